namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The least child: no compensation at all. Weights count only by being 0 or not.</summary>
/// <remarks>Source: the limit of the power mean for p towards minus infinity; Hardy, Littlewood and Pólya (1934), Inequalities, 2.3.</remarks>
public sealed record MinimumAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "minimum";
}
