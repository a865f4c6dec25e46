namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Draws the values that a step of imputation fills in, instead of taking its best guess every time: multiple imputation.</summary>
/// <param name="Ordinal">Which step of imputation, 1 for the first; null if there is only one.</param>
public sealed record ImputationDraws(int? Ordinal = null) : UncertainFactor;
