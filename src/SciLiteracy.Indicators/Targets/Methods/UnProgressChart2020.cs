using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The United Nations Progress Chart in the style of 2020 to 2022, <c>un-progress-chart-2020</c>.</summary>
/// <param name="BaseYear">The base: the observation of this year, or the first after it; where the case has a baseline, that one.</param>
/// <remarks>
/// CR = CAGR(y0, yt) / CAGR(y0, yT): on track from 0.95, fair from 0.5, limited or no progress from -0.1, deterioration below. Achieved if the
/// ratio of the latest value to the target (of the target to it, where lower is wanted) is above 0.9995. A base already at the target or past it,
/// with a latest value that has fallen back, is deterioration. Values must have one sign and not be 0. Without a target the limits were set for
/// each series: not assessable unless <see cref="LimitsWithoutTarget"/> are given, against which s d CAGR(y0, yt) is held, s being the sign of y0. A binary case is achieved or not.
/// With <see cref="UsesRateOfReduction"/> the average annual rate of reduction, AARR(a, b, n) = ln(a/b) / n, stands for growth: CR = AARR(y0, yt) / AARR(y0, yT), and without a target
/// -AARR for CAGR. A target of doubling or halving is one of 2 y0 or y0 / 2.
/// Source: a stored copy of a program in the style of the United Nations Statistics Division. Checked against: values computed from those rules.
/// </remarks>
public sealed record UnProgressChart2020(int BaseYear) : TargetMethod
{
    private const double MetFrom = 0.9995;

    /// <summary>Gets the method with the base year 2015.</summary>
    public static UnProgressChart2020 Default { get; } = new(2015);

    /// <summary>Gets the limits of the series for the time that it has no target; null if there are none.</summary>
    public GrowthLimits? LimitsWithoutTarget { get; init; }

    /// <summary>Gets whether average annual rates of reduction are compared, and not compound growth.</summary>
    public bool UsesRateOfReduction { get; init; }

    /// <inheritdoc/>
    public override string Id => "un-progress-chart-2020";

    /// <inheritdoc/>
    public override string Source => "United Nations Progress Chart 2020-2022, from a program in the style of the Statistics Division";

    /// <inheritdoc/>
    public override bool IsVerified => true;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters
    {
        get
        {
            var parameters = new List<NamedQuantity> { new("base year", BaseYear) };
            if (LimitsWithoutTarget is { } limits)
                parameters.AddRange([new("on track from", limits.OnTrack), new("fair from", limits.Fair), new("limited from", limits.Limited)]);
            if (UsesRateOfReduction)
                parameters.Add(new("rate of reduction", 1));
            return parameters.ToValueList();
        }
    }

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        work.Input("yt", "t", latest);
        if (subject.IsBinary)
            return work.Binary(subject, latest, null);
        if (subject.Target is not { } target)
            return LimitsWithoutTarget is { } limits ? WithoutTarget(subject, latest, limits, work) : work.NotAssessable(TargetMethodReason.NoTarget);
        work.Input("yT", "T", target);
        if (subject.Meets(latest.Value) || RatioToTarget(subject, latest.Value, target.Value) > MetFrom)
            return work.Result("target achieved", ProgressLevel.Achieved, null, null);

        if (subject.BaseFrom(BaseYear) is not { } start)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        if (latest.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        if (subject.Meets(start.Value))
            return work.Result("deterioration", ProgressLevel.Deterioration, null, null);
        if (target.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TargetNotAfterBase);
        if (start.Value == 0 || target.Value == 0)
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        if (start.Value * latest.Value < 0 || start.Value * target.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);

        if (UsesRateOfReduction && latest.Value == 0)
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        var observed = Rate("observed", start, latest, work);
        var required = Rate("required", start, target, work);
        var ratio = work.Step("CR", observed / required);
        var (category, level) = ratio switch
        {
            >= 0.95 => ("on track", ProgressLevel.OnTrack),
            >= 0.5 => ("fair progress", ProgressLevel.Moderate),
            >= -0.1 => ("limited or no progress", ProgressLevel.Limited),
            _ => ("deterioration", ProgressLevel.Deterioration),
        };
        return work.Result(category, level, null, ratio);
    }

    // Positive where the magnitude grows.
    private double Rate(string which, SeriesPoint start, SeriesPoint end, Assessment work)
    {
        var years = end.Time - start.Time;
        return UsesRateOfReduction
            ? -work.Step($"AARR {which}", Math.Log(start.Value / end.Value) / years)
            : work.Step($"CAGR {which}", Growth(start.Value, end.Value, years));
    }

    private TargetMethodResult WithoutTarget(ProgressCase subject, SeriesPoint latest, GrowthLimits limits, Assessment work)
    {
        if (subject.BaseFrom(BaseYear) is not { } start)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        if (latest.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        if (start.Value == 0 || (UsesRateOfReduction && latest.Value == 0))
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        if (start.Value * latest.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);
        var observed = Rate("observed", start, latest, work);
        var g = work.Step("g", Math.Sign(start.Value) * subject.Sign * observed);
        return g >= limits.OnTrack ? work.Result("on track", ProgressLevel.OnTrack, null, g)
            : g >= limits.Fair ? work.Result("fair progress", ProgressLevel.Moderate, null, g)
            : g >= limits.Limited ? work.Result("limited or no progress", ProgressLevel.Limited, null, g)
            : work.Result("deterioration", ProgressLevel.Deterioration, null, g);
    }

    /// <summary>How near the value is to the target, 1 at it; only for positive values, elsewhere the comparison alone decides.</summary>
    private static double RatioToTarget(ProgressCase subject, double value, double target) =>
        value <= 0 || target <= 0 ? 0 : subject.Sign > 0 ? value / target : target / value;
}
