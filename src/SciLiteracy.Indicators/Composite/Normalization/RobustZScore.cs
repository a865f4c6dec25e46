namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - median) / (1.4826 · MAD), MAD the median of |x - median|.</summary>
/// <remarks>1.4826 makes it the z-score of a normal distribution. Without scores where more than half of the values are the same. Source: Rousseeuw and Croux (1993), JASA 88.</remarks>
public sealed record RobustZScore : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "robust_z_score";
}
