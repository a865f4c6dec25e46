namespace SciLiteracy.Serialization;

/// <summary>Writes a tree as JSON text.</summary>
internal static class JsonDocumentWriter
{
    /// <summary>Returns the text, with line feeds and a final one.</summary>
    public static string Write(DocumentNode node) => throw new NotImplementedException();
}
