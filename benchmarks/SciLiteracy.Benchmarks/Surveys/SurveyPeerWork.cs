using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Benchmarks.Peers;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Benchmarks.Surveys;

/// <summary>Survey estimates beside benchmarks/peers.</summary>
internal static class SurveyPeerWork
{
    /// <summary>Writes the input into a folder: a file of doubles a column, a file of 32-bit integers a column of codes.</summary>
    public static void Write(string folder, int rows)
    {
        var data = new SurveyWork(rows).Data;
        foreach (var column in data.Columns)
        {
            using var file = File.Create(Path.Combine(folder, column.Name + (column is NumberColumn ? ".f64" : ".i32")));
            file.Write(column is NumberColumn numbers ? MemoryMarshal.AsBytes(numbers.Values.AsSpan()) : MemoryMarshal.AsBytes(((TextColumn)column).Codes.AsSpan()));
        }
    }

    /// <summary>Does the work several times and prints, in milliseconds, the medians of wall time and the least processor time of all threads.</summary>
    public static void Run(int rounds, int rows)
    {
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var work = new SurveyWork(rows);
        var columns = Enumerable.Range(1, SurveyWork.Replicates).Select(g => work.Numbers($"rw{g}")).ToArray();
        var (taylor, replicated) = (work.Analysis(SurveyWork.Sampled), work.Analysis(SurveyWork.Replicated));
        var one = new EstimateRequest.Mean(["score"]) { DesignEffect = DesignEffectKind.None };
        var two = SurveyWork.Means("score", "literate");
        var effects = two with { DesignEffect = DesignEffectKind.WithoutReplacement };
        var means = SurveyWork.Means("literate");
        results["replicates first"] = Once(() => replicated.Estimate(means).Require()).Wall;
        Measure(results, rounds, new()
        {
            ["design"] = () => SurveyDesign.Create(work.Data, SurveyWork.Sampled).Require(),
            ["replicate design"] = () => SurveyDesign.Create(work.Data, SurveyWork.Replicated).Require(),
            ["mean"] = () => taylor.Estimate(one).Require(),
            ["taylor"] = () => taylor.Estimate(two).Require(),
            ["taylor one thread"] = () => taylor.Estimate([two], 1, default).Require(),
            ["taylor with design effects"] = () => taylor.Estimate(effects).Require(),
        });

        // By turns, so that a busy machine disturbs both alike.
        Measure(results, 3 * rounds, new()
        {
            ["replicates"] = () => replicated.Estimate(means).Require(),
            ["replicates one thread"] = () => replicated.Estimate([means], 1, default).Require(),
            ["sum of the weights"] = () => MemoryBound.Sum(columns),
        });
        Keep("taylor", taylor.Estimate(two).Require(), "score");
        Keep("replicates", replicated.Estimate(means).Require(), "literate");
        PeerWork.Print(results);

        void Keep(string name, SurveyTable table, string variable)
        {
            var estimate = table.Estimates.Last(e => e.Variable == variable);
            (results[name + " value"], results[name + " se"]) = (estimate.Value!.Value, estimate.StandardError!.Value);
        }
    }

    private static void Measure(SortedDictionary<string, double> results, int rounds, Dictionary<string, Action> actions)
    {
        const int warmUp = 3;
        var times = actions.ToDictionary(a => a.Key, _ => new List<(double Wall, double Processor)>());
        for (var round = -warmUp; round < rounds; round++)
        {
            foreach (var (name, action) in actions)
            {
                var time = Once(action);
                if (round >= 0)
                    times[name].Add(time);
            }
        }

        foreach (var (name, all) in times)
        {
            results[name] = all.Select(t => t.Wall).Order().ElementAt(all.Count / 2);
            results[name + " processor"] = all.Min(t => t.Processor);
        }
    }

    private static (double Wall, double Processor) Once(Action action)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    /// <summary>Prints by how much the memory of the process grows at most while designs and estimates are made, beside the data, which are there before.</summary>
    public static void RunMemory(int rows)
    {
        var work = new SurveyWork(rows);
        var bytes = work.Data.Columns.Sum(c => (long)c.Count * (c is NumberColumn ? sizeof(double) : sizeof(int)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"data: {bytes / 1e6:0.0} MB"));
        Report("design of strata and clusters, 31 domains, 2 variables", () => work.Analysis(SurveyWork.Sampled).Estimate(SurveyWork.Means("score", "literate")).Require());
        Report("design of 80 replicates, 31 domains", () => work.Analysis(SurveyWork.Replicated).Estimate(SurveyWork.Means("literate")).Require());

        void Report(string name, Action action)
        {
            // Code that is compiled now is not counted; memory that is free goes back to the system.
            new SurveyWork(5000).Analysis(SurveyWork.Replicated).Estimate(SurveyWork.Means("literate")).Require();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var (before, most, isDone) = (Environment.WorkingSet, 0L, false);
            var watch = new Thread(() =>
            {
                while (!Volatile.Read(ref isDone))
                {
                    most = Math.Max(most, Environment.WorkingSet);
                    Thread.Sleep(1);
                }
            });
            watch.Start();
            action();
            Volatile.Write(ref isDone, true);
            watch.Join();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {(most - before) / 1e6:0.0} MB more at most, {100.0 * (most - before) / bytes:0.0} % of the data"));
        }
    }
}
