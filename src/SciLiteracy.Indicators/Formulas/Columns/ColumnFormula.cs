using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>A formula over the columns of a table, computed row by row: <c>score >= 70 and residence == "rural"</c>.</summary>
/// <remarks>
/// The grammar is that of the formula language, without units, selections and functions that look at other rows. Columns are numbers or texts; a text in
/// double quotes is compared by <c>==</c> and <c>!=</c> with a column of texts. A missing operand makes the result missing, for <c>and</c> and <c>or</c> too;
/// <c>coalesce</c>, <c>is_missing</c> and the value that <c>if</c> does not choose are the exceptions. What has no value (x / 0) is missing.
/// </remarks>
public sealed class ColumnFormula
{
    private readonly ColumnNode _root;
    private readonly int _rows;

    private ColumnFormula(SourceText text, ColumnNode root, int rows, ImmutableArray<string> columns)
    {
        Text = text;
        _root = root;
        _rows = rows;
        Columns = columns;
    }

    /// <summary>Gets the formula as written.</summary>
    public SourceText Text { get; }

    /// <summary>Gets the columns that the formula names, each once, in the order of the text.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Gets whether the result is a truth value, in a column of numbers 1 for true and 0 for false.</summary>
    public bool IsTruth => _root.Type == ColumnType.Truth;

    /// <summary>Reads a formula and binds it to columns.</summary>
    /// <param name="formula">The formula. A string converts to it by itself.</param>
    /// <param name="columns">The columns that it may name; all of one length.</param>
    /// <returns>The formula, or every finding at its place in the text.</returns>
    /// <exception cref="ArgumentException">The columns are of different lengths.</exception>
    public static Result<ColumnFormula> Create(SourceText formula, IReadOnlyDictionary<string, TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(columns);
        var rows = columns.Count == 0 ? 0 : columns.First().Value.Count;
        if (columns.Any(c => c.Value.Count != rows))
            throw new ArgumentException("The columns are of different lengths.", nameof(columns));
        var diagnostics = new DiagnosticBuilder();
        var findings = new FormulaFindings(formula, formula.Location, diagnostics);
        var binder = new ColumnBinder(columns, findings);
        var root = FormulaParser.Parse(formula.Text, findings) is { } expression ? binder.Bind(expression) : null;
        return diagnostics.ToResult(() => new ColumnFormula(formula, root!, rows, binder.Columns));
    }

    /// <summary>Reads a formula whose columns are not known yet.</summary>
    /// <param name="formula">The formula. A string converts to it by itself.</param>
    /// <returns>What is wrong with its syntax, each finding at its place in the text; empty if nothing is.</returns>
    public static ImmutableArray<Diagnostic> CheckSyntax(SourceText formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var diagnostics = new DiagnosticBuilder();
        FormulaParser.Parse(formula.Text, new FormulaFindings(formula, formula.Location, diagnostics));
        return diagnostics.ToImmutable();
    }

    /// <summary>Computes all rows of a formula that gives numbers. Allocates nothing.</summary>
    /// <param name="values">Receives the numbers; shape [rows].</param>
    internal void EvaluateInto(Span<double> values)
    {
        for (var start = 0; start < _rows; start += ColumnNode.BlockLength)
            _root.Evaluate(start, values.Slice(start, Math.Min(ColumnNode.BlockLength, _rows - start)));
    }

    /// <summary>Computes all rows.</summary>
    /// <param name="name">The name of the column that is made.</param>
    /// <returns>A column of texts if the formula gives texts, else one of numbers.</returns>
    public TableColumn Evaluate(string name)
    {
        var values = new double[_rows];
        EvaluateInto(values);
        return _root.Type == ColumnType.Text
            ? new TextColumn(name, [.. values.Select(v => double.IsNaN(v) ? -1 : (int)v)], [.. _root.Labels])
            : new NumberColumn(name, ImmutableCollectionsMarshal.AsImmutableArray(values));
    }
}
