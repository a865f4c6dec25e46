namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 - (max - x) / (max - min).</summary>
public sealed record DistanceToMaximum : NormalizationMethod;
