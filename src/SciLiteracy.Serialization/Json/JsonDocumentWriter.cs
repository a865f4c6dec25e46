using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SciLiteracy.Serialization;

/// <summary>Writes a tree as JSON text.</summary>
/// <remarks>
/// Letters of all scripts are written as they are; what is unsafe in HTML is escaped. Numbers keep their digits
/// (<see cref="ScalarSpelling.ToJson"/>).
/// </remarks>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        MaxDepth = 10_000,
    };

    /// <summary>Returns the text, with line feeds and a final one.</summary>
    /// <exception cref="ArgumentException">A text has half a surrogate pair, which no file in UTF-8 can hold.</exception>
    public static string Write(DocumentNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, node);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes the tree with a writer, indented and escaped as it is set to.</summary>
    /// <exception cref="ArgumentException">A text has half a surrogate pair, which no file in UTF-8 can hold.</exception>
    public static void Write(Utf8JsonWriter writer, DocumentNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                WriteScalar(writer, scalar);
                break;
            case SequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (var (key, value) in mapping.Entries)
                {
                    writer.WritePropertyName(Checked(key.Text));
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                writer.WriteBooleanValue(scalar.Text[0] is 't' or 'T');
                break;
            case ScalarKind.Number:
                // The one way to write digits as they are that also indents.
                using (var number = JsonDocument.Parse(ScalarSpelling.ToJson(scalar.Text)))
                    number.RootElement.WriteTo(writer);
                break;
            default:
                writer.WriteStringValue(Checked(scalar.Text));
                break;
        }
    }

    // The writer would put U+FFFD in place of half a pair.
    private static string Checked(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new ArgumentException($"Half a surrogate pair (U+{(int)text[i]:X4}) cannot be written.", nameof(text));
            i++;
        }

        return text;
    }
}
