namespace SciLiteracy.Serialization.Tests.Json;

public sealed class JsonDocumentWriterTests
{
    [Fact]
    public void A_tree_is_written_with_its_kinds_and_letters()
    {
        var tree = MappingNode.Of(
            ("id", "literacy_rate"),
            ("name", MappingNode.Of(("zh", "公民科学素质"), ("en", "<b> & \"q\""))),
            ("value", new ScalarNode("+.50", ScalarKind.Number)),
            ("done", true),
            ("left out", (string?)null),
            ("parent", ScalarNode.Null),
            ("items", SequenceNode.Of([ScalarNode.OfNumber(1e-7), ScalarNode.OfText("12")])));

        Assert.Equal(
            """
            {
              "id": "literacy_rate",
              "name": {
                "zh": "公民科学素质",
                "en": "\u003Cb\u003E \u0026 \u0022q\u0022"
              },
              "value": 0.50,
              "done": true,
              "parent": null,
              "items": [
                1E-07,
                "12"
              ]
            }

            """,
            JsonDocumentWriter.Write(tree));
    }

    [Fact]
    public void Half_a_surrogate_pair_cannot_be_written() =>
        Assert.Throws<ArgumentException>(() => JsonDocumentWriter.Write(ScalarNode.OfText("a\uDC00")));
}
