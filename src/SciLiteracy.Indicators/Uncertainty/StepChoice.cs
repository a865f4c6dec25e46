using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Alternatives of one step of a plan. Several factors may vary one step: each has a digit of the place in the table of what the plan compiled.</summary>
/// <param name="name">The name.</param>
/// <param name="group">The group.</param>
/// <param name="step">The step.</param>
/// <param name="table">The number of the compiled alternative for each combination of the factors of the step.</param>
/// <param name="stride">What its digit counts.</param>
/// <param name="isLast">Whether it is the last of the factors of the step, after which the place is complete.</param>
/// <param name="weighs">Whether the step makes weights.</param>
/// <param name="labels">The labels of its alternatives.</param>
internal sealed class StepChoice(string name, string? group, int step, ImmutableArray<int> table, int stride, bool isLast, bool weighs, ImmutableArray<string> labels)
    : ChoiceBinding(name, group)
{
    public override int Count => labels.Length;

    public override void Choose(int alternative, IndexWorkspace workspace)
    {
        // The first factor of a step has stride 1.
        var place = (stride == 1 ? 0 : workspace.Choices[step]) + (alternative * stride);
        workspace.Choices[step] = isLast ? table[place] : place;
    }

    public override IEnumerable<int> WeightedNodes(IndexStructure structure) => weighs ? Enumerable.Range(0, structure.NodeCount) : [];

    private protected override string LabelOf(int alternative) => labels[alternative];
}
