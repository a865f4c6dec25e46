using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The scores of one entity by <see cref="SdgIndexRanking"/>.</summary>
public sealed record SdgIndexEntity
{
    internal SdgIndexEntity(string entity, ValueList<double?> goals, double? score, double coverage)
    {
        Entity = entity;
        Goals = goals;
        Score = score;
        Coverage = coverage;
    }

    /// <summary>Gets the entity.</summary>
    public string Entity { get; }

    /// <summary>Gets the scores of the goals, from 0 to 100, in the order of their numbers; null for a goal without any indicator that has a value.</summary>
    public ValueList<double?> Goals { get; }

    /// <summary>Gets the index, from 0 to 100: the mean of the goals that have a score; null without any.</summary>
    public double? Score { get; }

    /// <summary>Gets the share of the indicators that have a value, from 0 to 1.</summary>
    public double Coverage { get; }

    /// <summary>Gets whether enough indicators have a value for the entity to be ranked.</summary>
    public bool IsRanked => Rank is not null;

    /// <summary>Gets the rank among the entities that are ranked, 1 the best; equal scores share the best rank of theirs. Null if it is not ranked.</summary>
    public int? Rank { get; internal init; }
}
