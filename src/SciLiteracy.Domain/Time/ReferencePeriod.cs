using System.Globalization;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>
/// The year, half-year, quarter, month or day that a number refers to; from year 1 to year 9999 of the ISO calendar. The default is the year 1.
/// </summary>
/// <remarks>
/// Text is that of SDMX and ISO 8601: <c>2020</c>, <c>2020-S1</c>, <c>2020-Q3</c>, <c>2020-06</c>, <c>2020-06-15</c>. Also read are
/// <c>2020-A1</c>, <c>2020-H1</c>, <c>2020-M06</c> and <c>2020-D167</c>. A reporting year that begins in another month than January is not known here.
/// Source: SDMX 2.1 Technical Specification, section 6 (observational time period); ISO 8601-1:2019.
/// </remarks>
public readonly record struct ReferencePeriod : IComparable<ReferencePeriod>, ISpanParsable<ReferencePeriod>, ISpanFormattable
{
    internal const string Expected = "a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15";

    private const int LastYear = 9999;
    private const int LastDayOrdinal = 3_652_058;

    private readonly PeriodFrequency _frequency;
    private readonly int _ordinal;

    internal ReferencePeriod(PeriodFrequency frequency, int ordinal)
    {
        _frequency = frequency;
        _ordinal = ordinal;
    }

    /// <summary>Gets how long the period is.</summary>
    public PeriodFrequency Frequency => _frequency;

    /// <summary>Gets the number of periods of the same frequency before this one, from the beginning of the year 1; from 0.</summary>
    public int Ordinal => _ordinal;

    /// <summary>Gets the year in which the period lies.</summary>
    public int Year => _frequency == PeriodFrequency.Daily ? FirstDay.Year : (_ordinal / PerYear(_frequency)) + 1;

    /// <summary>Gets the position in the year, from 1: the number of the half-year, quarter or month, the day of the year; 1 for a year.</summary>
    public int NumberInYear => _frequency == PeriodFrequency.Daily ? FirstDay.DayOfYear : (_ordinal % PerYear(_frequency)) + 1;

    /// <summary>Gets the first day.</summary>
    public LocalDate FirstDay
    {
        get
        {
            if (_frequency == PeriodFrequency.Daily)
                return new LocalDate(1, 1, 1).PlusDays(_ordinal);
            var perYear = PerYear(_frequency);
            return new LocalDate((_ordinal / perYear) + 1, (_ordinal % perYear * (12 / perYear)) + 1, 1);
        }
    }

    /// <summary>Gets the last day.</summary>
    public LocalDate LastDay
    {
        get
        {
            if (_frequency == PeriodFrequency.Daily)
                return FirstDay;
            var perYear = PerYear(_frequency);
            var year = (_ordinal / perYear) + 1;
            var month = ((_ordinal % perYear) + 1) * (12 / perYear);
            return new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month));
        }
    }

    /// <summary>Makes a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9999.</exception>
    public static ReferencePeriod OfYear(int year) => InYear(PeriodFrequency.Annual, year, 1, nameof(year));

    /// <summary>Makes half a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9999, or the half-year not 1 or 2.</exception>
    public static ReferencePeriod OfHalfYear(int year, int halfYear) => InYear(PeriodFrequency.HalfYearly, year, halfYear, nameof(halfYear));

    /// <summary>Makes a quarter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9999, or the quarter not from 1 to 4.</exception>
    public static ReferencePeriod OfQuarter(int year, int quarter) => InYear(PeriodFrequency.Quarterly, year, quarter, nameof(quarter));

    /// <summary>Makes a month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not from 1 to 9999, or the month not from 1 to 12.</exception>
    public static ReferencePeriod OfMonth(int year, int month) => InYear(PeriodFrequency.Monthly, year, month, nameof(month));

    /// <summary>Makes a day. A date of another calendar is converted to the ISO calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is before the year 1.</exception>
    public static ReferencePeriod OfDay(LocalDate date) => Containing(date, PeriodFrequency.Daily);

    /// <summary>Returns the period of a frequency in which a date lies. A date of another calendar is converted to the ISO calendar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is before the year 1, or there is no such frequency.</exception>
    public static ReferencePeriod Containing(LocalDate date, PeriodFrequency frequency)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        if (iso.Year < 1)
            throw new ArgumentOutOfRangeException(nameof(date), date, "A reference period lies in the years 1 to 9999.");
        if (frequency == PeriodFrequency.Daily)
            return new ReferencePeriod(frequency, Period.DaysBetween(new LocalDate(1, 1, 1), iso));
        var perYear = PerYear(frequency);
        return new ReferencePeriod(frequency, ((iso.Year - 1) * perYear) + ((iso.Month - 1) / (12 / perYear)));
    }

    /// <summary>Returns the days from the first to the last, both included.</summary>
    public DateInterval ToDateInterval() => new(FirstDay, LastDay);

    /// <summary>Tells whether a date lies in the period.</summary>
    public bool Contains(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return FirstDay <= iso && iso <= LastDay;
    }

    /// <summary>Returns the period of a coarser frequency (or the same) in which this one lies.</summary>
    /// <exception cref="ArgumentException">The frequency is finer than that of the period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frequency.</exception>
    public ReferencePeriod Enclosing(PeriodFrequency frequency)
    {
        _ = MaximumOrdinal(frequency);
        return frequency <= _frequency
            ? Containing(FirstDay, frequency)
            : throw new ArgumentException($"No period with frequency {frequency} encloses the period '{this}'; it is finer.", nameof(frequency));
    }

    /// <summary>Returns the periods of a finer frequency (or the same) of which this one consists.</summary>
    /// <exception cref="ArgumentException">The frequency is coarser than that of the period.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frequency.</exception>
    public PeriodRange Subperiods(PeriodFrequency frequency)
    {
        _ = MaximumOrdinal(frequency);
        return frequency >= _frequency
            ? PeriodRange.Of(Containing(FirstDay, frequency), Containing(LastDay, frequency))
            : throw new ArgumentException($"The period '{this}' has no parts with frequency {frequency}; it is coarser.", nameof(frequency));
    }

    /// <summary>Returns the period so many periods of the same frequency later, or earlier if the number is negative.</summary>
    /// <exception cref="OverflowException">The result is not in the years 1 to 9999.</exception>
    public static ReferencePeriod operator +(ReferencePeriod period, int count)
    {
        var ordinal = (long)period._ordinal + count;
        return ordinal >= 0 && ordinal <= MaximumOrdinal(period._frequency)
            ? new ReferencePeriod(period._frequency, (int)ordinal)
            : throw OutOfYears(period, count);
    }

    /// <summary>Returns the period so many periods of the same frequency earlier, or later if the number is negative.</summary>
    /// <exception cref="OverflowException">The result is not in the years 1 to 9999.</exception>
    public static ReferencePeriod operator -(ReferencePeriod period, int count)
    {
        var ordinal = (long)period._ordinal - count;
        return ordinal >= 0 && ordinal <= MaximumOrdinal(period._frequency)
            ? new ReferencePeriod(period._frequency, (int)ordinal)
            : throw OutOfYears(period, -(long)count);
    }

    /// <summary>Returns how many periods the first is later than the second; negative if it is earlier.</summary>
    /// <exception cref="ArgumentException">The frequencies differ.</exception>
    public static int operator -(ReferencePeriod later, ReferencePeriod earlier)
    {
        RequireSameFrequency(later, earlier);
        return later._ordinal - earlier._ordinal;
    }

    /// <summary>Tells whether a period is before another of the same frequency.</summary>
    /// <exception cref="ArgumentException">The frequencies differ; <see cref="CompareTo"/> has an order for all periods.</exception>
    public static bool operator <(ReferencePeriod left, ReferencePeriod right) => left - right < 0;

    /// <summary>Tells whether a period is after another of the same frequency.</summary>
    /// <exception cref="ArgumentException">The frequencies differ; <see cref="CompareTo"/> has an order for all periods.</exception>
    public static bool operator >(ReferencePeriod left, ReferencePeriod right) => left - right > 0;

    /// <summary>Tells whether a period is before another of the same frequency, or is that period.</summary>
    /// <exception cref="ArgumentException">The frequencies differ; <see cref="CompareTo"/> has an order for all periods.</exception>
    public static bool operator <=(ReferencePeriod left, ReferencePeriod right) => left - right <= 0;

    /// <summary>Tells whether a period is after another of the same frequency, or is that period.</summary>
    /// <exception cref="ArgumentException">The frequencies differ; <see cref="CompareTo"/> has an order for all periods.</exception>
    public static bool operator >=(ReferencePeriod left, ReferencePeriod right) => left - right >= 0;

    /// <summary>Orders periods of all frequencies for a sorted column: by the first day, then the coarser first.</summary>
    public int CompareTo(ReferencePeriod other)
    {
        if (_frequency == other._frequency)
            return _ordinal.CompareTo(other._ordinal);
        var byFirstDay = FirstDay.CompareTo(other.FirstDay);
        return byFirstDay != 0 ? byFirstDay : _frequency.CompareTo(other._frequency);
    }

    /// <summary>Reads a period; the remarks of the type have the texts.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static ReferencePeriod Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <summary>Reads a period; the remarks of the type have the texts.</summary>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static ReferencePeriod Parse(ReadOnlySpan<char> s) =>
        TryParse(s, out var period) ? period : throw new FormatException($"'{s}' is no reference period; expected {Expected}.");

    /// <inheritdoc/>
    public static ReferencePeriod Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static ReferencePeriod Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a period from a text that may be bad.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ReferencePeriod period)
    {
        period = default;
        if (text.Length < 4 || !IsoDate.TryReadDigits(text[..4], out var year) || year == 0)
            return false;
        if (text.Length == 4)
            return TryInYear(PeriodFrequency.Annual, year, 1, out period);
        if (text[4] != '-')
            return false;

        var rest = text[5..];
        switch (rest.Length)
        {
            case 2 when rest[0] is 'A' or 'S' or 'H' or 'Q':
                var letter = rest[0] switch
                {
                    'A' => PeriodFrequency.Annual,
                    'Q' => PeriodFrequency.Quarterly,
                    _ => PeriodFrequency.HalfYearly,
                };
                return IsoDate.TryReadDigits(rest[1..], out var number) && TryInYear(letter, year, number, out period);
            case 2:
                return IsoDate.TryReadDigits(rest, out var month) && TryInYear(PeriodFrequency.Monthly, year, month, out period);
            case 3 when rest[0] == 'M':
                return IsoDate.TryReadDigits(rest[1..], out var sdmxMonth) && TryInYear(PeriodFrequency.Monthly, year, sdmxMonth, out period);
            case 4 when rest[0] == 'D':
                if (!IsoDate.TryReadDigits(rest[1..], out var day) || day < 1 || day > CalendarSystem.Iso.GetDaysInYear(year))
                    return false;
                period = OfDay(new LocalDate(year, 1, 1).PlusDays(day - 1));
                return true;
            case 5:
                if (!IsoDate.TryParse(text, out var date))
                    return false;
                period = OfDay(date);
                return true;
            default:
                return false;
        }
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out ReferencePeriod)"/>
    public static bool TryParse(string? s, out ReferencePeriod result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ReferencePeriod result) => TryParse(s.AsSpan(), out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ReferencePeriod result) => TryParse(s, out result);

    /// <summary>The canonical text: <c>2020</c>, <c>2020-S1</c>, <c>2020-Q3</c>, <c>2020-06</c>, <c>2020-06-15</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[10];
        TryFormat(text, out var written);
        return new string(text[..written]);
    }

    /// <summary>Returns the canonical text; there is no other format, and no culture has its own.</summary>
    /// <param name="format">Null, empty or <c>G</c>.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        RequireGeneral(format);
        return ToString();
    }

    /// <summary>Writes the canonical text, at most 10 characters; false if there is not room enough.</summary>
    /// <param name="destination">Receives the text.</param>
    /// <param name="charsWritten">The number of characters written; 0 if there is not room enough.</param>
    /// <param name="format">Empty or <c>G</c>.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        RequireGeneral(format);
        var invariant = CultureInfo.InvariantCulture;
        switch (_frequency)
        {
            case PeriodFrequency.Annual:
                return destination.TryWrite(invariant, $"{Year:D4}", out charsWritten);
            case PeriodFrequency.HalfYearly:
                return destination.TryWrite(invariant, $"{Year:D4}-S{NumberInYear}", out charsWritten);
            case PeriodFrequency.Quarterly:
                return destination.TryWrite(invariant, $"{Year:D4}-Q{NumberInYear}", out charsWritten);
            case PeriodFrequency.Monthly:
                return destination.TryWrite(invariant, $"{Year:D4}-{NumberInYear:D2}", out charsWritten);
            default:
                return IsoDate.TryFormat(FirstDay, destination, out charsWritten);
        }
    }

    private static void RequireGeneral(ReadOnlySpan<char> format)
    {
        if (format is not ("" or "G"))
            throw new FormatException($"A reference period has no format '{format}'; expected nothing or 'G'.");
    }

    private static void RequireSameFrequency(ReferencePeriod left, ReferencePeriod right)
    {
        if (left._frequency != right._frequency)
            throw new ArgumentException($"The periods '{left}' and '{right}' have different frequencies ({left._frequency}, {right._frequency}).");
    }

    private static OverflowException OutOfYears(ReferencePeriod period, long count) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{count} periods from '{period}' is not in the years 1 to 9999."));

    private static ReferencePeriod InYear(PeriodFrequency frequency, int year, int number, string parameter)
    {
        if (year is < 1 or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, "A reference period lies in the years 1 to 9999.");
        return TryInYear(frequency, year, number, out var period)
            ? period
            : throw new ArgumentOutOfRangeException(parameter, number, $"A year has the periods 1 to {PerYear(frequency)} of this frequency.");
    }

    private static bool TryInYear(PeriodFrequency frequency, int year, int number, out ReferencePeriod period)
    {
        var perYear = PerYear(frequency);
        var good = number >= 1 && number <= perYear;
        period = good ? new ReferencePeriod(frequency, ((year - 1) * perYear) + number - 1) : default;
        return good;
    }

    private static int MaximumOrdinal(PeriodFrequency frequency) =>
        frequency == PeriodFrequency.Daily ? LastDayOrdinal : (LastYear * PerYear(frequency)) - 1;

    private static int PerYear(PeriodFrequency frequency) => frequency switch
    {
        PeriodFrequency.Annual => 1,
        PeriodFrequency.HalfYearly => 2,
        PeriodFrequency.Quarterly => 4,
        PeriodFrequency.Monthly => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "Expected a frequency from Annual to Daily."),
    };
}
