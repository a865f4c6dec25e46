using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Estimates in the manner of the WHO/UNICEF Joint Monitoring Programme, <c>jmp</c>. Unverified: see the remarks.</summary>
/// <remarks>
/// A straight line through the surveys, continued for 2 years past the last, then level for 4 more, kept from 0 to 100; later there is no estimate.
/// Surveys that span fewer than 5 years give their mean instead of a line. "Expected to be reached" if the estimate for the target's year meets the
/// target. Only for percentages. The average annual rate of reduction, 1 - exp(slope of ln y on time), comes with it where all values are positive.
/// Source: WHO/UNICEF JMP methodology, as commonly described.
/// </remarks>
public sealed record JmpProjection : TargetMethod
{
    private const double ExtrapolatedYears = 2;
    private const double LevelYears = 4;
    private const double ShortestSpan = 5;

    private JmpProjection()
    {
    }

    /// <summary>Gets the method; it has no settings.</summary>
    public static JmpProjection Default { get; } = new();

    /// <inheritdoc/>
    public override string Id => "jmp";

    /// <inheritdoc/>
    public override string Source => "WHO/UNICEF Joint Monitoring Programme, methodology, as commonly described";

    /// <inheritdoc/>
    public override bool IsVerified => false;

    /// <summary>Returns the average annual rate of reduction, 1 - exp(b), b being the slope of ln y on time.</summary>
    /// <param name="series">Observations.</param>
    /// <returns>The rate, dimensionless, negative for growth; null for fewer than two observations or one that is not positive.</returns>
    public static double? AverageAnnualRateOfReduction(IEnumerable<SeriesPoint> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var points = series.ToList();
        return points.TrueForAll(p => p.Value > 0)
            && LineFit.Of([.. points.Select(p => p.Time)], [.. points.Select(p => Math.Log(p.Value))]) is { } line
                ? -ElementaryFunctions.ExpMinusOne(line.Slope)
                : null;
    }

    /// <summary>Returns the estimate for a period, from 0 to 100; null where there is none: without surveys, or more than 6 years after or 2 before
    /// them.</summary>
    /// <param name="series">Surveys, in percent.</param>
    /// <param name="period">The period.</param>
    public static double? Estimate(IEnumerable<SeriesPoint> series, ReferencePeriod period)
    {
        ArgumentNullException.ThrowIfNull(series);
        var points = series.OrderBy(p => p.Time).ToList();
        if (points.Count == 0)
            return null;
        var time = SeriesPoint.TimeOf(period);
        var (first, last) = (points[0].Time, points[^1].Time);
        if (time > last + ExtrapolatedYears + LevelYears || time < first - ExtrapolatedYears)
            return null;
        double[] y = [.. points.Select(p => p.Value)];
        return Math.Clamp(
            last - first >= ShortestSpan
                ? LineFit.Of([.. points.Select(p => p.Time)], y)!.At(Math.Min(time, last + ExtrapolatedYears))
                : WeightedMoments.Mean(y),
            0,
            100);
    }

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        work.Input("yt", "t", latest);
        if (subject.Target is not { } target)
            return work.NotAssessable(TargetMethodReason.NoTarget);
        work.Input("yT", "T", target);
        if (!subject.IsPercentage)
            work.Remark("The method is made for percentages; the estimate is kept from 0 to 100.");
        if (AverageAnnualRateOfReduction(subject.Series) is { } rate)
            work.Step("AARR", rate);
        if (target.Time < subject.Series[0].Time - ExtrapolatedYears)
            return work.NotAssessable(TargetMethodReason.TargetYearPast);
        if (Estimate(subject.Series, target.Period) is not { } estimate)
            return work.NotAssessable(TargetMethodReason.BeyondHorizon);
        work.Step("estimate", estimate);
        return subject.Meets(estimate)
            ? work.Result("expected to be reached", subject.Meets(latest.Value) ? ProgressLevel.Achieved : ProgressLevel.OnTrack, estimate, null)
            : work.Result(
                "not expected to be reached",
                // Estimates are compared with estimates: a line below the latest survey is not yet a movement away.
                subject.Sign * (estimate - Estimate(subject.Series, latest.Period)) < 0 ? ProgressLevel.Deterioration : ProgressLevel.Limited,
                estimate,
                null);
    }
}
