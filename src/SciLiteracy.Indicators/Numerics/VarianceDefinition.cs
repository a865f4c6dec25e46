namespace SciLiteracy.Indicators.Numerics;

/// <summary>What the weighted sum of squares about the mean, Q = Σ w (x - mean)², is divided by. W is Σ w.</summary>
public enum VarianceDefinition
{
    /// <summary>Q / W: the values are the whole population. Also: ddof = 0, <c>VAR.P</c>.</summary>
    Population,

    /// <summary>
    /// Q / (W - 1): a weight says how often a value was drawn. Without weights Q / (n - 1); also: Bessel's correction, ddof = 1, R <c>var</c>,
    /// <c>VAR.S</c>. Needs W above 1.
    /// </summary>
    FrequencySample,

    /// <summary>
    /// Q / (W - Σ w² / W): a weight says how reliable a value is; the scale of the weights does not matter. Without weights Q / (n - 1); also: R
    /// <c>cov.wt(method = "unbiased")</c>. Needs two values with a weight.
    /// </summary>
    ReliabilitySample,
}
