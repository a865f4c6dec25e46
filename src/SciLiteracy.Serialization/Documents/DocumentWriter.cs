namespace SciLiteracy.Serialization;

/// <summary>Writes documents of every kind as text that reads back to an equal document.</summary>
public static class DocumentWriter
{
    /// <summary>Returns YAML with line feeds and a final one.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="ArgumentException">A text has half a surrogate pair, which no file in UTF-8 can hold; or a number is not finite.</exception>
    public static string ToYaml(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return YamlDocumentWriter.Write(DocumentReading.ToTree(document));
    }

    /// <summary>Returns JSON with line feeds and a final one.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="ArgumentException">A text has half a surrogate pair, which no file in UTF-8 can hold; or a number is not finite.</exception>
    public static string ToJson(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonDocumentWriter.Write(DocumentReading.ToTree(document));
    }
}
