namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>How replicate weights were made; it decides the scale of the variance, Σ scale · rscale[g] (θ[g] - θ)².</summary>
public enum ReplicateMethod
{
    /// <summary>Balanced repeated replication; scale 1/G.</summary>
    BalancedRepeatedReplication,

    /// <summary>Fay's balanced repeated replication with factors 2 - k and k; scale 1 / (G (1 - k)²).</summary>
    Fay,

    /// <summary>Delete-one jackknife without strata; scale (G - 1) / G.</summary>
    Jackknife1,

    /// <summary>Delete-one jackknife within strata; the scales of the replicates, (n - 1)/n of their stratum, must be given.</summary>
    JackknifeN,

    /// <summary>Bootstrap; scale 1 / (G - 1).</summary>
    Bootstrap,

    /// <summary>Successive difference replication; scale 4/G.</summary>
    SuccessiveDifference,

    /// <summary>Any other; scale or scales of the replicates must be given.</summary>
    Other,
}
