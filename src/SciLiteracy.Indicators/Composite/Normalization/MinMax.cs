namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - min) / (max - min), put on the range, 0 to 100 if there is none.</summary>
public sealed record MinMax : NormalizationMethod;
