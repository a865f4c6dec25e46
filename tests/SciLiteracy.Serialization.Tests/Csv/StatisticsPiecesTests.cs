using System.Globalization;
using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Serialization.Tests.Documents;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>Bytes are read in pieces by two threads; a string is read row by row and is what they are compared with.</summary>
public sealed class StatisticsPiecesTests
{
    // Law: pieces and threads. Wherever a file is cut and however many threads read it, what is read and found is the same, in the same order, with the same places.
    [Property(MaxTest = 60)]
    public void Pieces_and_threads_do_not_change_what_is_read(ulong seed)
    {
        var draw = new Draw(seed, 10);
        var limits = new ReaderLimits { Rows = draw.Between(0, 3) == 0 ? 300 : 5_000_000, Findings = draw.Pick<int>([2, 30, 1000]), LineLength = draw.Pick<int>([150, 100_000]) };
        var text = TextOf(draw);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var (expected, expectedFindings) = Read(new StatisticsReader(Statistics.Catalog, Statistics.Regions, null, limits), (r, o, f) => r.Read(text, "s.csv", o, f));
        foreach (var (length, threads) in new[] { (64, 1), (100, 2), (1000, 2), (4096, 1), (4096, 2), (CsvPieces.DefaultLength, 2) })
        {
            var reader = new StatisticsReader(Statistics.Catalog, Statistics.Regions, null, limits) { PieceLength = length, Threads = threads };
            var fromBytes = Read(reader, (r, o, f) => r.Read(utf8, "s.csv", o, f));
            Assert.Equal(expectedFindings, fromBytes.Findings);
            Assert.Equal(expected, fromBytes.Observations);
            var fromStream = Read(reader, (r, o, f) => r.Read(new DrippingStream(utf8), "s.csv", o, f));
            Assert.Equal(expectedFindings, fromStream.Findings);
            Assert.Equal(expected, fromStream.Observations);
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10.56")]
    [InlineData("-3")]
    [InlineData("+7")]
    [InlineData("1.5e6")]
    [InlineData("5.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("0.1")]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("90071992547409.93")]
    [InlineData("123456789012345678")]
    [InlineData("1234567890123456789")]
    [InlineData("0.12345678901234567")]
    [InlineData("2.2250738585072014e-308")]
    [InlineData("5e-324")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("000000000000000000001")]
    [InlineData("0.000000000000000000000000000000000000000001")]
    public void Numbers_of_bytes_have_the_bits_of_numbers_of_text(string text)
    {
        Assert.True(NumberText.TryParse(text, out var expected));
        Assert.True(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("12%")]
    [InlineData("1e999")]
    [InlineData("1e-999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData(" 1")]
    [InlineData("１")]
    public void What_is_no_number_of_text_is_none_of_bytes(string text)
    {
        Assert.False(NumberText.TryParse(text, out _));
        Assert.False(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    // Law: short numbers are read by a way of their own; it has the bits of the way of the runtime.
    [Property(MaxTest = 2000)]
    public void Random_decimals_have_the_bits_of_the_runtime(long digits, byte decimals)
    {
        var text = (digits >> (decimals % 40)).ToString(CultureInfo.InvariantCulture);
        var point = text.Length - 1 - (decimals % 20);
        if (point > (text[0] == '-' ? 1 : 0))
            text = text.Insert(point, ".");
        Assert.True(Utf8Number.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
    }

    [Fact]
    public void A_file_without_further_columns_has_no_attributes()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"venues,venue,00,{i:D4},_T,{i},,\n"));
        var data = Statistics.Reader.Read(Encoding.UTF8.GetBytes(Statistics.Header.Replace(",note", "", StringComparison.Ordinal) + rows), "s.csv").Require();
        Assert.Equal(30, data.Observations().Count(o => o.Attributes.Count == 0));
    }

    [Fact]
    public void Many_periods_of_one_series_are_held_and_found_twice()
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(i => $"venues,venue,00,{i:D4},_T,{i},,,\n"));
        var again = "venues,venue,00,0070,_T,1,,,\nvenues,venue,00,0063,_T,1,,,\n";
        Assert.Equal(
            [
                "s.csv:3002:1: error SL5012: The cell 'venues' of '00' in '0070' with breakdown '_T' is there twice; first at s.csv:71:1.",
                "s.csv:3003:1: error SL5012: The cell 'venues' of '00' in '0063' with breakdown '_T' is there twice; first at s.csv:64:1.",
            ],
            Statistics.Reader.Read(Encoding.UTF8.GetBytes(Statistics.Header + rows + again), "s.csv").Diagnostics.Select(d => d.ToString()));
    }

    private static (List<Observation> Observations, List<Diagnostic> Findings) Read(StatisticsReader reader, Action<StatisticsReader, DatasetBuilder, DiagnosticBuilder> read)
    {
        var (observations, findings) = (new DatasetBuilder(), new DiagnosticBuilder());
        read(reader, observations, findings);
        return ([.. observations.Build().Observations()], [.. findings.ToImmutable()]);
    }

    // Rows in some order, nearly all good, with quoted notes, blank lines, several line ends, and now and then every kind of fault.
    private static string TextOf(Draw draw)
    {
        var hasQuotes = draw.Between(0, 1) == 0;
        var faults = draw.Pick<int>([0, 0, 5, 50]);
        var breaks = draw.Pick<int>([0, 0, 1]);
        var text = new StringBuilder(Statistics.Header.TrimEnd()).Append(",n,zeta\n");
        for (var i = draw.Between(0, 600); i > 0; i--)
        {
            var fault = draw.Between(0, 1000) < faults ? draw.Between(0, 13) : -1;
            var note = draw.Pick<string>(["", "", "derived", "'=x", hasQuotes ? "\"two\nlines\"" : "国", hasQuotes ? "\"a \"\"b\"\", 😀\"" : "é", hasQuotes ? "\"\r\n\"" : "x"]);
            text.Append(fault == 0 ? "literacy_rat" : draw.Pick<string>(["literacy_rate", "population", "venues"]))
                .Append(',').Append(fault == 1 ? "person/" : fault == 2 ? "" : "%")
                .Append(fault == 3 ? ",12," : draw.Pick<string>([",00,", ",11,", ",R-E,"]))
                .Append(fault == 4 ? "2020-13" : draw.Between(1, 999).ToString("D4", CultureInfo.InvariantCulture))
                .Append(fault == 5 ? ",sex=," : draw.Pick<string>([",_T,", ",_T,", ",sex=female,", hasQuotes ? ",\"a=1;sex=male\"," : ",sex=male;a=1,"]))
                .Append(fault == 6 ? "1,5" : fault == 7 ? "" : (draw.Between(-100000, 100000) / 100.0).ToString(CultureInfo.InvariantCulture))
                .Append(fault == 8 ? ",Z," : draw.Pick<string>([",,", ",P,", fault == 7 ? ",Q," : ",A,"])).Append(fault == 9 ? "no source" : draw.Pick<string>(["", "S07", "S12"]))
                .Append(',').Append(note).Append(',').Append(fault == 10 ? "-4" : draw.Pick<string>(["", "10"])).Append(',').Append(fault == 11 ? "\u0001" : "")
                .Append(fault == 12 ? ",more" : "").Append(draw.Pick<string>(["\n", "\n", "\r\n", "\n\n"]));
            if (draw.Between(0, 600) < breaks)
                text.Append(draw.Pick<string>(["a\"b\n", "\"a\"b,\n", "x\ry\n", "\"open", "\r"]));
        }

        // The units above are right for the rate only.
        return text.Replace("population,%", "population,1e4 person").Replace("venues,%", "venues,venue").ToString();
    }
}
