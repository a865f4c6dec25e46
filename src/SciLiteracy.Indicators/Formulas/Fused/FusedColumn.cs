using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>
/// A column of a run. Observed ones are the arrays of the dataset; computed ones hold ranks (<see cref="StatusCaution"/>) in place of statuses until the
/// end of the run, so that combining is taking the larger byte.
/// </summary>
internal sealed class FusedColumn(double[] values, ObservationStatus[] statuses, bool isRanked, BlockGrid grid)
{
    // Whether a block has nothing but values with the status A.
    private const byte Plain = 1;
    private const byte Mixed = 2;

    private readonly byte[] _states = new byte[grid.Count];

    public double[] Values { get; } = values;

    public ObservationStatus[] Statuses { get; } = statuses;

    public bool IsRanked { get; } = isRanked;

    public void SetPlain(int block, bool isPlain) => _states[block] = isPlain ? Plain : Mixed;

    /// <summary>Tells whether all of some cells have values with the status A. False if one next to them has not.</summary>
    public bool IsPlain(int start, int count)
    {
        var block = grid.BlockOf(start);
        for (var end = start + count; block < grid.Count && grid.Start(block) < end; block++)
        {
            // Two threads may look at one block at once; both find the same.
            if (_states[block] == 0)
                _states[block] = Look(block) ? Plain : Mixed;
            if (_states[block] != Plain)
                return false;
        }

        return true;
    }

    /// <summary>Returns the rank of the status of a cell.</summary>
    public byte Rank(int cell) =>
        IsRanked ? (byte)Statuses[cell]
        : double.IsNaN(Values[cell]) ? Math.Max(StatusCaution.MissingRank, StatusCaution.RankOf(Statuses[cell]))
        : StatusCaution.RankOf(Statuses[cell]);

    /// <summary>Copies the ranks of the statuses of some cells.</summary>
    public void CopyRanks(int start, Span<byte> destination)
    {
        var statuses = MemoryMarshal.AsBytes(Statuses.AsSpan(start, destination.Length));
        if (IsRanked)
            statuses.CopyTo(destination);
        else
            StatusRanks.Of(statuses, Values.AsSpan(start, destination.Length), destination);
    }

    private bool Look(int block)
    {
        var (start, count) = (grid.Start(block), grid.Length(block));
        return !MemoryMarshal.AsBytes(Statuses.AsSpan(start, count)).ContainsAnyExcept((byte)ObservationStatus.Normal)
            && (IsRanked || !BlockKernels.HasNaN(Values.AsSpan(start, count)));
    }
}
