using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The text of a file: decoded strictly, within the limits, without a byte order mark, and able to tell the place of each of its characters.</summary>
/// <remarks>Lines end with LF, CR LF or CR.</remarks>
internal sealed class DecodedText
{
    private const int BufferSize = 64 * 1024;

    // The places are asked for in ascending order, mostly; the last answer is where the next search begins.
    private readonly List<int> _lineStarts;
    private int _lastLine;

    internal DecodedText(string text, string path, List<int> lineStarts) => (Text, Path, _lineStarts) = (text, path, lineStarts);

    /// <summary>Gets the whole text.</summary>
    public string Text { get; }

    /// <summary>Gets the path that places are given with.</summary>
    public string Path { get; }

    /// <summary>Gets the number of lines; a line end at the end of the text begins another, empty one.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>Takes a text that is already decoded.</summary>
    public static DecodedText? Read(string text, string path, ReaderLimits limits, DiagnosticBuilder diagnostics)
    {
        var builder = new DecodedTextBuilder(path, limits, diagnostics);
        return builder.Append(text.AsSpan()) ? builder.Finish() : null;
    }

    /// <summary>Decodes bytes.</summary>
    public static DecodedText? Read(ReadOnlySpan<byte> utf8, string path, ReaderLimits limits, DiagnosticBuilder diagnostics)
    {
        var builder = new DecodedTextBuilder(path, limits, diagnostics);
        for (; !utf8.IsEmpty; utf8 = utf8[Math.Min(BufferSize, utf8.Length)..])
        {
            if (!builder.Append(utf8[..Math.Min(BufferSize, utf8.Length)]))
                return null;
        }

        return builder.Finish();
    }

    /// <summary>Reads and decodes a stream, and stops reading with the first finding.</summary>
    public static DecodedText? Read(Stream stream, string path, ReaderLimits limits, DiagnosticBuilder diagnostics)
    {
        var builder = new DecodedTextBuilder(path, limits, diagnostics);
        var buffer = new byte[BufferSize];
        while (stream.Read(buffer, 0, builder.BytesWanted(buffer.Length)) is > 0 and var count)
        {
            if (!builder.Append(buffer.AsSpan(0, count)))
                return null;
        }

        return builder.Finish();
    }

    /// <summary>Reads and decodes a stream, and stops reading with the first finding.</summary>
    public static async Task<DecodedText?> ReadAsync(
        Stream stream, string path, ReaderLimits limits, DiagnosticBuilder diagnostics, CancellationToken cancellationToken)
    {
        var builder = new DecodedTextBuilder(path, limits, diagnostics);
        var buffer = new byte[BufferSize];
        while (await stream.ReadAsync(buffer.AsMemory(0, builder.BytesWanted(buffer.Length)), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            if (!builder.Append(buffer.AsSpan(0, count)))
                return null;
        }

        return builder.Finish();
    }

    /// <summary>Returns 0 if a text stands at an index, 1 if it stands after the quotation mark there, else null.</summary>
    public int? OffsetOf(string text, long index, bool isQuoted)
    {
        var offset = isQuoted ? 1 : 0;
        return index + offset <= Text.Length && Text.AsSpan((int)index + offset).StartsWith(text, StringComparison.Ordinal) ? offset : null;
    }

    /// <summary>Returns the place of the character at an index; an index past the end is the end.</summary>
    public SourceLocation Locate(long index)
    {
        var at = (int)Math.Clamp(index, 0, Text.Length);
        var line = _lastLine;
        if (_lineStarts[line] > at || (line + 1 < _lineStarts.Count && _lineStarts[line + 1] <= at))
        {
            line = _lineStarts.BinarySearch(at);
            if (line < 0)
                line = ~line - 1;
            _lastLine = line;
        }

        return new(Path, line + 1, at - _lineStarts[line] + 1);
    }
}
