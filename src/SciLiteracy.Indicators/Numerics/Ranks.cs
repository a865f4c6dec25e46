using System.Buffers;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>Ranks of values, with every rule for ties. Missing values get no rank.</summary>
public static class Ranks
{
    /// <summary>Ranks from the least value, 1, to the greatest.</summary>
    /// <param name="values">Values in any unit; shape [n]. NaN is missing.</param>
    /// <param name="ties">Which ranks equal values get.</param>
    /// <param name="ranks">Receives the ranks, from 1; NaN where the value is missing; shape [n]. May be <paramref name="values"/> itself.</param>
    /// <returns>The number of values that got a rank.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    /// <remarks>Checked against: R 4.2 <c>rank</c>.</remarks>
    public static int Ascending(ReadOnlySpan<double> values, TieRule ties, Span<double> ranks) =>
        Rented(values, ties, ranks, descending: false);

    /// <summary>Ranks from the greatest value, 1, to the least. With <see cref="TieRule.Minimum"/>: competition ranks, 1 is the best.</summary>
    /// <param name="values">Values in any unit; shape [n]. NaN is missing.</param>
    /// <param name="ties">Which ranks equal values get.</param>
    /// <param name="ranks">Receives the ranks, from 1; NaN where the value is missing; shape [n]. May be <paramref name="values"/> itself.</param>
    /// <returns>The number of values that got a rank.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    /// <remarks>Checked against: R 4.2 <c>rank</c> of the negated values.</remarks>
    public static int Descending(ReadOnlySpan<double> values, TieRule ties, Span<double> ranks) =>
        Rented(values, ties, ranks, descending: true);

    /// <summary>Ranks as <see cref="Ascending(ReadOnlySpan{double}, TieRule, Span{double})"/> or its opposite do, in buffers of the caller.</summary>
    /// <param name="values">Values in any unit; shape [n]. NaN is missing.</param>
    /// <param name="ties">Which ranks equal values get.</param>
    /// <param name="descending">Whether the greatest value gets rank 1.</param>
    /// <param name="ranks">Receives the ranks; shape [n]. May be <paramref name="values"/> itself.</param>
    /// <param name="keys">Scratch; shape [n] or longer.</param>
    /// <param name="order">Scratch; shape [n] or longer. Its first part receives the places of the ranked values, in their order.</param>
    /// <returns>The number of values that got a rank.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a buffer is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static int Of(
        ReadOnlySpan<double> values, TieRule ties, bool descending, Span<double> ranks, Span<double> keys, Span<int> order)
    {
        if (ranks.Length != values.Length)
            throw new ArgumentException($"{ranks.Length} ranks for {values.Length} values.", nameof(ranks));
        if (keys.Length < values.Length || order.Length < values.Length)
            throw new ArgumentException($"Buffers of {keys.Length} and {order.Length} for {values.Length} values.", nameof(keys));
        if (ties is < TieRule.Minimum or > TieRule.Dense)
            throw new ArgumentOutOfRangeException(nameof(ties), ties, "Expected one of the six rules for ties.");
        var n = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            keys[n] = descending ? -values[i] : values[i];
            order[n++] = i;
        }

        keys = keys[..n];
        order = order[..n];
        keys.Sort(order);
        ranks.Fill(double.NaN);
        var dense = 0;
        for (var start = 0; start < n;)
        {
            var end = start + 1;
            while (end < n && keys[end] == keys[start])
                end++;
            dense++;
            // The sort is not stable: equal values are put in the order in which they came.
            var group = order[start..end];
            group.Sort();
            for (var k = 0; k < group.Length; k++)
            {
                ranks[group[k]] = ties switch
                {
                    TieRule.Minimum => start + 1,
                    TieRule.Maximum => end,
                    TieRule.Average => (start + 1 + end) / 2.0,
                    TieRule.First => start + 1 + k,
                    TieRule.Last => end - k,
                    _ => dense,
                };
            }

            start = end;
        }

        return n;
    }

    private static int Rented(ReadOnlySpan<double> values, TieRule ties, Span<double> ranks, bool descending)
    {
        var keys = ArrayPool<double>.Shared.Rent(values.Length);
        var order = ArrayPool<int>.Shared.Rent(values.Length);
        try
        {
            return Of(values, ties, descending, ranks, keys, order);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(order);
        }
    }
}
