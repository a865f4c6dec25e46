namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>An interval that an estimate comes with.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct ConfidenceBounds(double Low, double High);
