using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Benchmarks.Composite;

/// <summary>One draw of an uncertainty analysis on one thread: evaluation, ranks, and counting them. What is allocated is the kept scores, 8 bytes for each entity.</summary>
[MemoryDiagnoser]
public class UncertaintyEvaluationBench
{
    private const int Draws = 1000;

    private UncertaintyPlan _choices = null!;
    private UncertaintyPlan _errors = null!;

    /// <summary>Gets or sets the entities and indicators.</summary>
    [Params("51 x 49", "300 x 40", "2000 x 60")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var size = Size.Split(" x ").Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var data = CompositeWork.Data(size[0], size[1]);
        var spec = CompositeWork.Spec(size[1]);
        _choices = UncertaintyPlan.Create(spec, data, CompositeWork.Uncertainty(Draws) with { Pairs = false }).Require();
        var errors = CompositeWork.Uncertainty(Draws) with { Pairs = false, Vary = [.. CompositeWork.Uncertainty(1).Vary, new InputError("errors")] };
        _errors = UncertaintyPlan.Create(spec, data, errors, new Dictionary<string, InputErrors> { ["errors"] = CompositeWork.Errors(data) }).Require();
        _ = _choices.RunChunk(new(0, Draws));
    }

    /// <summary>Settings and weights vary.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public UncertaintyPartial Choices_and_weights() => _choices.RunChunk(new(0, Draws));

    /// <summary>Settings, weights and every cell of the data vary, so that every step runs for every draw.</summary>
    [Benchmark(OperationsPerInvoke = Draws / 10)]
    public UncertaintyPartial Errors_of_all_cells_too() => _errors.RunChunk(new(0, Draws / 10));
}
