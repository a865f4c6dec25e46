using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Statistics of ranks from how often each occurred: exactly those of the list of all of them.</summary>
internal static class RankCounts
{
    /// <summary>Returns the sum of the counts.</summary>
    public static long Total(ReadOnlySpan<int> counts)
    {
        var total = 0L;
        foreach (var count in counts)
            total += count;
        return total;
    }

    /// <summary>Returns the mean rank; NaN without any.</summary>
    /// <param name="counts">How often each rank occurred, rank 1 first.</param>
    public static double Mean(ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        for (var i = 0; i < counts.Length; i++)
            sum += (i + 1L) * counts[i];
        var total = Total(counts);
        return total == 0 ? double.NaN : (double)sum / total;
    }

    /// <summary>Returns a quantile of the ranks; NaN without any.</summary>
    /// <param name="counts">How often each rank occurred, rank 1 first.</param>
    /// <param name="p">The level, from 0 to 1.</param>
    /// <param name="definition">Which quantile.</param>
    public static double Quantile(ReadOnlySpan<int> counts, double p, QuantileDefinition definition)
    {
        var total = Total(counts);
        if (total == 0)
            return double.NaN;
        var (below, above, share) = Numerics.Quantile.Place(checked((int)total), p, definition);
        return Numerics.Quantile.Between(At(counts, below), At(counts, above), share);
    }

    // The rank at a place, from 0, of the sorted list.
    private static int At(ReadOnlySpan<int> counts, int place)
    {
        var rank = 0;
        for (long passed = counts[0]; passed <= place; passed += counts[rank])
            rank++;
        return rank + 1;
    }
}
