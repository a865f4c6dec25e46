using System.Text.Json;
using SciLiteracy.Serialization.Tests.Workspaces;

namespace SciLiteracy.Serialization.Tests.Json;

public sealed class SciLiteracyJsonContextTests
{
    [Fact]
    public async Task A_plan_goes_through_the_serializer_unchanged()
    {
        var plan = Assert.IsType<PlanDocument>((await DocumentReader.ReadFileAsync(Path.Combine(PlanData.Folder, "plan.yaml"))).Require());

        var text = JsonSerializer.Serialize(plan, SciLiteracyJsonContext.Default.PlanDocument);

        Assert.Equal(plan, JsonSerializer.Deserialize(text, SciLiteracyJsonContext.Default.PlanDocument));
        Assert.StartsWith("{\"plan\":\"cn-2016-2020\",\"title\":{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_document_is_an_exception_with_every_finding()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(
            """{ "units": [ { "cod": "m", "name": { "en": "m" } }, { "code": "1", "name": "x" } ] }""", SciLiteracyJsonContext.Default.UnitsDocument));

        Assert.Equal(
            """
            json:1:14: error SL2002: The key 'code' is missing in a unit; expected a code (a letter, then letters, digits, '_' or '.').
            json:1:16: error SL2001: Unknown key 'cod' in a unit; did you mean 'code'?
            json:1:63: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'code', found the text '1'.
            json:1:76: error SL2008: The text 'x' of 'name' has no language; write { en: … }.
            """,
            exception.Message);
    }

    [Fact]
    public void A_document_of_another_kind_is_an_exception()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{ "units": [] }""", SciLiteracyJsonContext.Default.PlanDocument));

        Assert.Equal("Expected a PlanDocument, found a document of the kind 'units'.", exception.Message);
        Assert.Null(JsonSerializer.Deserialize("null", SciLiteracyJsonContext.Default.PlanDocument));
    }
}
