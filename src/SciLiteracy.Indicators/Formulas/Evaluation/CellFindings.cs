using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>Counts what happened in the cells of one formula, so that each kind makes one finding and not a flood.</summary>
internal class CellFindings(BoundFormula formula, FormulaAxes axes)
{
    private readonly Dictionary<DiagnosticDescriptor, Entry> _entries = [];

    /// <summary>Notes a cell, or the first of several. Of the first one the place and the text are kept.</summary>
    public virtual void Add(DiagnosticDescriptor kind, TextSpan anchor, int cell, string what, int count = 1)
    {
        if (_entries.TryGetValue(kind, out var entry))
            entry.Count += count;
        else
            _entries.Add(kind, new Entry(anchor, cell, what) { Count = count });
    }

    public void Report(DiagnosticBuilder diagnostics)
    {
        foreach (var (kind, entry) in _entries)
        {
            var key = axes.Keys[entry.Cell % axes.Keys.Length];
            var period = axes.Periods[entry.Cell / axes.Keys.Length];
            diagnostics.Add(kind, formula.LocationOf(entry.Anchor), kind == FormulaDiagnostics.PartialCoverage ? Coverage() : Everywhere());

            string Everywhere() =>
                $"{char.ToUpperInvariant(entry.What[0])}{entry.What.AsSpan(1)} in {Cells(entry.Count)} of '{formula.Indicator.Id}'; the first is '{key}' in '{period}'.";

            string Coverage() =>
                $"'{formula.Indicator.Id}' is {entry.What} for '{key}' in '{period}'{(entry.Count > 1 ? $", and not over all in {Cells(entry.Count - 1)} more" : "")}.";
        }
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private sealed class Entry(TextSpan anchor, int cell, string what)
    {
        public TextSpan Anchor { get; } = anchor;

        public int Cell { get; } = cell;

        public string What { get; } = what;

        public required int Count { get; set; }
    }
}
