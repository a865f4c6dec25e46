using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>What consistency checks go by.</summary>
public sealed record ConsistencySettings
{
    /// <summary>Makes settings.</summary>
    /// <param name="partitions">
    /// What parts make a whole. For a dimension that is not named here, all its values that an indicator has anywhere are taken for the whole; an entity that has only some of
    /// them in a period is not checked.
    /// </param>
    /// <param name="ignoredDimensions">Dimensions that do not name parts; null for <c>span</c> (a span of periods).</param>
    /// <param name="releaseDimension">The dimension that tells another source's value of the same cell apart; it does not name parts either. Null if there is none.</param>
    /// <param name="weightTolerance">How far an implied weight may be from those of other periods, beyond printed rounding; at least 0.</param>
    /// <param name="growthThreshold">How many robust standard deviations a growth may be from the median of its series; above 0.</param>
    /// <param name="minimumGrowths">How many growths a series must have for that; at least 3.</param>
    /// <param name="smallestSpread">The least standard deviation of log growth that is reckoned with, so that smooth series do not alarm at trifles; at least 0.</param>
    /// <param name="repeatedRun">How many equal values in a row are reported; at least 2, or 0 for never.</param>
    /// <param name="includesGroupings">Whether groupings are compared with their members too.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its bounds.</exception>
    public ConsistencySettings(
        IEnumerable<BreakdownPartition>? partitions = null,
        IEnumerable<string>? ignoredDimensions = null,
        double weightTolerance = 0.05,
        double growthThreshold = 5,
        int minimumGrowths = 4,
        double smallestSpread = 0.02,
        int repeatedRun = 4,
        bool includesGroupings = true,
        string? releaseDimension = "release")
    {
        if (!(weightTolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(weightTolerance), weightTolerance, "A tolerance is at least 0.");
        if (!(growthThreshold > 0))
            throw new ArgumentOutOfRangeException(nameof(growthThreshold), growthThreshold, "A threshold is above 0.");
        if (!(smallestSpread >= 0))
            throw new ArgumentOutOfRangeException(nameof(smallestSpread), smallestSpread, "A spread is at least 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumGrowths, 3);
        if (repeatedRun is not (0 or >= 2))
            throw new ArgumentOutOfRangeException(nameof(repeatedRun), repeatedRun, "A run has at least 2 values; 0 reports none.");
        Partitions = (partitions ?? []).ToValueList();
        IgnoredDimensions = (ignoredDimensions ?? ["span"]).ToValueList();
        ReleaseDimension = releaseDimension;
        WeightTolerance = weightTolerance;
        GrowthThreshold = growthThreshold;
        MinimumGrowths = minimumGrowths;
        SmallestSpread = smallestSpread;
        RepeatedRun = repeatedRun;
        IncludesGroupings = includesGroupings;
    }

    /// <summary>Gets the settings without any partition.</summary>
    public static ConsistencySettings Default { get; } = new();

    /// <summary>Gets what parts make a whole.</summary>
    public ValueList<BreakdownPartition> Partitions { get; }

    /// <summary>Gets the dimensions that do not name parts.</summary>
    public ValueList<string> IgnoredDimensions { get; }

    /// <summary>Gets the dimension that tells another source's value of the same cell apart; null if there is none.</summary>
    public string? ReleaseDimension { get; }

    /// <summary>Gets how far an implied weight may be from those of other periods.</summary>
    public double WeightTolerance { get; }

    /// <summary>Gets how many robust standard deviations a growth may be from the median.</summary>
    public double GrowthThreshold { get; }

    /// <summary>Gets how many growths a series must have for that.</summary>
    public int MinimumGrowths { get; }

    /// <summary>Gets the least standard deviation of log growth that is reckoned with.</summary>
    public double SmallestSpread { get; }

    /// <summary>Gets how many equal values in a row are reported; 0 for never.</summary>
    public int RepeatedRun { get; }

    /// <summary>Gets whether groupings are compared with their members.</summary>
    public bool IncludesGroupings { get; }
}
