using System.Numerics;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>Changes cells and computes what depends on them, in the order of the steps. One thread at a time.</summary>
internal sealed class LiveWriter(FormulaAxes axes, LiveStep[] steps, ChangeLog log, int depth)
{
    private readonly ulong[] _open = new ulong[(steps.Length + 63) >> 6];
    private readonly List<(LiveColumn Column, int Cell)> _touched = [];
    private readonly List<CellChange> _changes = [];
    private bool _isFilling;

    /// <summary>Gets the stack of values for programs.</summary>
    public double[] Values { get; } = new double[depth];

    /// <summary>Gets the stack of statuses for programs.</summary>
    public ObservationStatus[] Statuses { get; } = new ObservationStatus[depth];

    /// <summary>Computes everything, before there are readers.</summary>
    public void Fill(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        _isFilling = true;
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            step.RecomputeAll(this);
            progress?.Report((step.Index + 1.0) / steps.Length);
        }

        _isFilling = false;
    }

    /// <summary>Changes an observed cell; what depends on it is computed by <see cref="Commit"/>.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="value">The value.</param>
    /// <param name="status">The status as it is kept.</param>
    /// <param name="origin">What stands beside them; null leaves it as it is if value and status are the same.</param>
    public void Observe(LiveColumn column, int cell, double value, ObservationStatus status, ObservationOrigin? origin)
    {
        var before = column.Statuses[cell];
        var isSame = AreSame(column.Values[cell], value);
        if (isSame && before == status && (origin is null || origin == column.Origins?[cell]))
            return;
        if (!log.IsChanging(column, cell))
            _touched.Add((column, cell));
        log.Change(column, cell, value, status, origin);
        if (!isSame || LiveColumn.Plain(before) != LiveColumn.Plain(status))
            MarkUses(column, cell);
    }

    /// <summary>Computes what depends on the observed cells that were changed, and makes it all visible.</summary>
    /// <param name="changes">Receives the cells that changed, or null.</param>
    /// <returns>The number of cells that changed.</returns>
    public int Commit(ICollection<CellChange>? changes)
    {
        _changes.Clear();
        foreach (var (column, cell) in _touched)
        {
            // Readable, since the log does not drop what is not yet published.
            log.TryRead(column, cell, log.Published, out var value, out var status);
            if (!AreSame(value, column.Values[cell]) || LiveColumn.Plain(status) != LiveColumn.Plain(column.Statuses[cell]))
                Note(column, cell, value, status, column.Values[cell], column.Statuses[cell]);
        }

        _touched.Clear();
        for (var word = 0; word < _open.Length; word++)
        {
            while (_open[word] != 0)
            {
                var step = (word << 6) + BitOperations.TrailingZeroCount(_open[word]);
                _open[word] &= _open[word] - 1;
                steps[step].RecomputeMarked(this);
            }
        }

        log.Publish();
        if (changes is not null)
        {
            foreach (var change in _changes)
                changes.Add(change);
        }

        return _changes.Count;
    }

    /// <summary>Takes a computed value; what reads it is computed too if it is another one than before.</summary>
    public void Write(LiveColumn column, int cell, double value, ObservationStatus status)
    {
        if (double.IsNaN(value))
            value = double.NaN; // of many NaN one
        var before = column.Values[cell];
        var statusBefore = column.Statuses[cell];
        if (AreSame(before, value) && statusBefore == status)
            return;
        if (_isFilling || column.Indicator is null)
        {
            column.Values[cell] = value;
            column.Statuses[cell] = status;
        }
        else
        {
            log.Change(column, cell, value, status);
            Note(column, cell, before, statusBefore, value, status);
        }

        if (!_isFilling)
            MarkUses(column, cell);
    }

    /// <summary>Takes a computed value that may have left the range of doubles.</summary>
    public void Store(LiveColumn column, int cell, double value, ObservationStatus status)
    {
        CellProgram.Store(ref value, ref status);
        Write(column, cell, value, status);
    }

    private static bool AreSame(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private void Note(LiveColumn column, int cell, double before, ObservationStatus statusBefore, double after, ObservationStatus statusAfter)
    {
        var (period, entity) = Math.DivRem(cell, axes.Keys.Length);
        _changes.Add(new CellChange(
            column.Indicator!, axes.Keys[entity], axes.Periods[period],
            new CellValue(before, LiveColumn.Plain(statusBefore)), new CellValue(after, LiveColumn.Plain(statusAfter))));
    }

    private void MarkUses(LiveColumn column, int cell)
    {
        foreach (ref readonly var use in column.Uses.AsSpan())
        {
            var step = use.Step;
            _open[step.Index >> 6] |= 1UL << (step.Index & 63);
            if (use.Periods is null && use.Entities is null)
            {
                step.Mark(cell);
                continue;
            }

            var (period, entity) = Math.DivRem(cell, axes.Keys.Length);
            var periods = use.Periods is null ? new ReadOnlySpan<int>(in period) : use.Periods[period];
            var entities = use.Entities is null ? new ReadOnlySpan<int>(in entity) : use.Entities[entity];
            foreach (var p in periods)
            {
                foreach (var e in entities)
                    step.Mark((p * axes.Keys.Length) + e);
            }
        }
    }
}
