using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Leaving out nothing, or one of the nodes with all below it.</summary>
/// <param name="name">The name.</param>
/// <param name="group">The group.</param>
/// <param name="branches">The nodes, each with all below it.</param>
/// <param name="codes">The codes of the nodes.</param>
internal sealed class LeaveOneOutChoice(string name, string? group, ImmutableArray<ImmutableArray<int>> branches, ImmutableArray<string> codes) : ChoiceBinding(name, group)
{
    public override int Count => branches.Length + 1;

    public override void Choose(int alternative, IndexWorkspace workspace)
    {
        workspace.LeftOut.AsSpan().Clear();
        if (alternative == 0)
            return;
        foreach (var node in branches[alternative - 1])
            workspace.LeftOut[node] = true;
    }

    private protected override string LabelOf(int alternative) => alternative == 0 ? "none" : codes[alternative - 1];
}
