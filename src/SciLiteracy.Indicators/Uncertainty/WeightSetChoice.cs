using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Sets of weights in place of those of the structure.</summary>
internal sealed class WeightSetChoice(string name, string? group, ImmutableArray<double[]> weights, ImmutableArray<string> labels) : ChoiceBinding(name, group)
{
    public override int Count => weights.Length;

    public override void Begin(int alternative, IndexWorkspace workspace) => weights[alternative].CopyTo(workspace.StepWeights, 0);

    // Sets differ in the nodes they name.
    public override IEnumerable<int> WeightedNodes(IndexStructure structure) =>
        Enumerable.Range(0, structure.NodeCount).Where(n => weights.Any(w => w[n] != weights[0][n]));

    private protected override string LabelOf(int alternative) => labels[alternative];
}
