using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Which value is meant: of which indicator, for what, in which period.</summary>
/// <param name="Indicator">The id of the indicator.</param>
/// <param name="Entity">The code of the entity.</param>
/// <param name="Breakdown">The part of the entity.</param>
/// <param name="Period">The period.</param>
public sealed record CellAddress(string Indicator, string Entity, Breakdown Breakdown, ReferencePeriod Period)
{
    /// <summary>For instance <c>literacy_rate of '00[sex=female]' in 2020</c>.</summary>
    public override string ToString() => $"{Indicator} of '{(Breakdown.IsTotal ? Entity : $"{Entity}[{Breakdown}]")}' in {Period}";
}
