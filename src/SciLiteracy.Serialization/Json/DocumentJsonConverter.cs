using System.Text.Json;
using System.Text.Json.Serialization;

namespace SciLiteracy.Serialization;

/// <summary>Reads and writes documents with <see cref="JsonSerializer"/>, in the same JSON as <see cref="DocumentReader"/> and <see cref="DocumentWriter"/>; needs no reflection.</summary>
/// <typeparam name="T">The type of the document; <see cref="Document"/> takes any kind.</typeparam>
public sealed class DocumentJsonConverter<T> : JsonConverter<T>
    where T : Document
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The value is no such document; the message has every finding, with lines and columns from where the value begins.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text;
        using (var json = JsonDocument.ParseValue(ref reader))
            text = json.RootElement.GetRawText();
        var result = DocumentReader.ReadJson(text, "json");
        if (!result.IsOk)
            throw new JsonException(string.Join('\n', result.Diagnostics.Select(d => d.ToString())));
        return result.Value as T
            ?? throw new JsonException($"Expected a {typeof(T).Name}, found a document of the kind '{result.Value.Kind.ToKey()}'.");
    }

    /// <summary>Writes a document.</summary>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        JsonDocumentWriter.Write(writer, DocumentReading.ToTree(value));
    }
}
