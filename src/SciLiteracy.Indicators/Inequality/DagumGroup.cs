namespace SciLiteracy.Indicators.Inequality;

/// <summary>One group of Dagum's decomposition.</summary>
public sealed record DagumGroup
{
    internal DagumGroup(int group, int count, double populationShare, double valueShare, double mean, double? gini, double within)
    {
        Group = group;
        Count = count;
        PopulationShare = populationShare;
        ValueShare = valueShare;
        Mean = mean;
        Gini = gini;
        Within = within;
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

    /// <summary>Gets the Gini index inside the group, G_jj; null for a group of zeros, whose share of the total is 0.</summary>
    public double? Gini { get; }

    /// <summary>Gets what the group adds to the part within groups: G_jj p s.</summary>
    public double Within { get; }
}
