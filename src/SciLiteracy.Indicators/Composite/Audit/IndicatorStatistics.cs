namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>What the values of one indicator are like. A number that is not defined for so few values is NaN.</summary>
public sealed record IndicatorStatistics
{
    /// <summary>Gets the code of the indicator or aggregate.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the least value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Gets the greatest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>Gets the mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Gets the median.</summary>
    public required double Median { get; init; }

    /// <summary>Gets the standard deviation, n - 1 in the divisor.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Gets the skewness, type 2.</summary>
    public required double Skewness { get; init; }

    /// <summary>Gets the excess kurtosis, type 2.</summary>
    public required double Kurtosis { get; init; }

    /// <summary>Gets the number of values that are there.</summary>
    public required int Available { get; init; }

    /// <summary>Gets the number of values other than 0.</summary>
    public required int NonZero { get; init; }

    /// <summary>Gets the number of different values.</summary>
    public required int Unique { get; init; }

    /// <summary>Gets how often the commonest value is there.</summary>
    public required int Same { get; init; }

    /// <summary>Gets the share of the rows that have a value.</summary>
    public required double AvailableShare { get; init; }

    /// <summary>Gets the share of the values that are not 0.</summary>
    public required double NonZeroShare { get; init; }

    /// <summary>Gets the number of different values over the number of values.</summary>
    public required double UniqueShare { get; init; }

    /// <summary>Gets the share of the commonest value.</summary>
    public required double SameShare { get; init; }

    /// <summary>Gets what is unusual.</summary>
    public required IndicatorConcerns Flags { get; init; }
}
