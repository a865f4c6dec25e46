using SciLiteracy.Serialization.Tests.Documents;

namespace SciLiteracy.Serialization.Tests.Yaml;

public sealed class YamlSyntaxTests
{
    [Theory]
    [InlineData("a: [1, 2\nb: 3", "a.yaml:1:4: error SL1010: Expected ']' for the list that begins here, before 2:1, where its indentation ends.")]
    [InlineData("a: {x: 1\nb: 2\n", "a.yaml:1:4: error SL1010: Expected '}' for the mapping that begins here, before 2:1, where its indentation ends.")]
    [InlineData("a: b\nc: [[1]", "a.yaml:2:4: error SL1010: Expected ']' for the list that begins here, before the end of the file.")]
    [InlineData("{a: 1", "a.yaml:1:1: error SL1010: Expected '}' for the mapping that begins here, before the end of the file.")]
    [InlineData("a: {b: c} d", "a.yaml:1:11: error SL1010: Expected a key, found 'd'; check the indentation, and quotes that close too early.")]
    [InlineData("a: [b]]", "a.yaml:1:7: error SL1010: Expected a key, found ']'; check the indentation, and quotes that close too early.")]
    [InlineData("a: [b, , c]", "a.yaml:1:8: error SL1010: Expected a value, found ', c]'.")]
    [InlineData("a: b: c", "a.yaml:1:5: error SL1010: A ':' cannot stand in a text without quotes; put the text in quotes, check the indentation, or write a space after the ':' before.")]
    [InlineData("a: b\n  c: d", "a.yaml:2:4: error SL1010: A ':' cannot stand in a text without quotes; put the text in quotes, check the indentation, or write a space after the ':' before.")]
    [InlineData("a: x *b: c", "a.yaml:1:4: error SL1010: A ':' and a '*' cannot stand in one text without quotes; put 'x *b: c' or its part before the ':' in quotes.")]
    [InlineData("a: 'it's'", "a.yaml:1:8: error SL1010: Expected a key, found 's''; check the indentation, and quotes that close too early.")]
    [InlineData("a: 'abc", "a.yaml:1:4: error SL1010: The quotes that begin here are not closed.")]
    [InlineData("a: \"b\nc: d\n", "a.yaml:1:4: error SL1010: The text in double quotes that begins here is not closed before the indentation ends.")]
    [InlineData("a: \"C:\\q\"", "a.yaml:1:4: error SL1010: Unknown escape after a '\\' in double quotes; write '\\\\' for a backslash, or use single quotes.")]
    [InlineData("a: \"\\uD800\"", "a.yaml:1:4: error SL1010: Broken YAML: while scanning a quoted scalar, found invalid Unicode surrogates.")]
    [InlineData("a: @b", "a.yaml:1:4: error SL1010: A text without quotes cannot begin with '@'; put it in quotes.")]
    [InlineData("a:\n\tb: c", "a.yaml:2:1: error SL1010: A tab cannot indent; use spaces.")]
    [InlineData("a:\n  b: c\n d: e", "a.yaml:3:2: error SL1010: Expected a key, found 'd: e'; check the indentation, and quotes that close too early.")]
    [InlineData("- a\nb: c", "a.yaml:2:1: error SL1010: Expected '- ' for the next item, found 'b: c'; check the indentation.")]
    [InlineData("a: - b", "a.yaml:1:4: error SL1010: A list cannot begin here; put '- ' on a line of its own.")]
    [InlineData("- a\n - b\nc", "a.yaml:3:1: error SL1010: Expected ':' after a key on this line or the one before.")]
    [InlineData("\"a\" \"b\"", "a.yaml:1:5: error SL1010: Expected the end of the document, found '\"b\"'; check the indentation.")]
    [InlineData("a: |x\n x", "a.yaml:1:4: error SL1010: Broken YAML: while scanning a block scalar, did not find expected comment or line break.")]
    [InlineData("...\n...\na", "a.yaml:3:2: error SL1010: Broken YAML before the end of the file.")]
    [InlineData("!x!y z", "a.yaml:1:1: error SL1010: Unknown tag '!x!y z'; leave it out.")]
    public void Broken_yaml_is_told_at_its_place(string text, string finding) => Assert.Equal([finding], Findings.OfYaml(text));

