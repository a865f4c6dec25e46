using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>What a series comes to in a period if its trend goes on, with the distribution that the errors of the past give it.</summary>
/// <remarks>
/// With a line fitted by weighted least squares (<see cref="LineFit"/>), the prediction at time τ has standard error s sqrt(1/w + 1/Σw + (τ -
/// t̄)²/S), w being the weight of the new observation, s² = Σ w e² / (n - 2), and (y - ŷ)/se follows Student's t with n - 2 degrees of freedom.
/// With known variances it is sqrt(φ (1/Σw + (τ - t̄)²/S)), w = 1/se² and φ Birge's ratio, and normal. The distribution says how far a straight
/// trend with independent errors may be off; it does not cover that the trend itself may change.
/// Source: Draper and Smith (1998), Applied Regression Analysis, third edition, section 1.4. Checked against: the textbook formulas, coverage in
/// simulation.
/// </remarks>
public sealed record Projection
{
    private readonly bool _logarithmic;
    private readonly double _center;
    private readonly double _error;

    private Projection(ProjectionModel model, ReferencePeriod period, int count, ProjectionReason? reason)
    {
        Model = model;
        Period = period;
        Count = count;
        Reason = reason;
    }

    private Projection(ProjectionModel model, ReferencePeriod period, LineFit line, double center, double error, double degreesOfFreedom)
        : this(model, period, line.Count, null)
    {
        _logarithmic = model.IsLogarithmic;
        _center = center;
        _error = error;
        Line = line;
        DegreesOfFreedom = degreesOfFreedom;
        Estimate = Back(center);
        StandardError = error;
    }

    /// <summary>Gets the model.</summary>
    public ProjectionModel Model { get; }

    /// <summary>Gets the period that is projected to.</summary>
    public ReferencePeriod Period { get; }

    /// <summary>Gets the number of observations.</summary>
    public int Count { get; }

    /// <summary>Gets the fitted line, of the values or of their logarithms on the time in years; null if undefined.</summary>
    public LineFit? Line { get; }

    /// <summary>Gets the median of the prediction, in the indicator's unit; null if undefined.</summary>
    public double? Estimate { get; }

    /// <summary>Gets the standard error of the prediction, in the indicator's unit, or of its logarithm for a log-linear model; null if
    /// undefined.</summary>
    public double? StandardError { get; }

    /// <summary>Gets the degrees of freedom of the prediction; infinite if it is normal, null if undefined.</summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>Gets why there is no projection; null if there is one.</summary>
    public ProjectionReason? Reason { get; }

    /// <summary>Projects a series.</summary>
    /// <param name="series">Observations in one unit and of distinct periods, in any order; missing ones left out.</param>
    /// <param name="model">The model.</param>
    /// <param name="period">The period to project to; it may also lie within the series.</param>
    public static Projection Of(IEnumerable<SeriesPoint> series, ProjectionModel model, ReferencePeriod period)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(model);
        var points = series.OrderBy(p => p.Time).ToList();
        var n = points.Count;
        if (n < (model.HasKnownVariances ? 2 : 3))
            return new Projection(model, period, n, ProjectionReason.TooFewPoints);
        if (model.IsLogarithmic && points.Exists(p => p.Value <= 0))
            return new Projection(model, period, n, ProjectionReason.NotPositive);
        if (model.HasKnownVariances && points.Exists(p => p.StandardError is not > 0))
            return new Projection(model, period, n, ProjectionReason.StandardErrorMissing);

        double[] t = [.. points.Select(p => p.Time)];
        double[] y = [.. points.Select(p => model.IsLogarithmic ? Math.Log(p.Value) : p.Value)];
        double[] w = [.. points.Select(p => model.WeightOf(p, points[^1]))];
        if (LineFit.Of(t, y, w) is not { } line)
            return new Projection(model, period, n, ProjectionReason.TooFewPoints);
        var time = SeriesPoint.TimeOf(period);
        double variance;
        if (model.HasKnownVariances)
        {
            var birge = n > 2 ? Math.Max(line.ResidualSumOfSquares / (n - 2), 1) : 1;
            variance = birge * line.VarianceFactorAt(time);
        }
        else
        {
            // The weight of a new observation is 1, as that of the latest.
            variance = line.ResidualSumOfSquares / (n - 2) * (1 + line.VarianceFactorAt(time));
        }

