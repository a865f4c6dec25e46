using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Evaluates a composite index at points.</summary>
internal sealed class IndexDrawEvaluator : DrawEvaluator
{
    private readonly IndexDrawModel _model;
    private readonly IndexPlan _plan;
    private readonly int[] _chosen;
    private readonly bool[] _missing;
    private IndexCheckpoint? _restored;
    private int[] _heldNodes = [];
    private double[] _heldWeights = [];

    public IndexDrawEvaluator(IndexDrawModel model)
        : base(model)
    {
        _model = model;
        _plan = model.Plan;
        _chosen = new int[model.Choices.Length];
        Workspace = _plan.CreateWorkspace();
        _missing = model.HasImputations ? new bool[_plan.Structure.IndicatorCount * _plan.Rows] : [];
    }

    /// <summary>Gets the buffers.</summary>
    public IndexWorkspace Workspace { get; }

    public override string? FailureReason => Workspace.Failure.Kind switch
    {
        IndexFailureKind.None => null,
        IndexFailureKind.NobodyLeft => FormattableString.Invariant($"Screening in step {Workspace.Failure.Step} leaves nobody."),
        IndexFailureKind.OutsideDomain =>
            $"'{CodeOf(Workspace.Failure.Child)}' of '{NameOf(Workspace.Failure.Row)}' is outside what the aggregation of '{CodeOf(Workspace.Failure.Node)}' can take.",
        _ => $"'{CodeOf(Workspace.Failure.Node)}' has no weights.",
    };

    /// <summary>Returns how messages call a row of the data.</summary>
    public string NameOf(int row) => row < 0 ? "?" : _plan.Data.Rows[row] is { Period: { } period } r ? $"{r.Entity} {period}" : _plan.Data.Rows[row].Entity;

    /// <summary>Evaluates the index as specified.</summary>
    public bool EvaluateNominal()
    {
        var succeeded = _plan.Run(Workspace);
        Read(succeeded);
        return succeeded;
    }

    /// <summary>Gives nodes fixed weights, whatever is drawn for them.</summary>
    public void HoldWeights(int[] nodes, double[] weights) => (_heldNodes, _heldWeights) = (nodes, weights);

    public override bool TryEvaluate()
    {
        for (var c = 0; c < _chosen.Length; c++)
        {
            _chosen[c] = _model.Choices[c].Chosen(Point);
            _model.Choices[c].Choose(_chosen[c], Workspace);
        }

        foreach (var binding in _model.Continuous)
            binding.Apply(this);
        for (var n = 0; n < _heldNodes.Length; n++)
            (Workspace.WeightOverrides[_heldNodes[n]], Workspace.WeightFactors[_heldNodes[n]]) = (_heldWeights[n], 1);
        if (_model.Cut == 0 || !_model.IsCached)
        {
            Begin();
            Run(0, _plan.StepCount);
        }
        else
        {
            Reach(_model.Stops.Length - 1, mayShare: _model.OnlyAggregates);
            Run(_model.Cut, _plan.StepCount);
        }

        var succeeded = Workspace.Failure.Kind == IndexFailureKind.None;
        Read(succeeded);
        return succeeded;
    }

    private string CodeOf(int node) => node < 0 ? "?" : _plan.Structure[node].Code;

    private void Begin()
    {
        _restored = null;
        _plan.Begin(Workspace);
        for (var c = 0; c < _chosen.Length; c++)
            _model.Choices[c].Begin(_chosen[c], Workspace);
    }

    private void Run(int from, int to)
    {
        for (var step = from; step < to && Workspace.Failure.Kind == IndexFailureKind.None; step++)
        {
            var imputation = _model.Imputations[step];
            imputation?.Before(Workspace, _missing, Streams[imputation.Stream]);
            _plan.RunStep(Workspace, step);
            imputation?.After(Workspace, _missing, Streams[imputation.Stream]);
        }
    }

    // Brings the workspace to a stop: from what was kept there, or from the stop before.
    private void Reach(int stop, bool mayShare)
    {
        var key = 0L;
        for (var c = 0; c < _model.ChoicesBefore(stop); c++)
            key = (key * _model.Choices[c].Count) + _chosen[c];
        if (_model.Cache.Find(stop, key) is { } kept)
        {
            if (mayShare && ReferenceEquals(kept, _restored))
            {
                Workspace.Failure = kept.Failure;
                return;
            }

            Workspace.Restore(kept);
            _restored = kept;
            return;
        }

        if (stop == 0)
            Begin();
        else
            Reach(stop - 1, mayShare: false);
        _restored = null;
        Run(stop == 0 ? 0 : _model.Stops[stop - 1], _model.Stops[stop]);
        _restored = _model.Cache.Keep(stop, key, Workspace);
    }

    // Rows of the workspace are those that screening left, in the order of the data.
    private void Read(bool succeeded)
    {
        Scores.AsSpan().Fill(double.NaN);
        Ranks.AsSpan().Clear();
        if (!succeeded)
            return;
        var root = _plan.Structure.Root;
        var scores = Workspace.Node(root);
        var ranks = Workspace.Ranks(root);
        var rowOf = Workspace.RowOf;
        for (var r = 0; r < rowOf.Length; r++)
        {
            Scores[rowOf[r]] = scores[r];
            Ranks[rowOf[r]] = double.IsNaN(ranks[r]) ? 0 : (int)ranks[r];
        }
    }
}
