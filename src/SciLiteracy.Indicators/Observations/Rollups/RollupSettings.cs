namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>How children are rolled up to parents. The default asks for all children, keeps observed parents and leaves groupings alone.</summary>
public sealed record RollupSettings
{
    /// <summary>Makes settings.</summary>
    /// <param name="minimumCoverage">The least share of the children, by number, that must have a value; above 0, at most 1.</param>
    /// <param name="minimumWeightCoverage">For weighted means, the least share of the weight; from 0 to 1. 0 asks nothing.</param>
    /// <param name="observedParents">What becomes of observed values of parents.</param>
    /// <param name="includesGroupings">Whether groupings are computed from their members too.</param>
    /// <param name="level">Only children of this level count; null for all children, of whatever level.</param>
    /// <param name="fallsBackToTotalWeight">Whether the weight of a whole entity serves for a part of it that has no weight of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of its bounds, or there is no such rule for parents.</exception>
    public RollupSettings(
        double minimumCoverage = 1,
        double minimumWeightCoverage = 1,
        ObservedParents observedParents = ObservedParents.Keep,
        bool includesGroupings = false,
        string? level = null,
        bool fallsBackToTotalWeight = false)
    {
        if (!(minimumCoverage > 0 && minimumCoverage <= 1))
            throw new ArgumentOutOfRangeException(nameof(minimumCoverage), minimumCoverage, "A minimum coverage is above 0 and at most 1.");
        if (!(minimumWeightCoverage >= 0 && minimumWeightCoverage <= 1))
            throw new ArgumentOutOfRangeException(nameof(minimumWeightCoverage), minimumWeightCoverage, "A minimum coverage of weight is from 0 to 1.");
        if (!Enum.IsDefined(observedParents))
            throw new ArgumentOutOfRangeException(nameof(observedParents), observedParents, "Expected to keep or to replace observed values.");
        MinimumCoverage = minimumCoverage;
        MinimumWeightCoverage = minimumWeightCoverage;
        ObservedParents = observedParents;
        IncludesGroupings = includesGroupings;
        Level = level;
        FallsBackToTotalWeight = fallsBackToTotalWeight;
    }

    /// <summary>Gets the settings that ask for all children.</summary>
    public static RollupSettings Default { get; } = new();

    /// <summary>Gets the least share of the children, by number, that must have a value.</summary>
    public double MinimumCoverage { get; }

    /// <summary>Gets the least share of the weight that weighted means must cover.</summary>
    public double MinimumWeightCoverage { get; }

    /// <summary>Gets what becomes of observed values of parents.</summary>
    public ObservedParents ObservedParents { get; }

    /// <summary>Gets whether groupings are computed from their members too.</summary>
    public bool IncludesGroupings { get; }

    /// <summary>Gets the level of the children that count; null for all.</summary>
    public string? Level { get; }

    /// <summary>Gets whether the weight of a whole entity serves for a part of it that has no weight of its own.</summary>
    public bool FallsBackToTotalWeight { get; }
}
