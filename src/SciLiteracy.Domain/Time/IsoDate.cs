using System.Globalization;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>Dates as ISO 8601 text, <c>2020-06-15</c>: four digits of the year, 0001 to 9999; nothing else is a date.</summary>
internal static class IsoDate
{
    public static bool TryParse(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month) || !TryReadDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    public static bool TryFormat(LocalDate date, Span<char> destination, out int written) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}", out written);

    public static string Format(LocalDate date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");

    /// <summary>Returns the date in the ISO calendar; false if it is before the year 1.</summary>
    public static bool TryConvert(LocalDate date, out LocalDate iso)
    {
        iso = date.WithCalendar(CalendarSystem.Iso);
        return iso.Year >= 1;
    }

    /// <summary>Reads ASCII digits only: no sign, no blank, no digit of another script. At most nine of them.</summary>
    public static bool TryReadDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > 9)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
