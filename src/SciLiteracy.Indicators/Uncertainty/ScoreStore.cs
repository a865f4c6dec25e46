namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>
/// The scores of every draw of a range, or of every 2nd, 4th, … from draw 0 on. Blocks of draws, in each row by row, so that neither writing a draw nor reading a row
/// jumps far. Threads may write different draws.
/// </summary>
internal sealed class ScoreStore
{
    private const int BlockDraws = 256;

    private readonly double[][] _blocks;
    private readonly int _rows;
    private readonly long _firstPlace;

    /// <summary>Makes a store.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="range">The draws.</param>
    /// <param name="stride">The distance between two kept draws, a power of 2.</param>
    public ScoreStore(int rows, DrawRange range, long stride)
    {
        _rows = rows;
        Range = range;
        Stride = stride;
        _firstPlace = PlacesBefore(range.First);
        var kept = (int)(PlacesBefore(range.End) - _firstPlace);
        _blocks = new double[(kept + BlockDraws - 1) / BlockDraws][];
        for (var b = 0; b < _blocks.Length; b++)
            _blocks[b] = GC.AllocateUninitializedArray<double>(Math.Min(BlockDraws, kept - (b * BlockDraws)) * rows);
    }

    /// <summary>Gets the draws.</summary>
    public DrawRange Range { get; }

    /// <summary>Gets the distance between two kept draws, a power of 2.</summary>
    public long Stride { get; }

    /// <summary>Returns the least power of 2 at which the scores of the draws take no more than the memory; at least one draw is kept.</summary>
    public static long StrideFor(int rows, long draws, long memory)
    {
        var stride = 1L;
        while (stride < draws && (draws + stride - 1) / stride * rows * sizeof(double) > memory)
            stride *= 2;
        return stride;
    }

    /// <summary>Returns how many draws of the range before a draw are kept.</summary>
    public int KeptBefore(long draw) => (int)(PlacesBefore(draw) - _firstPlace);

    /// <summary>Keeps the scores of a draw, if it is one that is kept.</summary>
    public void Write(long draw, ReadOnlySpan<double> scores)
    {
        if (draw % Stride != 0)
            return;
        var (block, column, width) = Place(KeptBefore(draw));
        for (var row = 0; row < scores.Length; row++)
            block[(row * width) + column] = scores[row];
    }

    /// <summary>Writes down that a draw has no scores.</summary>
    public void WriteFailure(long draw)
    {
        if (draw % Stride != 0)
            return;
        var (block, column, width) = Place(KeptBefore(draw));
        for (var row = 0; row < _rows; row++)
            block[(row * width) + column] = double.NaN;
    }

    /// <summary>Reads the kept scores of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="scores">Receives the scores of the first kept draws; NaN for none. Shape [up to kept].</param>
    public void Read(int row, Span<double> scores)
    {
        for (var start = 0; start < scores.Length; start += BlockDraws)
        {
            var (block, _, width) = Place(start);
            block.AsSpan(row * width, Math.Min(scores.Length - start, width)).CopyTo(scores[start..]);
        }
    }

    /// <summary>Copies the draws before one from a store of the same or a smaller stride, whose range begins inside this one's.</summary>
    public void CopyFrom(ScoreStore other, long end)
    {
        var scores = new double[_rows];
        for (var place = PlacesBefore(other.Range.First); place < PlacesBefore(Math.Min(end, other.Range.End)); place++)
        {
            var draw = place * Stride;
            var (block, column, width) = other.Place(other.KeptBefore(draw));
            for (var row = 0; row < _rows; row++)
                scores[row] = block[(row * width) + column];
            Write(draw, scores);
        }
    }

    private long PlacesBefore(long draw) => (draw + Stride - 1) / Stride;

    private (double[] Block, int Column, int Width) Place(int kept)
    {
        var block = _blocks[kept / BlockDraws];
        return (block, kept % BlockDraws, block.Length / Math.Max(_rows, 1));
    }
}
