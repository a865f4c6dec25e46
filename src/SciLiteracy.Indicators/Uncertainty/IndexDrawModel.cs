using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A composite index as a model of draws.</summary>
internal sealed class IndexDrawModel : DrawModel
{
    /// <summary>Dimensions of a stream, as a power of 2: cells of data that a factor may vary.</summary>
    public const int StreamBits = 26;

    /// <summary>The most bytes for results of first steps: 256 MiB.</summary>
    public const long CacheMemory = 256L << 20;

    private readonly ImmutableArray<int> _stops;
    private readonly ImmutableArray<int> _choicesBefore;

    public IndexDrawModel(IndexPlan plan, ImmutableArray<FactorBinding> bindings, long cacheMemory = CacheMemory)
    {
        Plan = plan;
        Bindings = bindings;
        Rows = plan.Data.Rows;
        SectionStarts = [.. plan.Data.Sections.Select(s => s.Start), plan.Data.Rows.Length];
        Cache = new(cacheMemory);
        var dimension = 0;
        var stream = 0;
        foreach (var binding in bindings)
        {
            binding.FirstDimension = dimension;
            dimension += binding.Dimensions;
            if (binding.HasStream)
                binding.Stream = stream++;
        }

        Dimensions = dimension;
        Streams = stream;
        Continuous = [.. bindings.OfType<ContinuousBinding>()];
        Imputations = [.. Enumerable.Range(0, plan.StepCount).Select(s => bindings.OfType<ImputationDrawBinding>().FirstOrDefault(b => b.Step == s))];
        HasImputations = Imputations.Any(i => i is not null);
        Choices = [.. bindings.OfType<ChoiceBinding>().OrderBy(c => c.FirstStep)];
        Factors = FactorsOf(bindings);
        var lastAggregation = LastAggregation(plan);
        Cut = Continuous.Select(c => c.FirstStep).Append(lastAggregation).Min();
        OnlyAggregates = Enumerable.Range(Cut, plan.StepCount - Cut).All(s => plan.Spec.Steps[s] is AggregateStep);

        // Stops: before each step at which alternatives come in, up to the cut; and how many of the choices are made by then. What a stop has depends on the alternatives of the
        // choices that come in before it.
        int[] stops = [.. Choices.Select(c => c.FirstStep).Where(s => s > 0 && s < Cut).Append(Cut).Distinct().Order()];
        _stops = [.. stops];
        _choicesBefore = [.. stops.Select(stop => Choices.Count(c => c.FirstStep < stop))];
        var combinations = Choices.Where(c => c.FirstStep < Cut).Aggregate(1.0, (product, c) => product * c.Count);
        IsCached = Cut > 0 && combinations < 1L << 60;

        var nominal = new IndexDrawEvaluator(this);
        NominalFailure = nominal.EvaluateNominal() ? null : nominal.FailureReason;
        NominalScores = [.. nominal.Scores];
        NominalRanks = [.. nominal.Ranks];
        NominalWeights = [.. nominal.Workspace.UsedWeights];
    }

    public IndexPlan Plan { get; }

    public ImmutableArray<FactorBinding> Bindings { get; }

    /// <summary>Gets the factors that have alternatives, in the order of the steps that they come in at.</summary>
    public ImmutableArray<ChoiceBinding> Choices { get; }

    public ImmutableArray<ContinuousBinding> Continuous { get; }

    /// <summary>Gets the factor that varies what each step fills in; null if none does.</summary>
    public ImmutableArray<ImputationDrawBinding?> Imputations { get; }

    public bool HasImputations { get; }

    /// <summary>Gets the step from which every draw runs anew; before it, results are shared between draws with the same alternatives.</summary>
    public int Cut { get; }

    /// <summary>Gets whether all steps that every draw runs aggregate: they leave what they start from as it is.</summary>
    public bool OnlyAggregates { get; }

    public bool IsCached { get; }

    public CheckpointCache Cache { get; }

    /// <summary>Gets the steps before which results are shared, the last of which is the cut.</summary>
    public ImmutableArray<int> Stops => _stops;

    /// <summary>Gets why the index as specified has no scores; null if it has.</summary>
    public string? NominalFailure { get; }

    /// <summary>Gets the weights that the index as specified uses; shape [nodes].</summary>
    public ImmutableArray<double> NominalWeights { get; }

    public override ImmutableArray<IndexRow> Rows { get; }

    public override ImmutableArray<int> SectionStarts { get; }

    public override int Dimensions { get; }

    public override int Streams { get; }

    public override ImmutableArray<SensitivityFactor> Factors { get; }

    public override ImmutableArray<double> NominalScores { get; }

    public override ImmutableArray<int> NominalRanks { get; }

    /// <summary>Returns how many choices are made before a stop.</summary>
    public int ChoicesBefore(int stop) => _choicesBefore[stop];

    /// <summary>Returns the last step that aggregates; -1 if none does.</summary>
    public static int LastAggregation(IndexPlan plan)
    {
        var step = plan.StepCount - 1;
        while (step >= 0 && plan.Spec.Steps[step] is not AggregateStep)
            step--;
        return step;
    }

    public override DrawEvaluator CreateEvaluator() => new IndexDrawEvaluator(this);

    private static ImmutableArray<SensitivityFactor> FactorsOf(ImmutableArray<FactorBinding> bindings) =>
    [
        .. bindings.GroupBy(b => b.Group is { } group ? (group, true) : (b.Name, false)).Select(g => new SensitivityFactor(
            g.Key.Item1,
            [.. g.SelectMany(b => Enumerable.Range(b.FirstDimension, b.Dimensions))],
            [.. g.Where(b => b.HasStream).Select(b => b.Stream)])),
    ];
}
