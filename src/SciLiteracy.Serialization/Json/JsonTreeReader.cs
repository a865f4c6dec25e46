using System.Text;
using System.Text.Json;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Builds the tree from the tokens of <see cref="Utf8JsonReader"/>.</summary>
internal sealed class JsonTreeReader(DecodedText source, ReaderLimits limits, DiagnosticBuilder diagnostics)
{
    private readonly DocumentTreeBuilder _tree = new(source, limits, diagnostics);
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(source.Text);

    // The reader counts bytes, places count UTF-16 code units; tokens come in ascending order.
    private int _byteIndex;
    private int _index;

    /// <summary>Reads the one value; null after a finding that ends reading.</summary>
    public DocumentNode? Read()
    {
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            diagnostics.Add(FileDiagnostics.EmptyDocument, source.Locate(0), "The document is empty.");
            return null;
        }

        // One deeper than the limit, so that the limit is met before the reader's own.
        var reader = new Utf8JsonReader(_utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow, MaxDepth = Math.Max(2, limits.Depth + 1) });
        var previous = JsonTokenType.None;
        var consumed = 0L;
        try
        {
            while (reader.Read())
            {
                previous = reader.TokenType;
                consumed = reader.BytesConsumed;
                if (!Take(ref reader))
                    return null;
            }

            return _tree.Root;
        }
        catch (JsonException exception)
        {
            var from = IndexOf(consumed);
            var (at, message) = JsonProblem.Explain(source.Text, from, IndexOf(ByteIndexOf(exception)), _tree.Innermost?.IsMapping, previous);
            diagnostics.Add(FileDiagnostics.JsonSyntax, source.Locate(at), message);
        }
        catch (InvalidOperationException)
        {
            // GetString on an escape that is half a surrogate pair.
            diagnostics.Add(FileDiagnostics.JsonSyntax, Locate(reader.TokenStartIndex), "Half a surrogate pair in the escapes of this text; it is no Unicode text.");
        }

        return null;
    }

    private bool Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return _tree.Begin(reader.TokenType == JsonTokenType.StartObject, IndexOf(reader.TokenStartIndex), NodeLayout.Block);
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _tree.End();
                return true;
            case JsonTokenType.PropertyName or JsonTokenType.String:
                return AddScalar(reader.GetString()!, ScalarKind.Text, reader.TokenStartIndex, isQuoted: true);
            case JsonTokenType.Number:
                return AddScalar(Encoding.ASCII.GetString(reader.ValueSpan), ScalarKind.Number, reader.TokenStartIndex);
            case JsonTokenType.True:
                return AddScalar("true", ScalarKind.Boolean, reader.TokenStartIndex);
            case JsonTokenType.False:
                return AddScalar("false", ScalarKind.Boolean, reader.TokenStartIndex);
            default:
                return AddScalar("null", ScalarKind.Null, reader.TokenStartIndex);
        }
    }

    private bool AddScalar(string text, ScalarKind kind, long byteIndex, bool isQuoted = false)
    {
        var index = IndexOf(byteIndex);
        return _tree.AddScalar(new ScalarNode(text, kind)
        {
            Location = source.Locate(index),
            IsQuoted = isQuoted,
            TextOffset = source.OffsetOf(text, index, isQuoted),
        });
    }

    private SourceLocation Locate(long byteIndex) => source.Locate(IndexOf(byteIndex));

    private int IndexOf(long byteIndex)
    {
        var end = (int)Math.Clamp(byteIndex, _byteIndex, _utf8.Length);
        _index += Encoding.UTF8.GetCharCount(_utf8, _byteIndex, end - _byteIndex);
        _byteIndex = end;
        return _index;
    }

    private int ByteIndexOf(JsonException exception)
    {
        // Lines of the reader end with LF.
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            var end = Array.IndexOf(_utf8, (byte)'\n', start);
            if (end < 0)
                break;
            start = end + 1;
        }

        var at = (int)Math.Min(_utf8.Length, start + (exception.BytePositionInLine ?? 0));
        while (at < _utf8.Length && at > 0 && (_utf8[at] & 0xC0) == 0x80)
            at--;
        return at;
    }
}
