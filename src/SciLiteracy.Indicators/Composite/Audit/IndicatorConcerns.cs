namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>What is unusual about the values of an indicator.</summary>
[Flags]
public enum IndicatorConcerns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Too few values are there.</summary>
    LowAvailability = 1,

    /// <summary>Too many of the values are 0.</summary>
    ManyZeros = 2,

    /// <summary>Too few of the values are different.</summary>
    FewDistinct = 4,

    /// <summary>Skewness and kurtosis tell of outliers.</summary>
    Outliers = 8,
}
