namespace SciLiteracy.Serialization;

/// <summary>Writes a tree as YAML text.</summary>
internal static class YamlDocumentWriter
{
    /// <summary>Returns the text, with line feeds and a final one.</summary>
    public static string Write(DocumentNode node) => throw new NotImplementedException();
}
