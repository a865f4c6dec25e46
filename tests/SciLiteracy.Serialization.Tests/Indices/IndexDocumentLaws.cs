using SciLiteracy.Domain;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Indices;

/// <summary>Laws of documents of indices: what was written is read as the same, with every step, method and setting.</summary>
public sealed class IndexDocumentLaws
{
    // Law: write-then-read identity, YAML.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 600)]
    public void Reading_what_was_written_as_yaml_is_identity(Draw draw)
    {
        var document = Document(draw);
        var text = DocumentWriter.ToYaml(document);
        AssertSame(document, DocumentReader.ReadYaml(text, "a.yaml"), text);
    }

    // Law: write-then-read identity, JSON.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Reading_what_was_written_as_json_is_identity(Draw draw)
    {
        var document = Document(draw);
        var text = DocumentWriter.ToJson(document);
        AssertSame(document, DocumentReader.ReadJson(text, "a.json"), text);
    }

    [Fact]
    public void The_largest_seed_is_read_and_written()
    {
        var draw = new Draw(1, 10);
        var document = Document(draw) with { Uncertainty = IndexGenerators.Uncertainty(draw) with { Seed = ulong.MaxValue } };
        AssertSame(document, DocumentReader.ReadYaml(DocumentWriter.ToYaml(document), "a.yaml"), "");
        AssertSame(document, DocumentReader.ReadJson(DocumentWriter.ToJson(document), "a.json"), "");
    }

    internal static IndexDocument Document(Draw draw)
    {
        var document = new IndexDocument(IndexGenerators.Spec(draw)) { Uncertainty = draw.Maybe(() => IndexGenerators.Uncertainty(draw)) };
        return draw.Between(0, 2) switch
        {
            0 => document with
            {
                Data = new IndexColumns
                {
                    Entity = draw.Pick(["region", "uCode", "no", "Name of the place"]),
                    Period = draw.Maybe(() => draw.Pick(["year", "Time"])),
                    Missing = draw.Pick<ValueList<string>>([[], ["NA"], ["", "n/a", "-99", "no", "null"]]),
                },
            },
            1 => document with
            {
                Selection = new IndexSelection
                {
                    Level = draw.Maybe(() => draw.Pick(["province", "no"])),
                    Parent = draw.Maybe<Reference>(() => "00"),
                    Entities = draw.Some(["11", "R-E", "no"]).Select(e => (Reference)e).ToValueList(),
                    Periods = draw.List(3, _ => MonitoringGenerators.Period(draw)).ToValueList(),
                },
            },
            _ => document,
        };
    }

    private static void AssertSame(IndexDocument document, Result<Document> result, string text)
    {
        Assert.True(result.Diagnostics.IsEmpty, $"{string.Join('\n', result.Diagnostics)}\n{text}");
        Assert.True(document.Equals(result.Value), $"It is read as something else:\n{text}\n{DocumentWriter.ToYaml(result.Value!)}");
    }
}
