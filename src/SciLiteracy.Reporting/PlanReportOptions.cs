using NodaTime;

namespace SciLiteracy.Reporting;

/// <summary>What a report shows.</summary>
public sealed record PlanReportOptions
{
    /// <summary>Gets the BCP 47 tag of the language of titles and names; English, else the first there is, where a text does not have it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>
    /// Gets the date on which the plan is seen: agencies are followed to those that answer on it, phases in force are marked, and only figures of periods
    /// that ended by then count. Null shows agencies as the plan names them and uses every figure.
    /// </summary>
    public LocalDate? On { get; init; }
}
