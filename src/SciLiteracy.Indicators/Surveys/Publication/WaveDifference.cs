using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>The change of an estimate between two waves of a survey, whose samples are independent.</summary>
/// <remarks>
/// The standard error is √(se₁² + se₂² + link²), with the linking error of two scales that were put on one; the test and the interval are those of the normal distribution.
/// Source: OECD (2009), PISA Data Analysis Manual, chapter 13.
/// </remarks>
public sealed record WaveDifference
{
    private WaveDifference(double value, double standardError, double low, double high)
    {
        Value = value;
        StandardError = standardError;
        Low = low;
        High = high;
    }

    /// <summary>Gets the later estimate minus the earlier one.</summary>
    public double Value { get; }

    /// <summary>Gets its standard error.</summary>
    public double StandardError { get; }

    /// <summary>Gets the lower end of the confidence interval.</summary>
    public double Low { get; }

    /// <summary>Gets the upper end of the confidence interval.</summary>
    public double High { get; }

    /// <summary>Gets the difference over its standard error.</summary>
    public double Statistic => Value / StandardError;

    /// <summary>Gets the probability of a difference as large by chance, on either side; NaN without a standard error above 0.</summary>
    public double PValue => StandardError > 0 ? 2 * NormalDistribution.Cdf(-Math.Abs(Statistic)) : double.NaN;

    /// <summary>Compares two waves.</summary>
    /// <param name="earlier">The estimate of the earlier wave.</param>
    /// <param name="later">The estimate of the later wave.</param>
    /// <param name="linkingError">The standard error of the link between the scales; 0 if both are on one.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">An estimate has no value or no standard error.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The linking error is negative, or the level not between 0 and 1.</exception>
    public static WaveDifference Of(SurveyEstimate earlier, SurveyEstimate later, double linkingError = 0, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (!(linkingError >= 0) || double.IsInfinity(linkingError))
            throw new ArgumentOutOfRangeException(nameof(linkingError), linkingError, "A linking error is finite and at least 0.");
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level is between 0 and 1.");
        if (earlier is not { Value: { } before, StandardError: { } errorBefore })
            throw new ArgumentException("The estimate has no value or no standard error.", nameof(earlier));
        if (later is not { Value: { } after, StandardError: { } errorAfter })
            throw new ArgumentException("The estimate has no value or no standard error.", nameof(later));
        var error = Math.Sqrt((errorBefore * errorBefore) + (errorAfter * errorAfter) + (linkingError * linkingError));
        var half = NormalDistribution.Quantile(1 - ((1 - level) / 2)) * error;
        return new(after - before, error, after - before - half, after - before + half);
    }
}
