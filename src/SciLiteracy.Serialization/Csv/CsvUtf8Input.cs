using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace SciLiteracy.Serialization;

/// <summary>CSV in UTF-8, from memory or a stream. Decoded strictly; a byte order mark is skipped.</summary>
internal sealed class CsvUtf8Input : CsvInput
{
    private const int BufferLength = 64 * 1024;

    private readonly Stream? _stream;
    private readonly ReaderLimits _limits;
    private byte[]? _buffer;
    private ReadOnlyMemory<byte> _pending;
    private long _loaded;
    private bool _isLast;
    private bool _begun;

    /// <param name="utf8">The bytes.</param>
    /// <param name="limits">How much is taken in.</param>
    /// <param name="begun">Whether they are the rest of a file, so that a byte order mark is none.</param>
    public CsvUtf8Input(ReadOnlyMemory<byte> utf8, ReaderLimits limits, bool begun = false)
    {
        _limits = limits;
        _begun = begun;
        _isLast = true;
        _pending = utf8;
        if (utf8.Length > limits.Bytes)
            StopTooLarge();
    }

    /// <param name="utf8">The stream, from where it stands.</param>
    /// <param name="limits">How much is taken in.</param>
    public CsvUtf8Input(Stream utf8, ReaderLimits limits)
        : this(utf8, default, loaded: 0, isLast: false, limits, begun: false)
    {
    }

    /// <param name="utf8">The stream.</param>
    /// <param name="pending">What was read of it, and is still to be given out.</param>
    /// <param name="loaded">How many bytes were read of it.</param>
    /// <param name="isLast">Whether the stream is at its end.</param>
    /// <param name="limits">How much is taken in.</param>
    /// <param name="begun">Whether <paramref name="pending"/> is the rest of a file, so that a byte order mark is none.</param>
    public CsvUtf8Input(Stream utf8, ReadOnlyMemory<byte> pending, long loaded, bool isLast, ReaderLimits limits, bool begun)
    {
        _limits = limits;
        _stream = utf8;
        _pending = pending;
        _loaded = loaded;
        _isLast = isLast;
        _begun = begun;
        _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    }

    public override int Take(Span<char> destination)
    {
        if (IsEnded)
            return 0;
        if (!_begun && !Begin())
            return 0;
        var status = Utf8.ToUtf16(_pending.Span, destination, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: _isLast);
        _pending = _pending[read..];
        if (status == OperationStatus.InvalidData)
            StopAtBadBytes();
        else if (status == OperationStatus.Done && _isLast)
            IsEnded = true;
        return written;
    }

    public override void Load()
    {
        if (NextBuffer() is { IsEmpty: false } free)
            Loaded(_stream!.Read(free.Span));
    }

    public override async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (NextBuffer() is { IsEmpty: false } free)
            Loaded(await _stream!.ReadAsync(free, cancellationToken).ConfigureAwait(false));
    }

    public override void Dispose()
    {
        if (_buffer is not null)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
        _pending = default;
    }

    // The bytes that are left are at most a part of one character; they go to the front.
    private Memory<byte> NextBuffer()
    {
        if (_isLast || IsEnded)
            return default;
        var rest = _pending.Length;
        _pending.Span.CopyTo(_buffer);
        _pending = _buffer.AsMemory(0, rest);

        // At the limit, one more byte tells whether the file goes on.
        var room = Math.Max(1, Math.Min(_buffer!.Length - rest, _limits.Bytes - _loaded));
        return _buffer.AsMemory(rest, (int)room);
    }

    private void Loaded(int count)
    {
        _loaded += count;
        _isLast = count == 0;
        _pending = _buffer.AsMemory(0, _pending.Length + count);
        if (_loaded > _limits.Bytes)
            StopTooLarge();
    }

    private bool Begin()
    {
        if (_pending.Length < 4 && !_isLast)
            return false;
        _begun = true;
        switch (_pending.Span)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                _pending = _pending[3..];
                return true;
            case [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, not 0, ..] or [not 0, 0, not 0, 0, ..] or [0, 0, 0, not 0, ..]:
                Stop(FileDiagnostics.NotUtf8, "The file is in UTF-16 or UTF-32; save it as UTF-8.");
                return false;
            default:
                return true;
        }
    }

    private void StopTooLarge() =>
        Stop(FileDiagnostics.TooManyBytes, string.Create(CultureInfo.InvariantCulture, $"The file has more than {_limits.Bytes} bytes, the limit."));

    private void StopAtBadBytes()
    {
        var rest = _pending.Span;
        _ = Rune.DecodeFromUtf8(rest, out _, out var length);
        var bytes = string.Join(' ', rest[..Math.Clamp(length, 1, rest.Length)].ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
        Stop(FileDiagnostics.NotUtf8, $"The bytes '{bytes}' are not UTF-8; save the file as UTF-8.");
    }
}
