using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SciLiteracy.Benchmarks.Formulas;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Fused;

namespace SciLiteracy.Benchmarks.Peers;

/// <summary>The work that benchmarks/peers does with other tools: writes the input for both, does its side, and prints the medians as JSON.</summary>
internal static class PeerWork
{
    private static readonly double[] MissingShares = [0, 0.01];

    /// <summary>Writes the input files into a folder.</summary>
    public static void Write(string folder)
    {
        foreach (var missing in MissingShares)
        {
            using var file = File.Create(Path.Combine(folder, FileOf(missing)));
            foreach (var column in FormulaWork.Values(missing))
                file.Write(MemoryMarshal.AsBytes<double>(column));
        }
    }

    /// <summary>Does the work several times and prints the median of each in milliseconds.</summary>
    public static void Run(string folder, int rounds)
    {
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var missing in MissingShares)
        {
            var columns = new double[FormulaWork.BaseColumns][];
            using (var file = File.OpenRead(Path.Combine(folder, FileOf(missing))))
            {
                for (var c = 0; c < columns.Length; c++)
                    file.ReadExactly(MemoryMarshal.AsBytes((columns[c] = new double[FormulaWork.Years * FormulaWork.Entities]).AsSpan()));
            }

            var model = FormulaWork.Model();
            var data = FormulaWork.Data(columns);
            var plan = FormulaPlan.Create(model, data, FormulaWork.Regions);
            var last = FormulaWork.Formula(FormulaWork.Formulas - 1);
            var name = Name(missing);
            Measure($"formulas {name}", 5 * rounds, () => plan.Evaluate().Dispose());
            Measure($"formulas {name} one thread", 5 * rounds, () => plan.Evaluate(new EvaluationOptions { MaxDegreeOfParallelism = 1 }).Dispose());
            Measure($"formulas {name} plan", 5 * rounds, () => FormulaPlan.Create(model, data, FormulaWork.Regions));
            Measure($"formulas {name} plain", rounds, () => FormulaInterpreter.Evaluate(model, data, FormulaWork.Regions).Column(last));
            Measure($"formulas {name} kept", 5 * rounds, () => plan.Evaluate().Column(last));
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var evaluation = plan.Evaluate();
            results[$"formulas {name} allocated MB"] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
            var sum = 0.0;
            foreach (var value in evaluation.Column(last))
                sum += double.IsNaN(value) ? 0 : value;
            results[$"formulas {name} sum"] = sum;
        }

        var indicators = FormulaWork.Indicators(1000);
        var small = FormulaWork.Data(FormulaWork.Values(0), entities: 30);
        Measure(
            "bind and plan 1,000", 5 * rounds, () => FormulaPlan.Create(FormulaModel.Create(indicators, FormulaWork.Units).Require(), small, FormulaWork.Regions));

        Print(results);

        void Measure(string name, int count, Action work) => PeerWork.Measure(results, name, count, work);
    }

    /// <summary>Does some work several times and keeps the median.</summary>
    public static void Measure(IDictionary<string, double> results, string name, int count, Action work)
    {
        // Work is compiled again when it has run some thirty times, beside it; on a busy machine that takes its time.
        var warmUp = Stopwatch.StartNew();
        for (var runs = 0; runs == 0 || warmUp.ElapsedMilliseconds < (runs < 100 ? 3000 : 1000); runs++)
            work();
        Thread.Sleep(200);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        results[name] = times[times.Count / 2];
    }

    /// <summary>Prints results as JSON.</summary>
    public static void Print(IDictionary<string, double> results)
    {
        results["runtime"] = Environment.Version.Major + (Environment.Version.Minor / 10.0);
        Console.WriteLine("{" + string.Join(',', results.Select(r => $"\"{JsonEncodedText.Encode(r.Key)}\":{r.Value.ToString("R", CultureInfo.InvariantCulture)}")) + "}");
    }

    private static string Name(double missing) => missing == 0 ? "complete" : "with gaps";

    private static string FileOf(double missing) => missing == 0 ? "complete.f64" : "gaps.f64";
}
