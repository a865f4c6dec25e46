using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Filled cells with the error that the method makes on cells that are known.</summary>
/// <remarks>
/// Regression, expectation-maximization and nearest neighbors draw by their own models. For the other methods: before the analysis, known cells are taken away, one of every indicator at a time, and filled by the step; the differences are the errors of the indicator. A draw adds to each filled
/// cell one of these errors, each equally likely, less their mean.
/// </remarks>
internal sealed class ImputationDrawBinding : ContinuousBinding
{
    /// <summary>The most known cells of an indicator that are taken away: 200.</summary>
    public const int MostErrors = 200;

    private readonly IndexStructure _structure;
    private readonly CounterRandom _random;
    private readonly ulong _seed;

    // For each alternative of the step, for each indicator, the errors.
    private readonly ImmutableArray<double[][]> _errors;

    public ImputationDrawBinding(string name, string? group, IndexPlan plan, int step, ImmutableArray<int> choices, ulong seed)
        : base(name, group)
    {
        _structure = plan.Structure;
        _random = new(seed, RandomPurpose.Cells);
        _seed = seed;
        Step = step;
        var errors = new double[choices.Append(0).Max() + 1][][];
        foreach (var choice in choices.Append(0).Distinct())
            errors[choice] = ErrorsOf(plan, step, choice, seed);
        _errors = [.. errors];
    }

    /// <summary>Gets the step whose filled cells vary.</summary>
    public int Step { get; }

    public override int Dimensions => 0;

    public override bool HasStream => true;

    public override void Apply(IndexDrawEvaluator evaluator)
    {
        // The cells are not filled yet.
    }

    /// <summary>Remembers which cells are missing, and tells methods that draw by themselves which draw it is.</summary>
    /// <param name="workspace">The workspace before the step.</param>
    /// <param name="missing">Receives whether each cell is; shape [indicators × rows of the data].</param>
    /// <param name="draw">The draw of the stream.</param>
    public void Before(IndexWorkspace workspace, Span<bool> missing, long draw)
    {
        workspace.ImputationDraws[Step] = new(true, new(BitMixing.Mix(_seed + (ulong)Stream), RandomPurpose.Imputation), draw);
        for (var i = 0; i < _structure.IndicatorCount; i++)
        {
            var column = workspace.Node(i);
            for (var r = 0; r < column.Length; r++)
                missing[(i * workspace.Stride) + r] = double.IsNaN(column[r]);
        }
    }

    /// <summary>Adds errors to the cells that were missing and no longer are.</summary>
    /// <param name="workspace">The workspace after the step.</param>
    /// <param name="missing">What was missing before.</param>
    /// <param name="draw">The draw of the stream.</param>
    public void After(IndexWorkspace workspace, ReadOnlySpan<bool> missing, long draw)
    {
        var choice = workspace.Choices[Step];
        var first = Stream << IndexDrawModel.StreamBits;
        for (var i = 0; i < _structure.IndicatorCount; i++)
        {
            var errors = _errors[choice][i];
            if (errors.Length == 0)
                continue;
            var column = workspace.Node(i);
            for (var r = 0; r < column.Length; r++)
            {
                // By the row of the data, so that screening does not change whose error it is.
                if (missing[(i * workspace.Stride) + r] && !double.IsNaN(column[r]))
                    column[r] += errors[(int)Math.BigMul(_random.Bits(draw, first + (i * workspace.Stride) + workspace.RowOf[r]), (ulong)errors.Length, out _)];
            }
        }
    }

    public override IEnumerable<FactorValue> Describe(IndexDrawEvaluator evaluator) => [];

    private static double[][] ErrorsOf(IndexPlan plan, int step, int choice, ulong seed)
    {
        var workspace = plan.CreateWorkspace();
        workspace.Choices[step] = choice;
        plan.Begin(workspace);
        for (var s = 0; s < step && workspace.Failure.Kind == IndexFailureKind.None; s++)
            plan.RunStep(workspace, s);
        var indicators = plan.Structure.IndicatorCount;
        var errors = new List<double>[indicators];
        var known = new int[indicators][];
        var orders = new KeyedPermutation[indicators];
        var keys = new CounterRandom(seed, RandomPurpose.Resampling);
        var methods = ((ImputeStep)plan.Kernel(step, choice).Step).Method;
        bool[] drawsByItself =
        [
            .. plan.Structure.IndicatorCodes.Select(code =>
                methods.For(code) is RegressionImputation or ExpectationMaximizationImputation or NearestNeighborImputation),
        ];
        for (var i = 0; i < indicators; i++)
        {
            errors[i] = [];
            var column = workspace.Node(i);
            var present = new List<int>();
            for (var r = 0; r < column.Length; r++)
            {
                if (!double.IsNaN(column[r]))
                    present.Add(r);
            }

            known[i] = [.. present];
            orders[i] = new(keys.Bits(-1, i), Math.Max(1, present.Count));
        }

        // All indicators lose a cell, since a method may fill one by others.
        if (workspace.Failure.Kind != IndexFailureKind.None)
            return [.. errors.Select(e => e.ToArray())];
        var start = workspace.Save();
        var rounds = Math.Min(MostErrors, known.Max(k => k.Length));
        var truth = new double[indicators];
        for (var round = 0; round < rounds; round++)
        {
            workspace.Restore(start);
            for (var i = 0; i < indicators; i++)
            {
                if (round >= known[i].Length)
                    continue;
                ref var cell = ref workspace.Node(i)[known[i][orders[i].Of(round)]];
                truth[i] = cell;
                cell = double.NaN;
            }

            plan.RunStep(workspace, step);
            for (var i = 0; i < indicators; i++)
            {
                if (round < known[i].Length && !drawsByItself[i] && workspace.Node(i)[known[i][orders[i].Of(round)]] is var filled && !double.IsNaN(filled))
                    errors[i].Add(truth[i] - filled);
            }
        }

        return [.. errors.Select(Centered)];
    }

    private static double[] Centered(List<double> errors)
    {
        var mean = errors.Count == 0 ? 0 : Summation.Compensated([.. errors]) / errors.Count;
        return [.. errors.Select(e => e - mean)];
    }
}
