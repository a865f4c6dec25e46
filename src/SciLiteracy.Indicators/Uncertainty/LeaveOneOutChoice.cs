using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Leaving out nothing, or one of the nodes.</summary>
internal sealed class LeaveOneOutChoice(string name, string? group, ImmutableArray<int> nodes, ImmutableArray<string> codes) : ChoiceBinding(name, group)
{
    public override int Count => nodes.Length + 1;

    public override void Choose(int alternative, IndexWorkspace workspace)
    {
        for (var n = 0; n < nodes.Length; n++)
            workspace.LeftOut[nodes[n]] = n == alternative - 1;
    }

    private protected override string LabelOf(int alternative) => alternative == 0 ? "none" : codes[alternative - 1];
}
