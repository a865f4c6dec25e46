using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>Makes the scores of all aggregates, each after its children, and their ranks.</summary>
internal sealed partial class AggregateKernel : StepKernel
{
    private readonly AggregateStep _step;
    private readonly ImmutableArray<AggregatedNode> _nodes;
    private readonly IndexStructure _structure;

    public AggregateKernel(AggregateStep step, int number, ImmutableArray<AggregatedNode> nodes, IndexStructure structure)
        : base(number, step, IndexStage.Scores)
    {
        _step = step;
        _nodes = nodes;
        _structure = structure;
    }

    public override void Run(IndexWorkspace workspace)
    {
        for (var n = 0; n < _structure.NodeCount; n++)
            UseWeight(n, workspace);
        // Parents come before their children.
        for (var n = _structure.Root; n < _structure.NodeCount; n++)
            workspace.Skipped[n] = workspace.LeftOut[n] || (_structure.Parents[n] >= 0 && workspace.Skipped[_structure.Parents[n]]);
        var sought = workspace.Optimization;
        foreach (var node in _nodes)
        {
            if (sought is { Optimized: { } optimization } && _structure.Levels[node.Node] > optimization.Level)
            {
                Optimize(sought, optimization, workspace);
                sought = null;
            }

            if (!workspace.Skipped[node.Node])
                Combine(node, workspace);
        }

        if (workspace.RankAll)
        {
            foreach (var node in _nodes)
                Rank(node.Node, workspace);
        }
        else
        {
            Rank(_structure.Root, workspace);
        }

        workspace.Recorder?.KeepAggregation();
    }

    private static void Rank(int node, IndexWorkspace workspace)
    {
        for (var section = 0; section < workspace.SectionCount; section++)
        {
            var (start, length) = workspace.Section(section);
            Ranks.Of(
                workspace.Node(node).Slice(start, length), TieRule.Minimum, true, workspace.Ranks(node).Slice(start, length), workspace.Values, workspace.Order);
        }
    }

    private void Combine(AggregatedNode node, IndexWorkspace workspace)
    {
        var weighting = workspace.Weightings[node.Node];
        if (weighting is { Method: not BenefitOfTheDoubtWeights } && !TryWeigh(weighting, workspace))
        {
            workspace.Node(node.Node).Fill(double.NaN);
            return;
        }

        var weights = workspace.ChildWeights.AsSpan(0, node.Children.Length);
        var children = workspace.Children.AsSpan(0, node.Children.Length);
        var count = 0;
        foreach (var child in node.Children)
        {
            if (workspace.LeftOut[child])
                continue;
            weights[count] = workspace.UsedWeights[child];
            children[count++] = child;
        }

        var scores = workspace.Node(node.Node);
        if (count == 0)
        {
            scores.Fill(double.NaN);
            return;
        }

        weights = weights[..count];
        var all = new ColumnSet(workspace.AllNodes, workspace.Stride, children[..count], 0, workspace.RowCount);
        if (weighting is { Method: BenefitOfTheDoubtWeights benefit })
            ScoreWithBenefit(node, weighting, benefit, all, children[..count], scores, workspace);
        else if (node.Method.Dependence == AggregationDependence.CrossSection && workspace.SectionCount > 1)
        {
            for (var section = 0; section < workspace.SectionCount; section++)
            {
                var (start, length) = workspace.Section(section);
                if (length > 0)
                    Combine(node, all.Slice(start, length), weights, start, scores.Slice(start, length), workspace);
            }
        }
        else
        {
            Combine(node, all, weights, 0, scores, workspace);
        }

        if (workspace.Recorder is { } recorder)
            MarkScores(node, children[..count], scores, recorder);
    }

    private void Combine(AggregatedNode node, ColumnSet children, ReadOnlySpan<double> weights, int start, Span<double> scores, IndexWorkspace workspace)
    {
        var reference = node.ReferenceRows is { } rows ? LastLeft(rows, workspace.RowOf.Slice(start, scores.Length)) : -1;
        var fault = new AggregationFault(AggregationFaultKind.NoReferenceValue, -1, -1);
        if (reference < 0 && node.ReferenceRows is not null)
            scores.Fill(double.NaN);
        else
            fault = ChildAggregation.Compute(node.Method, children, weights, _step.MinAvailability, _step.Missing, reference, scores, workspace.Scratch);
        if (fault.Kind == AggregationFaultKind.None)
            return;
        if (workspace.Failure.Kind == IndexFailureKind.None && FailureOf(fault.Kind) is var kind and not IndexFailureKind.None)
        {
            workspace.Failure = new IndexFailure(
                kind, Number, node.Node, fault.Child < 0 ? -1 : workspace.Children[fault.Child], fault.Row < 0 ? -1 : workspace.RowOf[start + fault.Row]);
        }

        if (workspace.Recorder is { } recorder)
            Report(node, fault, children, start, recorder, workspace);
    }

