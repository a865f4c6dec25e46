using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>What belongs to one formula while values are explained.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Texts">Its pieces as text.</param>
/// <param name="Notes">What happened in its cells, in the pieces that were evaluated.</param>
/// <param name="Evaluator">Evaluates its pieces.</param>
internal sealed record FormulaScope(BoundFormula Formula, FormulaTexts Texts, CellNotes Notes, FormulaEvaluator Evaluator);
