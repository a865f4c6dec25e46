using System.Buffers;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>
/// The concentration index: how far the total of one variable lies with those who rank high (above 0) or low (below 0) by another. The Gini index
/// is the case in which both are the same.
/// </summary>
/// <remarks>
/// C = 2 Σ w h (R - ½) / (W μ), where h is the variable, μ its weighted mean and R the fractional rank: the weight of those who rank lower, plus
/// half the weight of those who rank the same, over W. Ties thus share their mean rank, and the order within them does not matter. From -1 to 1.
/// Negative values of h, or a mean of 0, leave it undefined.
/// Source: Kakwani, Wagstaff and van Doorslaer (1997), "Socioeconomic inequalities in health", Journal of Econometrics 77(1); the weighted rank as in
/// O'Donnell, van Doorslaer, Wagstaff and Lindelow (2008), Analyzing Health Equity Using Household Survey Data, World Bank, chapter 8.
/// </remarks>
public static class ConcentrationIndex
{
    /// <summary>Computes the concentration index.</summary>
    /// <param name="values">The variable whose distribution it is, h; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="ranking">The variable to rank by, of any unit; only its order matters; shape [n]. NaN is missing; infinities rank last and
    /// first.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <returns>The index, dimensionless, with n; or why it is undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static InequalityResult Evaluate(ReadOnlySpan<double> values, ReadOnlySpan<double> ranking, ReadOnlySpan<double> weights = default)
    {
        RequireSameLength(values, ranking, weights);
        var ranked = ArrayPool<double>.Shared.Rent(Math.Max(values.Length, 1));
        var order = ArrayPool<int>.Shared.Rent(Math.Max(values.Length, 1));
        var ranks = ArrayPool<double>.Shared.Rent(Math.Max(values.Length, 1));
        try
        {
            var known = ranked.AsSpan(0, values.Length);
            var n = 0;
            for (var i = 0; i < values.Length; i++)
            {
                known[i] = double.IsNaN(ranking[i]) ? double.NaN : values[i];
                if (!double.IsNaN(known[i]) && (weights.IsEmpty || (!double.IsNaN(weights[i]) && weights[i] != 0)))
                {
                    ranks[n] = ranking[i];
                    order[n] = n;
                    n++;
                }
            }

            using var sample = WeightedSample.Gather(known, weights, sort: false);
            if (sample.Problem is { } problem)
                return InequalityResult.Undefined(problem, sample.Count);
            ranks.AsSpan(0, n).Sort(order.AsSpan(0, n));
            return Compute(sample.Values, sample.Weights, ranks.AsSpan(0, n), order.AsSpan(0, n));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(ranked);
            ArrayPool<int>.Shared.Return(order);
            ArrayPool<double>.Shared.Return(ranks);
        }
    }

