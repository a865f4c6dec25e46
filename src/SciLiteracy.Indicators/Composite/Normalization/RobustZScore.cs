namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - median) / (1.4826 · MAD), MAD the median of |x - median|.</summary>
public sealed record RobustZScore : NormalizationMethod;
