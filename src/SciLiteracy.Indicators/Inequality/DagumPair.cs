namespace SciLiteracy.Indicators.Inequality;

/// <summary>Two groups of Dagum's decomposition, the one with the higher mean first.</summary>
public sealed record DagumPair
{
    internal DagumPair(int higher, int lower, double? gini, double affluence, double netBetween, double transvariation)
    {
        Higher = higher;
        Lower = lower;
        Gini = gini;
        RelativeAffluence = affluence;
        NetBetween = netBetween;
        Transvariation = transvariation;
    }

    /// <summary>Gets the number of the group with the higher mean; of two with the same, the lower number.</summary>
    public int Higher { get; }

    /// <summary>Gets the number of the other group.</summary>
    public int Lower { get; }

    /// <summary>Gets the Gini index between the groups, G_jh = Δ_jh / (μ_j + μ_h); from 0 to 1. Null for two groups of zeros.</summary>
    public double? Gini { get; }

    /// <summary>
    /// Gets the relative economic affluence, D_jh = (d_jh - p_jh) / (d_jh + p_jh): 0 if the means are the same, 1 if no one of the lower group has
    /// more than someone of the higher one. 0 for two groups in which all values are the same.
    /// </summary>
    public double RelativeAffluence { get; }

    /// <summary>Gets what the pair adds to the net part between groups.</summary>
    public double NetBetween { get; }

    /// <summary>Gets what the pair adds to the intensity of transvariation.</summary>
    public double Transvariation { get; }
}
