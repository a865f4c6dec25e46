namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>x / max where higher is better, raw min / raw x where lower is.</summary>
public sealed record FractionOfMaximum : NormalizationMethod;
