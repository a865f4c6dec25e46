using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>One entity in an index: its scores with their ranks, and what it is best and worst at.</summary>
/// <remarks>Checked against: COINr 1.1.14 <c>get_unit_summary</c>, <c>get_str_weak</c>.</remarks>
public static class EntityProfile
{
    /// <summary>Returns the scores of an entity, from the index down to a level.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="row">The entity, and the period in a panel.</param>
    /// <param name="lowestLevel">The lowest level; 2 for all aggregates, 1 for the indicators as well.</param>
    /// <returns>The members, those of the highest level first, in the order of the structure.</returns>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<EntityScore> Summary(AuditTable table, IndexRow row, int lowestLevel = 2)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (section, place) = Section(table, row);
        return [.. Enumerable.Range(lowestLevel, table.Levels - lowestLevel + 1)
            .Reverse()
            .SelectMany(level => section.Members(level))
            .Select(code => Score(section, code, place, out _))];
    }

    /// <summary>Finds the members at which an entity ranks best.</summary>
    /// <param name="table">The members with their values, in raw units if those are wanted.</param>
    /// <param name="row">The entity, and the period in a panel.</param>
    /// <param name="settings">How many, and which members count; null for the defaults.</param>
    /// <returns>The best rank first; ties in the order of the structure.</returns>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<EntityScore> Strengths(AuditTable table, IndexRow row, ProfileSettings? settings = null)
    {
        settings ??= new ProfileSettings();
        return [.. Ranked(table, row, settings).Take(settings.Count)];
    }

    /// <summary>Finds the members at which an entity ranks worst.</summary>
    /// <param name="table">The members with their values, in raw units if those are wanted.</param>
    /// <param name="row">The entity, and the period in a panel.</param>
    /// <param name="settings">How many, and which members count; null for the defaults.</param>
    /// <returns>The worst rank first; ties in the opposite order of the structure.</returns>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<EntityScore> Weaknesses(AuditTable table, IndexRow row, ProfileSettings? settings = null)
    {
        settings ??= new ProfileSettings();
        return [.. Ranked(table, row, settings).Reverse().Take(settings.Count)];
    }

    private static EntityScore[] Ranked(AuditTable table, IndexRow row, ProfileSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (section, place) = Section(table, row);
        List<EntityScore> scores = [];
        foreach (var code in section.Members(settings.Level))
        {
            var score = Score(section, code, place, out var worst);
            var shared = settings.LeaveOutLastPlace && score.Rank == worst;
            var few = DescriptiveStatistics.Of(code, section.Column(code)).UniqueShare < settings.MinimumUniqueShare;
            if (!double.IsNaN(score.Rank) && !shared && !few)
                scores.Add(score);
        }

        // OrderBy keeps the order of ties.
        return [.. scores.OrderBy(s => s.Rank)];
    }

    private static EntityScore Score(AuditTable section, string code, int place, out double worst)
    {
        var values = section.Column(code);
        var node = section[code];
        var ranks = new double[values.Length];
        var lower = node is IndexIndicator { Direction: Direction.Lower };
        var count = lower ? Ranks.Ascending(values, TieRule.Minimum, ranks) : Ranks.Descending(values, TieRule.Minimum, ranks);
        worst = double.NegativeInfinity;
        foreach (var rank in ranks)
        {
            if (rank > worst)
                worst = rank;
        }

        return new EntityScore(code, node.Name, section.LevelOf(code), section.ParentOf(code), values[place], ranks[place], count);
    }

    private static (AuditTable Section, int Place) Section(AuditTable table, IndexRow row)
    {
        var section = row.Period is { } period ? table.ForPeriod(period) : table;
        var place = section.Rows.IndexOf(row);
        return place >= 0 ? (section, place) : throw new ArgumentException($"There is no row about '{row.Entity}'.", nameof(row));
    }
}
