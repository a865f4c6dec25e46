namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>From where on the values of an indicator are flagged. The defaults are those of COINr.</summary>
public sealed record StatisticsLimits
{
    /// <summary>Gets the share of rows with a value below which <see cref="IndicatorConcerns.LowAvailability"/> is set.</summary>
    public double AvailableShare { get; init; } = 0.65;

    /// <summary>Gets the share of values other than 0 below which <see cref="IndicatorConcerns.ManyZeros"/> is set.</summary>
    public double NonZeroShare { get; init; } = 0.5;

    /// <summary>Gets the share of different values below which <see cref="IndicatorConcerns.FewDistinct"/> is set.</summary>
    public double UniqueShare { get; init; } = 0.5;

    /// <summary>Gets the absolute skewness above which, with <see cref="Kurtosis"/>, <see cref="IndicatorConcerns.Outliers"/> is set.</summary>
    public double Skewness { get; init; } = 2;

    /// <summary>Gets the excess kurtosis above which, with <see cref="Skewness"/>, <see cref="IndicatorConcerns.Outliers"/> is set.</summary>
    public double Kurtosis { get; init; } = 3.5;
}
