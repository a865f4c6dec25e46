namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(rank - 1) / (n - 1).</summary>
/// <param name="Ties">What ties get.</param>
public sealed record PercentileRank(SciLiteracy.Indicators.Numerics.TieRule Ties) : NormalizationMethod;
