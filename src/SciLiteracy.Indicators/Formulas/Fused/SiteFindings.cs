using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>What happened in the cells of one operation, gathered from all blocks: of each kind the number, and the first in the order of the plain evaluation.</summary>
internal sealed class SiteFindings
{
    private static readonly DiagnosticDescriptor[] Kinds =
        [FormulaDiagnostics.DivisionByZero, FormulaDiagnostics.Undefined, FormulaDiagnostics.Overflow, FormulaDiagnostics.PartialCoverage];

    private readonly Lock _lock = new();
    private readonly Tally[] _tallies = new Tally[Kinds.Length];
    private readonly List<(DiagnosticDescriptor Kind, long Order, int Cell, string What)> _open = [];

    /// <summary>Notes a cell.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="order">When a plain evaluation comes to it.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="what">What happened, in words.</param>
    public void Add(DiagnosticDescriptor kind, long order, int cell, string what)
    {
        lock (_lock)
            Count(kind, order, cell, what);
    }

    /// <summary>Notes a cell of which it is not known yet whether it counts.</summary>
    public void AddOpen(DiagnosticDescriptor kind, long order, int cell, string what)
    {
        lock (_lock)
            _open.Add((kind, order, cell, what));
    }

    public void Report(CellFindings findings, TextSpan anchor, bool[]? wanted)
    {
        foreach (var (kind, order, cell, what) in _open)
        {
            if (wanted is null || wanted[cell])
                Count(kind, order, cell, what);
        }

        foreach (var (tally, kind) in _tallies.Zip(Kinds).Where(t => t.First.Count > 0).OrderBy(t => t.First.Order))
            findings.Add(kind, anchor, tally.Cell, tally.What!, tally.Count);
    }

    private void Count(DiagnosticDescriptor kind, long order, int cell, string what)
    {
        ref var tally = ref _tallies[Array.IndexOf(Kinds, kind)];
        if (tally.Count++ == 0 || order < tally.Order)
            (tally.Order, tally.Cell, tally.What) = (order, cell, what);
    }

    private record struct Tally(int Count, long Order, int Cell, string? What);
}
