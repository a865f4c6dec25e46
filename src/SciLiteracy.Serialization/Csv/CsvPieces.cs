using System.Buffers;

namespace SciLiteracy.Serialization;

/// <summary>Cuts a file in UTF-8 into pieces of a fixed length, each shortened to the last row that ends in it. Where the cuts are depends on the bytes only.</summary>
internal sealed class CsvPieces : IDisposable
{
    /// <summary>The most bytes of a piece.</summary>
    public const int DefaultLength = 128 * 1024;

    private readonly int _length;
    private readonly Stream? _stream;
    private readonly ReaderLimits _limits;
    private readonly Stack<byte[]> _spare = [];
    private ReadOnlyMemory<byte> _memory;
    private byte[] _buffer = [];
    private int _next;
    private int _filled;
    private long _loaded;
    private bool _begun;

    public CsvPieces(ReadOnlyMemory<byte> utf8, int length, ReaderLimits limits)
    {
        _length = length;
        _limits = limits;
        _memory = utf8;
        IsLoaded = true;
    }

    public CsvPieces(Stream utf8, int length, ReaderLimits limits)
    {
        _length = length;
        _limits = limits;
        _stream = utf8;
        _buffer = ArrayPool<byte>.Shared.Rent(_length);
    }

    /// <summary>Gets whether all that the limits let in is loaded: there is no more to come for pieces.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Gets whether no whole row is left in what is loaded.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Loads the rest of a piece.</summary>
    public void Load()
    {
        while (Room() is { IsEmpty: false } room)
            Loaded(_stream!.Read(room.Span));
    }

    /// <inheritdoc cref="Load"/>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        while (Room() is { IsEmpty: false } room)
            Loaded(await _stream!.ReadAsync(room, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Cuts the next piece off; false if more must be loaded first, or no row ends in what is there.</summary>
    public bool TryCut(out ReadOnlyMemory<byte> piece, out byte[]? buffer)
    {
        (piece, buffer) = (default, null);
        if (IsCut || (_stream is not null && _filled < _length && !IsLoaded))
            return false;
        var loaded = _stream is null ? _memory.Slice(_next, Math.Min(_length, _memory.Length - _next)) : _buffer.AsMemory(0, _filled);
        if (!_begun && !TryBegin(ref loaded))
            return false;
        var length = CsvPieceIndex.LengthOfRows(loaded.Span);
        if (length == 0)
        {
            IsCut = true;
            return false;
        }

        piece = loaded[..length];
        if (_stream is null)
        {
            _next += length;
            return true;
        }

        buffer = _buffer;
        _buffer = _spare.TryPop(out var spare) ? spare : ArrayPool<byte>.Shared.Rent(_length);
        var rest = loaded.Span[length..];
        rest.CopyTo(_buffer);
        _filled = rest.Length;
        return true;
    }

    /// <summary>Takes back the buffer of a piece that is done.</summary>
    public void Return(byte[]? buffer)
    {
        if (buffer is not null)
            _spare.Push(buffer);
    }

    /// <summary>Returns what is left as an input, after bytes of pieces that were cut off before, in their order.</summary>
    public CsvUtf8Input Rest(IReadOnlyCollection<ReadOnlyMemory<byte>> before)
    {
        var length = before.Sum(b => b.Length);
        if (_stream is null)
            return new CsvUtf8Input(_memory[(_next - length)..], _limits, _begun);
        var pending = new byte[length + _filled];
        var at = 0;
        foreach (var bytes in before.Append(_buffer.AsMemory(0, _filled)))
        {
            bytes.CopyTo(pending.AsMemory(at));
            at += bytes.Length;
        }

        return new CsvUtf8Input(_stream, pending, _loaded, IsLoaded && _loaded < _limits.Bytes, _limits, _begun);
    }

    public void Dispose()
    {
        while (_spare.TryPop(out var spare))
            ArrayPool<byte>.Shared.Return(spare);
        if (_stream is not null)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _filled = 0;
        _memory = default;
        (IsCut, IsLoaded) = (true, true);
    }

    // A byte order mark is left out; what is no UTF-8 by its first bytes is left to the one who says so.
    private bool TryBegin(ref ReadOnlyMemory<byte> loaded)
    {
        switch (loaded.Span)
        {
            case [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, ..] or [_, 0, ..]:
                IsCut = true;
                return false;
            case [0xEF, 0xBB, 0xBF, ..]:
                _begun = true;
                loaded = loaded[3..];
                if (_stream is null)
                {
                    _next = 3;
                }
                else
                {
                    _buffer.AsSpan(3, _filled - 3).CopyTo(_buffer);
                    _filled -= 3;
                    loaded = _buffer.AsMemory(0, _filled);
                }

                return true;
            default:
                _begun = loaded.Length >= 4;
                IsCut = !_begun;
                return _begun;
        }
    }

    // At the limit nothing more is read here: the one who reads the rest finds out whether the file goes on.
    private Memory<byte> Room()
    {
        if (IsLoaded)
            return default;
        var room = (int)Math.Min(_length - _filled, _limits.Bytes - _loaded);
        if (_loaded >= _limits.Bytes)
            IsLoaded = true;
        return room > 0 ? _buffer.AsMemory(_filled, room) : default;
    }

    private void Loaded(int count)
    {
        _loaded += count;
        _filled += count;
        IsLoaded = count == 0;
    }
}
