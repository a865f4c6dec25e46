namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - mean) / sd · <paramref name="StandardDeviation"/> + <paramref name="Mean"/>, with the sample standard deviation (n - 1).</summary>
/// <param name="Mean">The mean of the scores.</param>
/// <param name="StandardDeviation">The standard deviation of the scores, above 0.</param>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5; COINr <c>n_zscore</c>.</remarks>
public sealed record ZScore(double Mean = 0, double StandardDeviation = 1) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "z_score";

    internal override string? Problem => base.Problem ?? (double.IsFinite(Mean) && double.IsFinite(StandardDeviation) && StandardDeviation > 0
        ? null
        : FormattableString.Invariant($"The scores have mean '{Mean}' and standard deviation '{StandardDeviation}', but the latter must be above 0."));
}
