namespace SciLiteracy.Indicators.Surveys.Replication;

/// <summary>How replicate weights are made from a design of strata and clusters. The hierarchy is closed.</summary>
public abstract record ReplicationPlan
{
    private ReplicationPlan()
    {
    }

    /// <summary>One cluster left out at a time, for a design without strata: factors 0 and n/(n-1), scale (1-f)(n-1)/n.</summary>
    public sealed record Jackknife1 : ReplicationPlan;

    /// <summary>One cluster of one stratum left out at a time: factors 0 and n/(n-1) in the stratum, 1 elsewhere, scale (1-f)(n-1)/n of the stratum.</summary>
    public sealed record JackknifeN : ReplicationPlan;

    /// <summary>
    /// Balanced half-samples of a design with two clusters in every stratum, by a Hadamard matrix; Fay's factors 2 - k and k, 2 and 0 for k = 0. With a population size of the
    /// first stage 1 + √(1-f) (1-k) and 1 - √(1-f) (1-k).
    /// </summary>
    /// <param name="Fay">Fay's k, from 0 to below 1.</param>
    public sealed record Balanced(double Fay) : ReplicationPlan;

    /// <summary>
    /// Clusters drawn with replacement, n - 1 out of n in every stratum (Rao and Wu): factors times drawn · n/(n-1), scale 1/G. With a population size of the first stage
    /// 1 + √(1-f) (times drawn · n/(n-1) - 1).
    /// </summary>
    /// <param name="Replicates">The number of replicates, 2 or more.</param>
    /// <param name="Seed">The seed; the same seed gives the same replicates.</param>
    public sealed record RaoWuBootstrap(int Replicates, ulong Seed) : ReplicationPlan;

    /// <summary>
    /// Clusters drawn with replacement, n out of n in every stratum (Canty and Davison); with a population size N of the first stage, drawn without replacement from N clusters
    /// that are copies of those of the sample. Factors 1 + a (times drawn - 1), scale K/G: K is the largest k of a stratum, k = (1-f) / variance of the times drawn (n/(n-1)
    /// without population size), which makes up for the divisor n of the bootstrap, and a = √(k/K). Where strata are alike factors are the times drawn.
    /// </summary>
    /// <param name="Replicates">The number of replicates, 2 or more.</param>
    /// <param name="Seed">The seed; the same seed gives the same replicates.</param>
    public sealed record CantyDavisonBootstrap(int Replicates, ulong Seed) : ReplicationPlan;

    /// <summary>
    /// Half of the units of every stage drawn without replacement, with factors rescaled for the population sizes of all stages (Preston): scale 1/G.
    /// </summary>
    /// <param name="Replicates">The number of replicates, 2 or more.</param>
    /// <param name="Seed">The seed; the same seed gives the same replicates.</param>
    public sealed record PrestonBootstrap(int Replicates, ulong Seed) : ReplicationPlan;

    /// <summary>
    /// Successive differences, for systematic samples (Fay and Train): factors 1 + √(1-f) 2^(-3/2) (H[i] - H[next]) with rows H of a Hadamard matrix, scale 4/G. Clusters follow each
    /// other in the order of their first rows, within strata, the first after the last.
    /// </summary>
    public sealed record SuccessiveDifference : ReplicationPlan;
}
