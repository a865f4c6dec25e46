using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Benchmarks.Composite;

/// <summary>Whole indices from raw data, with every stage, log and flag.</summary>
[MemoryDiagnoser]
public class CompositePipelineBench
{
    private IndexData _data = null!;
    private IndexData _many = null!;
    private IndexSpec _spec = null!;
    private IndexSpec _copeland = null!;

    [GlobalSetup]
    public void Setup()
    {
        _data = CompositeWork.Data(2000, 60);
        _spec = CompositeWork.Spec(60);
        _many = CompositeWork.Data(2850, 60);
        var flat = new IndexAggregate { Code = "Index", Children = [.. Leaves(_spec.Structure)] };
        _copeland = _spec with { Structure = flat, Steps = [_spec.Steps[3], new AggregateStep([new CopelandAggregation()])] };
    }

    /// <summary>2,000 entities and 60 indicators: screened, filled, treated, normalized, aggregated, ranked.</summary>
    [Benchmark]
    public IndexResult Pipeline_2000_x_60() => CompositeIndex.Compute(_spec, _data).Require();

    /// <summary>Copeland over 2,850 entities and 60 indicators at once.</summary>
    [Benchmark]
    public IndexResult Copeland_2850_x_60() => CompositeIndex.Compute(_copeland, _many).Require();

    private static IEnumerable<IndexNode> Leaves(IndexNode node) => node is IndexAggregate aggregate ? aggregate.Children.SelectMany(Leaves) : [node];
}
