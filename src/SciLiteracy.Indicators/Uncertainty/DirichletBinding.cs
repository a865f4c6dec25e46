using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Weights of groups of siblings from Dirichlet distributions: shares of gamma variables.</summary>
/// <param name="name">The name.</param>
/// <param name="group">The group.</param>
/// <param name="nodes">The nodes, group of siblings by group; those of a group together.</param>
/// <param name="codes">Their codes.</param>
/// <param name="groupEnds">Where each group ends in <paramref name="nodes"/>.</param>
/// <param name="totals">What the weights of each group add up to.</param>
/// <param name="shapes">The parameter of each node, at least 0; a node with 0 has no weight.</param>
internal sealed class DirichletBinding(
    string name, string? group, ImmutableArray<int> nodes, ImmutableArray<string> codes, ImmutableArray<int> groupEnds, ImmutableArray<double> totals, ImmutableArray<double> shapes)
    : ContinuousBinding(name, group)
{
    public override int Dimensions => nodes.Length;

    public override IEnumerable<int> WeightedNodes(IndexStructure structure) => nodes;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        var weights = evaluator.Workspace.WeightOverrides;
        var start = 0;
        for (var g = 0; g < groupEnds.Length; g++)
        {
            var greatest = double.NegativeInfinity;
            for (var n = start; n < groupEnds[g]; n++)
            {
                var log = shapes[n] == 0 ? double.NegativeInfinity : GammaQuantile.Log(shapes[n], evaluator.Point[FirstDimension + n]);
                weights[nodes[n]] = log;
                greatest = Math.Max(greatest, log);
            }

            var sum = 0.0;
            for (var n = start; n < groupEnds[g]; n++)
            {
                weights[nodes[n]] = Math.Exp(weights[nodes[n]] - greatest);
                sum += weights[nodes[n]];
            }

            for (var n = start; n < groupEnds[g]; n++)
                weights[nodes[n]] *= totals[g] / sum;
            start = groupEnds[g];
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) =>
        codes.Select((code, n) => new FactorValue(Name, code, null, evaluator.Workspace.WeightOverrides[nodes[n]]));
}
