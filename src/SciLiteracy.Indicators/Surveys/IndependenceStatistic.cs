namespace SciLiteracy.Indicators.Surveys;

/// <summary>A test of the independence of two categorical variables.</summary>
public enum IndependenceStatistic
{
    /// <summary>Pearson's chi-square with the second-order correction of Rao and Scott, as F.</summary>
    F,

    /// <summary>Pearson's chi-square with the first-order correction of Rao and Scott.</summary>
    ChiSquare,

    /// <summary>Wald's statistic over its degrees of freedom, as F.</summary>
    Wald,

    /// <summary>Wald's statistic, adjusted for few degrees of freedom of the design.</summary>
    AdjustedWald,
}
