using System.Diagnostics;
using System.Text;
using SciLiteracy.Serialization.Tests.Documents;

namespace SciLiteracy.Serialization.Tests.Json;

public sealed class JsonDocumentParserTests
{
    [Theory]
    [InlineData("", "a.json:1:1: error SL1009: The document is empty.")]
    [InlineData(" \n", "a.json:1:1: error SL1009: The document is empty.")]
    [InlineData("{", "a.json:1:2: error SL1011: The document ends too early; expected a key in double quotes, or '}'.")]
    [InlineData("[", "a.json:1:2: error SL1011: The document ends too early; expected a value or ']'.")]
    [InlineData("{\"a\"", "a.json:1:5: error SL1011: The document ends too early; expected ':' after the key.")]
    [InlineData("{\"a\":", "a.json:1:6: error SL1011: The document ends too early; expected a value.")]
    [InlineData("{\"a\":1", "a.json:1:7: error SL1011: The document ends too early; expected ',' or '}'.")]
    [InlineData("{\"a\":1,", "a.json:1:8: error SL1011: The document ends too early; expected a key in double quotes.")]
    [InlineData("{\"a\":1,}", "a.json:1:8: error SL1011: JSON has no ',' before a closing bracket; found ',' before '}'.")]
    [InlineData("[1,\n]", "a.json:2:1: error SL1011: JSON has no ',' before a closing bracket; found ',' before ']'.")]
    [InlineData("[1 2]", "a.json:1:4: error SL1011: Expected ',' or ']', found '2'.")]
    [InlineData("[1}", "a.json:1:3: error SL1011: Expected ',' or ']', found '}'.")]
    [InlineData("[,1]", "a.json:1:2: error SL1011: Expected a value or ']', found ','.")]
    [InlineData("{a: 1}", "a.json:1:2: error SL1011: Expected a key in double quotes, or '}', found 'a'.")]
    [InlineData("{\"a\": 1, b: 2}", "a.json:1:10: error SL1011: Expected a key in double quotes, found 'b'.")]
    [InlineData("{'a': 1}", "a.json:1:2: error SL1011: Texts in JSON stand in double quotes, not in single ones.")]
    [InlineData("{\"a\" 1}", "a.json:1:6: error SL1011: Expected ':' after the key, found '1'.")]
    [InlineData("[1] x", "a.json:1:5: error SL1011: Expected the end of the document, found 'x'.")]
    [InlineData("\"😀\" x", "a.json:1:6: error SL1011: Expected the end of the document, found 'x'.")]
    [InlineData("[\"中\",\r\n x]", "a.json:2:2: error SL1011: Expected a value, found 'x'.")]
    [InlineData("// c\n1", "a.json:1:1: error SL1011: Comments are not allowed in JSON.")]
    [InlineData("[1, /* x */ 2]", "a.json:1:5: error SL1011: Comments are not allowed in JSON.")]
    [InlineData("[nul]", "a.json:1:2: error SL1011: Expected a value or ']', found 'nul'.")]
    [InlineData("[NaN]", "a.json:1:2: error SL1011: Expected a value or ']', found 'NaN'.")]
    [InlineData("01", "a.json:1:1: error SL1011: Expected a value, found '01'.")]
    [InlineData("1.", "a.json:1:1: error SL1011: Expected a value, found '1.'.")]
    [InlineData("-", "a.json:1:1: error SL1011: Expected a value, found '-'.")]
    [InlineData("[\"abc", "a.json:1:2: error SL1011: The text that begins here is not closed; expected '\"'.")]
    [InlineData("\"a\nb\"", "a.json:1:3: error SL1011: A line end cannot stand in a text; write '\\n', or close the quotes.")]
    [InlineData("\"a\tb\"", "a.json:1:3: error SL1011: A tab cannot stand in a text; write '\\t', or close the quotes.")]
    [InlineData("\"C:\\q\"", "a.json:1:4: error SL1011: Unknown escape '\\q' in a text; write '\\\\' for a backslash.")]
    [InlineData("[1, \"\\ud800\"]", "a.json:1:5: error SL1011: Half a surrogate pair in the escapes of this text; it is no Unicode text.")]
    [InlineData("{\"a\":1,\n \"a\":2}", "a.json:2:2: error SL1012: The key 'a' is already in this mapping, at 1:2.")]
    [InlineData("[\"\0\"]", "a.json:1:3: error SL1004: Control character '\\u0000' (NUL); is this a text file?")]
    public void Broken_json_is_told_at_its_place(string text, string finding) => Assert.Equal([finding], Findings.OfJson(text));

    [Fact]
    public void Numbers_keep_their_text_and_nodes_their_places()
    {
        var root = (MappingNode)JsonDocumentParser.Parse("{\r\n  \"中\": 123456789012345678901234567890.10,\r\n  \"😀\": [true, null, \"x\"] }", "a.json").Require();

        Assert.Equal(new ScalarNode("123456789012345678901234567890.10", ScalarKind.Number), root["中"]);
        Assert.Equal("a.json:2:8", root["中"]!.Location.ToString());
        var list = (SequenceNode)root["😀"]!;
        Assert.Equal("a.json:3:9", list.Location.ToString());
        Assert.Equal([new ScalarNode("true", ScalarKind.Boolean), ScalarNode.Null, ScalarNode.OfText("x")], list.Items);
        Assert.Equal(["a.json:3:10", "a.json:3:16", "a.json:3:22"], list.Items.Select(i => i.Location.ToString()));
    }

    [Fact]
    public void Nesting_of_a_hundred_thousand_is_one_finding()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(["a.json:1:65: error SL1005: Nested more than 64 deep, the limit."], Findings.OfJson(new string('[', 100_000)));
        Assert.Equal(
            ["a.json:1:321: error SL1005: Nested more than 64 deep, the limit."], Findings.OfJson(new StringBuilder().Insert(0, "{\"a\":", 100_000).ToString()));
        Assert.Empty(Findings.OfJson(new string('[', 64) + new string(']', 64)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_hundred_thousand_keys_take_linear_time()
    {
        var text = "{" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\": 1,\n")) + "\"k5\": 1}";
        var watch = Stopwatch.StartNew();
        Assert.Equal(["a.json:100001:1: error SL1012: The key 'k5' is already in this mapping, at 6:1."], Findings.OfJson(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Limits_hold_for_json_too()
    {
        Assert.Equal(["a.json:1:8: error SL1006: The document has more than 3 nodes, the limit."], Findings.OfJson("[1, 2, 3]", new ReaderLimits { Nodes = 3 }));
        Assert.Equal(["a.json:1:2: error SL1007: The text has 5 characters; the limit is 4."], Findings.OfJson("[\"abcde\"]", new ReaderLimits { TextLength = 4 }));
    }
}