    // The parser gives these mappings no place of their own.
    [Theory]
    [InlineData("a: [b: 1, c]")]
    [InlineData("{ a: [b: 1, c] }")]
    [InlineData("{ a: [ # first\n  b: 1 , c ] }")]
    [InlineData("[x, [b: [d: 2]]]")]
    public void A_mapping_without_brackets_in_a_list_begins_with_its_key(string text)
    {
        var tree = YamlDocumentParser.Parse(text, "a.yaml");
        Assert.Empty(tree.Diagnostics);
        var open = new Queue<DocumentNode>([tree.Require()]);
        var seen = 0;
        while (open.TryDequeue(out var node))
        {
            if (node is MappingNode mapping)
            {
                if (mapping.Entries[0].Key.Text is "b" or "d")
                {
                    seen++;
                    Assert.Equal(mapping.Entries[0].Key.Location, mapping.Location);
                    Assert.NotEqual((1, 1), (mapping.Location.Line, mapping.Location.Column));
                }

                mapping.Entries.ToList().ForEach(e => open.Enqueue(e.Value));
            }
            else if (node is SequenceNode list)
            {
                list.Items.ToList().ForEach(open.Enqueue);
            }
        }

        Assert.True(seen > 0);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "a.yaml:3:1: error SL1012: The key 'a' is already in this mapping, at 1:1.")]
    [InlineData("x: { a: 1, \"a\": 2 }", "a.yaml:1:12: error SL1012: The key 'a' is already in this mapping, at 1:6.")]
    [InlineData("b: 1\n<<: { a: 1 }\n", "a.yaml:2:1: error SL1015: Merge keys ('<<') are not supported; write the keys out.")]
    [InlineData("[a]: b", "a.yaml:1:1: error SL1014: A key has to be a text; found a list.")]
    [InlineData("? { a: b }\n: c", "a.yaml:1:3: error SL1014: A key has to be a text; found a mapping.")]
    [InlineData("a: &x b\n*x : c", "a.yaml:2:1: error SL1014: A key has to be a text; found the alias '*x'.")]
    [InlineData(": x", "a.yaml:1:1: error SL1014: There is no key before the ':'.")]
    [InlineData("a: &seed 1\nb: *sead\n", "a.yaml:2:4: error SL1013: No anchor '&sead' before this alias; did you mean 'seed'?")]
    [InlineData("a: *x", "a.yaml:1:4: error SL1013: No anchor '&x' before this alias.")]
    [InlineData("a: &x [1, *x]", "a.yaml:1:11: error SL1013: No anchor '&x' before this alias; it cannot stand inside what it repeats.")]
    [InlineData("a: !!python/object:os.system x", "a.yaml:1:4: error SL1016: The tag '!!python/object:os.system' is not supported here; leave it out.")]
    [InlineData("a: !secret x", "a.yaml:1:4: error SL1016: The tag '!secret' is not supported here; leave it out.")]
    [InlineData("a: !!set { b }", "a.yaml:1:4: error SL1016: The tag '!!set' is not supported here; leave it out.")]
    [InlineData("a: !!int x", "a.yaml:1:4: error SL1016: The tag '!!int' says a number, but 'x' is none.")]
    [InlineData("a: b\n---\nc: d\n", "a.yaml:2:1: error SL1017: A second document begins here; one file holds one document.")]
    [InlineData("", "a.yaml:1:1: error SL1009: The document is empty.")]
    [InlineData("# only a comment\n", "a.yaml:1:1: error SL1009: The document is empty.")]
    [InlineData("a: b\0c", "a.yaml:1:5: error SL1004: Control character '\\u0000' (NUL); is this a text file?")]
    [InlineData("a: b\r\nc: \u0007", "a.yaml:2:4: error SL1004: Control character '\\u0007'; remove it.")]
    [InlineData("a: b\u2028c: d", "a.yaml:1:5: error SL1004: Line separator '\\u2028'; write it as an escape in double quotes, or as a line end.")]
    public void What_these_documents_do_not_have_is_told_at_its_place(string text, string finding) => Assert.Equal([finding], Findings.OfYaml(text));

    [Fact]
    public void All_findings_that_do_not_break_the_syntax_are_told_at_once() => Assert.Equal(
        [
            "a.yaml:2:1: error SL1012: The key 'a' is already in this mapping, at 1:1.",
            "a.yaml:3:1: error SL1015: Merge keys ('<<') are not supported; write the keys out.",
            "a.yaml:4:4: error SL1013: No anchor '&x' before this alias.",
            "a.yaml:5:4: error SL1016: The tag '!foo' is not supported here; leave it out.",
            "a.yaml:6:1: error SL1014: A key has to be a text; found a list.",
        ],
        Findings.OfYaml("a: 1\na: 2\n<<: { b: 1 }\nc: *x\nd: !foo 1\n[e]: 1\n"));

    [Fact]
    public void Every_node_knows_its_place_in_utf16_code_units()
    {
        var root = (MappingNode)YamlDocumentParser.Parse("# é\r\n中😀: [x, \"y\"]\r\nb:\r\n  - c: 1\r\n", "a.yaml").Require();

        Assert.Equal("a.yaml:2:1", root.Location.ToString());
        Assert.Equal("a.yaml:2:1", root.Entries[0].Key.Location.ToString());
        var list = (SequenceNode)root["中😀"]!;
        Assert.Equal("a.yaml:2:6", list.Location.ToString());
        Assert.Equal(["a.yaml:2:7", "a.yaml:2:10"], list.Items.Select(i => i.Location.ToString()));
        var item = (MappingNode)((SequenceNode)root["b"]!).Items[0];
        Assert.Equal("a.yaml:4:5", item.Location.ToString());
        Assert.Equal("a.yaml:4:8", item["c"]!.Location.ToString());
    }

    [Theory]
    [InlineData("a", nameof(ScalarKind.Text))]
    [InlineData("'12'", nameof(ScalarKind.Text))]
    [InlineData("\"null\"", nameof(ScalarKind.Text))]
    [InlineData("12", nameof(ScalarKind.Number))]
    [InlineData("-1.5e-3", nameof(ScalarKind.Number))]
    [InlineData("+.5", nameof(ScalarKind.Number))]
    [InlineData("007", nameof(ScalarKind.Text))]
    [InlineData("0x1F", nameof(ScalarKind.Text))]
    [InlineData(".inf", nameof(ScalarKind.Text))]
    [InlineData("1e", nameof(ScalarKind.Text))]
    [InlineData("2016-03-01", nameof(ScalarKind.Text))]
    [InlineData("no", nameof(ScalarKind.Text))]
    [InlineData("true", nameof(ScalarKind.Boolean))]
    [InlineData("~", nameof(ScalarKind.Null))]
    [InlineData("", nameof(ScalarKind.Null))]
    [InlineData("!!str 12", nameof(ScalarKind.Text))]
    [InlineData("!!int \"12\"", nameof(ScalarKind.Number))]
    [InlineData("! 12", nameof(ScalarKind.Text))]
    public void Scalars_are_what_they_are_spelt_like(string text, string kind)
    {
        var node = (ScalarNode)((MappingNode)YamlDocumentParser.Parse($"a: {text}\n", "a.yaml").Require())["a"]!;

        Assert.Equal(kind, node.Kind.ToString());
    }

    [Fact]
    public void Aliases_repeat_what_was_anchored()
    {
        var root = YamlDocumentParser.Parse("a: &x { b: [1] }\nc: *x\nd: &x 2\ne: *x\n", "a.yaml").Require();

        Assert.Equal(YamlDocumentParser.Parse("a: { b: [1] }\nc: { b: [1] }\nd: 2\ne: 2\n", "a.yaml").Require(), root);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("a.yaml:1:1", YamlDocumentParser.Parse([0xEF, 0xBB, 0xBF, (byte)'a'], "a.yaml").Require().Location.ToString());

    [Fact]
    public async Task A_stream_is_read_as_a_text_is()
    {
        var bytes = "a: 中文😀\nb: [1, 2]\n"u8.ToArray();
        var expected = YamlDocumentParser.Parse(bytes, "a.yaml").Require();

        using var sync = new DrippingStream(bytes);
        using var async = new DrippingStream(bytes);
        Assert.Equal(expected, YamlDocumentParser.Parse(sync, "a.yaml").Require());
        Assert.Equal(expected, (await YamlDocumentParser.ParseAsync(async, "a.yaml")).Require());
    }
}
