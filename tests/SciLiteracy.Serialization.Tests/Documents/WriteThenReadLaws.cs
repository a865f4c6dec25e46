using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations.Consistency;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>Laws of every kind of document: what was written is read as the same.</summary>
public sealed class WriteThenReadLaws
{
    // Law: write-then-read identity, YAML.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 150)]
    public void Reading_what_was_written_as_yaml_is_identity(MonitoringFrameworkDraft draft)
    {
        foreach (var document in DocumentsOf(draft))
        {
            var text = DocumentWriter.ToYaml(document);
            AssertSame(document, DocumentReader.ReadYaml(text, "a.yaml"), text);
        }
    }

    // Law: write-then-read identity, JSON.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 150)]
    public void Reading_what_was_written_as_json_is_identity(MonitoringFrameworkDraft draft)
    {
        foreach (var document in DocumentsOf(draft))
        {
            var text = DocumentWriter.ToJson(document);
            AssertSame(document, DocumentReader.ReadJson(text, "a.json"), text);
        }
    }

    // Law: YAML -> model -> JSON -> model is identity, and so is the way back.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void From_yaml_to_json_and_back_nothing_changes(MonitoringFrameworkDraft draft)
    {
        foreach (var document in DocumentsOf(draft))
        {
            var yaml = DocumentWriter.ToYaml(document);
            var json = DocumentWriter.ToJson(DocumentReader.ReadYaml(yaml, "a.yaml").Require());
            Assert.Equal(yaml, DocumentWriter.ToYaml(DocumentReader.ReadJson(json, "a.json").Require()));
        }
    }

    // Law: the source-generated serializer writes and reads the same documents.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void The_json_serializer_is_identity_too(MonitoringFrameworkDraft draft)
    {
        foreach (var document in DocumentsOf(draft))
        {
            var text = JsonSerializer.Serialize(document, SciLiteracyJsonContext.Default.Document);
            Assert.Equal(document, JsonSerializer.Deserialize(text, SciLiteracyJsonContext.Default.Document));
            AssertSame(document, DocumentReader.ReadJson(text, "a.json"), text);

            var info = (JsonTypeInfo)SciLiteracyJsonContext.Default.GetTypeInfo(document.GetType())!;
            Assert.Equal(document, JsonSerializer.Deserialize(JsonSerializer.Serialize(document, info), info));
        }
    }

    // Law: every kind of document is among those that the laws speak of.
    [Fact]
    public void All_kinds_are_generated() => Assert.Equal(
        Enum.GetValues<DocumentKind>().Order(),
        DocumentsOf(MonitoringGenerators.Draft(new Draw(3, 20)) with { Plan = PlanGenerators.Draft(new Draw(4, 20)) }).Select(d => d.Kind).Distinct().Order());

    internal static IEnumerable<Document> DocumentsOf(MonitoringFrameworkDraft draft)
    {
        if (draft.Plan is { } plan)
        {
            yield return new PlanDocument(plan);
            yield return new AgenciesDocument(plan.Agencies);
            yield return new ScheduleDocument(plan.Phases);
            yield return new WorkspaceDocument
            {
                Name = plan.Id,
                Title = plan.Title,
                Documents = plan.Projects.Select(p => new SourceText($"{p.Id}/*.yaml")).Append("null").ToValueList(),
                Statistics = plan.Sources.Select(s => new SourceText(s.Id)).ToValueList(),
                Partitions = plan.Projects.Select((p, i) => new BreakdownPartition($"d{i}", "0", "true", p.Id)).ToValueList(),
            };
        }

        yield return new SourcesDocument(draft.Sources);
        yield return new RegionsDocument(draft.Regions);
        yield return new UnitsDocument(draft.Units);
        yield return new IndicatorsDocument(draft.Indicators);
        yield return new TargetsDocument(draft.Targets);
        yield return new RecordsDocument(draft.Records);

        // An index and a survey say nothing of the rest; any will do.
        var seed = (ulong)((draft.Indicators.Count * 31) + draft.Regions.Count);
        yield return Indices.IndexDocumentLaws.Document(new Draw(seed, 10));
        yield return SciLiteracy.Serialization.Tests.Surveys.SurveyDocuments.Draw(new Draw(seed, 10));
    }

    private static void AssertSame(Document document, Result<Document> result, string text)
    {
        Assert.True(result.Diagnostics.IsEmpty, $"{string.Join('\n', result.Diagnostics)}\n{text}");
        Assert.True(document.Equals(result.Value), $"It is read as something else:\n{text}");
    }
}
