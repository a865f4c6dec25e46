using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>
/// Evaluates formulas in the plainest way: every expression becomes a column of its own, in the order in which formulas depend on each other. Faster
/// evaluations are measured against it.
/// </summary>
public static class FormulaInterpreter
{
    /// <summary>Computes all formulas of a model.</summary>
    /// <param name="model">The formulas.</param>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions; entities of the dataset that are none of them have no parent and no children.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Observations and computed values, with the warnings.</returns>
    /// <remarks>
    /// Formulas are computed in the periods of the dataset, for its entities with their breakdowns, for the regions in which they lie, and for the wholes of
    /// which a formula selects a part. The status of a result is that of the operand which calls for the most caution; what cannot be computed (x / 0) is
    /// missing with the status M.
    /// </remarks>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public static FormulaEvaluation Evaluate(
        FormulaModel model, Dataset dataset, RegionHierarchy regions, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(regions);
        var selections = model.Formulas.ToDictionary(f => f, f => SelectionsOf(f.Root));
        var axes = new FormulaAxes(dataset, regions, [.. selections.Values.SelectMany(s => s).Select(s => s.Breakdown).Distinct()]);
        var columns = new Dictionary<string, FormulaColumn>(StringComparer.Ordinal);
        var diagnostics = new DiagnosticBuilder();
        var breakdowns = new BreakdownCheck(model, dataset);
        var done = 0;
        foreach (var formula in model.Formulas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = formula.Indicator.Id;
            if (dataset.Contains(id))
            {
                diagnostics.Add(
                    FormulaDiagnostics.ObservedAndComputed, formula.LocationOf(default),
                    $"'{id}' has observations, but a formula too; the formula takes their place.");
            }

            foreach (var selection in selections[formula])
                breakdowns.Check(formula, selection, diagnostics);
            foreach (var input in formula.Inputs)
            {
                if (!columns.ContainsKey(input))
                    columns.Add(input, Observed(dataset, input, axes));
            }

            var findings = new CellFindings(formula, axes);
            columns[id] = new FormulaEvaluator(axes, columns, findings, cancellationToken).Evaluate(formula.Root, null);
            findings.Report(diagnostics);
            progress?.Report((double)++done / model.Formulas.Length);
        }

        return new FormulaEvaluation(model, dataset, axes, columns, diagnostics.ToImmutable());
    }

    internal static FormulaColumn Observed(Dataset dataset, string indicator, FormulaAxes axes)
    {
        var column = FormulaColumn.Empty(axes.Length);
        if (!dataset.Contains(indicator))
            return column;
        var values = dataset.Column(indicator);
        var statuses = dataset.StatusColumn(indicator);
        for (var i = 0; i < values.Length; i++)
        {
            var cell = (i / dataset.Entities.Count * axes.Keys.Length) + axes.DatasetPositions[i % dataset.Entities.Count];
            if (!double.IsNaN(values[i]))
                column.Set(cell, values[i], statuses[i]);
            else if (statuses[i].IsMissing())
                column.SetMissing(cell, statuses[i]);
        }

        return column;
    }

    internal static Dataset Combine(
        FormulaModel model, Dataset dataset, FormulaAxes axes, IReadOnlyDictionary<string, FormulaColumn> columns, CancellationToken cancellationToken)
    {
        var builder = new DatasetBuilder();
        foreach (var indicator in dataset.Indicators.Where(i => model.Find(i) is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var observation in dataset.Observations(indicator))
                builder.Add(observation);
        }

        foreach (var formula in model.Formulas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var column = columns[formula.Indicator.Id];
            for (var cell = 0; cell < column.Values.Length; cell++)
            {
                if (column.Statuses[cell] == ObservationStatus.Missing)
                    continue;
                var key = axes.Keys[cell % axes.Keys.Length];
                builder.TryAdd(
                    formula.Indicator.Id, key.Entity, key.Breakdown, axes.Periods[cell / axes.Keys.Length], column.Values[cell], column.Statuses[cell],
                    source: null, details: default, attributes: [], SourceLocation.None, out _);
            }
        }

        return builder.Build();
    }

    internal static ImmutableArray<BoundExpression.Part> SelectionsOf(BoundExpression root)
    {
        var selections = ImmutableArray.CreateBuilder<BoundExpression.Part>();
        var open = new Stack<BoundExpression>([root]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case BoundExpression.Part part:
                    selections.Add(part);
                    break;
                case BoundExpression.Convert convert:
                    open.Push(convert.Operand);
                    break;
                case BoundExpression.Unary unary:
                    open.Push(unary.Operand);
                    break;
                case BoundExpression.Binary binary:
                    open.Push(binary.Right);
                    open.Push(binary.Left);
                    break;
                case BoundExpression.Call call:
                    foreach (var argument in call.Arguments.Reverse())
                        open.Push(argument);
                    break;
            }
        }

        return selections.ToImmutable();
    }
}
