namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The rank - 1: how many are worse, ties apart.</summary>
/// <param name="Ties">What ties get.</param>
public sealed record BordaScore(SciLiteracy.Indicators.Numerics.TieRule Ties) : NormalizationMethod;
