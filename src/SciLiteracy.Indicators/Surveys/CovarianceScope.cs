namespace SciLiteracy.Indicators.Surveys;

/// <summary>
/// Which covariances of estimates are wanted, in the units of one estimate times the other: by linearization those of the totals of their influences in the sampled units, by replicates
/// scale Σ rscale[g] (θ[g] - c)(η[g] - d), with θ and η the two estimates and c and d their centers; 0 without calibration for domains that share no stratum of a sample.
/// With plausible values, the mean of those of the sampling plus (1 + 1/M) times the covariance of the M pairs of estimates. Empty where one of the two is missing.
/// </summary>
/// <remarks>
/// Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.5; Rubin (1987), Multiple Imputation for Nonresponse in Surveys. Checked against: R survey 4.1
/// (svyratio, svytotal). A rule for strata where a domain leaves one unit holds for the variances of domains, not for covariances between them.
/// </remarks>
public enum CovarianceScope
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the variables or categories of a domain.</summary>
    WithinDomains,

    /// <summary>Those of the variables or categories of a domain and of those of any two domains.</summary>
    BetweenDomains,
}
