using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Computes a column from others. What is computed at once (a cell, all periods of an entity, all siblings) is named by one cell of the column, its first; an
/// update marks it, and it is computed when all that comes before it has been.
/// </summary>
internal abstract class LiveStep(LiveColumn target)
{
    private readonly ulong[] _marks = new ulong[(target.Values.Length + 63) >> 6];
    private int[] _marked = new int[16];
    private int _count;

    /// <summary>Gets the position in the order of computation.</summary>
    public required int Index { get; init; }

    public LiveColumn Target { get; } = target;

    /// <summary>Marks what a cell names, unless it is marked already.</summary>
    public void Mark(int cell)
    {
        ref var marks = ref _marks[cell >> 6];
        var mark = 1UL << (cell & 63);
        if ((marks & mark) != 0)
            return;
        marks |= mark;
        if (_count == _marked.Length)
            Array.Resize(ref _marked, Math.Min(2 * _count, Target.Values.Length));
        _marked[_count++] = cell;
        Prefetch(cell);
    }

    /// <summary>Computes what is marked.</summary>
    public void RecomputeMarked(LiveWriter writer)
    {
        // A step does not read its own column, so nothing is marked meanwhile.
        for (var i = 0; i < _count; i++)
        {
            _marks[_marked[i] >> 6] = 0;
            Recompute(_marked[i], writer);
        }

        _count = 0;
    }

    /// <summary>Computes everything.</summary>
    public abstract void RecomputeAll(LiveWriter writer);

    protected abstract void Recompute(int cell, LiveWriter writer);

    /// <summary>Begins to bring what is computed, and what it is computed from, into the caches: it is the ways to memory that an update waits for.</summary>
    protected virtual void Prefetch(int cell) => Target.Prefetch(cell);

    protected static void Load(LiveColumn column, int cell, out double value, out ObservationStatus status) =>
        CellProgram.Load(column, cell, out value, out status);
}
