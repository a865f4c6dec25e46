using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The United Nations Progress Chart by the technical note of 2023, <c>un-progress-chart-2023</c>.</summary>
/// <param name="BaseYear">The base: the observation of this year, or the first after it; where the case has a baseline, that one.</param>
/// <remarks>
/// <para>With a target: e = yt (1 + CAGR(y0, yt))^(T - t), q = (e - y0) / (yT - y0). Score 3 (met or on track) from 0.95, 2 (fair) from 0.1, 1
/// (stagnation or regression) below. Met whatever the trend if the latest value meets the target, or if the target is 0 or 100 % and the latest
/// value within 1 percentage point of it. A target in the past is judged by the observations up to its period.</para>
/// <para>Without: d CAGR(y0, yt): 3 from 0.02, 2 from 0.005, 1 below.</para>
/// <para>An indicator that is itself a rate of growth is left to experts by the note; do not judge one by this. Values must have one sign and not
/// be 0; negative ones without a target, and a start beyond the target that the latest value has fallen back behind, have no rule.</para>
/// Source: Eustat, "Progress measurement for Sustainable Development Goals", which applies United Nations Statistics Division (2023), Progress Chart
/// technical note. Checked against: values computed from those rules.
/// </remarks>
public sealed record UnProgressChart2023(int BaseYear) : TargetMethod
{
    private const string Met = "target met or on track to be met";
    private const string Fair = "fair progress, but acceleration needed";
    private const string Stagnation = "stagnation or regression";

    /// <summary>Gets the method with the base year 2015.</summary>
    public static UnProgressChart2023 Default { get; } = new(2015);

    /// <inheritdoc/>
    public override string Id => "un-progress-chart-2023";

    /// <inheritdoc/>
    public override string Source => "United Nations Statistics Division (2023), Progress Chart technical note, as applied by Eustat";

    /// <inheritdoc/>
    public override bool IsVerified => true;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters => [new("base year", BaseYear)];

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        if (subject.Target is { } due && latest.Period > due.Period)
        {
            subject = subject.UpTo(due.Period);
            work.Remark($"Observations after {due.Period}, the period of the target, are not used.");
            if (subject.Latest is not { } last)
                return work.NotAssessable(TargetMethodReason.NoObservations);
            latest = last;
        }

        work.Input("yt", "t", latest);
        if (subject.Target is { } target)
        {
            work.Input("yT", "T", target);
            if (subject.Meets(latest.Value) || (subject.IsPercentage && target.Value is 0 or 100 && Math.Abs(latest.Value - target.Value) <= 1))
                return work.Result(Met, ProgressLevel.Achieved, 3, null);
        }

        if (subject.BaseFrom(BaseYear) is not { } start)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        if (latest.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        if (start.Value == 0)
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        if (start.Value * latest.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);
        var growth = work.Step("CAGR observed", Growth(start.Value, latest.Value, latest.Time - start.Time));
        return subject.Target is null
            ? WithoutTarget(subject.Sign * growth, start, work)
            : subject.Meets(start.Value) && start.Value != subject.Target.Value
                ? work.NotAssessable(TargetMethodReason.StartBeyondTarget)
                : WithTarget(subject.Target, start, latest, growth, work);
    }

    private static TargetMethodResult WithTarget(SeriesPoint target, SeriesPoint start, SeriesPoint latest, double growth, Assessment work)
    {
        if (target.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TargetNotAfterBase);
        if (target.Value == start.Value)
            return work.NotAssessable(TargetMethodReason.StartEqualsTarget);
        var e = work.Step("e", latest.Value * Math.Pow(1 + growth, target.Time - latest.Time));
        var q = work.Step("q", (e - start.Value) / (target.Value - start.Value));
        return q >= 0.95 ? work.Result(Met, ProgressLevel.OnTrack, 3, q)
            : q >= 0.1 ? work.Result(Fair, ProgressLevel.Moderate, 2, q)
            : work.Result(Stagnation, q < 0 ? ProgressLevel.Deterioration : ProgressLevel.Limited, 1, q);
    }

    private static TargetMethodResult WithoutTarget(double growth, SeriesPoint start, Assessment work) =>
        start.Value < 0 ? work.NotAssessable(TargetMethodReason.NegativeValues)
        : growth >= 0.02 ? work.Result(Met, ProgressLevel.OnTrack, 3, growth)
        : growth >= 0.005 ? work.Result(Fair, ProgressLevel.Moderate, 2, growth)
        : work.Result(Stagnation, growth < 0 ? ProgressLevel.Deterioration : ProgressLevel.Limited, 1, growth);
}
