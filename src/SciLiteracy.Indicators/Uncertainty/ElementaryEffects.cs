namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What screening found of one factor.</summary>
/// <param name="Factor">The name of the factor or group.</param>
/// <param name="MeanAbsolute">The mean of the absolute elementary effects (μ*): how much the factor matters.</param>
/// <param name="Mean">The mean of the elementary effects (μ); NaN for a factor of several dimensions, whose effects have no sign.</param>
/// <param name="StandardDeviation">Their standard deviation (σ, n - 1): how much the effect depends on where the others are; that of the absolute effects for a factor of several dimensions.</param>
public sealed record ElementaryEffects(string Factor, double MeanAbsolute, double Mean, double StandardDeviation);
