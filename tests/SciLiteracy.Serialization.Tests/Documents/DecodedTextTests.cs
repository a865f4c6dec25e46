using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Documents;

public sealed class DecodedTextTests
{
    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'b', 0xFF }, "a.yaml:2:2: error SL1003: The bytes 'FF' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xE4, 0xB8, 0xAD, 0xE4, 0xB8 }, "a.yaml:1:2: error SL1003: The bytes 'E4 B8' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { (byte)'a', 0xC0, 0x80 }, "a.yaml:1:2: error SL1003: The bytes 'C0' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { (byte)'a', 0xED, 0xA0, 0x80 }, "a.yaml:1:2: error SL1003: The bytes 'ED' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xD6, 0xD0, 0xCE, 0xC4 }, "a.yaml:1:1: error SL1003: The bytes 'D6' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { (byte)'a', (byte)'\r', 0xFF }, "a.yaml:2:1: error SL1003: The bytes 'FF' are not UTF-8; save the file as UTF-8.")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "a.yaml:1:1: error SL1003: The file is in UTF-16 or UTF-32; save it as UTF-8.")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, "a.yaml:1:1: error SL1003: The file is in UTF-16 or UTF-32; save it as UTF-8.")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b', 0 }, "a.yaml:1:1: error SL1003: The file is in UTF-16 or UTF-32; save it as UTF-8.")]
    [InlineData(new byte[] { (byte)'a', (byte)':', 0 }, "a.yaml:1:3: error SL1004: Control character '\\u0000' (NUL); is this a text file?")]
    public void Bytes_that_are_no_text_are_told_at_their_place(byte[] bytes, string finding) => Assert.Equal([finding], Findings.OfYaml(bytes));

    [Fact]
    public void Half_a_surrogate_pair_in_a_text_is_no_text() => Assert.Equal(
        ["a.yaml:2:3: error SL1003: Unpaired surrogate '\\uD800'; the text cannot be written in UTF-8."], Findings.OfYaml("a: b\nc:\uD800\n"));

    // Law: the text, the lines and the findings do not depend on how the bytes come in.
    [Property]
    public void Pieces_of_any_size_give_the_same_text(byte[] bytes, PositiveInt size)
    {
        bytes = [.. bytes.SelectMany((b, i) => i % 3 == 0 ? "\r\n中😀\r"u8.ToArray() : [b])];
        var whole = Read(bytes, bytes.Length + 1);
        var pieces = Read(bytes, 1 + (size.Get % 5));

        Assert.Equal(whole.Lines, pieces.Lines);
        Assert.Equal(whole.Text, pieces.Text);
        Assert.Equal(whole.LineCount, pieces.LineCount);
    }

    [Theory]
    [InlineData("", 0, "f:1:1")]
    [InlineData("ab\ncd", 3, "f:2:1")]
    [InlineData("ab\r\ncd", 3, "f:1:4")]
    [InlineData("ab\r\ncd", 4, "f:2:1")]
    [InlineData("a\rb", 2, "f:2:1")]
    [InlineData("a\r", 2, "f:2:1")]
    [InlineData("a\n\nb", 99, "f:3:2")]
    [InlineData("a\n", -5, "f:1:1")]
    public void An_index_has_a_place(string text, long index, string place) =>
        Assert.Equal(place, DecodedText.Read(text, "f", ReaderLimits.Default, new DiagnosticBuilder())!.Locate(index).ToString());

    // Law: the place of an index does not depend on which was asked for before.
    [Property]
    public void Places_can_be_asked_for_in_any_order(int[] order)
    {
        const string Text = "a\r\nbc\n\ndef\rg\n";
        var source = DecodedText.Read(Text, "f", ReaderLimits.Default, new DiagnosticBuilder())!;
        foreach (var index in order)
        {
            var fresh = DecodedText.Read(Text, "f", ReaderLimits.Default, new DiagnosticBuilder())!;
            Assert.Equal(fresh.Locate(index), source.Locate(index));
        }
    }

    [Fact]
    public void Limits_are_inclusive()
    {
        var limits = new ReaderLimits { Bytes = 8, LineLength = 3 };
        Assert.Empty(Findings.OfYaml("abc\nabc\n"u8.ToArray(), limits));
        Assert.Empty(Findings.OfYaml("abc\nabc\n", limits));
        Assert.Equal(["a.yaml: error SL1001: The file has more than 8 bytes, the limit."], Findings.OfYaml("abc\nabc\n#"u8.ToArray(), limits));
        Assert.Equal(["a.yaml: error SL1001: The file has more than 8 bytes, the limit."], Findings.OfYaml("中中中", limits));
        Assert.Equal(["a.yaml:2:4: error SL1002: The line is longer than 3 characters, the limit."], Findings.OfYaml("a\nabcd"u8.ToArray(), limits));
        Assert.Empty(Findings.OfYaml("abc\r\nab", limits));
    }

    [Fact]
    public void A_line_of_a_gigabyte_is_refused_early_and_not_read_on()
    {
        using var stream = new EndlessStream((byte)'a');
        var result = YamlDocumentParser.Parse(stream, "a.yaml");

        Assert.Equal("a.yaml:1:1048577: error SL1002: The line is longer than 1048576 characters, the limit.", Assert.Single(result.Diagnostics).ToString());
        Assert.InRange(stream.Taken, ReaderLimits.Default.LineLength, ReaderLimits.Default.LineLength + (128 * 1024));
    }

    [Fact]
    public void A_gigabyte_of_line_ends_is_read_to_one_byte_past_the_limit()
    {
        using var stream = new EndlessStream((byte)'\n');
        var result = JsonDocumentParser.Parse(stream, "a.json", new ReaderLimits { Bytes = 1_000_000 });

        Assert.Equal("a.json: error SL1001: The file has more than 1000000 bytes, the limit.", Assert.Single(result.Diagnostics).ToString());
        Assert.Equal(1_000_001, stream.Taken);
    }

    private static (string? Text, int? LineCount, string Lines) Read(byte[] bytes, int size)
    {
        var diagnostics = new DiagnosticBuilder();
        var builder = new DecodedTextBuilder("f", ReaderLimits.Default, diagnostics);
        var good = true;
        for (var at = 0; at < bytes.Length && good; at += size)
            good = builder.Append(bytes.AsSpan(at, Math.Min(size, bytes.Length - at)));
        var source = good ? builder.Finish() : null;
        return (source?.Text, source?.LineCount, string.Join('\n', diagnostics.ToImmutable().Select(d => d.ToString())));
    }
}
