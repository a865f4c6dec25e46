namespace SciLiteracy.Indicators.Inequality;

/// <summary>Which Gini index.</summary>
public enum GiniVariant
{
    /// <summary>That of the observations as the whole population: at most 1 - 1/n without weights.</summary>
    Population,

    /// <summary>
    /// Times n / (n - 1), n being the number of observations: at most 1. It needs two. Also "sample" or "unbiased" Gini (the bias is smaller, not
    /// gone). With weights, n is still the number of observations, so a weight does not stand for as many repetitions.
    /// </summary>
    BiasCorrected,
}
