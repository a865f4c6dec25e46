using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Steps of weighting.</summary>
internal sealed partial class StepCompiler
{
    private WeightKernel Weigh(WeightStep step, int number, DiagnosticBuilder findings)
    {
        if (step.Method.Problem is { } problem)
            BadSetting(step, problem, findings);
        var top = Structure.Levels[Structure.Root];
        if (step.Level is { } level && !(level >= 1 && level < top))
            BadSetting(step, FormattableString.Invariant($"The members of level '{level}' are to be weighted; expected a level from 1 to {top - 1}."), findings);

        var nodes = WeightedNodes(step, findings);
        var constant = ImmutableArray.CreateBuilder<(int Node, double Weight)>();
        var fromData = new List<(int Node, WeightingMethod Method)>();
        LevelOptimization? optimized = null;
        if (step.Method is OptimizedWeights search)
        {
            optimized = Optimization(step, search, top, findings);
        }
        else if (step.Method.DependsOnData)
        {
            foreach (var node in nodes)
                fromData.Add((node, step.Method));
            CheckBounds(step, findings);
        }
        else
        {
            CheckJudgments(step, findings);
            foreach (var node in nodes)
                AddConstant(step, node, constant, findings);
        }

        var frozen = FrozenWeights(step, number, nodes, fromData, optimized, findings);
        foreach (var entry in frozen.SelectMany(f => f.Weights))
        {
            if (Structure.Numbers.TryGetValue(entry.Node.Id, out var child))
                constant.Add((child, entry.Weight));
        }

        if (!frozen.IsEmpty)
            optimized = null;

        if (step.Method is PrincipalComponentWeights)
            ScratchLength = Math.Max(ScratchLength, nodes.Select(n => PrincipalComponentWeighting.ScratchLength(Structure.Children[n].Length)).DefaultIfEmpty().Max());
        if (step.Method is BenefitOfTheDoubtWeights)
            ScratchLength = Math.Max(ScratchLength, nodes.Select(n => Structure.Children[n].Length * Data.Rows.Length).DefaultIfEmpty().Max());
        return new WeightKernel(step, number, nodes, constant.ToImmutable(), fromData, optimized, frozen, Structure);
    }

    // The aggregates whose children are weighted.
    private ImmutableArray<int> WeightedNodes(WeightStep step, DiagnosticBuilder findings)
    {
        var named = new List<int>();
        foreach (var reference in step.Nodes)
        {
            var node = NodeOf(reference, step, findings);
            if (node >= Structure.IndicatorCount)
                named.Add(node);
            else if (node >= 0)
                findings.Add(IndexDiagnostics.UnknownNode, IndexChecks.Place(reference, step), $"'{reference.Id}' is an indicator; expected an aggregate, whose children are weighted.");
        }

        var all = step.Nodes.Count > 0 ? named : Enumerable.Range(Structure.Root, Structure.AggregateCount);
        return [.. all.Where(n => step.Level is not { } level || Structure.Children[n].Any(c => Structure.Levels[c] == level)).Distinct()];
    }

    private void AddConstant(WeightStep step, int node, ImmutableArray<(int Node, double Weight)>.Builder weights, DiagnosticBuilder findings)
    {
        var children = Structure.Children[node];
        switch (step.Method)
        {
            case GivenWeights given:
                var set = given.Set is { } name ? _spec.WeightSets.FirstOrDefault(s => s.Name == name) : null;
                if (given.Set is { } wanted && set is null)
                {
                    var hint = NearestName.Hint(wanted, _spec.WeightSets.Select(s => s.Name));
                    findings.Add(
                        IndexDiagnostics.UnknownWeightSet, step.Location, $"There is no set of weights '{Excerpt.Of(wanted)}'{(hint.Length == 0 ? "." : hint)}");
                }

                foreach (var child in children)
                    weights.Add((child, set?.Weights.FirstOrDefault(w => w.Node.Id == Structure[child].Code)?.Weight ?? Structure[child].Weight));
                break;
            case EqualWeights:
                foreach (var child in children)
                    weights.Add((child, 1));
                break;
            case AnalyticHierarchyWeights hierarchy:
                AddJudged(step, hierarchy, node, weights, findings);
                break;
            case BudgetAllocationWeights budget:
                AddAllocated(step, budget, node, weights, findings);
                break;
        }
    }

    private void AddJudged(
        WeightStep step, AnalyticHierarchyWeights hierarchy, int node, ImmutableArray<(int Node, double Weight)>.Builder weights, DiagnosticBuilder findings)
    {
        var children = Structure.Children[node];
        var n = children.Length;
        var matrix = new double[n * n];
        Array.Fill(matrix, double.NaN);
        var judged = false;
        foreach (var comparison in hierarchy.Comparisons)
        {
            var (first, second) = (PlaceOf(children, comparison.First.Id), PlaceOf(children, comparison.Second.Id));
            if (first < 0 || second < 0 || first == second || !(comparison.Ratio > 0))
                continue;
            judged = true;
            matrix[(first * n) + second] = comparison.Ratio;
            matrix[(second * n) + first] = 1 / comparison.Ratio;
        }

        // An aggregate about whose children nothing is said keeps its weights.
        if (!judged)
            return;
        var made = new double[n];
        var fault = AnalyticHierarchy.Compute(matrix, made, out var consistency);
        if (fault.Kind != WeightingFaultKind.None)
        {
            var why = fault.Kind == WeightingFaultKind.NotConnected ? "the comparisons do not connect them all" : "the search for them did not converge";
            findings.Add(IndexDiagnostics.NoWeights, step.Location, $"There are no weights by 'ahp' for the children of '{Structure[node].Code}': {why}.");
            return;
        }

        if (consistency.Ratio > hierarchy.MaxConsistencyRatio)
        {
            findings.Add(
                IndexDiagnostics.DoubtfulWeights,
                step.Location,
                FormattableString.Invariant($"The comparisons of the children of '{Structure[node].Code}' contradict each other: their consistency ratio is {consistency.Ratio:0.###}, above {hierarchy.MaxConsistencyRatio:0.###}."));
        }

        for (var c = 0; c < n; c++)
            weights.Add((children[c], made[c]));
    }

