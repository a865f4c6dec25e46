using System.Text.Unicode;

namespace SciLiteracy.Serialization;

/// <summary>One row of CSV, given in UTF-8 that is known to be good; another one can follow.</summary>
internal sealed class CsvRowInput : CsvInput
{
    private byte[] _utf8 = [];
    private int _next;
    private int _end;

    /// <summary>Takes the next row.</summary>
    public void Set(ReadOnlySpan<byte> utf8)
    {
        if (_utf8.Length < utf8.Length)
            _utf8 = new byte[Math.Max(256, utf8.Length * 2)];
        utf8.CopyTo(_utf8);
        (_next, _end) = (0, utf8.Length);
        IsEnded = false;
    }

    public override int Take(Span<char> destination)
    {
        Utf8.ToUtf16(_utf8.AsSpan(_next.._end), destination, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: true);
        _next += read;
        IsEnded = _next == _end;
        return written;
    }

    public override void Load()
    {
    }

    public override ValueTask LoadAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override void Dispose()
    {
    }
}
