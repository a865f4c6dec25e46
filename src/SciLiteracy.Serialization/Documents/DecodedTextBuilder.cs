using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Decodes UTF-8 piece by piece, strictly, counting bytes and lines; the first finding ends it.</summary>
internal sealed class DecodedTextBuilder(string path, ReaderLimits limits, DiagnosticBuilder diagnostics)
{
    private static readonly SearchValues<char> LineEndsAndControls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c != '\t').Select(c => (char)c)]);

    private readonly StringBuilder _text = new();
    private readonly List<int> _lineStarts = [0];
    private readonly byte[] _rest = new byte[4];
    private char[] _characters = [];
    private int _restLength;
    private long _bytes;
    private bool _begun;
    private bool _afterCarriageReturn;

    /// <summary>Returns how many bytes to read at most: one past the limit shows that there are too many.</summary>
    public int BytesWanted(int bufferLength) => (int)Math.Clamp(limits.Bytes + 1 - _bytes, 1, bufferLength);

    /// <summary>Adds bytes; false after a finding.</summary>
    public bool Append(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > limits.Bytes - _bytes)
            return FailWithTooManyBytes();
        _bytes += utf8.Length;
        if (_restLength == 0 && _begun)
            return Decode(utf8);

        // The bytes of one character, or of a byte order mark, may come in two pieces.
        var joined = new byte[_restLength + utf8.Length];
        _rest.AsSpan(0, _restLength).CopyTo(joined);
        utf8.CopyTo(joined.AsSpan(_restLength));
        _restLength = 0;
        if (_begun)
            return Decode(joined);
        if (joined.Length >= 4)
            return Begin(joined);
        return Keep(joined);
    }

    /// <summary>Adds characters; false after a finding.</summary>
    public bool Append(ReadOnlySpan<char> text)
    {
        if (!_begun && text is ['\uFEFF', ..])
            text = text[1..];
        _begun = true;
        if (text.Length > limits.Bytes || Encoding.UTF8.GetByteCount(text) is var count && count > limits.Bytes - _bytes)
            return FailWithTooManyBytes();
        _bytes += count;
        var unpaired = IndexOfUnpairedSurrogate(text);
        if (unpaired < 0)
            return Take(text);
        if (Take(text[..unpaired]))
            Fail(FileDiagnostics.NotUtf8, End(), $"Unpaired surrogate '\\u{(int)text[unpaired]:X4}'; the text cannot be written in UTF-8.");
        return false;
    }

    /// <summary>Ends the text; null after a finding.</summary>
    public DecodedText? Finish()
    {
        if (!_begun)
        {
            var few = _rest.AsSpan(0, _restLength).ToArray();
            _restLength = 0;
            if (!Begin(few))
                return null;
        }

        if (_restLength > 0)
        {
            FailWithBadBytes(_rest.AsSpan(0, _restLength));
            return null;
        }

        if (_afterCarriageReturn)
            BeginLine();
        return new DecodedText(_text.ToString(), path, _lineStarts);
    }

    private static int IndexOfUnpairedSurrogate(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            i += next;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    private bool Begin(ReadOnlySpan<byte> utf8)
    {
        _begun = true;
        switch (utf8)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Decode(utf8[3..]);
            case [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, not 0, ..] or [not 0, 0, not 0, 0, ..] or [0, 0, 0, not 0, ..]:
                return Fail(FileDiagnostics.NotUtf8, End(), "The file is in UTF-16 or UTF-32; save it as UTF-8.");
            default:
                return Decode(utf8);
        }
    }

    private bool Decode(ReadOnlySpan<byte> utf8)
    {
        if (_characters.Length < utf8.Length)
            _characters = new char[utf8.Length];
        var status = Utf8.ToUtf16(utf8, _characters, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: false);
        if (!Take(_characters.AsSpan(0, written)))
            return false;
        return status switch
        {
            OperationStatus.Done => true,
            OperationStatus.NeedMoreData => Keep(utf8[read..]),
            _ => FailWithBadBytes(utf8[read..]),
        };
    }

    private bool Keep(ReadOnlySpan<byte> rest)
    {
        rest.CopyTo(_rest);
        _restLength = rest.Length;
        return true;
    }

    private bool Take(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var at = text.IndexOfAny(LineEndsAndControls);
            var piece = at < 0 ? text : text[..at];
            if (_afterCarriageReturn && (piece.Length > 0 || text[0] != '\n'))
                BeginLine();
            if (End().Column - 1 + piece.Length > limits.LineLength)
            {
                var place = End() with { Column = limits.LineLength + 1 };
                return Fail(FileDiagnostics.LineTooLong, place, $"The line is longer than {limits.LineLength} characters, the limit.");
            }

            _text.Append(piece);
            if (at < 0)
                return true;
            if (!TakeLineEnd(text[at]))
                return false;
            text = text[(at + 1)..];
        }

        return true;
    }

    private bool TakeLineEnd(char c)
    {
        if (c is not ('\n' or '\r'))
        {
            var hint = c == '\0' ? " (NUL); is this a text file?" : "; remove it.";
            return Fail(FileDiagnostics.ControlCharacter, End(), $"Control character '\\u{(int)c:X4}'{hint}");
        }

        _text.Append(c);
        if (c == '\n')
            BeginLine();
        else
            _afterCarriageReturn = true;
        return true;
    }

    private void BeginLine()
    {
        _afterCarriageReturn = false;
        _lineStarts.Add(_text.Length);
    }

    // A CR at the end so far may be half of a CR LF, but what comes now is none: it stands on the next line.
    private SourceLocation End() =>
        _afterCarriageReturn ? new(path, _lineStarts.Count + 1, 1) : new(path, _lineStarts.Count, _text.Length - _lineStarts[^1] + 1);

    private bool FailWithTooManyBytes() =>
        Fail(FileDiagnostics.TooManyBytes, new(path, 0, 0), $"The file has more than {limits.Bytes} bytes, the limit.");

    private bool FailWithBadBytes(ReadOnlySpan<byte> rest)
    {
        _restLength = 0;
        _ = Rune.DecodeFromUtf8(rest, out _, out var length);
        var bytes = string.Join(' ', rest[..Math.Max(1, length)].ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        return Fail(FileDiagnostics.NotUtf8, End(), $"The bytes '{bytes}' are not UTF-8; save the file as UTF-8.");
    }

    private bool Fail(DiagnosticDescriptor descriptor, SourceLocation location, string message)
    {
        diagnostics.Add(descriptor, location, message);
        return false;
    }
}
