using System.Collections.Frozen;
using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Fused;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas;

/// <summary>The formulas of a set of indicators, all checked, in an order in which they can be computed.</summary>
public sealed class FormulaModel
{
    private const int IdsShownOfACycle = 10;

    private readonly FrozenDictionary<string, BoundFormula> _byId;
    private readonly FrozenDictionary<string, MeasureUnit> _units;

    private FormulaModel(ValueList<Indicator> indicators, IReadOnlyDictionary<string, MeasureUnit?> units, ImmutableArray<BoundFormula> formulas)
    {
        Indicators = indicators;
        Formulas = formulas;
        _units = units.Where(u => u.Value is not null).ToFrozenDictionary(u => u.Key, u => u.Value!, StringComparer.Ordinal);
        _byId = formulas.ToFrozenDictionary(f => f.Indicator.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the indicators, in the order in which they were given.</summary>
    public ValueList<Indicator> Indicators { get; }

    /// <summary>Gets the formulas; each after those that it depends on.</summary>
    public ImmutableArray<BoundFormula> Formulas { get; }

    /// <summary>Returns the formula of an indicator; null if it has none or is not in the model.</summary>
    public BoundFormula? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _byId.GetValueOrDefault(id);
    }

    /// <summary>Returns the unit of an indicator.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public MeasureUnit UnitOf(string id) => _units[id];

    /// <summary>Returns the model of some indicators: their formulas, and those that these depend on.</summary>
    /// <param name="indicators">The indicators; those without a formula add none.</param>
    public FormulaModel For(IEnumerable<string> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        var open = new Stack<string>(indicators);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var id))
        {
            if (Find(id) is not { } formula || !needed.Add(id))
                continue;
            foreach (var input in formula.Inputs)
                open.Push(input);
        }

        return new(Indicators, _units.ToDictionary(u => u.Key, u => (MeasureUnit?)u.Value), [.. Formulas.Where(f => needed.Contains(f.Indicator.Id))]);
    }

    /// <summary>Checks the formulas of a catalog.</summary>
    /// <returns>The model, or every finding of all formulas, each at its place in the text.</returns>
    public static Result<FormulaModel> Create(IndicatorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return Create(catalog.Indicators, catalog.Units);
    }

    /// <summary>Checks the formulas of indicators that may not be checked themselves; of several with one id the first counts.</summary>
    /// <param name="indicators">The indicators.</param>
    /// <param name="units">The units that they declare. A unit that is bad is the finding of <see cref="IndicatorCatalog.Create"/>, but there is no model with it.</param>
    /// <returns>The model, or every finding of all formulas, each at its place in the text.</returns>
    public static Result<FormulaModel> Create(IEnumerable<Indicator> indicators, UnitCatalog units)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(units);
        var all = indicators.ToValueList();
        var diagnostics = new DiagnosticBuilder();
        var byId = new Dictionary<string, Indicator>(all.Count, StringComparer.Ordinal);
        var unitOf = new Dictionary<string, MeasureUnit?>(all.Count, StringComparer.Ordinal);
        var unitOfText = new Dictionary<string, MeasureUnit>(StringComparer.Ordinal);
        foreach (var indicator in all)
        {
            if (!byId.TryAdd(indicator.Id, indicator))
                continue;

            // Most indicators share a few units; a bad one is read again, so that it is told at each place.
            if (!unitOfText.TryGetValue(indicator.Unit.Text, out var unit))
            {
                var parsed = units.Parse(indicator.Unit, indicator.Location);
                diagnostics.AddRange(parsed.Diagnostics);
                unit = parsed.Value;
                if (unit is not null)
                    unitOfText.Add(indicator.Unit.Text, unit);
            }

            unitOf.Add(indicator.Id, unit);
        }

        var indicatorNames = new NameSuggestions(byId.Keys);
        var functionNames = new NameSuggestions(FormulaFunctions.All.Select(f => f.Name));
        var formulas = new Dictionary<string, BoundFormula>(StringComparer.Ordinal);
        var ids = new List<string>();
        var inputs = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var indicator in byId.Values)
        {
            if (indicator.Formula is not { } text)
                continue;
            var findings = new FormulaFindings(text, indicator.Location, diagnostics);
            if (FormulaParser.Parse(text.Text, findings) is not { } syntax)
                continue;
            var names = NamesOf(syntax);
            ids.Add(indicator.Id);
            inputs.Add(indicator.Id, names);
            var binder = new FormulaBinder(byId, unitOf, indicatorNames, functionNames, findings);
            if (binder.BindRoot(syntax, indicator.Id, unitOf[indicator.Id]) is { } root)
                formulas.Add(indicator.Id, new(indicator, unitOf[indicator.Id]!, syntax, root, names));
        }

        var (order, cycles) = FormulaOrder.Of(ids, inputs);
        foreach (var cycle in cycles)
            ReportCycle(cycle, byId, diagnostics);
        return diagnostics.ToResult(() => new FormulaModel(all, unitOf, [.. order.Select(id => formulas[id])]));
    }

    /// <summary>Computes all formulas on a dataset; see <see cref="FormulaPlan"/>.</summary>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions that entities of the dataset may be.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Computed columns, and observations and computed values as a dataset, with the warnings; without formulas the dataset itself.</returns>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(Dataset dataset, RegionHierarchy regions, CancellationToken cancellationToken = default) =>
        Evaluate(dataset, regions, null, cancellationToken);

    /// <summary>Computes all formulas on a dataset; see <see cref="FormulaPlan"/>.</summary>
    /// <param name="dataset">The observations, each in the unit of its indicator.</param>
    /// <param name="regions">The regions that entities of the dataset may be.</param>
    /// <param name="options">How; null for all processors and no reports.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Computed columns, and observations and computed values as a dataset, with the warnings; without formulas the dataset itself.</returns>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(
        Dataset dataset, RegionHierarchy regions, EvaluationOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(regions);

        // However large the axes are, nothing is made of them without a formula.
        return Formulas.IsEmpty
            ? FormulaEvaluation.WithoutFormulas(this, dataset)
            : FormulaPlan.Create(this, dataset, regions).Evaluate(options, cancellationToken);
    }

    private static void ReportCycle(List<string> cycle, Dictionary<string, Indicator> byId, DiagnosticBuilder diagnostics)
    {
        var first = byId[cycle[0]];
        var shown = cycle.Take(IdsShownOfACycle).Select(id => $"'{id}'").ToList();
        if (cycle.Count > IdsShownOfACycle)
            shown.Add("…");
        shown.Add($"'{cycle[0]}'");
        diagnostics.Add(
            IndicatorDiagnostics.FormulaCycle, first.Formula!.Location.IsKnown ? first.Formula.Location : first.Location,
            $"Formulas refer to each other in a circle: {string.Join(" -> ", shown)}.");
    }

    // Each name once, in the order of the text.
    internal static ValueList<string> NamesOf(FormulaExpression expression)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<FormulaExpression>([expression]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case FormulaExpression.Name name when seen.Add(name.Code):
                    names.Add(name.Code);
                    break;
                case FormulaExpression.Selection selection:
                    open.Push(selection.Of);
                    break;
                case FormulaExpression.Unary unary:
                    open.Push(unary.Operand);
                    break;
                case FormulaExpression.Binary binary:
                    open.Push(binary.Right);
                    open.Push(binary.Left);
                    break;
                case FormulaExpression.Call call:
                    for (var i = call.Arguments.Count - 1; i >= 0; i--)
                        open.Push(call.Arguments[i]);
                    break;
            }
        }

        return names.ToValueList();
    }
}