    /// <summary>Computes the index without each of the observations that count, in turn; false if one is undefined. O(n log n).</summary>
    /// <remarks>
    /// With D = Σ w u (B - A), where B and A are the weights that rank lower and higher and u the deviation from the mean of all as a share of it: without k, D loses the term of k, and
    /// w of k times what the others that rank higher have of Σ w u more than those that rank lower. C = D / (W² (1 + δ)), with W and δ of the others (<see cref="LeaveOneOut"/>). An
    /// observation that holds most of the total or of the weight is left out from the beginning.
    /// </remarks>
    internal static bool TryComputeReplicates(ReadOnlySpan<double> values, ReadOnlySpan<double> ranking, ReadOnlySpan<double> weights, out double[] replicates)
    {
        RequireSameLength(values, ranking, weights);
        var (known, ranks) = (values.ToArray(), new List<double>(values.Length));
        for (var i = 0; i < known.Length; i++)
        {
            if (double.IsNaN(ranking[i]))
                known[i] = double.NaN;
            if (!double.IsNaN(known[i]) && (weights.IsEmpty || (!double.IsNaN(weights[i]) && weights[i] != 0)))
                ranks.Add(ranking[i]);
        }

        using var sample = WeightedSample.Gather(known, weights, sort: false);
        var (h, w) = (sample.Values.ToArray(), sample.Weights.ToArray());
        replicates = new double[h.Length];
        var without = new LeaveOneOut(Gini.Population, h, w);
        var (sorted, order) = (ranks.ToArray(), Enumerable.Range(0, h.Length).ToArray());
        Array.Sort(sorted, order);

        // Of each: B - A, and Σ w u of those that rank higher less that of those that rank lower. Ties are neither.
        var (balance, rest) = (new double[h.Length], new double[h.Length]);
        AddSide(1);
        AddSide(-1);
        var sums = LeaveOneOut.Sums([.. without.Deviations.Select((u, i) => w[i] * u * balance[i])]);
        for (var k = 0; k < h.Length; k++)
        {
            var (weight, shift) = (without.Weight(k), without.Shift(k));
            if (shift > -0.5 && w[k] <= weight)
                replicates[k] = Math.Clamp((sums[k] - (w[k] * rest[k])) / (weight * weight * (1 + shift)), -1, 1);
            else if (Compute([.. h[..k], .. h[(k + 1)..]], [.. w[..k], .. w[(k + 1)..]], k) is { } replicate)
                replicates[k] = replicate;
            else
                return false;
        }

        return true;

        void AddSide(int sign)
        {
            var (weight, excess) = (default(CompensatedSum), default(CompensatedSum));
            for (var start = 0; start < order.Length;)
            {
                var end = start;
                for (; end < order.Length && At(end) == At(start); end++)
                {
                    balance[Of(end)] += sign * weight.Value;
                    rest[Of(end)] -= sign * excess.Value;
                }

                for (; start < end; start++)
                {
                    weight.Add(w[Of(start)]);
                    excess.Add(w[Of(start)] * without.Deviations[Of(start)]);
                }
            }

            double At(int i) => sorted[sign > 0 ? i : sorted.Length - 1 - i];

            int Of(int i) => order[sign > 0 ? i : order.Length - 1 - i];
        }

        double? Compute(double[] others, double[] otherWeights, int k)
        {
            double[] otherRanks = [.. ranks.Take(k), .. ranks.Skip(k + 1)];
            int[] otherOrder = [.. Enumerable.Range(0, others.Length)];
            Array.Sort(otherRanks, otherOrder);
            return others.Length == 0 ? null : ConcentrationIndex.Compute(others, otherWeights, otherRanks, otherOrder).Value;
        }
    }

    private static void RequireSameLength(ReadOnlySpan<double> values, ReadOnlySpan<double> ranking, ReadOnlySpan<double> weights)
    {
        if (ranking.Length != values.Length)
            throw new ArgumentException($"{ranking.Length} ranks for {values.Length} values.", nameof(ranking));
        WeightedSample.RequireSameLength(values, weights);
    }

    /// <summary>Computes from sorted ranks and, for each, the position of its value and weight.</summary>
    private static InequalityResult Compute(ReadOnlySpan<double> h, ReadOnlySpan<double> w, ReadOnlySpan<double> ranks, ReadOnlySpan<int> order)
    {
        var n = h.Length;
        var largest = 0.0;
        foreach (var value in h)
        {
            if (value < 0)
                return InequalityResult.Undefined(InequalityUndefinedReason.NegativeValue, n);
            largest = Math.Max(largest, value);
        }

        if (largest == 0)
            return InequalityResult.Undefined(InequalityUndefinedReason.MeanNotPositive, n);
        if (!h.ContainsAnyExcept(h[0]))
            return InequalityResult.Of(0, n);

        var population = default(CompensatedSum);
        foreach (var weight in w)
            population.Add(weight);
        var mean = WeightedMoments.Mean(h, w);
        var below = default(CompensatedSum);
        var sum = default(CompensatedSum);
        for (var start = 0; start < n;)
        {
            var upTo = below;
            var excess = default(CompensatedSum);
            var end = start;
            for (; end < n && ranks[end] == ranks[start]; end++)
            {
                var i = order[end];
                upTo.Add(w[i]);
                excess.Add(w[i] * (h[i] - mean));
            }

            // 2 W (R - ½) is the weight ranked lower less the weight ranked higher.
            sum.Add(excess.Value * (below.Value - population.Minus(upTo)));
            below = upTo;
            start = end;
        }

        return InequalityResult.Of(Math.Clamp(sum.Value / (population.Value * population.Value * mean), -1, 1), n);
    }
}
