using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Scores of goals and the index from those of indicators, and who is ranked, by the SDG Index and Dashboards Report 2018.</summary>
/// <remarks>
/// The score of a goal is the mean of its indicators that have a value, the index that of the goals that have a score, so that goals count alike however many indicators they have
/// (<see cref="SdgIndexAggregation"/> with its ρ). An entity for which more than a fifth of the indicators have no value gets its scores but no rank. A goal has a trend if at least
/// three quarters of its indicators have one.
/// Source: Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology and annex 2; the share of a fifth is approximate there.
/// </remarks>
public static class SdgIndexRanking
{
    /// <summary>The largest share of indicators without a value of an entity that is ranked.</summary>
    public const double MaximumMissing = 0.2;

    /// <summary>The least share of a goal's indicators that must have a trend for the goal to have one.</summary>
    public const double MinimumTrends = 0.75;

    /// <summary>Computes scores and ranks.</summary>
    /// <param name="entities">The entities, each once.</param>
    /// <param name="goalOfIndicator">The goal of each indicator, numbered from 0 without a gap; shape [indicators].</param>
    /// <param name="scores">Scores of indicators from 0 to 100; shape [entities × indicators], entity by entity. NaN is missing.</param>
    /// <param name="rho">ρ of the means; -1 the arithmetic mean of the index.</param>
    /// <param name="maximumMissing">The largest share of indicators without a value of an entity that is ranked; from 0 to 1.</param>
    /// <returns>The entities in their order.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, an entity is there twice, or a goal has no indicator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A score is outside 0 to 100, ρ is below -1, or the share is outside 0 to 1.</exception>
    public static ImmutableArray<SdgIndexEntity> Compute(
        IReadOnlyList<string> entities, IReadOnlyList<int> goalOfIndicator, ReadOnlySpan<double> scores, double rho = -1, double maximumMissing = MaximumMissing)
    {
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(goalOfIndicator);
        if (!(maximumMissing is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(maximumMissing), maximumMissing, "A share is from 0 to 1.");
        var indicators = goalOfIndicator.Count;
        if (indicators == 0 || scores.Length != (long)entities.Count * indicators)
            throw new ArgumentException($"There are {scores.Length} scores; expected {entities.Count} entities of {indicators} indicators, and at least one indicator.", nameof(scores));
        if (entities.Distinct(StringComparer.Ordinal).Count() < entities.Count)
            throw new ArgumentException("An entity is there twice.", nameof(entities));
        var goals = goalOfIndicator.Max() + 1;
        if (goalOfIndicator.Min() < 0 || goalOfIndicator.Distinct().Count() < goals)
            throw new ArgumentException("Goals are numbered from 0 without a gap.", nameof(goalOfIndicator));
        foreach (var score in scores)
        {
            if (score is < 0 or > 100)
                throw new ArgumentOutOfRangeException(nameof(scores), score, "A score is from 0 to 100.");
        }

        var all = new SdgIndexEntity[entities.Count];
        for (var e = 0; e < all.Length; e++)
        {
            var own = scores.Slice(e * indicators, indicators);
            var ofGoals = new double?[goals];
            for (var g = 0; g < goals; g++)
                ofGoals[g] = SdgIndexAggregation.Mean(Of(goalOfIndicator, g, own), rho);
            var index = SdgIndexAggregation.Mean([.. ofGoals.Select(g => g ?? double.NaN)], rho);
            var known = indicators - Count(own);
            all[e] = new(entities[e], ofGoals.ToValueList(), index, known / (double)indicators);
        }

        // Counted, not 1 - coverage: a share of exactly a fifth is not to be lost in rounding.
        var ranked = Enumerable.Range(0, all.Length)
            .Where(e => all[e].Score is not null && Math.Round((1 - all[e].Coverage) * indicators) <= maximumMissing * indicators * (1 + 1e-12)).ToHashSet();
        return [.. all.Select((entity, e) => ranked.Contains(e) ? entity with { Rank = 1 + ranked.Count(o => all[o].Score > entity.Score) } : entity)];
    }

    /// <summary>Returns the trend of a goal: the mean of those of its indicators, from 0 to 4.</summary>
    /// <param name="results">What <see cref="SdgIndexTrend"/> says of the goal's indicators.</param>
    /// <returns>The mean of the scores there are; null if fewer than three quarters of the indicators have one.</returns>
    /// <exception cref="ArgumentException">A result is of another method.</exception>
    public static double? TrendOfGoal(IEnumerable<TargetMethodResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var all = results.ToList();
        if (all.Find(r => r.Method is not SdgIndexTrend) is { } other)
            throw new ArgumentException($"A result of '{other.MethodId}' has no trend of this method.", nameof(results));
        var scores = all.Select(r => r.Score).OfType<double>().ToList();
        return scores.Count == 0 || scores.Count < MinimumTrends * all.Count ? null : scores.Average();
    }

    private static double[] Of(IReadOnlyList<int> goalOfIndicator, int goal, ReadOnlySpan<double> scores)
    {
        var own = new List<double>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (goalOfIndicator[i] == goal)
                own.Add(scores[i]);
        }

        return [.. own];
    }

    private static int Count(ReadOnlySpan<double> scores)
    {
        var missing = 0;
        foreach (var score in scores)
            missing += double.IsNaN(score) ? 1 : 0;
        return missing;
    }
}
