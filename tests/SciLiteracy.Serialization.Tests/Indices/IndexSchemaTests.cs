using NJsonSchema;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Indices;

/// <summary>The schema of indices knows every step, method and setting that is written.</summary>
public sealed class IndexSchemaTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(DocumentSchemas.Get(DocumentKind.Index));

    // Law: what is written is valid.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void What_is_written_is_valid(Draw draw)
    {
        var text = DocumentWriter.ToJson(IndexDocumentLaws.Document(draw));
        var errors = Schema.GetAwaiter().GetResult().Validate(text);
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{text}");
    }

    [Theory]
    [InlineData("{ normalize: { method: min_mx } }")]
    [InlineData("{ normalize: { method: rank, mean: 1 } }")]
    [InlineData("{ normalize: { method: distance_to_reference } }")]
    [InlineData("{ impute: { method: mean, max_gap: 1 } }")]
    [InlineData("{ impute: group_mean }")]
    [InlineData("{ treat: { winsorise: 5 } }")]
    [InlineData("{ treat: { scope: base_period } }")]
    [InlineData("{ weight: { method: ahp } }")]
    [InlineData("{ aggregate: { method: power } }")]
    [InlineData("{ aggregate: { by_level: [] } }")]
    [InlineData("{ normalise: rank }")]
    [InlineData("{ screen: {}, treat: {} }")]
    [InlineData("{ normalize: { overrides: { a: { methd: rank } } } }")]
    public async Task A_step_that_is_not_read_is_not_valid(string step)
    {
        var text = $"index: i\nstructure: {{ id: I, children: [ {{ indicator: a }} ] }}\nsteps: [ {step} ]\n";
        Assert.False(DocumentReader.ReadYaml(text, "a.yaml").IsOk);
        var tree = YamlDocumentParser.Parse(text, "a.yaml").Require();
        Assert.NotEmpty((await Schema).Validate(JsonDocumentWriter.Write(tree)));
    }
}
