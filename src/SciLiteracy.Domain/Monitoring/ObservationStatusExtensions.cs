using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>The SDMX letters of observation statuses.</summary>
public static class ObservationStatusExtensions
{
    private const string Letters = "ABDEFGHIJKLMNOPQSUVW";

    /// <summary>Gets the letters that are known, in the order of the values of <see cref="ObservationStatus"/>.</summary>
    public static string KnownLetters => Letters;

    /// <summary>Returns the SDMX letter.</summary>
    public static char ToLetter(this ObservationStatus status) => Letters[(int)status];

    /// <summary>Reads an SDMX letter; an empty text means <c>A</c>.</summary>
    public static bool TryParseLetter(ReadOnlySpan<char> text, [NotNullWhen(true)] out ObservationStatus? status)
    {
        var index = text.Length switch { 0 => 0, 1 => Letters.IndexOf(text[0]), _ => -1 };
        status = index < 0 ? null : (ObservationStatus)index;
        return index >= 0;
    }

    /// <summary>Tells whether the status says that there is no value: H, L, M, O or Q.</summary>
    public static bool IsMissing(this ObservationStatus status) => status
        is ObservationStatus.MissingHoliday or ObservationStatus.NotCollected or ObservationStatus.CannotExist
        or ObservationStatus.Missing or ObservationStatus.Suppressed;
}
