using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>
/// The days on which something exists, both ends included; an end that is open or not known is null. Text is
/// <c>1998-03-10/2018-03-18</c>, with <c>..</c> for an open end.
/// </summary>
/// <remarks>Source of the text: ISO 8601-2:2019 (EDTF level 1), open time intervals.</remarks>
public sealed record Lifetime
{
    internal const string Expected = "two dates such as 1998-03-10/2018-03-18, in order, with '..' for an open end";

    private Lifetime(LocalDate? start, LocalDate? end)
    {
        Start = start;
        End = end;
    }

    /// <summary>Gets the lifetime with both ends open.</summary>
    public static Lifetime Always { get; } = new(null, null);

    /// <summary>Gets the first day; null if it is open.</summary>
    public LocalDate? Start { get; }

    /// <summary>Gets the last day; null if it is open.</summary>
    public LocalDate? End { get; }

    /// <summary>Makes a lifetime. Dates of other calendars are converted to the ISO calendar.</summary>
    /// <exception cref="ArgumentException">The end is before the start, or a date is before the year 1.</exception>
    public static Lifetime Of(LocalDate? start, LocalDate? end) =>
        TryCreate(start, end, out var lifetime)
            ? lifetime
            : throw new ArgumentException("A lifetime does not end before it starts, and lies in the years 1 to 9999.", nameof(end));

    /// <summary>Makes a lifetime of ends that may be bad: false if the end is before the start, or a date is before the year 1.</summary>
    public static bool TryCreate(LocalDate? start, LocalDate? end, [NotNullWhen(true)] out Lifetime? lifetime)
    {
        lifetime = null;
        LocalDate isoStart = default, isoEnd = default;
        if ((start is { } s && !IsoDate.TryConvert(s, out isoStart)) || (end is { } e && !IsoDate.TryConvert(e, out isoEnd)))
            return false;
        if (start is null && end is null)
            lifetime = Always;
        else if (start is null || end is null || isoStart <= isoEnd)
            lifetime = new Lifetime(start is null ? null : isoStart, end is null ? null : isoEnd);
        return lifetime is not null;
    }

    /// <summary>Tells whether a day lies in the lifetime.</summary>
    public bool Contains(LocalDate date)
    {
        var iso = date.WithCalendar(CalendarSystem.Iso);
        return !(Start > iso) && !(End < iso);
    }

    /// <summary>Tells whether a day lies in both lifetimes.</summary>
    public bool Overlaps(Lifetime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !(Start > other.End) && !(other.Start > End);
    }

    /// <summary>Reads a lifetime.</summary>
    /// <exception cref="FormatException">The text is no lifetime.</exception>
    public static Lifetime Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var lifetime) ? lifetime : throw new FormatException($"'{text}' is no lifetime; expected {Expected}.");

    /// <summary>Reads a lifetime from a text that may be bad.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Lifetime? lifetime)
    {
        lifetime = null;
        var slash = text.IndexOf('/');
        return slash >= 0
            && TryParseEnd(text[..slash], out var start)
            && TryParseEnd(text[(slash + 1)..], out var end)
            && TryCreate(start, end, out lifetime);
    }

    /// <summary>The canonical text, for instance <c>../2018-03-18</c>.</summary>
    public override string ToString() => $"{Format(Start)}/{Format(End)}";

    private static string Format(LocalDate? end) => end is { } date ? IsoDate.Format(date) : "..";

    private static bool TryParseEnd(ReadOnlySpan<char> text, out LocalDate? end)
    {
        end = null;
        if (text is "..")
            return true;
        if (!IsoDate.TryParse(text, out var date))
            return false;
        end = date;
        return true;
    }
}
