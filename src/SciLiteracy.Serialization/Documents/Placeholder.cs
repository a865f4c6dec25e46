using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// What stands for a part that could not be read, so that the noun is still there for the checks of others. A document with a placeholder has an error, and
/// never leaves a reader.
/// </summary>
internal static class Placeholder
{
    /// <summary>A plan's id.</summary>
    public const string PlanId = "unreadable";

    /// <summary>A name or title.</summary>
    public static LocalizedText Text { get; } = LocalizedText.Of("und", "?");

    /// <summary>The period of a plan: any phase lies in it.</summary>
    public static DateInterval AllDays { get; } = new(new LocalDate(1, 1, 1), new LocalDate(9999, 12, 31));

    /// <summary>The period of a phase; replaced by that of the plan before it is checked.</summary>
    public static DateInterval UnknownDays { get; } = new(new LocalDate(1, 1, 1), new LocalDate(1, 1, 1));

    /// <summary>The unit of an indicator; whatever is measured in another one is not checked against it.</summary>
    public static SourceText Unit { get; } = new("1");
}
