using System.Diagnostics;
using System.Text;
using SciLiteracy.Serialization.Tests.Documents;

namespace SciLiteracy.Serialization.Tests.Yaml;

/// <summary>Documents that were made to hurt.</summary>
public sealed class YamlLimitsTests
{
    private const int Deep = 100_000;

    [Fact]
    public void An_alias_bomb_is_one_finding()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        Assert.Equal(["a.yaml:4:45: error SL1008: Aliases repeat more than 10000 nodes, the limit."], Findings.OfYaml(bomb.ToString()));
    }

    [Fact]
    public void Aliases_count_the_nodes_they_repeat()
    {
        const string Text = "a: &x [1, 2]\nb: *x\nc: *x\n";
        Assert.Empty(Findings.OfYaml(Text, new ReaderLimits { AliasExpansion = 6 }));
        Assert.Equal(["a.yaml:3:4: error SL1008: Aliases repeat more than 5 nodes, the limit."], Findings.OfYaml(Text, new ReaderLimits { AliasExpansion = 5 }));
    }

    [Fact]
    public void Aliases_do_not_get_around_the_depth_limit()
    {
        const string Text = "- &a [[x]]\n- &b [*a]\n- [*b]\n";
        Assert.Empty(Findings.OfYaml(Text, new ReaderLimits { Depth = 5 }));
        Assert.Equal(["a.yaml:3:4: error SL1005: Nested more than 4 deep, the limit."], Findings.OfYaml(Text, new ReaderLimits { Depth = 4 }));
    }

    [Theory]
    [InlineData("[", "a.yaml:1:65: error SL1005: Nested more than 64 deep, the limit.")]
    [InlineData("[\n", "a.yaml:65:1: error SL1005: Nested more than 64 deep, the limit.")]
    [InlineData("{", "a.yaml:1:65: error SL1005: Nested more than 64 deep, the limit.")]
    [InlineData("{ a: ", "a.yaml:1:321: error SL1005: Nested more than 64 deep, the limit.")]
    [InlineData("- ", "a.yaml:1:129: error SL1005: Nested more than 64 deep, the limit.")]
    [InlineData("? ", "a.yaml:1:129: error SL1005: Nested more than 64 deep, the limit.")]
    public void Nesting_of_a_hundred_thousand_neither_overflows_nor_takes_long(string open, string finding) =>
        Assert.Equal([finding], InTime(() => Findings.OfYaml(new StringBuilder().Insert(0, open, Deep).ToString())));

    [Fact]
    public void Depth_at_the_limit_is_read() => Assert.Empty(Findings.OfYaml(new string('[', 64) + new string(']', 64)));

    [Theory]
    [InlineData("a: b\n", "", 250_000)]
    [InlineData("- &x a\n", "", 200_000)]
    [InlineData("word\n  ", "a: ", 200_000)]
    [InlineData("word\n  ", "a: \"", 200_000)]
    [InlineData("  word\n", "a: |\n", 200_000)]
    [InlineData("\n", "a: |\n  x\n", 1_000_000)]
    [InlineData(" ", "a: ", 1_000_000)]
    [InlineData("# c\n", "", 300_000)]
    [InlineData("a: *x\n", "", 100_000)]
    [InlineData("1, ", "[", 300_000)]
    [InlineData("a: 1, ", "{", 150_000)]
    [InlineData("[],\n", "[", 200_000)]
    [InlineData("%TAG !x! y\n", "", 50_000)]
    [InlineData("--- a\n", "", 200_000)]
    [InlineData("!", "", 1_000_000)]
    [InlineData("\"\\u0041", "", 100_000)]
    [InlineData("''", "'", 400_000)]
    [InlineData(": ", "", 400_000)]
    public void A_megabyte_of_anything_takes_seconds_at_most(string piece, string before, int count)
    {
        var text = new StringBuilder(before).Insert(before.Length, piece, count).ToString();
        var limits = new ReaderLimits { LineLength = int.MaxValue, TextLength = int.MaxValue };

        // The point is the time; findings there may be, but not more than the limit.
        Assert.InRange(InTime(() => Findings.OfYaml(text, limits)).Length, 0, limits.Findings + 2);
    }

    [Fact]
    public void Keys_by_the_hundred_thousand_are_compared_in_linear_time()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: v\n")) + "k99999: w\n";
        Assert.Equal(["a.yaml:100001:1: error SL1012: The key 'k99999' is already in this mapping, at 100000:1."], InTime(() => Findings.OfYaml(text)));
    }

    [Fact]
    public void Nodes_texts_and_findings_have_limits()
    {
        Assert.Empty(Findings.OfYaml("[a, b, c]", new ReaderLimits { Nodes = 4 }));
        Assert.Equal(["a.yaml:1:8: error SL1006: The document has more than 3 nodes, the limit."], Findings.OfYaml("[a, b, c]", new ReaderLimits { Nodes = 3 }));
        Assert.Empty(Findings.OfYaml("a: 'abcd'", new ReaderLimits { TextLength = 4 }));
        Assert.Equal(["a.yaml:1:4: error SL1007: The text has 5 characters; the limit is 4."], Findings.OfYaml("a: 'abcde'", new ReaderLimits { TextLength = 4 }));
        Assert.Equal(
            [
                "a.yaml:1:2: error SL1013: No anchor '&x' before this alias.",
                "a.yaml:1:6: error SL1013: No anchor '&y' before this alias.",
                "a.yaml:1:10: error SL1018: More than 1 findings; the rest of the file is not read.",
            ],
            Findings.OfYaml("[*x, *y, a, b, c]", new ReaderLimits { Findings = 1 }));
    }

    private static string[] InTime(Func<string[]> read)
    {
        var watch = Stopwatch.StartNew();
        var lines = read();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        return lines;
    }
}
