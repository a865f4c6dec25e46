using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Benchmarks.Composite;

/// <summary>A whole analysis of 100,000 draws of 51 entities and 49 indicators, with all pairs, means and quantiles.</summary>
[MemoryDiagnoser]
public class UncertaintyThreadsBench
{
    private UncertaintyPlan _plan = null!;

    /// <summary>Gets or sets the number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() =>
        _plan = UncertaintyPlan.Create(CompositeWork.Spec(49), CompositeWork.Data(51, 49), CompositeWork.Uncertainty(100_000)).Require();

    [Benchmark]
    public UncertaintyResult Run() => _plan.Run(new() { Threads = Threads });
}
