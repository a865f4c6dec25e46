namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - mean) / sd · <paramref name="StandardDeviation"/> + <paramref name="Mean"/>, with the sample standard deviation (n - 1).</summary>
/// <param name="Mean">The mean of the scores.</param>
/// <param name="StandardDeviation">The standard deviation of the scores.</param>
public sealed record ZScore(double Mean, double StandardDeviation) : NormalizationMethod;
