using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>A value of an indicator in a period: an observation, a baseline or a target.</summary>
public sealed record SeriesPoint
{
    private SeriesPoint(ReferencePeriod period, double value, double? standardError, double? degreesOfFreedom)
    {
        Period = period;
        Value = value;
        StandardError = standardError;
        DegreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>Gets the period.</summary>
    public ReferencePeriod Period { get; }

    /// <summary>Gets the value, in the indicator's unit; finite.</summary>
    public double Value { get; }

    /// <summary>Gets the standard error of the value, in its unit; finite and at least 0. Null if unknown.</summary>
    public double? StandardError { get; }

    /// <summary>Gets the degrees of freedom of the standard error; at least 0. Null if its error counts as normal.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>
    /// Gets the time in years: the year plus the part of it before the period. Differences of it are what the methods count in years; between
    /// periods of one frequency, but for days, they are exact.
    /// </summary>
    public double Time => TimeOf(Period);

    /// <summary>Makes a point.</summary>
    /// <param name="period">The period.</param>
    /// <param name="value">The value, in the indicator's unit.</param>
    /// <param name="standardError">The standard error, in the same unit; null if unknown.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom of the standard error; null if its error counts as normal.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or the standard error or its degrees of freedom not finite and at least 0.</exception>
    public static SeriesPoint Of(ReferencePeriod period, double value, double? standardError = null, double? degreesOfFreedom = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A value is finite; leave a missing one out.");
        if (standardError is { } error && !(double.IsFinite(error) && error >= 0))
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error is finite and at least 0.");
        if (degreesOfFreedom is { } df && !(double.IsFinite(df) && df >= 0))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom are finite and at least 0.");
        return new SeriesPoint(period, value, standardError, degreesOfFreedom);
    }

    /// <summary>Makes a point in a year.</summary>
    /// <inheritdoc cref="Of(ReferencePeriod, double, double?, double?)"/>
    public static SeriesPoint Of(int year, double value, double? standardError = null, double? degreesOfFreedom = null) =>
        Of(ReferencePeriod.OfYear(year), value, standardError, degreesOfFreedom);

    /// <summary>For instance <c>2018: 8.47</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Period}: {Value}");

    internal static double TimeOf(ReferencePeriod period)
    {
        var perYear = period.Frequency switch
        {
            PeriodFrequency.Annual => 1,
            PeriodFrequency.HalfYearly => 2,
            PeriodFrequency.Quarterly => 4,
            PeriodFrequency.Monthly => 12,
            _ => NodaTime.CalendarSystem.Iso.GetDaysInYear(period.Year),
        };
        return period.Year + ((period.NumberInYear - 1) / (double)perYear);
    }
}
