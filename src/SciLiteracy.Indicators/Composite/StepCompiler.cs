using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Screening;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Checks steps against structure and data, and makes kernels of them.</summary>
internal sealed partial class StepCompiler
{
    private readonly IndexSpec _spec;
    private readonly FrozenParameters? _frozen;
    private readonly NameSuggestions _nodes;
    private readonly NameSuggestions _indicators;
    private readonly Lazy<HashSet<string>> _entities;

    public StepCompiler(IndexSpec spec, IndexData data, IndexStructure structure, FrozenParameters? frozen)
    {
        _spec = spec;
        Data = data;
        Structure = structure;
        _frozen = frozen;
        _nodes = new NameSuggestions(structure.Numbers.Keys);
        _indicators = new NameSuggestions(structure.IndicatorCodes);
        _entities = new(() => [.. data.Rows.Select(r => r.Entity)]);
        Columns = [.. structure.IndicatorCodes, .. data.Columns.Except(structure.IndicatorCodes, StringComparer.Ordinal)];
    }

    public IndexData Data { get; }

    public IndexStructure Structure { get; }

    /// <summary>Gets the columns of numbers: the indicators, then all others.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Gets the room that the steps so far need for their work, in doubles.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>Gets whether a step fills missing values.</summary>
    public bool ImputesAnything { get; private set; }

    /// <summary>Checks a step and makes its kernel; null if there is an error.</summary>
    public StepKernel? Compile(IndexStep step, int number, DiagnosticBuilder findings)
    {
        var before = new DiagnosticBuilder();
        StepKernel? kernel = step switch
        {
            ScreenStep screen => Screen(screen, number, before),
            DenominateStep denominate => Denominate(denominate, number, before),
            ImputeStep impute => Impute(impute, number, before),
            TreatStep treat => Treat(treat, number, before),
            NormalizeStep normalize => Normalize(normalize, number, before),
            WeightStep weight => Weigh(weight, number, before),
            AggregateStep aggregate => Aggregate(aggregate, number, before),
            _ => throw new NotSupportedException($"There is no step {step.GetType().Name}."),
        };
        findings.AddRange(before.ToImmutable());
        return before.HasErrors ? null : kernel;
    }

    private static void BadSetting(Located place, string message, DiagnosticBuilder findings) =>
        findings.Add(IndexDiagnostics.BadSetting, place.Location, message);

    private static void RequireShare(double value, string name, Located place, DiagnosticBuilder findings)
    {
        if (!(value >= 0 && value <= 1))
            BadSetting(place, $"The {name} '{IndexChecks.Number(value)}' is out of range; expected a share from 0 to 1.", findings);
    }

    private int NodeOf(Reference reference, Located owner, DiagnosticBuilder findings)
    {
        if (Structure.Numbers.TryGetValue(reference.Id, out var node))
            return node;
        findings.Add(
            IndexDiagnostics.UnknownNode, IndexChecks.Place(reference, owner), $"Unknown node '{Excerpt.Of(reference.Id)}'{_nodes.End(reference.Id)}");
        return -1;
    }

