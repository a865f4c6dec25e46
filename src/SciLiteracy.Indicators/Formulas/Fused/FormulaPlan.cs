using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// A model made ready for the entities and periods of a dataset: each formula as a program over blocks of cells, without a column for each expression.
/// </summary>
/// <remarks>
/// Values, statuses and warnings are those of <see cref="FormulaInterpreter"/>, to the bit, for any number of threads. Memory is that of the computed columns
/// and some registers for each thread; functions of other cells whose argument is an expression keep that in a column while they run. A plan can be
/// used by several threads.
/// </remarks>
public sealed class FormulaPlan
{
    private readonly FormulaModel _model;
    private readonly Dataset _dataset;
    private readonly FusedPlan _plan;
    private readonly Dictionary<BoundFormula, IReadOnlyList<BoundExpression.Part>> _selections;

    private FormulaPlan(FormulaModel model, Dataset dataset, FusedPlan plan, Dictionary<BoundFormula, IReadOnlyList<BoundExpression.Part>> selections)
    {
        _model = model;
        _dataset = dataset;
        _plan = plan;
        _selections = selections;
    }

    /// <summary>Plans the evaluation of all formulas of a model on a dataset.</summary>
    /// <param name="model">The formulas.</param>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions; entities of the dataset that are none of them have no parent and no children.</param>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    public static FormulaPlan Create(FormulaModel model, Dataset dataset, RegionHierarchy regions) => Create(model, dataset, regions, ProgramSchedule.LeastStreamed);

    /// <summary>Plans with a bound of its own for results that go past the caches.</summary>
    internal static FormulaPlan Create(FormulaModel model, Dataset dataset, RegionHierarchy regions, long leastStreamed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(regions);
        var selections = new Dictionary<BoundFormula, IReadOnlyList<BoundExpression.Part>>(ReferenceEqualityComparer.Instance);
        foreach (var formula in model.Formulas)
        {
            var parts = FormulaInterpreter.SelectionsOf(formula.Root);
            if (parts.Length > 0)
                selections.Add(formula, parts);
        }

        var axes = new FormulaAxes(dataset, regions, [.. selections.Values.SelectMany(s => s).Select(s => s.Breakdown).Distinct()]);
        return new(model, dataset, FusedCompiler.Compile(model, axes, leastStreamed), selections);
    }

    /// <summary>Computes all formulas.</summary>
    /// <param name="options">How; null for all processors and no reports.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>
    /// Computed columns, and observations and computed values as a dataset, with the warnings. One that is disposed of gives its columns back to the plan, so that a
    /// plan that runs again and again allocates next to nothing.
    /// </returns>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new FusedRun(_plan, _dataset, options ?? new EvaluationOptions(), cancellationToken);
        run.Run();
        var diagnostics = new DiagnosticBuilder();
        var breakdowns = new BreakdownCheck(_model, _dataset);
        var site = 0;
        var columns = new Dictionary<string, FormulaColumn>(StringComparer.Ordinal);
        for (var i = 0; i < _model.Formulas.Length; i++)
        {
            var formula = _model.Formulas[i];
            if (_dataset.Contains(formula.Indicator.Id))
            {
                diagnostics.Add(
                    FormulaDiagnostics.ObservedAndComputed, formula.LocationOf(default),
                    $"'{formula.Indicator.Id}' has observations, but a formula too; the formula takes their place.");
            }

            foreach (var selection in _selections.GetValueOrDefault(formula, []))
                breakdowns.Check(formula, selection, diagnostics);
            var findings = new CellFindings(formula, _plan.Axes);
            for (; site < _plan.Sites.Length && _plan.Sites[site].Formula == i; site++)
            {
                var planned = _plan.Sites[site];
                if (planned.Gates.All(g => run.Kept[g].AsSpan().Contains(true)))
                    run.Findings[site].Report(findings, planned.Anchor, planned.Wanted < 0 ? null : run.Kept[planned.Wanted]);
            }

            findings.Report(diagnostics);
            columns.Add(formula.Indicator.Id, run.Columns[_plan.Formulas[i]].Result);
        }

        FusedColumn[] results = [.. _plan.Formulas.Select(f => run.Columns[f])];
        return new(_model, _dataset, _plan.Axes, columns, diagnostics.ToImmutable(), column => _plan.Spare.Add(Array.Find(results, r => ReferenceEquals(r.Result, column))!));
    }
}
