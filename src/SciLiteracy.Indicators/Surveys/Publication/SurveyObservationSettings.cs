using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>Which survey estimates become observations, and of what.</summary>
public sealed record SurveyObservationSettings : Located
{
    /// <summary>Gets the indicator.</summary>
    public required Reference Indicator { get; init; }

    /// <summary>Gets the ids of the estimates, or their keys (<c>mean</c>) where they have no id; none for all.</summary>
    public ValueList<SourceText> Estimates { get; init; } = [];

    /// <summary>Gets the variable, where the estimates have several; otherwise null.</summary>
    public SourceText? Variable { get; init; }

    /// <summary>Gets the category, point, level or contrast, where the estimates have several; otherwise null.</summary>
    public SourceText? Level { get; init; }

    /// <summary>Gets the unit of the estimates; null for <c>1</c>, that of shares and counts. They are converted to the unit of the indicator.</summary>
    public SourceText? Unit { get; init; }

    /// <summary>Gets the period of the survey.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the entity of estimates whose domain names none.</summary>
    public required Reference Entity { get; init; }

    /// <summary>Gets the dimension of the domain whose levels are entities, such as <c>province</c>; null if there is none. The other dimensions make the breakdown.</summary>
    public SourceText? EntityDimension { get; init; }

    /// <summary>Gets level of the survey and code of the entity; a level that is not there is a code itself.</summary>
    public ValueList<KeyValuePair<string, string>> EntityCodes { get; init; } = [];

    /// <summary>Gets how dimensions and their levels are called in breakdowns; one that is not there is called as it is.</summary>
    public ValueList<BreakdownMapping> Breakdowns { get; init; } = [];

    /// <summary>
    /// Gets the part of the entity that all estimates are about, to which the dimensions of domains are added; null for the whole. Estimates with a condition need it:
    /// <see cref="Breakdown.Total"/> says that the condition only makes out the population.
    /// </summary>
    public Breakdown? Part { get; init; }

    /// <summary>Gets the rules by which estimates are flagged or not published.</summary>
    public QualityRules Rules { get; init; } = QualityRules.None;

    /// <summary>Gets the source document; null if none is named.</summary>
    public Reference? Source { get; init; }
}
