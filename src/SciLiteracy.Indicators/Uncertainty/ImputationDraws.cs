namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Draws the values that a step of imputation fills in, instead of taking its best guess every time: multiple imputation.</summary>
/// <param name="Ordinal">Which step of imputation, 1 for the first; null if there is only one.</param>
/// <remarks>
/// Regression, expectation-maximization and nearest neighbors draw by their own models. For the other methods, added to each filled value is an error that the method made, for the same indicator, on a known cell that was taken away beforehand, less the mean of these errors. At most 200 cells of an
/// indicator are taken away, one of every indicator at a time.
/// </remarks>
public sealed record ImputationDraws(int? Ordinal = null) : UncertainFactor;
