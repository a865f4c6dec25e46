using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>Reads a text and returns its findings as lines, as a user sees them.</summary>
internal static class Findings
{
    public static string[] OfYaml(string text, ReaderLimits? limits = null) => [.. YamlDocumentParser.Parse(text, "a.yaml", limits).Diagnostics.Select(d => d.ToString())];

    public static string[] OfYaml(byte[] utf8, ReaderLimits? limits = null) => [.. YamlDocumentParser.Parse(utf8, "a.yaml", limits).Diagnostics.Select(d => d.ToString())];

    public static string[] OfJson(string text, ReaderLimits? limits = null) => [.. JsonDocumentParser.Parse(text, "a.json", limits).Diagnostics.Select(d => d.ToString())];

    /// <summary>Reads a mapping in YAML with a reader of its keys, and returns what that read and the findings.</summary>
    public static (T Value, string[] Lines) OfMapping<T>(string yaml, Func<MappingReader, T> read)
    {
        var diagnostics = new DiagnosticBuilder();
        var reader = MappingReader.Open(YamlDocumentParser.Parse(yaml, "a.yaml").Require(), "a task", diagnostics)!;
        var value = read(reader);
        reader.Finish();
        return (value, [.. diagnostics.ToImmutable().Select(d => d.ToString())]);
    }
}
