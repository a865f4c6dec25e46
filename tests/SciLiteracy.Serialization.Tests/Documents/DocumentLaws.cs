namespace SciLiteracy.Serialization.Tests.Documents;

public sealed class DocumentLaws
{
    // Law: writing and reading YAML is identity, for any texts, kinds and layouts.
    [Property(Arbitrary = [typeof(DocumentTrees)], MaxTest = 1000, EndSize = 80)]
    public void Reading_what_was_written_as_yaml_is_identity(DocumentTrees.Tree tree)
    {
        var text = YamlDocumentWriter.Write(tree.Node);
        var result = YamlDocumentParser.Parse(text, "a.yaml");

        Assert.True(result.IsOk, $"{string.Join('\n', result.Diagnostics)}\n{text}");
        Assert.Equal(tree.Node, result.Value);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(text, YamlDocumentWriter.Write(result.Value));
    }

    // Law: writing and reading JSON is identity, but for the spelling of numbers that JSON does not know.
    [Property(Arbitrary = [typeof(DocumentTrees)], MaxTest = 1000, EndSize = 80)]
    public void Reading_what_was_written_as_json_is_identity(DocumentTrees.Tree tree)
    {
        var text = JsonDocumentWriter.Write(tree.Node);
        var result = JsonDocumentParser.Parse(text, "a.json");

        Assert.True(result.IsOk, $"{string.Join('\n', result.Diagnostics)}\n{text}");
        Assert.Equal(WithJsonNumbers(tree.Node), result.Value);
        Assert.Equal(text, JsonDocumentWriter.Write(result.Value));
    }

    // Law: JSON is YAML. What is read from a JSON file is the same by both parsers.
    [Property(Arbitrary = [typeof(DocumentTrees)], EndSize = 80)]
    public void The_yaml_parser_reads_json_as_the_json_parser_does(DocumentTrees.Tree tree)
    {
        // YAML takes no key of more than 1024 characters without a '?', and the writer of JSON has none.
        var text = JsonDocumentWriter.Write(tree.Node);
        if (text.Split('\n').Any(line => line.Length > 1000))
            return;

        Assert.Equal(JsonDocumentParser.Parse(text, "a.json").Require(), YamlDocumentParser.Parse(text, "a.json").Require());
    }

    // Law: equal trees have equal hash codes, and where a tree stands or how it is laid out is not part of it.
    [Property(Arbitrary = [typeof(DocumentTrees)], EndSize = 80)]
    public void Place_and_layout_take_no_part_in_equality(DocumentTrees.Tree tree)
    {
        var moved = tree.Node switch
        {
            MappingNode mapping => mapping.InFlow() with { Location = new("b.yaml", 3, 4) },
            SequenceNode sequence => sequence.InFlow() with { Location = new("b.yaml", 3, 4) },
            var other => other with { Location = new("b.yaml", 3, 4) },
        };

        Assert.Equal(tree.Node, moved);
        Assert.Equal(tree.Node.GetHashCode(), moved.GetHashCode());
    }

    private static DocumentNode WithJsonNumbers(DocumentNode node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } number => new ScalarNode(ScalarSpelling.ToJson(number.Text), ScalarKind.Number),
        SequenceNode sequence => SequenceNode.Of(sequence.Items.Select(WithJsonNumbers)),
        MappingNode mapping => MappingNode.OfEntries(mapping.Entries.Select(e => new MappingEntry(e.Key, WithJsonNumbers(e.Value)))),
        _ => node,
    };
}
