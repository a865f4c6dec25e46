namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 / (1 + exp(-z)) of the z-score, put on the range that 0 and 1 become, 0 to 1 if there is none.</summary>
public sealed record LogisticScore : NormalizationMethod;
