namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>x / mean · 100 where higher is better, raw mean / raw x · 100 where lower is; the mean of the values scores 100 where higher is better.</summary>
/// <remarks>
/// For values of at least 0; a negative mean turns the order around, with a warning. Where lower is better, a raw 0 has no score, with a warning. A mean of 0 leaves the
/// scores missing, with a warning. The mean is over the rows of the scope. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5, distance
/// to a reference, which is the mean here.
/// </remarks>
public sealed record RatioToMean : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "ratio_to_mean";
}
