namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Which step of an index varies. It is an error if the index has no such step.</summary>
/// <param name="Kind">The kind of the step.</param>
/// <param name="Ordinal">Which of that kind, 1 for the first; null if there is only one.</param>
public readonly record struct VariedStep(StepKind Kind, int? Ordinal = null);
