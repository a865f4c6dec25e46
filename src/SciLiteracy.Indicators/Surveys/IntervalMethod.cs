namespace SciLiteracy.Indicators.Surveys;

/// <summary>How a confidence interval is computed.</summary>
public enum IntervalMethod
{
    /// <summary>That of the estimate: <see cref="Logit"/> for a proportion, <see cref="Mean"/> for everything else.</summary>
    Default,

    /// <summary>Estimate ± t · standard error. For a quantile Woodruff's interval: that of the distribution function at the quantile, inverted.</summary>
    Mean,

    /// <summary>On the scale of the log-odds, with the variance of the log-odds; in a replicate design they are taken anew in every replicate.</summary>
    Logit,

    /// <summary>The proportions whose deviance is not too far from that of the estimate, scaled by the design effect (Rao and Scott), to exact roots.</summary>
    Likelihood,

    /// <summary>On the scale of the arcsine of the square root.</summary>
    ArcSine,

    /// <summary>The exact binomial interval of the effective sample size (Korn and Graubard).</summary>
    Beta,

    /// <summary>On the scale of the log-odds, with the variance of the proportion (delta method).</summary>
    XLogit,

    /// <summary>Wilson's score interval of the effective sample size.</summary>
    Wilson,

    /// <summary>For quantiles of a replicate design: estimate ± t · standard error of the quantiles of the replicates.</summary>
    Replicates,
}
