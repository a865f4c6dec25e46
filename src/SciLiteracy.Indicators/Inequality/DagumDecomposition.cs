using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>
/// Dagum's decomposition of the Gini index: within groups, between them (net), and transvariation, which is the part that comes from groups that
/// overlap.
/// </summary>
/// <remarks>
/// G = G_w + G_nb + G_t. With p the share of the population, s of the total, Δ_jh the mean absolute difference between groups j and h, G_jh = Δ_jh
/// / (μ_j + μ_h): G_w = Σ G_jj p_j s_j; the gross part between is Σ over pairs G_jh (p_j s_h + p_h s_j), of which D_jh is net and 1 - D_jh is
/// transvariation. d_jh is the mean of (y_j - y_h)₊ and p_jh of (y_h - y_j)₊, for μ_j ≥ μ_h; both are computed as integrals of F (1 - F) over
/// merged values, without cancellation. O(n log n + k n) for k groups. Source: Dagum (1997), "A new approach to the decomposition of the Gini
/// income inequality ratio", Empirical Economics 22(4).
/// </remarks>
public sealed record DagumDecomposition
{
    private DagumDecomposition(int count, InequalityUndefinedReason? reason)
    {
        Count = count;
        Reason = reason;
    }

    /// <summary>Gets the Gini index of all observations; null if undefined.</summary>
    public double? Total { get; private init; }

    /// <summary>Gets the part within groups, G_w; null if undefined.</summary>
    public double? Within { get; private init; }

    /// <summary>Gets the net part between groups, G_nb; null if undefined.</summary>
    public double? NetBetween { get; private init; }

    /// <summary>Gets the intensity of transvariation, G_t; null if undefined.</summary>
    public double? Transvariation { get; private init; }

    /// <summary>Gets the gross part between groups, G_nb + G_t; null if undefined.</summary>
    public double? GrossBetween => NetBetween + Transvariation;

    /// <summary>Gets the groups that have observations, by number; empty if undefined.</summary>
    public ImmutableArray<DagumGroup> Groups { get; private init; } = [];

    /// <summary>Gets the pairs of groups; empty if undefined.</summary>
    public ImmutableArray<DagumPair> Pairs { get; private init; } = [];

    /// <summary>Gets n, the number of observations that count.</summary>
    public int Count { get; }

    /// <summary>Gets why there are no values; null if there are.</summary>
    public InequalityUndefinedReason? Reason { get; }

    /// <summary>Decomposes the Gini index.</summary>
    /// <param name="values">Values of one unit, at least 0 and not all 0; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <param name="groups">The number of the group of each observation; shape [n]. A negative number is missing: the observation is left
    /// out.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static DagumDecomposition Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> groups)
    {
        var whole = GroupedSample.Gather(values, weights, groups);
        if (whole.Problem is { } problem)
            return new DagumDecomposition(whole.Count, problem);
        var x = whole.Values.ToArray();
        var w = whole.Weights.ToArray();
        WeightedSample.Sort(x, w);
        var total = Gini.Population.Compute(x, w);
        if (total.Value is null)
            return new DagumDecomposition(whole.Count, total.Reason);

        var k = whole.Groups.Length;
        var population = Summation.Compensated(w);
        var sum = Summation.Weighted(w, x);
        var mean = sum / population;
        var parts = ImmutableArray.CreateBuilder<DagumGroup>(k);
        var means = new double[k];
        var within = default(CompensatedSum);
        for (var g = 0; g < k; g++)
        {
            var groupPopulation = Summation.Compensated(whole.WeightsOf(g));
            var groupSum = Summation.Weighted(whole.WeightsOf(g), whole.ValuesOf(g));
            means[g] = groupSum / groupPopulation;
            var p = groupPopulation / population;
            var s = groupSum / sum;
            var gini = Gini.Population.Compute(whole.ValuesOf(g), whole.WeightsOf(g)).Value;
            var part = (gini ?? 0) * p * s;
            within.Add(part);
            parts.Add(new DagumGroup(
                whole.Groups[g], whole.ValuesOf(g).Length, p, s, Math.ScaleB(means[g], whole.Exponent), gini, part));
        }

        var pairs = ImmutableArray.CreateBuilder<DagumPair>(k * (k - 1) / 2);
        var netBetween = default(CompensatedSum);
        var transvariation = default(CompensatedSum);
        for (var j = 0; j < k; j++)
        {
            for (var h = j + 1; h < k; h++)
            {
                var (a, b) = means[j] >= means[h] ? (j, h) : (h, j);
                var ahead = MeanExcess(whole.ValuesOf(a), whole.WeightsOf(a), whole.ValuesOf(b), whole.WeightsOf(b));
                var behind = MeanExcess(whole.ValuesOf(b), whole.WeightsOf(b), whole.ValuesOf(a), whole.WeightsOf(a));
                // Rounding may leave two equal means in the other order.
                behind = Math.Min(ahead, behind);
                var weight = parts[a].PopulationShare * parts[b].PopulationShare / mean;
                var net = weight * (ahead - behind);
                var overlap = weight * 2 * behind;
                netBetween.Add(net);
                transvariation.Add(overlap);
                var sumOfMeans = means[a] + means[b];
                pairs.Add(new DagumPair(
                    whole.Groups[a],
                    whole.Groups[b],
                    sumOfMeans > 0 ? Math.Min((ahead + behind) / sumOfMeans, 1) : null,
                    ahead + behind > 0 ? (ahead - behind) / (ahead + behind) : 0,
                    net,
                    overlap));
            }
        }

        return new DagumDecomposition(whole.Count, null)
        {
            Total = total.Value,
            Within = within.Value,
            NetBetween = netBetween.Value,
            Transvariation = transvariation.Value,
            Groups = parts.MoveToImmutable(),
            Pairs = pairs.MoveToImmutable(),
        };
    }

    /// <summary>The mean of (a - b)₊ over all pairs: ∫ F_b(t) (1 - F_a(t)) dt. Both ascending.</summary>
    private static double MeanExcess(ReadOnlySpan<double> a, ReadOnlySpan<double> aWeights, ReadOnlySpan<double> b, ReadOnlySpan<double> bWeights)
    {
        var total = default(CompensatedSum);
        foreach (var weight in aWeights)
            total.Add(weight);
        var passedA = default(CompensatedSum);
        var passedB = default(CompensatedSum);
        var integral = default(CompensatedSum);
        int i = 0, j = 0;
        var at = Math.Min(a[0], b[0]);
        // Past the last of a, 1 - F_a is 0.
        while (i < a.Length)
        {
            var next = j < b.Length && b[j] < a[i] ? b[j] : a[i];
            if (j > 0)
                integral.Add((next - at) * passedB.Value * total.Minus(passedA));
            at = next;
            if (j < b.Length && b[j] < a[i])
                passedB.Add(bWeights[j++]);
            else
                passedA.Add(aWeights[i++]);
        }

        return integral.Value / (total.Value * Summation.Compensated(bWeights));
    }
}
