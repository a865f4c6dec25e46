using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>Means of 31 domains of a million respondents, by linearization and by 80 replicates.</summary>
[MemoryDiagnoser]
public class SurveyEstimationBench
{
    private static readonly EstimateRequest One = SurveyWork.Means("literate");
    private static readonly EstimateRequest Two = SurveyWork.Means("score", "literate");

    private double[][] _weights = null!;
    private SurveyAnalysis _sampled = null!;
    private SurveyAnalysis _replicated = null!;

    /// <summary>Gets or sets the number of respondents.</summary>
    [Params(50_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var work = new SurveyWork(Rows);
        (_sampled, _replicated) = (work.Analysis(SurveyWork.Sampled), work.Analysis(SurveyWork.Replicated));
        _weights = [.. Enumerable.Range(1, SurveyWork.Replicates).Select(g => work.Numbers($"rw{g}"))];
    }

    /// <summary>Reads the replicate weights once.</summary>
    [Benchmark(Baseline = true)]
    public double Sum_of_the_replicate_weights() => MemoryBound.Sum(_weights);

    /// <summary>One variable, 80 replicates.</summary>
    [Benchmark]
    public SurveyTable Replicates() => _replicated.Estimate(One).Require();

    /// <summary>Two variables, 62 strata, 10,000 clusters.</summary>
    [Benchmark]
    public SurveyTable Linearization() => _sampled.Estimate(Two).Require();

    /// <summary>The same on one thread.</summary>
    [Benchmark]
    public SurveyTable Linearization_on_one_thread() => _sampled.Estimate([Two], 1, default).Require();
}
