namespace SciLiteracy.Indicators.Surveys;

/// <summary>Which covariances of estimates are wanted. With plausible values, they are the mean of those of the sampling plus (1 + 1/M) times those between the plausible values.</summary>
public enum CovarianceScope
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the variables or categories of a domain.</summary>
    WithinDomains,

    /// <summary>Those of the variables or categories of a domain and of those of any two domains.</summary>
    BetweenDomains,
}
