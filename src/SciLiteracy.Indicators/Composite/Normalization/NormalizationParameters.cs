using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>What a normalization of an indicator was fitted to, enough to score another value alike. All values are after direction.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Period">The period whose values were taken; null for all rows.</param>
public sealed record NormalizationParameters(int Step, string Indicator, ReferencePeriod? Period)
{
    /// <summary>Gets the number of values.</summary>
    public int Count { get; init; }

    /// <summary>Gets the least value; NaN if there is none.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>Gets the greatest value; NaN if there is none.</summary>
    public double Maximum { get; init; } = double.NaN;

    /// <summary>Gets the mean; NaN if the method does not need it.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>Gets the sample standard deviation (n - 1); NaN if the method does not need it.</summary>
    public double StandardDeviation { get; init; } = double.NaN;

    /// <summary>Gets the median; NaN if the method does not need it.</summary>
    public double Median { get; init; } = double.NaN;

    /// <summary>Gets the median of the absolute distances from the median; NaN if the method does not need it.</summary>
    public double MedianAbsoluteDeviation { get; init; } = double.NaN;

    /// <summary>Gets the value of the reference entity, or the target; NaN if the method has none.</summary>
    public double Reference { get; init; } = double.NaN;

    /// <summary>Gets the least score of the method before it is put on a range that its formula does not name; NaN if it is not.</summary>
    public double LeastScore { get; init; } = double.NaN;

    /// <summary>Gets the greatest score of the method before it is put on a range that its formula does not name; NaN if it is not.</summary>
    public double GreatestScore { get; init; } = double.NaN;

    /// <summary>Gets the values in rising order, for methods that score ranks; empty for others.</summary>
    public ValueList<double> Sorted { get; init; } = [];
}
