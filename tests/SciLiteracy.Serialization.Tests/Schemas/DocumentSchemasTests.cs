using NJsonSchema;
using SciLiteracy.Serialization.Tests.Workspaces;
using SciLiteracy.Testing;

namespace SciLiteracy.Serialization.Tests.Schemas;

/// <summary>The schemas know the same keys and shapes as the readers.</summary>
public sealed class DocumentSchemasTests
{
    private const string NoKey = "zzzzzzzzzzzzzzzz";

    // A survey has mappings whose keys are free, and entries that have one of several keys; SurveySchemaTests has them.
    public static TheoryData<DocumentKind> Kinds => [.. Enum.GetValues<DocumentKind>().Where(k => k != DocumentKind.Survey)];

    // The mappings of an index differ with their method; IndexSchemaTests has them.
    public static TheoryData<DocumentKind> KindsOfOneShape => [.. Enum.GetValues<DocumentKind>().Where(k => k is not (DocumentKind.Index or DocumentKind.Survey))];

    [Fact]
    public async Task All_plan_data_is_valid()
    {
        foreach (var path in PlanData.Documents)
        {
            // As the file has it, not as the model writes it.
            var tree = YamlDocumentParser.Parse(await File.ReadAllTextAsync(path), path).Require();
            var kind = (await DocumentReader.ReadFileAsync(path)).Require().Kind;
            Assert.Empty((await SchemaAsync(kind)).Validate(JsonDocumentWriter.Write(tree)));
            Assert.Contains($"/Schemas/{kind.ToKey()}.schema.json", File.ReadLines(path).First(), StringComparison.Ordinal);
        }
    }

    // Law: what is written is valid.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 60)]
    public void What_is_written_is_valid(Domain.MonitoringFrameworkDraft draft)
    {
        foreach (var document in Documents.WriteThenReadLaws.DocumentsOf(draft))
        {
            var text = DocumentWriter.ToJson(document);
            var errors = SchemaAsync(document.Kind).GetAwaiter().GetResult().Validate(text);
            Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{text}");
        }
    }