    // The method of every indicator; null where the step leaves it alone.
    private ImmutableArray<TMethod?> MethodsOf<TMethod>(PerIndicator<TMethod> methods, IndexStep step, DiagnosticBuilder findings)
        where TMethod : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in methods.Only.Concat(methods.Except).Concat(methods.Overrides.Select(o => o.Indicator)))
        {
            if (!Structure.Numbers.TryGetValue(reference.Id, out var node) || node >= Structure.IndicatorCount)
            {
                findings.Add(
                    IndexDiagnostics.UnknownNode,
                    IndexChecks.Place(reference, step),
                    $"Unknown indicator '{Excerpt.Of(reference.Id)}'{_indicators.End(reference.Id)}");
            }
        }

        foreach (var entry in methods.Overrides)
        {
            if (!seen.Add(entry.Indicator.Id))
                BadSetting(entry.Indicator.Location.IsKnown ? entry.Indicator : step, $"'{Excerpt.Of(entry.Indicator.Id)}' is overridden twice.", findings);
        }

        return [.. Structure.IndicatorCodes.Select(methods.For)];
    }

    private ScreenKernel Screen(ScreenStep step, int number, DiagnosticBuilder findings)
    {
        RequireShare(step.MinAvailability, "least availability", step, findings);
        RequireShare(step.MinNonzero, "least share of values that are not 0", step, findings);
        var root = step.Node is { } node ? NodeOf(node, step, findings) : Structure.Root;
        var include = EntitiesOf(step.Include, step, findings);
        var exclude = EntitiesOf(step.Exclude, step, findings);
        foreach (var both in step.Exclude.Where(e => include.Contains(e.Id)))
        {
            BadSetting(both.Location.IsKnown ? both : step, $"The entity '{Excerpt.Of(both.Id)}' is both included and excluded.", findings);
        }

        var forced = Data.Rows.Select(r => exclude.Contains(r.Entity) ? ScreeningReason.Excluded
            : include.Contains(r.Entity) ? ScreeningReason.Included : ScreeningReason.None);
        return new ScreenKernel(step, number, [.. forced], [.. root < 0 ? [] : Structure.IndicatorsUnder(root)]);
    }

    private HashSet<string> EntitiesOf(ValueList<Reference> references, IndexStep step, DiagnosticBuilder findings)
    {
        foreach (var reference in references)
        {
            if (!_entities.Value.Contains(reference.Id))
            {
                findings.Add(
                    IndexDiagnostics.UnknownEntity,
                    IndexChecks.Place(reference, step),
                    $"The data have no entity '{Excerpt.Of(reference.Id)}'{NearestName.Hint(reference.Id, _entities.Value)}{(NearestName.Find(reference.Id, _entities.Value) is null ? "." : "")}");
            }
        }

        return [.. references.Select(r => r.Id)];
    }

    private AggregateKernel Aggregate(AggregateStep step, int number, DiagnosticBuilder findings)
    {
        RequireShare(step.MinAvailability, "least availability", step, findings);
        if (step.ByLevel.Count == 0)
            BadSetting(step, "The step names no method; expected one, or one for each level.", findings);
        var nodes = ImmutableArray.CreateBuilder<AggregatedNode>();
        foreach (var node in Structure.UpwardOrder)
        {
            var aggregate = (IndexAggregate)Structure[node];
            if ((aggregate.Aggregation ?? (step.ByLevel.Count == 0 ? null : step.ByLevel[Math.Min(Structure.Levels[node] - 2, step.ByLevel.Count - 1)])) is not { } method)
                continue;
            if (method.Problem is { } problem)
                BadSetting(aggregate.Aggregation is null ? step : aggregate, problem, findings);
            nodes.Add(new AggregatedNode(node, method, [.. Structure.Children[node]], ReferenceRows(method, aggregate.Aggregation is null ? step : aggregate, findings)));
        }

        foreach (var node in nodes)
            ScratchLength = Math.Max(ScratchLength, ChildAggregation.ScratchLength(node.Method, node.Children.Length, Data.Rows.Length));
        return new AggregateKernel(step, number, nodes.ToImmutable(), Structure);
    }

    // The rows of the data that a method compares with; null without.
    private int[]? ReferenceRows(AggregationMethod method, Located place, DiagnosticBuilder findings)
    {
        if (method is not MazziottaParetoAggregation { ReferenceEntity: { } entity })
            return null;
        CheckReference(entity, place, findings);
        return [.. Enumerable.Range(0, Data.Rows.Length).Where(r => Data.Rows[r].Entity == entity.Id)];
    }

    private void CheckReference(Reference entity, Located owner, DiagnosticBuilder findings)
    {
        if (!_entities.Value.Contains(entity.Id))
        {
            var hint = NearestName.Hint(entity.Id, _entities.Value);
            findings.Add(
                IndexDiagnostics.UnknownReference,
                IndexChecks.Place(entity, owner),
                $"The data have no reference entity '{Excerpt.Of(entity.Id)}'{(hint.Length == 0 ? "." : hint)}");
        }
    }
}
