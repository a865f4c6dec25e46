using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>Which confidence interval is wanted.</summary>
public sealed record IntervalSettings : Located
{
    /// <summary>Gets the settings that hold where none are given: 95 %, t with the degrees of freedom of the domain.</summary>
    public static IntervalSettings Default { get; } = new();

    /// <summary>Gets the confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Gets the method.</summary>
    public IntervalMethod Method { get; init; }

    /// <summary>Gets the degrees of freedom of t; infinite for the normal distribution, null for those of the domain.</summary>
    public double? DegreesOfFreedom { get; init; }
}
