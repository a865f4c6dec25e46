using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>Broken input gives findings: no exception, places inside the text, bounded time. What is read all the same can be written and read again.</summary>
public sealed class StatisticsFuzzTests
{
    private const string Valid =
        "indicator,unit,entity,period,breakdown,value,status,source,note,published_as,n,standard_error\n" +
        "literacy_rate,%,00,2020,_T,10.56,,S12,\"total, \"\"all\"\"\",10.56%,309800,0.12\r\n" +
        "literacy_rate,1,11,2020-Q4,sex=female;age=18-29,0.1,E,S07,国家😀,'=x,,1e-3\r" +
        "population,1e4 person,R-E,2020-06,_T,,Q,,\"two\nlines\",,,\n" +
        "venues,venue,00,2020-06-15,_T,1e3,P,S07,,,0,\n";

    private static readonly string[] Pieces =
    [
        ",", ",,", "\n", "\r", "\r\n", "\"", "\"\"", "\"\"\"", "\",\"", "'", "=", "-", "%", " ", "\t", "\0", "\u0001", "\u007F", "\u0085", "\u2028", "\uFEFF", "é", "国", "😀", "NaN", "Inf", "1,5", "12%", "1e999", "-1e-999", "1e5", "-0.5", "n", "numerator", "2020-13",
        "2021", "_T", "sex=", ";", "=", "/", "*", "(", "^99", "1e4", "person", "venue / 1e6 person", "literacy_rat", "venue_density", "00", "R-E", "S12", "A", "M", "Z", "indicator", "value", "unit", "literacy_rate,%,00,2020,_T,1,,,,\n",
    ];

    private static readonly ReaderLimits Small = new() { Bytes = 300, LineLength = 70, TextLength = 14, Rows = 3, Columns = 10, Findings = 3 };

    public static int Cases { get; } = 3 * int.Parse(Environment.GetEnvironmentVariable("SCILITERACY_FUZZ_CASES") ?? "20000", CultureInfo.InvariantCulture) / 10;

    [Fact]
    public void The_statistics_reader_survives_any_input()
    {
        Assert.True(Statistics.Reader.Read(Encoding.UTF8.GetBytes(Valid), "f").IsOk, "The text to start from is good.");
        var read = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var bytes = seed % 8 == 0 ? RandomBytes(random) : Mutate(random);
            var limits = seed % 16 == 1 ? Small : ReaderLimits.Default;
            var (length, threads) = (random.Next(4, 400), 1 + (seed % 2));
            var reader = seed % 4 == 3
                ? new StatisticsReader(limits: limits) { PieceLength = length, Threads = threads }
                : new StatisticsReader(Statistics.Catalog, Statistics.Regions, Statistics.Sources, limits) { PieceLength = length, Threads = threads };
            try
            {
                read += Check(reader, bytes, limits) ? 1 : 0;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Case {seed}: {exception.Message}\n{Convert.ToBase64String(bytes)}\n{Encoding.UTF8.GetString(bytes)}", exception);
            }
        }

        // Mutations that all break the text would leave half of the reader untried.
        Assert.True(read > Cases / 100, $"Only {read} of {Cases} texts could be read.");
    }

    private static bool Check(StatisticsReader reader, byte[] bytes, ReaderLimits limits)
    {
        var watch = Stopwatch.StartNew();
        var result = reader.Read(bytes, "f");
        Assert.True(watch.ElapsedMilliseconds < 5000, "It took too long.");
        Assert.True(result.Diagnostics.Length <= limits.Findings + 1, "There are too many findings.");
        Assert.Equal(result.IsOk, result.Diagnostics.IsEmpty);
        foreach (var diagnostic in result.Diagnostics)
            AssertInside(diagnostic, bytes);

        // A stream is cut elsewhere and must give the same; only that it is too long is known later.
        if (bytes.Length <= limits.Bytes)
            Assert.Equal(result.Diagnostics, reader.Read(new MemoryStream(bytes), "f").Diagnostics.AsEnumerable());
        AssertSameHoweverRead(reader, bytes, limits);
        if (result.Value is not { } data)
            return false;
        var indicators = reader.Indicators;
        var written = new StatisticsWriter(indicators).Write(data);
        Assert.Equal(data.Observations(), new StatisticsReader(indicators).Read(written, "w").Require().Observations());
        return data.Count > 0;
    }

    // A string is read row by row, bytes in pieces and column by column, a stream in pieces that are cut as it comes: all must say the same and have the same.
    private static void AssertSameHoweverRead(StatisticsReader reader, byte[] bytes, ReaderLimits limits)
    {
        if (!Utf8.IsValid(bytes) || bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, not 0, ..] or [not 0, 0, not 0, 0, ..] or [0, 0, 0, not 0, ..])
            return;
        var (plain, findings) = (new DatasetBuilder(), new DiagnosticBuilder());
        reader.Read(Encoding.UTF8.GetString(bytes), "f", plain, findings);
        var (fast, fastFindings) = (new DatasetBuilder(), new DiagnosticBuilder());
        reader.Read(bytes, "f", fast, fastFindings);
        Assert.Equal(findings.ToImmutable(), fastFindings.ToImmutable().AsEnumerable());
        Assert.Equal(plain.Build().Observations(), fast.Build().Observations());
        if (bytes.Length > limits.Bytes)
            return;
        var streamed = new DatasetBuilder();
        reader.Read(new MemoryStream(bytes), "f", streamed, new DiagnosticBuilder());
        Assert.Equal(plain.Build().Observations(), streamed.Build().Observations());
    }

    private static void AssertInside(Diagnostic diagnostic, byte[] bytes)
    {
        Assert.DoesNotContain('\n', diagnostic.Message);
        Assert.True(diagnostic.Message[^1] is '.' or '?', diagnostic.Message);
        Assert.True(diagnostic.Message.Length < 400, diagnostic.Message);
        var (path, line, column) = diagnostic.Location;
        Assert.Equal("f", path);
        if (diagnostic.Code == FileDiagnostics.TooManyBytes.Code)
        {
            Assert.Equal((0, 0), (line, column));
            return;
        }

        var lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        Assert.InRange(line, 1, lines.Length);
        Assert.InRange(column, 1, lines[line - 1].Length + 1);
    }

    private static byte[] RandomBytes(Random random)
    {
        if (random.Next(2) == 0)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            return bytes;
        }

        var text = new StringBuilder(random.Next(2) == 0 ? Valid[..(Valid.IndexOf('\n', StringComparison.Ordinal) + 1)] : "");
        for (var i = random.Next(40); i > 0; i--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Mutate(Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(Valid));
        var header = Valid.IndexOf('\n', StringComparison.Ordinal) + 1;
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            // Mostly behind the header, or little but headers would be tried.
            var at = bytes.Count > header && random.Next(8) > 0 ? random.Next(header, bytes.Count) : random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count / 2), bytes.Count / 4));
                    break;
                case 4:
                    bytes[at] = (byte)random.Next('!', '~');
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
