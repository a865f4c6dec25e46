namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>The skewness and kurtosis of an indicator, and whether they pass.</summary>
/// <param name="Skew">The skewness of type 2.</param>
/// <param name="Kurtosis">The excess kurtosis of type 2.</param>
/// <param name="Passes">Whether |skew| or the kurtosis is below its limit.</param>
public readonly record struct ShapeStatistics(double Skew, double Kurtosis, bool Passes);
