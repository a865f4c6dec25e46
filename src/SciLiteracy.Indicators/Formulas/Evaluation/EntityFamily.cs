namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>Entities that a function looks at together.</summary>
/// <param name="Owner">The position of the entity that they lie in; -1 if there is none.</param>
/// <param name="Members">Their positions; -1 for a region that is nowhere in the data. It counts as one without a value.</param>
internal sealed record EntityFamily(int Owner, int[] Members);
