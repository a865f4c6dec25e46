using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SciLiteracy.Domain;

/// <summary>A checked set of indicators: ids are unique, units are known, formulas name indicators that exist and do not go round in circles.</summary>
public sealed class IndicatorCatalog
{
    private readonly FrozenDictionary<string, Indicator> _byId;
    private readonly FrozenDictionary<string, MeasureUnit> _units;
    private readonly FrozenDictionary<string, ValueList<string>> _references;

    private IndicatorCatalog(ValueList<Indicator> indicators, UnitCatalog units)
    {
        Indicators = indicators;
        Units = units;
        _byId = indicators.ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);
        _units = indicators.ToFrozenDictionary(i => i.Id, i => units.Parse(i.Unit.Text).Require(), StringComparer.Ordinal);
        _references = indicators.ToFrozenDictionary(
            i => i.Id,
            i => i.Formula is null ? [] : FormulaText.References(i.Formula, new DiagnosticBuilder()).Select(r => r.Id).Distinct().ToValueList(),
            StringComparer.Ordinal);
    }

    /// <summary>Gets the catalog without indicators.</summary>
    public static IndicatorCatalog Empty { get; } = new([], UnitCatalog.Empty);

    /// <summary>Gets the indicators, in the order in which they were given.</summary>
    public ValueList<Indicator> Indicators { get; }

    /// <summary>Gets the units that indicators are measured in.</summary>
    public UnitCatalog Units { get; }

    /// <summary>Returns the indicator with an id, or null.</summary>
    public Indicator? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the unit of an indicator.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public MeasureUnit UnitOf(string id) => _units[id];

    /// <summary>Returns the indicators that an indicator's formula names; empty for an observed one.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public ValueList<string> InputsOf(string id) => _references[id];

    /// <summary>Checks indicators and makes a catalog of them.</summary>
    /// <param name="indicators">The indicators.</param>
    /// <param name="units">The units they may use.</param>
    public static Result<IndicatorCatalog> Create(IEnumerable<Indicator> indicators, UnitCatalog units)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(units);
        var list = indicators.ToValueList();
        var findings = new DiagnosticBuilder();
        Check(list, units, findings);
        return findings.ToResult(() => new IndicatorCatalog(list, units));
    }

    internal static void Check(ValueList<Indicator> list, UnitCatalog units, DiagnosticBuilder findings)
    {
        var byId = CheckIds(list, findings);
        var suggestions = new NameSuggestions(byId.Keys);
        foreach (var indicator in list)
        {
            findings.AddRange(units.Parse(indicator.Unit, indicator.Location).Diagnostics);
            if (indicator.Rollup is Rollup.WeightedMean { Weight: var weight } && !byId.ContainsKey(weight.Id))
                AddUnknown(weight, indicator, suggestions, findings);
        }

        CheckFormulas(list, byId, suggestions, findings);
    }

    private static Dictionary<string, Indicator> CheckIds(ValueList<Indicator> indicators, DiagnosticBuilder findings)
    {
        var byId = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            if (!Identifier.IsCode(indicator.Id))
            {
                findings.Add(
                    IndicatorDiagnostics.BadIndicatorId, indicator.Location,
                    $"'{indicator.Id}' is no indicator id; expected a letter, then letters, digits, '_' or '.'.");
            }
            else if (FormulaText.Keywords.Contains(indicator.Id))
            {
                findings.Add(
                    IndicatorDiagnostics.BadIndicatorId, indicator.Location,
                    $"'{indicator.Id}' is a word of the formula language; an indicator needs another id.");
            }

            if (!byId.TryAdd(indicator.Id, indicator))
            {
                findings.Add(
                    IndicatorDiagnostics.DuplicateIndicator, indicator.Location,
                    $"The indicator '{indicator.Id}' is defined twice; first at {byId[indicator.Id].Location}.");
            }
        }

        return byId;
    }

    private static void CheckFormulas(
        ValueList<Indicator> indicators, Dictionary<string, Indicator> byId, NameSuggestions suggestions, DiagnosticBuilder findings)
    {
        var inputs = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var indicator in indicators)
        {
            if (indicator.Formula is not { } formula)
                continue;
            if (string.IsNullOrWhiteSpace(formula.Text))
                findings.Add(IndicatorDiagnostics.FormulaUnbalanced, Place(formula, indicator), $"The formula of '{indicator.Id}' is empty; leave it out for an observed indicator.");
            var references = FormulaText.References(formula, findings);
            foreach (var reference in references.Where(r => !byId.ContainsKey(r.Id)))
                AddUnknown(reference, indicator, suggestions, findings);
            inputs.TryAdd(indicator.Id, [.. references.Select(r => r.Id).Where(byId.ContainsKey)]);
        }

        foreach (var cycle in CycleSearch.Find(inputs.Keys, id => inputs.GetValueOrDefault(id, [])))
        {
            var first = byId[cycle[0]];
            var path = string.Join(" -> ", cycle.Append(cycle[0]).Select(id => $"'{id}'"));
            findings.Add(IndicatorDiagnostics.FormulaCycle, Place(first.Formula!, first), $"Formulas refer to each other in a circle: {path}.");
        }
    }

    private static void AddUnknown(Reference reference, Indicator indicator, NameSuggestions known, DiagnosticBuilder findings) =>
        findings.Add(
            IndicatorDiagnostics.UnknownIndicator, Place(reference, indicator),
            PlanChecks.Unknown("indicator", reference.Id, known));

    private static SourceLocation Place(Located part, Located whole) => part.Location.IsKnown ? part.Location : whole.Location;
}