    // Why a cell has no score, or that it is made of only some of the children, or of filled ones.
    private static void MarkScores(AggregatedNode node, ReadOnlySpan<int> children, ReadOnlySpan<double> scores, IndexRecorder recorder)
    {
        const CellMarks Filled = CellMarks.Imputed | CellMarks.Incomplete;
        for (var r = 0; r < scores.Length; r++)
        {
            recorder.Unmark(node.Node, r, CellMarks.TooFewChildren | CellMarks.NotAggregated | CellMarks.Incomplete);
            var (present, incomplete) = (0, false);
            foreach (var child in children)
            {
                var isThere = !double.IsNaN(recorder.ValueOf(child, r));
                present += isThere ? 1 : 0;
                incomplete |= !isThere || (recorder.MarksOf(child, r) & Filled) != 0;
            }

            if (incomplete)
                recorder.Mark(node.Node, r, CellMarks.Incomplete);
            if (double.IsNaN(scores[r]))
                recorder.Mark(node.Node, r, present == children.Length ? CellMarks.NotAggregated : CellMarks.TooFewChildren);
            else
                recorder.Change();
        }
    }

    // The last of some rows of the data that screening left; -1 if there is none.
    private static int LastLeft(int[] rows, ReadOnlySpan<int> left)
    {
        for (var r = rows.Length - 1; r >= 0; r--)
        {
            var place = left.BinarySearch(rows[r]);
            if (place >= 0)
                return place;
        }

        return -1;
    }

    private static IndexFailureKind FailureOf(AggregationFaultKind fault) => fault switch
    {
        AggregationFaultKind.NotPositive or AggregationFaultKind.Negative => IndexFailureKind.OutsideDomain,
        AggregationFaultKind.NoWeight => IndexFailureKind.NoWeights,
        _ => IndexFailureKind.None,
    };

    // All values that cannot be aggregated, by child, with the first row of each.
    private void Report(AggregatedNode node, AggregationFault fault, ColumnSet children, int start, IndexRecorder recorder, IndexWorkspace workspace)
    {
        var code = _structure[node.Node].Code;
        switch (fault.Kind)
        {
            case AggregationFaultKind.NotPositive or AggregationFaultKind.Negative:
                for (var c = 0; c < children.Count; c++)
                {
                    var strict = fault.Kind == AggregationFaultKind.NotPositive;
                    var first = -1;
                    var count = 0;
                    var column = children[c];
                    for (var r = 0; r < column.Length; r++)
                    {
                        if (!(strict ? column[r] <= 0 : column[r] < 0) || workspace.UsedWeights[workspace.Children[c]] == 0)
                            continue;
                        count++;
                        if (first < 0)
                            first = r;
                    }

                    if (count == 0)
                        continue;
                    var child = _structure[workspace.Children[c]];
                    var more = count == 1 ? "" : FormattableString.Invariant($" and {count - 1} more");
                    recorder.Report(
                        IndexDiagnostics.OutsideDomain,
                        IndexChecks.Place(child, Step),
                        $"'{child.Code}' of {recorder.NameOf(start + first)}{more} is {IndexChecks.Number(column[first])} under the {node.Method.Id} mean of '{code}'; expected values {(strict ? "above 0" : "of at least 0")}, such as those on the range [1, 100].");
                }

                break;
            case AggregationFaultKind.NoWeight:
                recorder.Report(
                    IndexDiagnostics.ZeroWeights, IndexChecks.Place(_structure[node.Node], Step), $"All children of '{code}' have weight 0; expected one above 0.");
                break;
            default:
                recorder.Report(
                    IndexDiagnostics.NotAggregated,
                    IndexChecks.Place(_structure[node.Node], Step),
                    $"'{code}' has no score by '{node.Method.Id}'{(fault.Row >= 0 && fault.Kind != AggregationFaultKind.NoReferenceValue ? $" for {recorder.NameOf(start + fault.Row)}" : "")}: {ReasonOf(fault.Kind)}.");
                break;
        }
    }

    private static string ReasonOf(AggregationFaultKind kind) => kind switch
    {
        AggregationFaultKind.MeanNotPositive => "the mean of its children is not above 0",
        AggregationFaultKind.NoSpread => "there is no spread to compare",
        _ => "the reference entity was screened out, or lacks a child",
    };
}
