namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// The cells cut into blocks that fit into the nearest cache. A block is a piece of one period, the same entities in all of them, or is made of whole periods.
/// It depends on the axes only: results have the same bits for any number of threads.
/// </summary>
internal sealed class BlockGrid
{
    /// <summary>The most cells of a block: three columns of them fit into the nearest cache, and a hundred into the second.</summary>
    public const int MaximumLength = 1536;

    private readonly int _entities;
    private readonly int[] _starts;

    public BlockGrid(int entities, int periods)
    {
        _entities = entities;
        var starts = new List<int>();
        if (entities > MaximumLength)
        {
            Pieces = (entities + MaximumLength - 1) / MaximumLength;
            for (var period = 0; period < periods; period++)
            {
                for (var piece = 0; piece < Pieces; piece++)
                    starts.Add((period * entities) + (int)((long)piece * entities / Pieces));
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

    /// <summary>Gets the number of blocks of a period; 1 if a block has whole periods.</summary>
    public int Pieces { get; } = 1;

    /// <summary>Gets whether blocks of the same entities are run in the order of time, so that a block finds those of earlier periods computed.</summary>
    public bool IsInOrderOfTime => Pieces > 1 || Count <= 1;

    public int Start(int block) => _starts[block];

    public int Length(int block) => _starts[block + 1] - _starts[block];

    public int BlockOf(int cell)
    {
        if (Pieces == 1)
            return _entities == 0 ? 0 : cell / (_entities * (MaximumLength / _entities));
        var (period, entity) = Math.DivRem(cell, _entities);

        // The largest piece whose start is not above the entity.
        return (period * Pieces) + (int)((((entity + 1L) * Pieces) - 1) / _entities);
    }
}
