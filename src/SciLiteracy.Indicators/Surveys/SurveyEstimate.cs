namespace SciLiteracy.Indicators.Surveys;

/// <summary>One estimate: a statistic of a variable in a domain. Numbers that have no meaning there, or are not defined, are null.</summary>
/// <param name="Estimate">The id of the request.</param>
/// <param name="Variable">The variable, or what was made of several.</param>
/// <param name="Domain">The domain as <c>dimension=value[;dimension=value]</c>, or <c>_T</c>.</param>
/// <param name="Level">The category, point, coefficient or name of a statistic; empty if there is none.</param>
public sealed record SurveyEstimate(string Estimate, string Variable, string Domain, string Level)
{
    /// <summary>Gets the estimate, in the unit of the variable.</summary>
    public double? Value { get; init; }

    /// <summary>Gets the standard error, in the unit of the estimate.</summary>
    public double? StandardError { get; init; }

    /// <summary>Gets the lower end of the confidence interval.</summary>
    public double? Low { get; init; }

    /// <summary>Gets the upper end of the confidence interval.</summary>
    public double? High { get; init; }

    /// <summary>Gets the degrees of freedom.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Gets the design effect.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Gets the number of rows that were used and have a weight other than 0.</summary>
    public int? SampleSize { get; init; }

    /// <summary>Gets the test statistic.</summary>
    public double? Statistic { get; init; }

    /// <summary>Gets the degrees of freedom of the numerator of an F test.</summary>
    public double? NumeratorDegreesOfFreedom { get; init; }

    /// <summary>Gets the p-value.</summary>
    public double? PValue { get; init; }

    /// <summary>Gets the part of the variance that comes from the sample, for plausible values.</summary>
    public double? SamplingVariance { get; init; }

    /// <summary>Gets the variance between plausible values.</summary>
    public double? ImputationVariance { get; init; }
}
