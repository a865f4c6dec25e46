namespace SciLiteracy.Indicators.Inequality;

/// <summary>What one group adds to a Theil index.</summary>
public sealed record TheilGroup
{
    internal TheilGroup(int group, int count, double populationShare, double valueShare, double mean, double? inequality, double within, double between)
    {
        Group = group;
        Count = count;
        PopulationShare = populationShare;
        ValueShare = valueShare;
        Mean = mean;
        Inequality = inequality;
        Within = within;
        Between = between;
    }

    /// <summary>Gets the number of the group.</summary>
    public int Group { get; }

    /// <summary>Gets the number of observations that count.</summary>
    public int Count { get; }

    /// <summary>Gets the share of the population, p; from 0 to 1.</summary>
    public double PopulationShare { get; }

    /// <summary>Gets the share of the total, s; from 0 to 1.</summary>
    public double ValueShare { get; }

    /// <summary>Gets the mean, in the unit of the values.</summary>
    public double Mean { get; }

    /// <summary>Gets the index inside the group, in nats; null for a group of zeros, whose share of the total is 0.</summary>
    public double? Inequality { get; }

    /// <summary>Gets what the group adds to the part within groups: s or p times <see cref="Inequality"/>, in nats.</summary>
    public double Within { get; }

    /// <summary>
    /// Gets what the group adds to the part between groups, in nats: s ln(s/p) for T, p ln(p/s) for L. Negative where the group is below (T) or
    /// above (L) the mean.
    /// </summary>
    public double Between { get; }
}
