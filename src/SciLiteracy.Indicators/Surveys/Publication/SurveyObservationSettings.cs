using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>What survey estimates are observations of.</summary>
public sealed record SurveyObservationSettings
{
    /// <summary>Gets the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Gets the period of the survey.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the entity of estimates whose domain names none.</summary>
    public required string Entity { get; init; }

    /// <summary>Gets the dimension of the domain whose levels are entities, such as <c>province</c>; null if there is none. The other dimensions make the breakdown.</summary>
    public string? EntityDimension { get; init; }

    /// <summary>Gets the code of an entity for a level; a level that is not there is a code itself.</summary>
    public IReadOnlyDictionary<string, string> EntityCodes { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets by what estimates and standard errors are multiplied to be in the unit of the indicator: 100 for a share and <c>%</c>.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Gets the rules by which estimates are flagged or not published.</summary>
    public QualityRules Rules { get; init; } = QualityRules.None;

    /// <summary>Gets the id of the source document; null if none is named.</summary>
    public string? Source { get; init; }
}
