namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The weighted arithmetic mean Σ w x / Σ w. Full compensation: a point lost on one child is made good by a point on another of its weight.</summary>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.6; COINr <c>a_amean</c>.</remarks>
public sealed record ArithmeticAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "arithmetic";
}
