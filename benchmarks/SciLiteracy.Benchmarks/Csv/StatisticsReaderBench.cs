using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Serialization;

namespace SciLiteracy.Benchmarks.Csv;

/// <summary>Reading long statistics: 32 entities, and as many indicators and years as the rows need. The plain version only splits the lines.</summary>
[MemoryDiagnoser]
public class StatisticsReaderBench
{
    private const int Seed = 20160301;
    private const int Entities = 32;
    private const int Years = 20;

    private byte[] _utf8 = [];

    [Params(2_000, 200_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(Seed);
        var text = new StringBuilder("indicator,unit,entity,period,breakdown,value,status,source,note\n");
        for (var row = 0; row < Rows; row++)
        {
            var (entity, year, indicator) = (row % Entities, row / Entities % Years, row / (Entities * Years));
            var note = random.Next(10) == 0 ? "\"estimated, from two sources\"" : "";
            text.Append(CultureInfo.InvariantCulture, $"indicator_{indicator},1,{10 + entity},{2000 + year},_T,{random.NextDouble() * 1e6:R},,S{random.Next(80):00},{note}\n");
        }

        _utf8 = Encoding.UTF8.GetBytes(text.ToString());
    }

    [Benchmark(Baseline = true)]
    public int Lines_split_at_commas()
    {
        var cells = 0;
        using var reader = new StreamReader(new MemoryStream(_utf8));
        while (reader.ReadLine() is { } line)
            cells += line.Split(',').Length;
        return cells;
    }

    [Benchmark]
    public Dataset Statistics() => new StatisticsReader().Read(_utf8, "statistics.csv").Require();
}
