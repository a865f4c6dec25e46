namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - min) / (target - min), with the target of the indicator.</summary>
/// <param name="Cap">Whether scores end at 1.</param>
public sealed record DistanceToTarget(bool Cap) : NormalizationMethod;
