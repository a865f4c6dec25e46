using System.Runtime.CompilerServices;

namespace SciLiteracy.Indicators.Observations;

/// <summary>The numbers that stand beside a value, each of which may be left out. The default has none.</summary>
/// <remarks>Two that say the same are equal. That the value is the numerator divided by the denominator is not required: what was published is kept.</remarks>
public readonly record struct ObservationDetails
{
    private ObservationDetails(double? numerator, double? denominator, double? sampleSize, double? standardError, double? degreesOfFreedom)
    {
        Numerator = numerator;
        Denominator = denominator;
        SampleSize = sampleSize;
        StandardError = standardError;
        DegreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>Gets what was divided, in the unit in which it was published; null if it is not given.</summary>
    public double? Numerator { get; }

    /// <summary>Gets by what it was divided, in the unit in which it was published; null if it is not given.</summary>
    public double? Denominator { get; }

    /// <summary>Gets the number of cases behind the value, at least 0; null if it is not given.</summary>
    public double? SampleSize { get; }

    /// <summary>Gets the standard error in the unit of the value, at least 0; null if it is not given.</summary>
    public double? StandardError { get; }

    /// <summary>Gets the degrees of freedom of the standard error, at least 0; null if they are not given, as for a normal error.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>Gets whether none is given.</summary>
    public bool IsEmpty => Numerator is null && Denominator is null && SampleSize is null && StandardError is null && DegreesOfFreedom is null;

    /// <summary>Gets one of the numbers; null if it is not given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such detail.</exception>
    public double? this[ObservationDetail detail] => detail switch
    {
        ObservationDetail.Numerator => Numerator,
        ObservationDetail.Denominator => Denominator,
        ObservationDetail.SampleSize => SampleSize,
        ObservationDetail.StandardError => StandardError,
        ObservationDetail.DegreesOfFreedom => DegreesOfFreedom,
        _ => throw new ArgumentOutOfRangeException(nameof(detail), detail, "Expected numerator, denominator, sample size, standard error or degrees of freedom."),
    };

    /// <summary>Makes details.</summary>
    /// <param name="numerator">What was divided.</param>
    /// <param name="denominator">By what it was divided.</param>
    /// <param name="sampleSize">The number of cases.</param>
    /// <param name="standardError">The standard error in the unit of the value.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom of the standard error.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not finite, or the sample size, standard error or degrees of freedom are negative.</exception>
    public static ObservationDetails Of(
        double? numerator = null, double? denominator = null, double? sampleSize = null, double? standardError = null, double? degreesOfFreedom = null)
    {
        RequireFinite(numerator);
        RequireFinite(denominator);
        RequireFinite(sampleSize, least: 0);
        RequireFinite(standardError, least: 0);
        RequireFinite(degreesOfFreedom, least: 0);
        return new(numerator, denominator, sampleSize, standardError, degreesOfFreedom);
    }

    private static void RequireFinite(double? value, double least = double.NegativeInfinity, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is { } number && !(double.IsFinite(number) && number >= least))
            throw new ArgumentOutOfRangeException(name, value, least == 0 ? "Expected a finite number that is at least 0, or null." : "Expected a finite number, or null.");
    }
}
