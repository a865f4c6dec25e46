using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Statuses of many cells to their ranks and back.</summary>
internal static class StatusRanks
{
    /// <summary>Ranks of statuses.</summary>
    public static void Of(ReadOnlySpan<byte> statuses, Span<byte> ranks) => Map(StatusCaution.Ranks, statuses, ranks);

    /// <summary>A cell without a value is missing, whatever its status says.</summary>
    public static void RaiseMissing(ReadOnlySpan<double> values, Span<byte> ranks)
    {
        Span<byte> marks = stackalloc byte[256];
        for (var at = 0; at < ranks.Length; at += marks.Length)
        {
            var some = ranks.Slice(at, Math.Min(marks.Length, ranks.Length - at));
            if (BlockKernels.MarkNaN(values[at..], StatusCaution.MissingRank, marks[..some.Length]))
                TensorPrimitives.Max(some, marks[..some.Length], some);
        }
    }

    /// <summary>Puts statuses in the place of ranks.</summary>
    public static void ToStatuses(Span<byte> ranks) => Map(StatusCaution.StatusesByRank, ranks, ranks);

    // No status has a number of 32 or more.
    private static void Map(ReadOnlySpan<byte> table, ReadOnlySpan<byte> from, Span<byte> to)
    {
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            // An index beyond its half of the table gives 0.
            var low = Vector128.Create<byte>(table);
            var high = Vector128.Create<byte>(table[16..]);
            for (; i <= from.Length - 16; i += 16)
            {
                var index = Vector128.Create<byte>(from[i..]);
                (Vector128.Shuffle(low, index) | Vector128.Shuffle(high, index - Vector128.Create((byte)16))).CopyTo(to[i..]);
            }
        }

        for (; i < from.Length; i++)
            to[i] = table[from[i]];
    }
}
