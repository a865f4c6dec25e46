namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How much of the variance of a result is due to a factor.</summary>
/// <param name="Factor">The name of the factor or group.</param>
/// <param name="First">The first-order index: the share by itself; NaN if the result does not vary.</param>
/// <param name="FirstBounds">The bootstrap interval of it; null without resampling or variance.</param>
/// <param name="Total">The total-order index: the share by itself and together with others; NaN if the result does not vary.</param>
/// <param name="TotalBounds">The bootstrap interval of it; null without resampling or variance.</param>
public sealed record SensitivityIndex(string Factor, double First, ConfidenceBounds? FirstBounds, double Total, ConfidenceBounds? TotalBounds);
