namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>How replicate weights are made from a design of strata and clusters. The hierarchy is closed.</summary>
public abstract record ReplicationPlan
{
    private ReplicationPlan()
    {
    }

    /// <summary>One cluster left out at a time, for a design without strata: factors 0 and n/(n-1), scale (n-1)/n.</summary>
    public sealed record Jackknife1 : ReplicationPlan;

    /// <summary>One cluster of one stratum left out at a time: factors 0 and n/(n-1) in the stratum, 1 elsewhere, scale (n-1)/n of the stratum.</summary>
    public sealed record JackknifeN : ReplicationPlan;

    /// <summary>Balanced half-samples of a design with two clusters in every stratum, by a Hadamard matrix; Fay's factors 2 - k and k, 2 and 0 for k = 0.</summary>
    /// <param name="Fay">Fay's k, from 0 to below 1.</param>
    public sealed record Balanced(double Fay) : ReplicationPlan;

    /// <summary>Clusters drawn with replacement, n - 1 out of n in every stratum (Rao and Wu): factors times drawn · n/(n-1), scale 1/G.</summary>
    /// <param name="Replicates">The number of replicates, 2 or more.</param>
    /// <param name="Seed">The seed; the same seed gives the same replicates.</param>
    public sealed record RaoWuBootstrap(int Replicates, ulong Seed) : ReplicationPlan;
}
