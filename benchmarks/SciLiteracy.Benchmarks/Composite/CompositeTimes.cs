using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Benchmarks.Composite;

/// <summary>The table of the speed of composite indices: medians of wall time and least processor time, which a busy machine disturbs less.</summary>
internal static class CompositeTimes
{
    public static void Run(int rounds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, medians of {rounds} rounds."));
        Console.WriteLine();
        Console.WriteLine("| work | wall, ms | processor, ms | allocated, bytes |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (entities, indicators) in ((int, int)[])[(51, 49), (300, 40), (2000, 60)])
        {
            var data = CompositeWork.Data(entities, indicators);
            var spec = CompositeWork.Spec(indicators);
            var draws = 400_000 / entities;
            var settings = CompositeWork.Uncertainty(draws) with { Pairs = false };
            var choices = UncertaintyPlan.Create(spec, data, settings).Require();
            Print($"one draw, {entities} x {indicators}: choices and weights", rounds, draws, () => choices.RunChunk(new(0, draws)));
            var withErrors = settings with { Vary = [.. settings.Vary, new InputError("errors")] };
            var errors = UncertaintyPlan.Create(spec, data, withErrors, new Dictionary<string, InputErrors> { ["errors"] = CompositeWork.Errors(data) }).Require();
            Print($"one draw, {entities} x {indicators}: errors of all cells too", rounds, draws / 10, () => errors.RunChunk(new(0, draws / 10)));
        }

        var raw = CompositeWork.Data(2000, 60);
        var full = CompositeWork.Spec(60);
        Print("full pipeline from raw, 2000 x 60", rounds, 5, () => Repeat(5, () => CompositeIndex.Compute(full, raw).Require()));
        var many = CompositeWork.Data(2850, 60);
        var flat = full with
        {
            Structure = new IndexAggregate { Code = "Index", Children = [.. Leaves(full.Structure)] },
            Steps = [full.Steps[3], new AggregateStep([new CopelandAggregation()])],
        };
        Print("Copeland, 2850 x 60", rounds, 1, () => CompositeIndex.Compute(flat, many).Require());
        var analysis = UncertaintyPlan.Create(CompositeWork.Spec(49), CompositeWork.Data(51, 49), CompositeWork.Uncertainty(100_000)).Require();
        Print("100,000 draws, 51 x 49, one thread", rounds, 1, () => analysis.Run(new() { Threads = 1 }));
        Print("100,000 draws, 51 x 49, two threads", rounds, 1, () => analysis.Run(new() { Threads = 2 }));
    }

    private static IEnumerable<IndexNode> Leaves(IndexNode node) => node is IndexAggregate aggregate ? aggregate.Children.SelectMany(Leaves) : [node];

    private static object Repeat(int times, Func<object> work)
    {
        object last = work();
        for (var t = 1; t < times; t++)
            last = work();
        return last;
    }

    private static void Print(string name, int rounds, int operations, Func<object> work)
    {
        _ = work();
        var walls = new double[rounds];
        var processors = new double[rounds];
        var allocated = 0L;
        for (var r = 0; r < rounds; r++)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            _ = work();
            walls[r] = watch.Elapsed.TotalMilliseconds / operations;
            processors[r] = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / operations;
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / operations;
        }

        Array.Sort(walls);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {walls[rounds / 2]:0.0000} | {processors.Min():0.0000} | {allocated} |"));
    }
}
