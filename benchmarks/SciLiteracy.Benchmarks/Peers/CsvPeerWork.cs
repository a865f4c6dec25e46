using System.Diagnostics;
using System.Globalization;
using System.Text;
using SciLiteracy.Serialization;

namespace SciLiteracy.Benchmarks.Peers;

/// <summary>Reading statistics beside benchmarks/peers: a million rows in the order in which they are published, by indicator and entity, and the same by year.</summary>
internal static class CsvPeerWork
{
    private const int Rows = 1_000_000;
    private const int Entities = 1000;
    private const int Years = 20;

    /// <summary>Writes the input files into a folder.</summary>
    public static void Write(string folder)
    {
        Write(Path.Combine(folder, "statistics.csv"), row => (row % Years, row / Years % Entities, row / (Years * Entities)));
        Write(Path.Combine(folder, "by_year.csv"), row => (row / (Rows / Years), row % Entities, row / Entities % (Rows / Years / Entities)));
    }

    /// <summary>Does the work several times and prints the medians in milliseconds.</summary>
    public static void Run(string folder, int rounds)
    {
        var results = new SortedDictionary<string, double>(StringComparer.Ordinal);
        Measure("csv", "statistics.csv");
        Measure("csv by year", "by_year.csv");
        PeerWork.Print(results);

        void Measure(string name, string file)
        {
            var path = Path.Combine(folder, file);
            PeerWork.Measure(results, name, rounds, () => results[$"{name} first"] = Read(path));
            results[$"{name} processor"] = Enumerable.Range(0, rounds).Min(_ => ProcessorMilliseconds(() => Read(path)));
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Read(path);
            results[$"{name} allocated MB"] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
        }
    }

    /// <summary>Reads the file and makes every column.</summary>
    public static double Read(string path)
    {
        using var file = File.OpenRead(path);
        var dataset = new StatisticsReader().Read(file, "statistics.csv").Require();
        foreach (var indicator in dataset.Indicators)
            dataset.Column(indicator);
        return dataset.Column("indicator_0")[0];
    }

    // Of all threads; the least of several, as others on the machine only add to it.
    private static double ProcessorMilliseconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static void Write(string path, Func<int, (int Year, int Entity, int Indicator)> cellOf)
    {
        var random = new Random(20160301);
        using var csv = new StreamWriter(path, append: false, new UTF8Encoding(false));
        csv.Write("indicator,unit,entity,period,breakdown,value,status,source,note\n");
        for (var row = 0; row < Rows; row++)
        {
            var (year, entity, indicator) = cellOf(row);
            var value = Math.Round(random.NextDouble() * 1e6, 3);
            csv.Write(string.Create(CultureInfo.InvariantCulture, $"indicator_{indicator},1,e{entity:0000},{2000 + year},_T,{value:R},,S{random.Next(80):00},\n"));
        }
    }
}
