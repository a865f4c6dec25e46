namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The weighted harmonic mean Σ w / Σ (w / x), for positive values. Compensates less than the geometric mean.</summary>
/// <remarks>A value that is not positive is an error. Source: COINr <c>a_hmean</c>, which takes negative values as well.</remarks>
public sealed record HarmonicAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "harmonic";
}
