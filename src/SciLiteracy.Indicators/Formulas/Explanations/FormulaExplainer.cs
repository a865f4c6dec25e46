using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Explains values of a dataset and of the formulas evaluated on it. Safe to use from several threads, which wait for each other.</summary>
/// <remarks>
/// Every step is evaluated by <see cref="FormulaInterpreter"/> itself, so an explained value is the evaluated one, bit for bit. Columns that were evaluated are kept
/// from one explanation to the next.
/// </remarks>
public sealed class FormulaExplainer
{
    // Columns of pieces of formulas, by reference: the same piece is looked at in many cells. Beyond this many values they are dropped and made again.
    private const long MaximumKeptValues = 1 << 24;

    private readonly Lock _lock = new();
    private readonly Dictionary<BoundExpression, FormulaColumn> _pieces = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FormulaScope> _scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceDocument> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormulaColumn> _columns = new(StringComparer.Ordinal);
    private readonly Lazy<FormulaAxes> _axes;

    /// <summary>Makes an explainer; nothing is evaluated yet.</summary>
    /// <param name="model">The formulas.</param>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions that entities of the dataset may be.</param>
    /// <param name="sources">The documents that observations name as their sources.</param>
    public FormulaExplainer(FormulaModel model, Dataset dataset, RegionHierarchy regions, IEnumerable<SourceDocument>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(regions);
        Model = model;
        Dataset = dataset;
        Regions = regions;
        foreach (var indicator in model.Indicators)
            _indicators.TryAdd(indicator.Id, indicator);
        foreach (var source in sources ?? [])
            _sources.TryAdd(source.Id, source);
        _axes = new(() => new FormulaAxes(
            dataset, regions, [.. model.Formulas.SelectMany(f => FormulaInterpreter.SelectionsOf(f.Root)).Select(s => s.Breakdown).Distinct()]));
    }

    /// <summary>Gets the formulas.</summary>
    public FormulaModel Model { get; }

    /// <summary>Gets the observations.</summary>
    public Dataset Dataset { get; }

    /// <summary>Gets the regions.</summary>
    public RegionHierarchy Regions { get; }

    internal FormulaAxes Axes => _axes.Value;

