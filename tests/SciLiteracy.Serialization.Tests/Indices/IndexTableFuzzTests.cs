using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SciLiteracy.Serialization.Tests.Indices;

/// <summary>Broken wide tables give findings: no exception, places inside the text, bounded time.</summary>
public sealed class IndexTableFuzzTests
{
    private const string Valid = "region,year,a,b,\"group\"\nnorth,2015,1.5,-2e3,x\r\n\"New York, NY\",2015,NA,,\"two\nlines\"\nnorth,2016,0,1,x\n北京,2016,1e-7,5,'=y\n";

    private static readonly string[] Pieces =
    [
        ",", ",,", "\n", "\r", "\"", "\"\"", "'", "=", "-", "%", " ", "\t", "\0", "\u0085", "\uFEFF", "é", "😀", "NaN", "NA", "Inf", "1,5", "1e999", "-1e-999", "2020-13", "2020-Q1", "2015",
        "region", "year", "a", "b", "group", "north,2015,1,1,x\n", ";",
    ];

    private static readonly ReaderLimits Small = new() { Bytes = 120, LineLength = 40, TextLength = 12, Rows = 3, Columns = 6, Findings = 3 };

    public static int Cases { get; } = int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture) / 5;

    [Fact]
    public void The_reader_survives_any_table()
    {
        var read = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var text = Mutate(random);
            var limits = seed % 8 == 1 ? Small : ReaderLimits.Default;
            var reader = new IndexTableReader(new IndexColumns { Entity = "region", Period = seed % 3 == 0 ? null : "year", Missing = ["NA"] }, ["a", "b"], ["group"], limits);
            try
            {
                var watch = Stopwatch.StartNew();
                var result = reader.Read(text, "f");
                Assert.True(watch.ElapsedMilliseconds < 5000, "It took too long.");
                Assert.True(result.Diagnostics.Length <= limits.Findings + 1, "There are too many findings.");
                Assert.Equal(result.IsOk, result.Diagnostics.IsEmpty);
                read += result.IsOk ? 1 : 0;
                var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
                foreach (var (_, _, message, location) in result.Diagnostics)
                {
                    Assert.DoesNotContain('\n', message);
                    Assert.True(message[^1] is '.' or '?', message);
                    if (location.Line == 0)
                        continue;
                    Assert.InRange(location.Line, 1, lines.Length);
                    Assert.InRange(location.Column, 1, lines[location.Line - 1].Length + 1);
                }
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed}: {exception.Message}\n{text}", exception);
            }
        }

        Assert.True(read > Cases / 100, $"Only {read} of {Cases} tables could be read.");
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Valid);
        for (var i = random.Next(1, 4); i > 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0:
                    text[at] = (char)random.Next(' ', 127);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
