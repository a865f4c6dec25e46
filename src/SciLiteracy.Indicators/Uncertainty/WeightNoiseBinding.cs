using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Weights times 1 + U(-f, f).</summary>
internal sealed class WeightNoiseBinding(string name, string? group, ImmutableArray<int> nodes, ImmutableArray<string> codes, double factor) : ContinuousBinding(name, group)
{
    public override int Dimensions => nodes.Length;

    public override IEnumerable<int> WeightedNodes(IndexStructure structure) => nodes;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        for (var n = 0; n < nodes.Length; n++)
            evaluator.Workspace.WeightFactors[nodes[n]] = FactorOf(evaluator, n);
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) => codes.Select((code, n) => new FactorValue(Name, code, null, FactorOf(evaluator, n)));

    private double FactorOf(IndexDrawEvaluator evaluator, int n) => 1 + (factor * ((2 * evaluator.Point[FirstDimension + n]) - 1));
}
