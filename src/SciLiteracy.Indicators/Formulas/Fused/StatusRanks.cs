using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>Statuses of many cells to their ranks and back.</summary>
internal static class StatusRanks
{
    /// <summary>Ranks of statuses. A cell without a value is missing, whatever its status says.</summary>
    public static void Of(ReadOnlySpan<byte> statuses, ReadOnlySpan<double> values, Span<byte> ranks)
    {
        Map(StatusCaution.Ranks, statuses, ranks);
        var missing = StatusCaution.MissingRank;
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= ranks.Length - 16; i += 16)
            {
                var bytes = Narrow(Narrow(IsNaN4(values[i..]), IsNaN4(values[(i + 4)..])), Narrow(IsNaN4(values[(i + 8)..]), IsNaN4(values[(i + 12)..])));
                var there = Vector128.Create<byte>(ranks[i..]);
                Vector128.Max(there, bytes & Vector128.Create(missing)).CopyTo(ranks[i..]);
            }
        }

        for (; i < ranks.Length; i++)
        {
            if (double.IsNaN(values[i]))
                ranks[i] = Math.Max(ranks[i], missing);
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

    private static Vector128<int> IsNaN4(ReadOnlySpan<double> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values[..4]);
        var a = Vector128.LoadUnsafe(ref first);
        var b = Vector128.LoadUnsafe(ref first, 2);
        return Vector128.Narrow((~Vector128.Equals(a, a)).AsInt64(), (~Vector128.Equals(b, b)).AsInt64());
    }

    private static Vector128<short> Narrow(Vector128<int> a, Vector128<int> b) => Vector128.Narrow(a, b);

    private static Vector128<byte> Narrow(Vector128<short> a, Vector128<short> b) => Vector128.Narrow(a, b).AsByte();
}
