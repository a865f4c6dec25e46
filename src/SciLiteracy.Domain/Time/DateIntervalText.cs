using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>
/// Intervals of days as text. Canonical is the ISO 8601 interval <c>2016-01-01/2020-12-31</c>, both days included; a period or a range of
/// periods such as <c>2016</c>, <c>2016/2020</c> or <c>2016-Q1/2016-Q3</c> is read as its days.
/// </summary>
public static class DateIntervalText
{
    internal const string Expected = "an interval such as 2016-01-01/2020-12-31, in order, or a period such as 2016 or 2016/2020";

    /// <summary>Reads an interval.</summary>
    /// <exception cref="FormatException">The text is no interval.</exception>
    public static DateInterval Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var interval) ? interval : throw new FormatException($"'{text}' is no interval of days; expected {Expected}.");

    /// <summary>Reads an interval from a text that may be bad; both ends have the same precision.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out DateInterval? interval)
    {
        interval = PeriodRange.TryParse(text, out var range) ? range.ToDateInterval() : null;
        return interval is not null;
    }

    /// <summary>Returns the canonical text. Dates of another calendar are converted to the ISO calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval begins before the year 1, which has no such text.</exception>
    public static string Format(DateInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        if (!IsoDate.TryConvert(interval.Start, out var start) || !IsoDate.TryConvert(interval.End, out var end))
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval with a text lies in the years 1 to 9999.");
        return $"{IsoDate.Format(start)}/{IsoDate.Format(end)}";
    }
}
