namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 - (max - x) / (max - min).</summary>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5; COINr <c>n_dist2max</c>.</remarks>
public sealed record DistanceToMaximum : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "distance_to_max";
}
