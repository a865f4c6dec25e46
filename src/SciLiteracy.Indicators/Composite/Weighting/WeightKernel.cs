using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>Makes the weights of siblings. Those that need the scores of aggregates wait for the next aggregation.</summary>
internal sealed class WeightKernel : StepKernel
{
    private readonly ImmutableArray<(int Node, double Weight)> _fixed;
    private readonly ImmutableArray<int> _weighted;
    private readonly ImmutableArray<NodeWeighting> _fromData;
    private readonly ImmutableArray<FittedWeights> _frozen;
    private readonly IndexStructure _structure;

    /// <summary>Makes the kernel.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number.</param>
    /// <param name="weighted">The aggregates whose children are weighted.</param>
    /// <param name="constant">Weights that do not depend on the data, by node.</param>
    /// <param name="fromData">The method and children of each aggregate whose weights do.</param>
    /// <param name="optimized">Weights of a whole level that are sought by making the index again and again; null without.</param>
    /// <param name="frozen">Weights of an earlier computation, which are among the constant ones.</param>
    /// <param name="structure">The tree.</param>
    public WeightKernel(
        WeightStep step,
        int number,
        ImmutableArray<int> weighted,
        ImmutableArray<(int Node, double Weight)> constant,
        IEnumerable<(int Node, WeightingMethod Method)> fromData,
        LevelOptimization? optimized,
        ImmutableArray<FittedWeights> frozen,
        IndexStructure structure)
        : base(number, step, IndexStage.Weighted)
    {
        _weighted = weighted;
        _fixed = constant;
        _structure = structure;
        _frozen = frozen;
        Optimized = optimized;
        _fromData =
        [
            .. fromData.Select(f => new NodeWeighting(
                this, f.Node, f.Method, [.. structure.Children[f.Node]], structure.Children[f.Node].All(c => c < structure.IndicatorCount))),
        ];
    }

    /// <summary>Gets the level whose weights are sought; null without.</summary>
    public LevelOptimization? Optimized { get; }

    public override void Run(IndexWorkspace workspace)
    {
        foreach (var node in _weighted)
            workspace.Weightings[node] = null;
        if (Optimized is not null)
            workspace.Optimization = this;
        else if (workspace.Optimization is { Optimized: { } sought } && Weighs(sought.Level))
            workspace.Optimization = null;
        foreach (var (node, weight) in _fixed)
            workspace.StepWeights[node] = weight;
        foreach (var weights in _frozen)
            workspace.Recorder?.Add(weights);
        foreach (var weighting in _fromData)
        {
            if (weighting.OfIndicators && weighting.Method is not BenefitOfTheDoubtWeights)
                Weigh(weighting, workspace, workspace.StepWeights);
            else
                workspace.Weightings[weighting.Node] = weighting;
        }
    }

    private bool Weighs(int level)
    {
        foreach (var node in _weighted)
        {
            if (_structure.Levels[node] == level + 1)
                return true;
        }

        return false;
    }

    /// <summary>Makes the weights of the children of an aggregate of their values.</summary>
    public void Weigh(NodeWeighting weighting, IndexWorkspace workspace, Span<double> nodeWeights)
    {
        Span<int> children = workspace.WeightedChildren;
        var count = 0;
        foreach (var child in weighting.Children)
        {
            if (!workspace.LeftOut[child])
                children[count++] = child;
        }

        if (count == 0)
            return;
        children = children[..count];
        var columns = new ColumnSet(workspace.AllNodes, workspace.Stride, children, 0, workspace.RowCount);
        var weights = workspace.MadeWeights.AsSpan(0, count);
        var fault = count == 1 ? One(weights) : weighting.Method switch
        {
            PrincipalComponentWeights pca => PrincipalComponentWeighting.Compute(columns, pca.Negative, weights, workspace.Scratch),
            FactorWeights factor => FactorWeighting.Compute(columns, factor, weights),
            EntropyWeights => EntropyWeighting.Compute(columns, weights),
            CriticWeights => CriticWeighting.Compute(columns, weights),
            StandardDeviationWeights => SpreadWeighting.StandardDeviation(columns, weights),
            CoefficientOfVariationWeights => SpreadWeighting.CoefficientOfVariation(columns, weights),
            _ => throw new InvalidOperationException($"There are no weights by {weighting.Method.GetType().Name}."),
        };
        if (fault.Kind != WeightingFaultKind.None)
        {
            Fail(weighting, fault, children, workspace);
            return;
        }

        for (var c = 0; c < count; c++)
            nodeWeights[children[c]] = weights[c];
        Record(weighting.Node, children, nodeWeights, workspace);
    }

    /// <summary>Writes down weights that were made of the data.</summary>
    public void Record(int node, ReadOnlySpan<int> children, ReadOnlySpan<double> nodeWeights, IndexWorkspace workspace)
    {
        if (workspace.Recorder is not { } recorder)
            return;
        var made = new List<NodeWeight>();
        foreach (var child in children)
            made.Add(new NodeWeight(_structure[child].Code, nodeWeights[child]));
        recorder.Change(made.Count);
        recorder.Add(new FittedWeights(Number, _structure[node].Code, [.. made]));
    }

    public void Fail(NodeWeighting weighting, WeightingFault fault, ReadOnlySpan<int> children, IndexWorkspace workspace)
    {
        var child = fault.Child < 0 ? -1 : children[fault.Child];
        if (workspace.Failure.Kind == IndexFailureKind.None)
        {
            workspace.Failure = new IndexFailure(
                IndexFailureKind.NoWeights, Number, weighting.Node, child, fault.Row < 0 || fault.Row >= workspace.RowCount ? -1 : workspace.RowOf[fault.Row]);
        }

        if (workspace.Recorder is not { } recorder)
            return;
        var name = child < 0 ? "" : $"'{_structure[child].Code}' ";
        var reason = fault.Kind switch
        {
            WeightingFaultKind.NoSpread => "no child has spread",
            WeightingFaultKind.MeanZero => $"the mean of {name}is 0",
            WeightingFaultKind.Negative => $"{name}has values below 0",
            WeightingFaultKind.AllZero => $"all values of {name}are 0",
            WeightingFaultKind.TooFewRows => "fewer than three rows have all children",
            WeightingFaultKind.NegativeLoading => $"{name}has a negative loading",
            WeightingFaultKind.NotConverged => "the eigenvectors were not found",
            WeightingFaultKind.BoundsNotMet => $"no weights meet the bounds{(fault.Row >= 0 ? $" for {recorder.NameOf(fault.Row)}" : "")}",
            _ => "the judgments do not connect all children",
        };
        recorder.Report(
            IndexDiagnostics.NoWeights,
            Step.Location,
            $"There are no weights by '{weighting.Method.Id}' for the children of '{_structure[weighting.Node].Code}': {reason}.");
    }

    private static WeightingFault One(Span<double> weights)
    {
        weights[0] = 1;
        return WeightingFault.None;
    }
}
