using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>A Theil index, split into inequality within groups and between them.</summary>
/// <remarks>
/// With p the share of the population, s the share of the total and μ the mean of a group:
/// T = Σ s T_g + Σ s ln(s/p), L = Σ p L_g + Σ p ln(p/s). The part between groups is the index as if all had the mean of their group.
/// Source: Theil (1967), Economics and Information Theory, section 4.3; Shorrocks (1980), Econometrica 48(3).
/// </remarks>
public sealed record TheilDecomposition
{
    private TheilDecomposition(TheilIndex index, int count, InequalityUndefinedReason? reason)
    {
        Index = index;
        Count = count;
        Reason = reason;
    }

    /// <summary>Gets which index.</summary>
    public TheilIndex Index { get; }

    /// <summary>Gets the index of all observations, in nats; null if undefined.</summary>
    public double? Total { get; private init; }

    /// <summary>Gets the part within groups, in nats; null if undefined.</summary>
    public double? Within { get; private init; }

    /// <summary>Gets the part between groups, in nats; null if undefined.</summary>
    public double? Between { get; private init; }

    /// <summary>Gets the part between groups over the total, from 0 to 1; null if undefined or if there is no inequality.</summary>
    public double? BetweenShare => Total > 0 ? Between / Total : null;

    /// <summary>Gets the groups that have observations, by number; empty if undefined.</summary>
    public ImmutableArray<TheilGroup> Groups { get; private init; } = [];

    /// <summary>Gets n, the number of observations that count.</summary>
    public int Count { get; }

    /// <summary>Gets why there are no values; null if there are.</summary>
    public InequalityUndefinedReason? Reason { get; }

    /// <summary>Decomposes a Theil index.</summary>
    /// <param name="index">Which index; zero values are allowed for T only.</param>
    /// <param name="values">Values of one unit, at least 0; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <param name="groups">The number of the group of each observation; shape [n]. A negative number is missing: the observation is left
    /// out.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no such index.</exception>
    public static TheilDecomposition Of(TheilIndex index, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> groups)
    {
        InequalityMeasure measure = index switch
        {
            TheilIndex.T => TheilT.Instance,
            TheilIndex.L => TheilL.Instance,
            _ => throw new ArgumentOutOfRangeException(nameof(index), index, "Expected T or L."),
        };
        var sample = GroupedSample.Gather(values, weights, groups);
        if (sample.Problem is { } problem)
            return new TheilDecomposition(index, sample.Count, problem);
        var total = measure.Compute(sample.Values, sample.Weights);
        if (total.Value is null)
            return new TheilDecomposition(index, sample.Count, total.Reason);

        var population = Summation.Compensated(sample.Weights);
        var sum = Summation.Weighted(sample.Weights, sample.Values);
        var mean = sum / population;
        var within = default(CompensatedSum);
        var between = default(CompensatedSum);
        var parts = ImmutableArray.CreateBuilder<TheilGroup>(sample.Groups.Length);
        for (var g = 0; g < sample.Groups.Length; g++)
        {
            var x = sample.ValuesOf(g);
            var w = sample.WeightsOf(g);
            var groupPopulation = Summation.Compensated(w);
            var groupSum = Summation.Weighted(w, x);
            var p = groupPopulation / population;
            var s = groupSum / sum;
            var groupMean = groupSum / groupPopulation;
            var inside = measure.Compute(x, w);
            var withinPart = (index == TheilIndex.T ? s : p) * (inside.Value ?? 0);
            var distance = (groupMean - mean) / mean;
            within.Add(withinPart);
            // Without the terms that cancel over the groups, as in the indices themselves.
            if (sample.Groups.Length > 1)
                between.Add(p * (index == TheilIndex.T ? ElementaryFunctions.EntropyRemainder(distance) : TheilL.LogRemainder(groupMean, mean)));
            var betweenPart = sample.Groups.Length == 1 || s == 0 ? 0 : index == TheilIndex.T ? s * Math.Log(s / p) : p * Math.Log(p / s);
            parts.Add(new TheilGroup(
                sample.Groups[g], x.Length, p, s, Math.ScaleB(groupMean, sample.Exponent), inside.Value, withinPart, betweenPart));
        }

        return new TheilDecomposition(index, sample.Count, null)
        {
            Total = total.Value,
            Within = within.Value,
            Between = between.Value,
            Groups = parts.MoveToImmutable(),
        };
    }
}
