namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>An estimate with one set of plausible values, or without any; NaN for what is not defined.</summary>
internal sealed record RawEstimate(string Variable, int Domain, string Level, double Value, double Variance, double DegreesOfFreedom, int SampleSize)
{
    public double Low { get; init; } = double.NaN;

    public double High { get; init; } = double.NaN;

    public double StandardError { get; init; } = Math.Sqrt(Variance);

    public double DesignEffect { get; init; } = double.NaN;

    public double Statistic { get; init; } = double.NaN;

    public double NumeratorDegreesOfFreedom { get; init; } = double.NaN;

    public double PValue { get; init; } = double.NaN;

    /// <summary>Gets whether the statistic over the standard error is tested by t.</summary>
    public bool IsTested { get; init; }

    /// <summary>Gets whether only the value has a meaning: a covariance or the statistic of a test.</summary>
    public bool IsValueOnly { get; init; }

    /// <summary>Gets, for a covariance, how many rows before this one its two estimates stand.</summary>
    public (int First, int Second)? Pair { get; init; }

    /// <summary>Gets the other domain of a covariance between domains, -1 for none.</summary>
    public int OtherDomain { get; init; } = -1;

    /// <summary>Gets why something is not defined, as the end of a sentence.</summary>
    public string? Undefined { get; init; }
}
