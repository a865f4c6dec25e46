using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>Building designs over a million respondents, in no order or by strata and clusters.</summary>
[MemoryDiagnoser]
public class SurveyDesignBench
{
    private SurveyWork _work = null!;

    /// <summary>Gets or sets the number of clusters.</summary>
    [Params(10_000, 600_000)]
    public int Clusters { get; set; }

    /// <summary>Gets or sets whether rows stand by strata and clusters.</summary>
    [Params(false, true)]
    public bool IsSorted { get; set; }

    [GlobalSetup]
    public void Setup() => _work = new(1_000_000, Clusters, replicates: 0, IsSorted);

    /// <summary>Strata and clusters.</summary>
    [Benchmark]
    public SurveyDesign Design() => SurveyDesign.Create(_work.Data, SurveyWork.Sampled with { SinglePsu = SinglePsuRule.Remove }).Require();
}
