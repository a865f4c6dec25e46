using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>Weights that are made while the scores are: of the scores of children, of each row for itself, or of the whole index.</summary>
internal sealed partial class AggregateKernel
{
    private static void UseWeight(int node, IndexWorkspace workspace)
    {
        var weight = double.IsNaN(workspace.WeightOverrides[node]) ? workspace.StepWeights[node] : workspace.WeightOverrides[node];
        workspace.UsedWeights[node] = workspace.LeftOut[node] ? 0 : weight * workspace.WeightFactors[node];
    }

    // False if there are no weights, and so no scores.
    private static bool TryWeigh(NodeWeighting weighting, IndexWorkspace workspace)
    {
        weighting.Kernel.Weigh(weighting, workspace, workspace.StepWeights);
        foreach (var child in weighting.Children)
            UseWeight(child, workspace);
        return workspace.Failure.Kind == IndexFailureKind.None;
    }

    // Each row gets the weights that make it look best; what is shown of them is their mean.
    private void ScoreWithBenefit(
        AggregatedNode node, NodeWeighting weighting, BenefitOfTheDoubtWeights benefit, ColumnSet children, ReadOnlySpan<int> nodes, Span<double> scores, IndexWorkspace workspace)
    {
        var lower = workspace.Bounds.AsSpan(0, nodes.Length);
        var upper = workspace.Bounds.AsSpan(_structure.NodeCount, nodes.Length);
        for (var c = 0; c < nodes.Length; c++)
        {
            (lower[c], upper[c]) = (benefit.Lower, benefit.Upper);
            foreach (var bounds in benefit.Bounds)
            {
                if (bounds.Node.Id == _structure[nodes[c]].Code)
                    (lower[c], upper[c]) = (bounds.Lower, bounds.Upper);
            }

            workspace.UsedWeights[nodes[c]] = 0;
        }

        var scored = 0;
        for (var section = 0; section < workspace.SectionCount; section++)
        {
            var (start, length) = workspace.Section(section);
            if (length == 0)
                continue;
            var weights = workspace.Scratch.AsSpan(0, nodes.Length * length);
            var part = scores.Slice(start, length);
            var fault = BenefitOfTheDoubt.Compute(children.Slice(start, length), benefit.On, lower, upper, part, weights);
            if (fault.Kind != WeightingFaultKind.None)
                weighting.Kernel.Fail(weighting, fault with { Row = fault.Row < 0 ? -1 : start + fault.Row }, nodes, workspace);
            for (var r = 0; r < length; r++)
            {
                if (double.IsNaN(part[r]))
                    continue;
                scored++;
                for (var c = 0; c < nodes.Length; c++)
                    workspace.UsedWeights[nodes[c]] += weights[(c * length) + r];
            }
        }

        var ones = workspace.ChildWeights.AsSpan(0, nodes.Length);
        ones.Fill(1);
        ChildAvailability.Require(children, ones, node.Method.MinAvailability ?? _step.MinAvailability, node.Method.Missing ?? _step.Missing, scores);
        foreach (var child in nodes)
            workspace.UsedWeights[child] /= Math.Max(scored, 1);
    }

    // Seeks the weights of a level, whose members have their values, by making the levels above again and again.
    private void Optimize(WeightKernel kernel, LevelOptimization optimization, IndexWorkspace workspace)
    {
        var recorder = workspace.Recorder;
        workspace.Recorder = null;
        int[] members = [.. optimization.Members.Where(m => !workspace.LeftOut[m])];
        double[] targets = [.. optimization.Members.Select((m, i) => (m, optimization.Targets[i])).Where(m => !workspace.LeftOut[m.m]).Select(m => m.Item2)];
        var columns = new ColumnSet(workspace.AllNodes, workspace.Stride, members, 0, workspace.RowCount);
        var weights = new double[members.Length];
        var optimum = WeightOptimizer.Search(
            optimization.Method,
            columns,
            targets,
            (tried, index) =>
            {
                workspace.Failure = default;
                for (var m = 0; m < members.Length; m++)
                    workspace.UsedWeights[members[m]] = tried[m];
                foreach (var node in _nodes)
                {
                    if (_structure.Levels[node.Node] > optimization.Level && !workspace.Skipped[node.Node])
                        Combine(node, workspace);
                }

                workspace.Node(_structure.Root).CopyTo(index);
            },
            weights);
        workspace.Failure = default;
        workspace.Recorder = recorder;
        for (var m = 0; m < members.Length; m++)
        {
            workspace.StepWeights[members[m]] = weights[m];
            UseWeight(members[m], workspace);
        }

        if (recorder is null)
            return;
        foreach (var siblings in members.GroupBy(m => _structure.Parents[m]))
            kernel.Record(siblings.Key, siblings.ToArray(), workspace.StepWeights, workspace);
        var outcome = FormattableString.Invariant($"The weights of level {optimization.Level} were sought in {optimum.Evaluations} evaluations");
        recorder.Note(outcome + (optimum.Converged ? ", and found." : ", and not found."));
        if (!optimum.Converged)
            recorder.Report(IndexDiagnostics.DoubtfulWeights, kernel.Step.Location, outcome + ", but no best ones were found.");
    }
}