        var projection = new Projection(model, period, line, line.At(time), Math.Sqrt(variance), model.HasKnownVariances ? double.PositiveInfinity : n - 2);
        return double.IsFinite(projection.Estimate!.Value) && double.IsFinite(projection._error)
            ? projection
            : new Projection(model, period, n, ProjectionReason.NotRepresentable);
    }

    /// <summary>Returns the prediction interval; null if undefined.</summary>
    /// <param name="level">The probability that it covers the value, above 0 and below 1: 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public PredictionInterval? Interval(double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of an interval is above 0 and below 1.");
        if (Reason is not null)
            return null;
        var half = _error == 0 ? 0 : _error * StudentTDistribution.Quantile((1 + level) / 2, DegreesOfFreedom!.Value);
        return new PredictionInterval(Back(_center - half), Back(_center + half), level);
    }

    /// <summary>Returns the probability that the value is at the target or beyond it; null if undefined.</summary>
    /// <param name="target">The target, in the indicator's unit.</param>
    /// <param name="direction">The direction that is wanted.</param>
    /// <returns>From 0 to 1; for a series without scatter 0 or 1.</returns>
    /// <exception cref="ArgumentException">The direction is neither higher nor lower, or the target is not finite.</exception>
    public double? ProbabilityOfReaching(double target, Direction direction)
    {
        if (direction is not (Direction.Higher or Direction.Lower))
            throw new ArgumentException("Expected the direction 'Higher' or 'Lower'.", nameof(direction));
        if (!double.IsFinite(target))
            throw new ArgumentException("A target is finite.", nameof(target));
        if (Reason is not null)
            return null;
        var sign = direction == Direction.Higher ? 1 : -1;
        if (_logarithmic && target <= 0)
            return sign > 0 ? 1 : 0;
        var distance = sign * (_center - (_logarithmic ? Math.Log(target) : target));
        return _error == 0
            ? distance >= 0 ? 1 : 0
            : StudentTDistribution.Cdf(distance / _error, DegreesOfFreedom!.Value);
    }

    /// <summary>Returns the probability that the true value behind an estimate is at the target or beyond it, by its standard error: a t with the degrees of freedom
    /// that stand beside it, otherwise a normal error. Null without a standard error, or if it has no degrees of freedom left.</summary>
    /// <param name="observation">The estimate with its standard error.</param>
    /// <param name="target">The target, in the same unit.</param>
    /// <param name="direction">The direction that is wanted.</param>
    /// <remarks>
    /// Φ(d (y - target) / se), or T_df of it: the level of the one-sided confidence interval that ends at the target. Source: Korn and Graubard (1999), Analysis of Health
    /// Surveys, section 3.2 (degrees of freedom of a design).
    /// </remarks>
    /// <exception cref="ArgumentException">The direction is neither higher nor lower, or the target is not finite.</exception>
    public static double? ProbabilityOfHavingReached(SeriesPoint observation, double target, Direction direction)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (direction is not (Direction.Higher or Direction.Lower))
            throw new ArgumentException("Expected the direction 'Higher' or 'Lower'.", nameof(direction));
        if (!double.IsFinite(target))
            throw new ArgumentException("A target is finite.", nameof(target));
        if (observation.StandardError is not { } error)
            return null;
        var distance = (direction == Direction.Higher ? 1 : -1) * (observation.Value - target);
        return observation.DegreesOfFreedom switch
        {
            0 => null,
            _ when error == 0 => distance >= 0 ? 1 : 0,
            { } df => StudentTDistribution.Cdf(distance / error, df),
            null => NormalDistribution.Cdf(distance / error),
        };
    }

    private double Back(double value) => _logarithmic ? Math.Exp(value) : value;
}
