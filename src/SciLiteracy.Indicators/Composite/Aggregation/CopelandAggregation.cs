namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// Copeland's rule: the number of entities that an entity outranks, less the number that outrank it. Needs only the order of values; nothing is compensated.
/// </summary>
/// <remarks>
/// i outranks j if the weight of the children on which i is above j is greater than that of those on which it is below. Children that one of the two lacks do
/// not count for the pair, so the order of the rows does not matter; COINr gives that weight to the later one. Weights count in steps of 2⁻⁴⁰ of their sum, and
/// two sums are tied within half a step a child, so that the rounding of shares such as 1/3 makes no winner.
/// Source: Munda and Nardo (2009), "Noncompensatory/nonlinear composite indicators for ranking countries", Applied Economics 41; COINr <c>a_copeland</c>.
/// </remarks>
public sealed record CopelandAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "copeland";

    /// <inheritdoc/>
    public override AggregationDependence Dependence => AggregationDependence.CrossSection;
}
