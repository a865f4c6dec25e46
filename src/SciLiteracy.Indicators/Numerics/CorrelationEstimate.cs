namespace SciLiteracy.Indicators.Numerics;

/// <summary>A correlation with the number of pairs and its p-value.</summary>
/// <param name="Method">How it was measured.</param>
/// <param name="Coefficient">From -1 to 1, dimensionless; NaN for fewer than two pairs, or where a column is constant over them.</param>
/// <param name="Count">The number of complete pairs.</param>
/// <param name="PValue">The two-sided probability of a coefficient at least as far from 0 where there is no association; NaN where it is not
/// defined.</param>
public sealed record CorrelationEstimate(CorrelationMethod Method, double Coefficient, int Count, double PValue);
