namespace SciLiteracy.Serialization.Tests.Yaml;

public sealed class YamlDocumentWriterTests
{
    [Fact]
    public void A_plan_is_written_as_one_would_by_hand()
    {
        var task = MappingNode.Of(
            ("id", "t.1"),
            ("title", MappingNode.Of(("en", "Build venues: fast"), ("zh", "建设")).InFlow()),
            ("source", MappingNode.Of(("document", "seed"), ("section", "8"), ("ordinal", 1)).InFlow()));
        var tree = MappingNode.Of(
            ("plan", "cn-2016-2020"),
            ("period", "2016-01-01/2020-12-31"),
            ("summary", "First line.\n\nThird # line: yes.\n"),
            ("note", "No line end\nat the end"),
            ("projects", SequenceNode.Of([MappingNode.Of(("id", "a"), ("number", 8), ("tasks", SequenceNode.Of([task.InFlow(), task])), ("measures", SequenceNode.Of([])))])),
            ("serves", SequenceNode.Of(["t.1", "t.2"]).InFlow()),
            ("matrix", SequenceNode.Of([SequenceNode.Of([1, 2]), SequenceNode.Of(["x\ny", MappingNode.Of()])])));

        Assert.Equal(
            """
            # first
            # second
            plan: cn-2016-2020
            period: 2016-01-01/2020-12-31
            summary: |
              First line.

              Third # line: yes.
            note: |-
              No line end
              at the end
            projects:
              - id: a
                number: 8
                tasks:
                  - { id: t.1, title: { en: "Build venues: fast", zh: 建设 }, source: { document: seed, section: "8", ordinal: 1 } }
                  - id: t.1
                    title: { en: "Build venues: fast", zh: 建设 }
                    source: { document: seed, section: "8", ordinal: 1 }
                measures: []
            serves: [t.1, t.2]
            matrix:
              - - 1
                - 2
              - - |-
                  x
                  y
                - {}

            """,
            YamlDocumentWriter.Write(tree, "first\nsecond"));
    }

    [Theory]
    [InlineData("word", "word")]
    [InlineData("two words", "two words")]
    [InlineData("", "\"\"")]
    [InlineData("12", "\"12\"")]
    [InlineData("1e6", "\"1e6\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("True", "\"True\"")]
    [InlineData("No", "\"No\"")]
    [InlineData("2016-03-01", "2016-03-01")]
    [InlineData("2020-Q1", "2020-Q1")]
    [InlineData("..", "..")]
    [InlineData("...", "\"...\"")]
    [InlineData("- a", "\"- a\"")]
    [InlineData("-1x", "\"-1x\"")]
    [InlineData(" lead", "\" lead\"")]
    [InlineData("trail ", "\"trail \"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a:b", "a:b")]
    [InlineData("a:", "\"a:\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("a#b", "a#b")]
    [InlineData("a *b", "\"a *b\"")]
    [InlineData("it's", "it's")]
    [InlineData("\"q\"", "'\"q\"'")]
    [InlineData("C:\\x", "C:\\x")]
    [InlineData("'q\"", "\"'q\\\"\"")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\u2028b", "\"a\\u2028b\"")]
    [InlineData("a\u202Eb", "\"a\\u202Eb\"")]
    [InlineData("国办发〔2016〕10号", "国办发〔2016〕10号")]
    [InlineData("😀", "😀")]
    [InlineData("venue / 1e6 person", "venue / 1e6 person")]
    [InlineData("%", "\"%\"")]
    [InlineData("<<", "\"<<\"")]
    [InlineData("http://a.b/c?d=e#f", "http://a.b/c?d=e#f")]
    [InlineData("\n", "\"\\n\"")]
    [InlineData("a\n\n", "\"a\\n\\n\"")]
    [InlineData(" a\nb", "\" a\\nb\"")]
    public void Texts_are_quoted_where_they_need_it(string text, string quoted)
    {
        var written = YamlDocumentWriter.Write(MappingNode.Of(("k", text)));

        Assert.Equal($"k: {quoted}\n", written);
        Assert.Equal(ScalarNode.OfText(text), ((MappingNode)YamlDocumentParser.Parse(written, "a.yaml").Require())["k"]);
    }

    [Fact]
    public void Long_texts_are_folded_between_words()
    {
        var text = string.Join(' ', Enumerable.Repeat("more: science", 20));
        var line = string.Join(' ', Enumerable.Repeat("more: science", 9));

        Assert.Equal(
            $"k: >-\n  {line} more:\n  science {line}\n  more: science\n",
            YamlDocumentWriter.Write(MappingNode.Of(("k", text))));
        Assert.Equal($"k: {new string('x', 200)}\n", YamlDocumentWriter.Write(MappingNode.Of(("k", new string('x', 200)))));
    }

    [Fact]
    public void Long_keys_are_written_with_a_question_mark()
    {
        var tree = SequenceNode.Of([MappingNode.Of((new string('k', 2000), MappingNode.Of(("a", 1))), ("b", 2)).InFlow()]);
        var written = YamlDocumentWriter.Write(tree);

        Assert.StartsWith("- ? \"kkk", written, StringComparison.Ordinal);
        Assert.Equal(tree, YamlDocumentParser.Parse(written, "a.yaml").Require());
    }

    [Fact]
    public void What_does_not_fit_on_a_line_in_brackets_goes_on_lines_of_its_own()
    {
        var tree = MappingNode.Of(("ids", SequenceNode.Of(Enumerable.Range(0, 40).Select(i => (DocumentNode)$"id{i}")).InFlow()));

        Assert.StartsWith("ids:\n  - id0\n  - id1\n", YamlDocumentWriter.Write(tree), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_cannot_be_written() =>
        Assert.Throws<ArgumentException>(() => YamlDocumentWriter.Write(ScalarNode.OfText("a\uD800b")));
}
