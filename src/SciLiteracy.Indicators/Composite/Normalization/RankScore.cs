namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The rank: 1 the worst, n the best.</summary>
/// <param name="Ties">What ties get.</param>
public sealed record RankScore(SciLiteracy.Indicators.Numerics.TieRule Ties) : NormalizationMethod;
