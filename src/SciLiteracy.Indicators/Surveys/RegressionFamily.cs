namespace SciLiteracy.Indicators.Surveys;

/// <summary>The distribution of the response of a regression.</summary>
public enum RegressionFamily
{
    /// <summary>Linear regression.</summary>
    Gaussian,

    /// <summary>Logistic regression of a variable that is 0 or 1.</summary>
    Binomial,
}
