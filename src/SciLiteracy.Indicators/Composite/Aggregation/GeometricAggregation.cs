namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The weighted geometric mean exp(Σ w ln x / Σ w), for positive values. Less compensation the lower a child is.</summary>
/// <remarks>
/// A value that is not positive is an error, not a score; a range such as 1 to 100 in the normalization avoids it.
/// Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.6; COINr <c>a_gmean</c>.
/// </remarks>
public sealed record GeometricAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "geometric";
}