    [Theory]
    [MemberData(nameof(KindsOfOneShape))]
    public void The_keys_are_those_of_the_reader(DocumentKind kind)
    {
        var root = Tree(kind);
        var mappings = 0;
        foreach (var (place, mapping) in MappingsOf(root, ""))
        {
            // A mapping of languages takes any of them.
            if (mapping.Entries.All(e => e.Key.Text is "en" or "zh"))
                continue;
            mappings++;
            var read = Findings(Replace(root, mapping, With(mapping, NoKey, ScalarNode.OfText("x"))))
                .Single(f => f.Code == "SL2001").Message;
            var keys = System.Text.RegularExpressions.Regex.Matches(read, "'([a-z_]+)'").Select(m => m.Groups[1].Value).Where(k => k != NoKey && k != kind.ToKey()).ToHashSet();
            if (place.Length == 0)
                keys.Add(kind.ToKey());
            Assert.Equal(keys.Order(StringComparer.Ordinal), KeysAt(kind, place).Order(StringComparer.Ordinal));
            Assert.Equal(keys.Order(StringComparer.Ordinal), mapping.Entries.Select(e => e.Key.Text).Order(StringComparer.Ordinal));
        }

        Assert.True(mappings > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_reader_takes_for_misshapen_is_not_valid_either(DocumentKind kind)
    {
        var schema = await SchemaAsync(kind);
        var root = Tree(kind);
        Assert.Empty(Findings(root));
        Assert.Empty(schema.Validate(JsonDocumentWriter.Write(root)));

        var rejected = 0;
        foreach (var changed in MutantsOf(root))
        {
            if (!Findings(changed).Any(f => f.Code.StartsWith("SL2", StringComparison.Ordinal)))
                continue;
            rejected++;
            var text = JsonDocumentWriter.Write(changed);
            Assert.True(schema.Validate(text).Count > 0, $"The reader finds {string.Join('\n', Findings(changed))}\nbut it is valid:\n{text}");
        }

        Assert.True(rejected > 10, $"Only {rejected} documents were rejected.");
    }

    [Fact]
    public void Every_key_has_a_description()
    {
        foreach (var kind in Enum.GetValues<DocumentKind>())
        {
            using var schema = System.Text.Json.JsonDocument.Parse(DocumentSchemas.Get(kind));
            Walk(schema.RootElement);
        }

        Assert.Equal(Enum.GetValues<DocumentKind>().Select(k => k.ToKey()), DocumentSchemas.Kinds);

        static void Walk(System.Text.Json.JsonElement element)
        {
            if (element.ValueKind != System.Text.Json.JsonValueKind.Object)
                return;
            foreach (var property in element.EnumerateObject())
            {
                if (property.NameEquals("properties"))
                    Assert.All(property.Value.EnumerateObject(), p => Assert.True(p.Value.TryGetProperty("description", out _), p.Name));
                Walk(property.Value);
            }
        }
    }

    [Fact]
    public void A_kind_that_is_none_has_no_schema() => Assert.Throws<ArgumentOutOfRangeException>(() => DocumentSchemas.Get((DocumentKind)99));

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<DocumentKind, Task<JsonSchema>> Schemas = new();

    private static Task<JsonSchema> SchemaAsync(DocumentKind kind) => Schemas.GetOrAdd(kind, k => JsonSchema.FromJsonAsync(DocumentSchemas.Get(k)));

    private static DocumentNode Tree(DocumentKind kind) => YamlDocumentParser.Parse(FullDocuments.Of(kind), "a.yaml").Require();

    private static System.Collections.Immutable.ImmutableArray<Domain.Diagnostic> Findings(DocumentNode root)
    {
        var findings = new Domain.DiagnosticBuilder();
        DocumentReading.Of(root, findings);
        return findings.ToImmutable();
    }

    private static IEnumerable<DocumentNode> MutantsOf(DocumentNode root)
    {
        DocumentNode[] wrong =
        [
            ScalarNode.Null, ScalarNode.OfBoolean(true), ScalarNode.OfNumber(-1.5), ScalarNode.OfText(""), ScalarNode.OfText("no such word"), ScalarNode.OfText("-"),
            SequenceNode.Of([]), SequenceNode.Of([ScalarNode.OfText("x")]), MappingNode.Of(), MappingNode.Of((NoKey, "x")), ScalarNode.OfText("2016-13-01"),
        ];
        foreach (var (_, mapping) in MappingsOf(root, ""))
        {
            yield return Replace(root, mapping, With(mapping, NoKey, ScalarNode.OfText("x")));
            foreach (var entry in mapping.Entries)
            {
                yield return Replace(root, mapping, MappingNode.OfEntries(mapping.Entries.Where(e => !ReferenceEquals(e, entry))));
                foreach (var value in wrong)
                    yield return Replace(root, mapping, MappingNode.OfEntries(mapping.Entries.Select(e => ReferenceEquals(e, entry) ? e with { Value = value } : e)));
                if (entry.Value is not SequenceNode { Items.Count: > 0 })
                    continue;
                foreach (var value in wrong)
                    yield return Replace(root, mapping, MappingNode.OfEntries(mapping.Entries.Select(e => ReferenceEquals(e, entry) ? e with { Value = SequenceNode.Of([value]) } : e)));
            }
        }
    }

    private static MappingNode With(MappingNode mapping, string key, DocumentNode value) =>
        MappingNode.OfEntries(mapping.Entries.Append(new MappingEntry(ScalarNode.OfText(key), value)));

    // The place is the keys from the root, joined by '/'; items of a list have the place of the list.
    private static IEnumerable<(string Place, MappingNode Mapping)> MappingsOf(DocumentNode node, string place)
    {
        if (node is SequenceNode sequence)
            return sequence.Items.SelectMany(i => MappingsOf(i, place));
        return node is MappingNode mapping
            ? mapping.Entries.SelectMany(e => MappingsOf(e.Value, $"{place}/{e.Key.Text}")).Prepend((place, mapping))
            : [];
    }

    private static DocumentNode Replace(DocumentNode node, DocumentNode old, DocumentNode value) => node switch
    {
        _ when ReferenceEquals(node, old) => value,
        SequenceNode sequence => SequenceNode.Of(sequence.Items.Select(i => Replace(i, old, value))),
        MappingNode mapping => MappingNode.OfEntries(mapping.Entries.Select(e => e with { Value = Replace(e.Value, old, value) })),
        _ => node,
    };

    private static IEnumerable<string> KeysAt(DocumentKind kind, string place)
    {
        using var json = System.Text.Json.JsonDocument.Parse(DocumentSchemas.Get(kind));
        var root = json.RootElement;
        var schema = root;
        foreach (var key in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
            schema = Resolve(schema.GetProperty("properties").GetProperty(key));
        return [.. schema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];

        System.Text.Json.JsonElement Resolve(System.Text.Json.JsonElement element)
        {
            if (element.TryGetProperty("$ref", out var reference))
                return Resolve(root.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]));
            if (element.TryGetProperty("allOf", out var all))
                return Resolve(all[0]);
            if (element.TryGetProperty("oneOf", out var one))
                return one.EnumerateArray().First(e => e.TryGetProperty("properties", out _));
            return element.TryGetProperty("items", out var items) ? Resolve(items) : element;
        }
    }
}
