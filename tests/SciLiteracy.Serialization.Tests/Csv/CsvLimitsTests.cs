using System.Text;
using SciLiteracy.Serialization.Tests.Documents;

namespace SciLiteracy.Serialization.Tests.Csv;

public sealed class CsvLimitsTests
{
    private const string Row = "literacy_rate,%,00,2020,_T,1,,,\n";

    [Theory]
    [InlineData((byte)'a', "s.csv:1:1048577: error SL1002: The line is longer than 1048576 characters, the limit.")]
    [InlineData((byte)',', "s.csv:1:1048577: error SL1002: The line is longer than 1048576 characters, the limit.")]
    [InlineData((byte)'"', "s.csv:1:1048577: error SL1002: The line is longer than 1048576 characters, the limit.")]
    public void A_line_of_a_gigabyte_is_refused_early_and_in_little_memory(byte letter, string expected)
    {
        using var stream = new EndlessStream(letter);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = new StatisticsReader(limits: new ReaderLimits { Bytes = long.MaxValue }).Read(stream, "s.csv");

        Assert.Equal([expected], result.Diagnostics.Select(d => d.ToString()));
        Assert.InRange(stream.Taken, 1, 8 * 1024 * 1024);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
    }

    // Blank lines are rows that are not there; they stop at the limit of bytes.
    [Fact]
    public void A_gigabyte_of_blank_lines_ends_at_the_limit_of_bytes()
    {
        using var stream = new EndlessStream((byte)'\n');
        var result = new StatisticsReader(limits: new ReaderLimits { Bytes = 10_000_000 }).Read(stream, "s.csv");
        Assert.Equal(["s.csv: error SL1001: The file has more than 10000000 bytes, the limit."], result.Diagnostics.Select(d => d.ToString()));
        Assert.InRange(stream.Taken, 10_000_000, 10_000_001);
    }

    [Fact]
    public void A_quotation_mark_that_swallows_the_file_is_suspected()
    {
        var text = Statistics.Header + "literacy_rate,%,00,2020,_T,1,,,\"oops\n" + string.Concat(Enumerable.Repeat(Row, 10));
        Assert.Equal(
            ["s.csv:2:1: error SL1002: The row that begins here is longer than 100 characters, the limit; is a quotation mark not closed?"],
            Statistics.FindingsOf(text, new StatisticsReader(limits: new ReaderLimits { LineLength = 100 })));
    }

    [Fact]
    public void Limits_are_inclusive()
    {
        var text = Statistics.Header + "literacy_rate,%,00,2020,_T,1,,,é\n";
        var bytes = Encoding.UTF8.GetByteCount(text);
        var exact = new ReaderLimits { Bytes = bytes, LineLength = Statistics.Header.Length - 1, Rows = 1, Columns = 9, TextLength = "literacy_rate".Length };

        Assert.Empty(Statistics.FindingsOf(text, new StatisticsReader(limits: exact)));
        Assert.Equal(["s.csv: error SL1001: The file has more than " + (bytes - 1) + " bytes, the limit."], Statistics.FindingsOf(text, new StatisticsReader(limits: exact with { Bytes = bytes - 1 })));
        Assert.Equal(["s.csv:1:63: error SL1002: The line is longer than 62 characters, the limit."], Statistics.FindingsOf(text, new StatisticsReader(limits: exact with { LineLength = 62 })));
        Assert.Equal(["s.csv:2:1: error SL1035: The file has more than 0 rows, the limit."], Statistics.FindingsOf(text, new StatisticsReader(limits: exact with { Rows = 0 })));
        Assert.Equal(["s.csv:1:60: error SL1036: The row has more than 8 cells, the limit."], Statistics.FindingsOf(text, new StatisticsReader(limits: exact with { Columns = 8 })));
        Assert.Equal(["s.csv:2:1: error SL1007: The text has 13 characters; the limit is 12."], Statistics.FindingsOf(text, new StatisticsReader(limits: exact with { TextLength = 12 })));
        foreach (var stream in new Stream[] { new MemoryStream(Encoding.UTF8.GetBytes(text)), new DrippingStream(Encoding.UTF8.GetBytes(text)) })
        {
            Assert.True(new StatisticsReader(limits: exact).Read(stream, "s.csv").IsOk);
            stream.Position = 0;
            Assert.Single(new StatisticsReader(limits: exact with { Bytes = bytes - 1 }).Read(stream, "s.csv").Diagnostics);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 }, "s.csv:2:32: error SL1003: The bytes 'C3' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xB9, 0xFA, 0xBC, 0xD2 }, "s.csv:2:32: error SL1003: The bytes 'B9' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "s.csv:2:32: error SL1003: The bytes 'ED' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { (byte)'"', (byte)'a', (byte)'\n', (byte)'b', 0xFF }, "s.csv:3:2: error SL1003: The bytes 'FF' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xE5, 0x9B }, "s.csv:2:32: error SL1003: The bytes 'E5 9B' are not UTF-8; save the file as UTF-8.")]
    public void Bytes_that_are_no_utf8_are_told_once_at_their_place(byte[] bytes, string expected)
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(Statistics.Header + Row[..^1]), .. bytes];
        Assert.Equal([expected], Statistics.Reader.Read(file, "s.csv").Diagnostics.Select(d => d.ToString()));
        Assert.Equal([expected], Statistics.Reader.Read(new DrippingStream(file), "s.csv").Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void Utf16_is_told_as_such()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var preamble in new[] { encoding.GetPreamble(), [] })
            {
                byte[] file = [.. preamble, .. encoding.GetBytes(Statistics.Header + Row)];
                Assert.Equal(["s.csv:1:1: error SL1003: The file is in UTF-16 or UTF-32; save it as UTF-8."], Statistics.Reader.Read(file, "s.csv").Diagnostics.Select(d => d.ToString()));
            }
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_in_a_string_is_told() => Assert.Equal(
        ["s.csv:2:33: error SL1003: Unpaired surrogate '\\uD83D'; the text cannot be written in UTF-8."],
        Statistics.FindingsOf(Statistics.Header + "literacy_rate,%,00,2020,_T,1,,,x\uD83D,\n"));
}
