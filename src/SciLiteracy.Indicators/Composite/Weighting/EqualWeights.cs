namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>All siblings alike.</summary>
public sealed record EqualWeights : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "equal";
}
