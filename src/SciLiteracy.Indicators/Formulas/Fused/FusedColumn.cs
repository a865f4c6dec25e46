using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// A column of a run. Observed ones are the arrays of the dataset. Computed ones hold ranks (<see cref="StatusCaution"/>) in place of statuses until the end of the
/// run, so that combining is taking the larger byte; blocks that are plain or gapped hold statuses at once.
/// </summary>
internal sealed class FusedColumn(double[] values, ObservationStatus[] statuses, bool isComputed, BlockGrid grid)
{
    private readonly BlockState[] _states = new BlockState[grid.Count];
    private readonly bool[] _areLeftPlain = new bool[grid.Count];

    public double[] Values { get; } = values;

    public ObservationStatus[] Statuses { get; } = statuses;

    /// <summary>Gets the column as a reader of the results has them.</summary>
    public FormulaColumn Result { get; } = new(values, statuses);

    public void SetState(int block, BlockState state) => _states[block] = state;

    /// <summary>Makes the statuses of a block A, unless they were left so.</summary>
    public void ClearStatuses(int block)
    {
        if (!_areLeftPlain[block])
            Statuses.AsSpan(grid.Start(block), grid.Length(block)).Clear();
    }

    /// <summary>Returns what is known of a block.</summary>
    public BlockState State(int block)
    {
        // Two threads may look at one block at once; both find the same.
        var state = _states[block];
        return state != BlockState.Unknown ? state : _states[block] = Look(block);
    }

    /// <summary>Returns what is known of some cells, and at most of some next to them.</summary>
    public BlockState State(int start, int count)
    {
        var state = BlockState.Plain;
        var block = grid.BlockOf(start);
        for (var end = start + count; block < grid.Count && grid.Start(block) < end; block++)
        {
            if (State(block) > state)
                state = _states[block];
        }

        return state;
    }

    /// <summary>Returns the rank of the status of a cell.</summary>
    public byte Rank(int cell)
    {
        var rank = isComputed ? (byte)Statuses[cell] : StatusCaution.RankOf(Statuses[cell]);

        // Missing in a gapped block is a status, which is less than any rank of missing.
        return double.IsNaN(Values[cell]) ? Math.Max(StatusCaution.MissingRank, rank) : rank;
    }

    /// <summary>Copies the ranks of the statuses of some cells.</summary>
    public void CopyRanks(int start, Span<byte> destination) => CopyRanks(start, Values.AsSpan(start, destination.Length), destination);

    /// <summary>Copies the ranks of the statuses of some cells, whose values stand elsewhere too.</summary>
    public void CopyRanks(int start, ReadOnlySpan<double> values, Span<byte> destination)
    {
        var statuses = MemoryMarshal.AsBytes(Statuses.AsSpan(start, destination.Length));
        if (isComputed)
            statuses.CopyTo(destination);
        else
            StatusRanks.Of(statuses, destination);
        StatusRanks.RaiseMissing(values, destination);
    }

    /// <summary>Puts statuses in the place of the ranks of a block of a computed column.</summary>
    public void ToStatuses(int block)
    {
        if (_states[block] is BlockState.Unknown or BlockState.Mixed)
            StatusRanks.ToStatuses(MemoryMarshal.AsBytes(Statuses.AsSpan(grid.Start(block), grid.Length(block))));
    }

    /// <summary>Tells whether <see cref="ToStatuses"/> has something to do.</summary>
    public bool HasRanks => _states.AsSpan().ContainsAny(BlockState.Unknown, BlockState.Mixed);

    /// <summary>Makes the column ready for another run, which may find all statuses of a block A already.</summary>
    public void Reuse()
    {
        for (var block = 0; block < _states.Length; block++)
            (_areLeftPlain[block], _states[block]) = (_states[block] == BlockState.Plain, BlockState.Unknown);
    }

    private BlockState Look(int block)
    {
        var (start, count) = (grid.Start(block), grid.Length(block));
        var statuses = MemoryMarshal.AsBytes(Statuses.AsSpan(start, count));
        var values = Values.AsSpan(start, count);
        if (!statuses.ContainsAnyExcept((byte)ObservationStatus.Normal) && !BlockKernels.HasNaN(values))
            return BlockState.Plain;
        if (isComputed)
            return BlockState.Mixed;
        for (var i = 0; i < count; i++)
        {
            if ((ObservationStatus)statuses[i] != ObservationStatus.Normal && !((ObservationStatus)statuses[i] == ObservationStatus.Missing && double.IsNaN(values[i])))
                return BlockState.Mixed;
        }

        return BlockState.Gapped;
    }
}
