using System.Collections;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>Consecutive reference periods of one frequency, both ends included; at least one. Text is <c>2016/2020</c>.</summary>
public sealed record PeriodRange : IReadOnlyList<ReferencePeriod>
{
    internal const string Expected = "two periods of one frequency, in order, such as 2016/2020 or 2019-Q1/2020-Q4";

    private PeriodRange(ReferencePeriod first, ReferencePeriod last)
    {
        First = first;
        Last = last;
    }

    /// <summary>Gets the first period.</summary>
    public ReferencePeriod First { get; }

    /// <summary>Gets the last period; it is in the range.</summary>
    public ReferencePeriod Last { get; }

    /// <summary>Gets the frequency of all periods of the range.</summary>
    public PeriodFrequency Frequency => First.Frequency;

    /// <summary>Gets the number of periods, at least 1.</summary>
    public int Count => Last - First + 1;

    /// <summary>Returns the period at a position, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public ReferencePeriod this[int index] =>
        index >= 0 && index < Count ? First + index : throw new ArgumentOutOfRangeException(nameof(index), index, $"The range has {Count} periods.");

    /// <summary>Makes a range.</summary>
    /// <exception cref="ArgumentException">The frequencies differ, or the last period is before the first.</exception>
    public static PeriodRange Of(ReferencePeriod first, ReferencePeriod last) =>
        TryCreate(first, last, out var range)
            ? range
            : throw new ArgumentException(
                $"The periods '{first}' and '{last}' bound no range; expected one frequency, and the first not after the last.", nameof(last));

    /// <summary>Makes a range of one period.</summary>
    public static PeriodRange Of(ReferencePeriod period) => new(period, period);

    /// <summary>Makes a range of ends that may be bad: false if their frequencies differ or the last is before the first.</summary>
    public static bool TryCreate(ReferencePeriod first, ReferencePeriod last, [NotNullWhen(true)] out PeriodRange? range)
    {
        range = first.Frequency == last.Frequency && first <= last ? new PeriodRange(first, last) : null;
        return range is not null;
    }

    /// <summary>Tells whether a period is one of the range; a period of another frequency is not.</summary>
    public bool Contains(ReferencePeriod period) => IndexOf(period) >= 0;

    /// <summary>Tells whether a date lies in one of the periods.</summary>
    public bool Contains(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return First.FirstDay <= iso && iso <= Last.LastDay;
    }

    /// <summary>Returns the position of a period, from 0, or -1 if it is not in the range.</summary>
    public int IndexOf(ReferencePeriod period) =>
        period.Frequency == Frequency && period >= First && period <= Last ? period - First : -1;

    /// <summary>Tells whether a day lies in both ranges; their frequencies may differ.</summary>
    public bool Intersects(PeriodRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return First.FirstDay <= other.Last.LastDay && other.First.FirstDay <= Last.LastDay;
    }

    /// <summary>Returns the periods that are in both ranges, or null if there is none.</summary>
    /// <exception cref="ArgumentException">The frequencies differ.</exception>
    public PeriodRange? Intersection(PeriodRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var first = First >= other.First ? First : other.First;
        var last = Last <= other.Last ? Last : other.Last;
        return first <= last ? new PeriodRange(first, last) : null;
    }

    /// <summary>Returns the days from the first to the last, both included.</summary>
    public DateInterval ToDateInterval() => new(First.FirstDay, Last.LastDay);

    /// <summary>Reads a range, <c>2016/2020</c>; the text of a period is the range of this one period.</summary>
    /// <exception cref="FormatException">The text is no range.</exception>
    public static PeriodRange Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var range)
            ? range
            : throw new FormatException($"'{text}' is no range of periods; expected {Expected}.");

    /// <summary>Reads a range from a text that may be bad.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out PeriodRange? range)
    {
        range = null;
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            range = ReferencePeriod.TryParse(text, out var period) ? Of(period) : null;
            return range is not null;
        }

        return ReferencePeriod.TryParse(text[..slash], out var first)
            && ReferencePeriod.TryParse(text[(slash + 1)..], out var last)
            && TryCreate(first, last, out range);
    }

    /// <summary>Enumerates the periods in order.</summary>
    public IEnumerator<ReferencePeriod> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return First + i;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The canonical text, for instance <c>2016/2020</c>; a range of one period is <c>2016/2016</c>.</summary>
    public override string ToString() => $"{First}/{Last}";
}
