namespace SciLiteracy.Serialization;

/// <summary>The pieces of a file that are cut off and not done: read by the thread that asks for them and by one other, given back in their order.</summary>
/// <remarks>The other thread is one of the pool; if it does not come, or comes late, the asking one does all the work.</remarks>
internal sealed class StatisticsPieceQueue(Func<StatisticsPieceReader> newReader, int threads) : IDisposable
{
    private readonly int _places = threads > 1 ? 4 : 1;
    private readonly object _gate = new();
    private readonly Queue<StatisticsPiece> _pieces = [];
    private readonly Stack<StatisticsPiece> _spare = [];
    private StatisticsPieceReader? _own;
    private StatisticsPieceReader? _other;
    private bool _isOtherCalled;
    private bool _isOtherReading;
    private bool _isClosed;

    /// <summary>Gets whether no piece can be added before one is taken.</summary>
    public bool IsFull => _pieces.Count == _places;

    public bool IsEmpty => _pieces.Count == 0;

    /// <summary>Gets the bytes of the pieces that are not taken, in their order.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Waiting => _pieces.Select(p => p.Bytes);

    /// <summary>Adds a piece.</summary>
    public void Add(ReadOnlyMemory<byte> bytes, byte[]? buffer)
    {
        var piece = _spare.TryPop(out var spare) ? spare : new StatisticsPiece();
        (piece.Bytes, piece.Buffer, piece.State, piece.Failure) = (bytes, buffer, PieceState.New, null);
        lock (_gate)
        {
            _pieces.Enqueue(piece);
            if (_isOtherCalled || _places == 1 || _pieces.Count < 2)
                return;
            _isOtherCalled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.HelpOut(), this, preferLocal: false);
    }

    /// <summary>Takes the oldest piece, read.</summary>
    public StatisticsPiece Take()
    {
        var oldest = _pieces.Peek();
        while (true)
        {
            StatisticsPiece? piece;
            lock (_gate)
            {
                while ((piece = oldest.State == PieceState.Read ? null : Claim()) is null && oldest.State != PieceState.Read)
                    Monitor.Wait(_gate);
                if (piece is null)
                {
                    _pieces.Dequeue();
                    break;
                }
            }

            Read(piece, _own ??= newReader());
        }

        return oldest.Failure is null ? oldest : throw new InvalidOperationException(oldest.Failure.Message, oldest.Failure);
    }

    /// <summary>Takes back a piece that is done.</summary>
    public void Return(StatisticsPiece piece) => _spare.Push(piece);

    /// <summary>Leaves what is not read, and waits for the other thread if it is reading; one that was called and has not come is not waited for.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_isOtherReading)
                Monitor.Wait(_gate);
        }
    }

    private void HelpOut()
    {
        while (true)
        {
            StatisticsPiece? piece;
            lock (_gate)
            {
                piece = _isClosed ? null : Claim();
                _isOtherReading = piece is not null;
                if (piece is null)
                {
                    _isOtherCalled = false;
                    Monitor.PulseAll(_gate);
                    return;
                }
            }

            Read(piece, _other ??= newReader());
        }
    }

    // The oldest that nobody reads.
    private StatisticsPiece? Claim()
    {
        foreach (var piece in _pieces)
        {
            if (piece.State != PieceState.New)
                continue;
            piece.State = PieceState.Claimed;
            return piece;
        }

        return null;
    }

    private void Read(StatisticsPiece piece, StatisticsPieceReader reader)
    {
        try
        {
            piece.Reader = reader;
            reader.Read(piece);
        }
#pragma warning disable CA1031 // It is thrown again by the thread that waits for the piece.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            piece.Failure = exception;
        }

        lock (_gate)
        {
            piece.State = PieceState.Read;
            Monitor.PulseAll(_gate);
        }
    }
}
