namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// The cells cut into blocks that fit into the nearest cache. A block lies in one period, or is made of whole periods, so that the block one period earlier
/// is mostly one block too. It depends on the axes only: results have the same bits for any number of threads.
/// </summary>
internal sealed class BlockGrid
{
    /// <summary>The most cells of a block.</summary>
    public const int MaximumLength = 1024;

    private readonly int[] _starts;

    public BlockGrid(int entities, int periods)
    {
        var starts = new List<int>();
        if (entities > MaximumLength / 2)
        {
            var pieces = (entities + MaximumLength - 1) / MaximumLength;
            for (var period = 0; period < periods; period++)
            {
                for (var piece = 0; piece < pieces; piece++)
                    starts.Add((period * entities) + (int)((long)piece * entities / pieces));
            }
        }
        else if (entities > 0)
        {
            for (var period = 0; period < periods; period += MaximumLength / entities)
                starts.Add(period * entities);
        }

        Count = starts.Count;
        _starts = [.. starts, entities * periods];
    }

    /// <summary>Gets the number of blocks.</summary>
    public int Count { get; }

    public int Start(int block) => _starts[block];

    public int Length(int block) => _starts[block + 1] - _starts[block];

    public int BlockOf(int cell)
    {
        var at = Array.BinarySearch(_starts, cell);
        return at >= 0 ? at : ~at - 1;
    }
}