    private void AddAllocated(
        WeightStep step, BudgetAllocationWeights budget, int node, ImmutableArray<(int Node, double Weight)>.Builder weights, DiagnosticBuilder findings)
    {
        var children = Structure.Children[node];
        var points = budget.Allocations
            .SelectMany(a => children.Select(c => a.Points.FirstOrDefault(p => p.Node.Id == Structure[c].Code)?.Weight ?? 0))
            .ToArray();
        if (!budget.Allocations.Any(a => a.Points.Any(p => PlaceOf(children, p.Node.Id) >= 0)))
            return;
        var made = new double[children.Length];
        if (BudgetAllocationWeighting.Compute(points, made).Kind != WeightingFaultKind.None)
        {
            findings.Add(
                IndexDiagnostics.NoWeights, step.Location, $"There are no weights by 'budget_allocation' for the children of '{Structure[node].Code}': nobody gave them a point.");
            return;
        }

        for (var c = 0; c < children.Length; c++)
            weights.Add((children[c], made[c]));
    }

    private int PlaceOf(ImmutableArray<int> children, string code)
    {
        for (var c = 0; c < children.Length; c++)
        {
            if (Structure[children[c]].Code == code)
                return c;
        }

        return -1;
    }

    private void CheckJudgments(WeightStep step, DiagnosticBuilder findings)
    {
        switch (step.Method)
        {
            case AnalyticHierarchyWeights hierarchy:
                foreach (var comparison in hierarchy.Comparisons)
                {
                    var (first, second) = (NodeOf(comparison.First, step, findings), NodeOf(comparison.Second, step, findings));
                    if (first >= 0 && second >= 0 && Structure.Parents[first] != Structure.Parents[second])
                        BadSetting(comparison.First.Location.IsKnown ? comparison.First : step, $"'{comparison.First}' and '{comparison.Second}' are compared, but are not siblings.", findings);
                }

                break;
            case BudgetAllocationWeights budget:
                foreach (var entry in budget.Allocations.SelectMany(a => a.Points))
                    NodeOf(entry.Node, step, findings);
                break;
        }
    }

    private void CheckBounds(WeightStep step, DiagnosticBuilder findings)
    {
        if (step.Method is not BenefitOfTheDoubtWeights benefit)
            return;
        foreach (var bounds in benefit.Bounds)
            NodeOf(bounds.Node, step, findings);
    }

    private LevelOptimization? Optimization(WeightStep step, OptimizedWeights method, int top, DiagnosticBuilder findings)
    {
        if (step.Nodes.Count > 0)
            BadSetting(step, "Optimized weights are those of a whole level; expected 'level' in place of nodes.", findings);
        if ((step.Level ?? (top == 2 ? 1 : null)) is not { } level)
        {
            BadSetting(step, FormattableString.Invariant($"Optimized weights are those of a level; expected 'level' from 1 to {top - 1}."), findings);
            return null;
        }

        int[] members = [.. Enumerable.Range(0, Structure.NodeCount).Where(n => Structure.Levels[n] == level && Structure.Parents[n] >= 0)];
        var targets = new double[members.Length];
        Array.Fill(targets, 1);
        foreach (var target in method.Targets)
        {
            var node = NodeOf(target.Node, step, findings);
            var place = Array.IndexOf(members, node);
            if (place >= 0)
                targets[place] = target.Weight;
            else if (node >= 0)
                findings.Add(IndexDiagnostics.UnknownNode, IndexChecks.Place(target.Node, step), FormattableString.Invariant($"'{target.Node}' is no member of level {level}, whose weights are sought."));
        }

        return new LevelOptimization(level, method, members, targets);
    }

    // Weights of an earlier computation; those that are not there are made anew.
    private ImmutableArray<FittedWeights> FrozenWeights(
        WeightStep step,
        int number,
        ImmutableArray<int> nodes,
        List<(int Node, WeightingMethod Method)> fromData,
        LevelOptimization? optimized,
        DiagnosticBuilder findings)
    {
        if (_frozen is null || step.Method is BenefitOfTheDoubtWeights || !step.Method.DependsOnData)
            return [];
        var weights = ImmutableArray.CreateBuilder<FittedWeights>();
        IEnumerable<int> wanted = optimized is null ? nodes : optimized.Members.Select(m => Structure.Parents[m]).Distinct();
        foreach (var node in wanted)
        {
            if (_frozen.Weights.FirstOrDefault(w => w.Step == number && w.Node == Structure[node].Code) is not { } fitted)
            {
                findings.Add(IndexDiagnostics.NotFrozen, step.Location, $"The frozen parameters have no weights for the children of '{Structure[node].Code}'; they are made of these data.");
                continue;
            }

            fromData.RemoveAll(f => f.Node == node);
            weights.Add(fitted);
        }

        return weights.ToImmutable();
    }
}
