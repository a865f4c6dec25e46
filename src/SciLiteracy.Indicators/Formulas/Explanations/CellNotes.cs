using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Keeps what happened in every cell of one formula, where an evaluation only counts.</summary>
internal sealed class CellNotes(BoundFormula formula, FormulaAxes axes) : CellFindings(formula, axes)
{
    private readonly Dictionary<(TextSpan Anchor, int Cell), string> _notes = [];

    /// <inheritdoc/>
    public override void Add(DiagnosticDescriptor kind, TextSpan anchor, int cell, string what, int count = 1) => _notes[(anchor, cell)] = what;

    /// <summary>Returns what happened at an operator or function in a cell, or null.</summary>
    public string? Find(TextSpan anchor, int cell) => _notes.GetValueOrDefault((anchor, cell));
}
