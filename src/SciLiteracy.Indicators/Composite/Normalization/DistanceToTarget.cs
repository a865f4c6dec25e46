namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - min) / (target - min), with the target of the indicator.</summary>
/// <param name="Cap">Whether scores end at 1.</param>
/// <remarks>Source: COINr <c>n_dist2targ</c>. A target worse than all values turns the order around, with a warning.</remarks>
public sealed record DistanceToTarget(bool Cap = false) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "distance_to_target";
}
