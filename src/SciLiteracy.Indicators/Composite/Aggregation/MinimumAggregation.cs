namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The least child: no compensation at all. Weights count only by being 0 or not.</summary>
public sealed record MinimumAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "minimum";
}