    /// <summary>Explains a value, or why it is missing.</summary>
    /// <param name="indicator">The id of an indicator of the model.</param>
    /// <param name="entity">The code of an entity; one that nothing is known of has no values.</param>
    /// <param name="period">The period.</param>
    /// <param name="breakdown">The part of the entity; null for the whole.</param>
    /// <param name="limits">How much is shown at most; null for <see cref="ExplanationLimits.Default"/>.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">The model has no such indicator.</exception>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public Explanation Explain(
        string indicator, string entity, ReferencePeriod period, Breakdown? breakdown = null, ExplanationLimits? limits = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(entity);
        if (!_indicators.TryGetValue(indicator, out var found))
            throw new ArgumentException($"There is no indicator '{indicator}'.", nameof(indicator));
        var cell = new CellAddress(indicator, entity, breakdown ?? Breakdown.Total, period);
        lock (_lock)
        {
            var tree = new ExplanationTree(this, limits ?? ExplanationLimits.Default, cancellationToken);
            ColumnOf(indicator, progress, cancellationToken);
            var root = tree.Explain(cell);
            progress?.Report(1);
            return new Explanation(cell, found, Regions.Find(entity), root)
            {
                Causes = CausesOf(root),
                Alternatives = root.IsMissing ? AlternativesTo(cell, cancellationToken) : null,
                IsComplete = tree.IsComplete,
            };
        }
    }

    internal string UnitOf(string indicator) => _indicators[indicator].Unit.Text;

    internal SourceDocument? SourceOf(Observation observation) => observation.Source is { } id ? _sources.GetValueOrDefault(id) : null;

    // The values of an indicator in all cells; those of a formula together with all that it needs.
    internal FormulaColumn ColumnOf(string indicator, CancellationToken cancellationToken) => ColumnOf(indicator, null, cancellationToken);

    private FormulaColumn ColumnOf(string indicator, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (_columns.TryGetValue(indicator, out var column))
            return column;
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([indicator]);
        while (open.TryPop(out var next))
        {
            if (_columns.ContainsKey(next) || !needed.Add(next))
                continue;
            foreach (var input in Model.Find(next)?.Inputs ?? [])
                open.Push(input);
        }

        foreach (var id in needed.Where(id => Model.Find(id) is null))
            _columns.Add(id, FormulaInterpreter.Observed(Dataset, id, Axes));
        BoundFormula[] formulas = [.. Model.Formulas.Where(f => needed.Contains(f.Indicator.Id))];
        for (var i = 0; i < formulas.Length; i++)
        {
            // The tree itself is the last piece of the work.
            progress?.Report((double)i / (formulas.Length + 1));
            cancellationToken.ThrowIfCancellationRequested();
            var evaluator = new FormulaEvaluator(Axes, _columns, new CellFindings(formulas[i], Axes), cancellationToken);
            _columns.Add(formulas[i].Indicator.Id, evaluator.Evaluate(formulas[i].Root, null));
        }

        return _columns[indicator];
    }

    // The columns of all inputs are there once that of the formula is.
    internal FormulaScope ScopeOf(BoundFormula formula)
    {
        if (_scopes.TryGetValue(formula.Indicator.Id, out var scope))
            return scope;
        var notes = new CellNotes(formula, Axes);
        scope = new(formula, new FormulaTexts(formula.Syntax), notes, new FormulaEvaluator(Axes, _columns, notes, CancellationToken.None));
        _scopes.Add(formula.Indicator.Id, scope);
        return scope;
    }

    internal FormulaColumn Evaluate(BoundExpression piece, FormulaScope scope)
    {
        if (_pieces.TryGetValue(piece, out var column))
            return column;
        if ((long)(_pieces.Count + 1) * Axes.Length > MaximumKeptValues)
            _pieces.Clear();
        return _pieces[piece] = scope.Evaluator.Evaluate(piece, null);
    }

    private static ValueList<ExplanationNode> CausesOf(ExplanationNode root)
    {
        var causes = new List<ExplanationNode>();
        var open = new Stack<ExplanationNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!node.IsMissing)
                continue;
            var missing = node.Inputs.Where(i => i.IsMissing).ToList();
            if (missing.Count == 0 && !causes.Exists(c => c.Label == node.Label))
                causes.Add(node);
            for (var i = missing.Count - 1; i >= 0; i--)
                open.Push(missing[i]);
        }

        return causes.ToValueList();
    }

    private CellAlternatives AlternativesTo(CellAddress cell, CancellationToken cancellationToken)
    {
        var values = CellsWithValues(cell.Indicator, cancellationToken).ToList();
        return new CellAlternatives
        {
            Periods = values.Where(v => v.Entity == cell.Entity && v.Breakdown == cell.Breakdown).Select(v => v.Period).Distinct().Order().ToValueList(),
            Entities = values.Where(v => v.Period == cell.Period && v.Breakdown == cell.Breakdown).Select(v => v.Entity).Distinct().Order(StringComparer.Ordinal).ToValueList(),
            Breakdowns = values.Where(v => v.Entity == cell.Entity && v.Period == cell.Period).Select(v => v.Breakdown).Distinct().Order().ToValueList(),
            AllPeriods = values.Select(v => v.Period).Distinct().Order().ToValueList(),
            AllEntities = values.Select(v => v.Entity).Distinct().Order(StringComparer.Ordinal).ToValueList(),
        };
    }

    private IEnumerable<(string Entity, Breakdown Breakdown, ReferencePeriod Period)> CellsWithValues(string indicator, CancellationToken cancellationToken)
    {
        if (Model.Find(indicator) is null)
            return Dataset.Observations(indicator).Where(o => !o.IsMissing).Select(o => (o.Entity, o.Breakdown, o.Period));
        var column = ColumnOf(indicator, cancellationToken);
        return
            from cell in Enumerable.Range(0, column.Values.Length)
            where !column.IsMissing(cell)
            let key = Axes.Keys[cell % Axes.Keys.Length]
            select (key.Entity, key.Breakdown, Axes.Periods[cell / Axes.Keys.Length]);
    }
}
