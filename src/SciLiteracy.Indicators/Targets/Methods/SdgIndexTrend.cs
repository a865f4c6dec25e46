namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The trend of an indicator by the SDG Index and Dashboards Report 2018, <c>sdg-index-2018</c>. The scale is unverified: see the
/// remarks.</summary>
/// <remarks>
/// The linear annual growth (yt - y0) / (t - t0), over the rate needed to reach the target (the green threshold) in its year, (yT - y0) / (T - t0):
/// r. The base is the baseline, or else the first observation. Score from 0 to 4: 0 to 1 decreasing (r below 0), 1 to 2 stagnating (r below 0.5), 2
/// to 3 moderately improving (r below 1), 3 to 4 on track; 3 exactly, maintaining, where the target was met and still is. Between its knots r = 0,
/// 0.5 and 1 the scale is taken to be linear, 1 + 2 r, and 3 + (r - 1) above, 1 + r below, cut off at 0 and 4.
/// Source: Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology, for the categories and the scale from 0 to 4; the thresholds of
/// 50 and 100 % are those of later editions, as commonly described.
/// </remarks>
public sealed record SdgIndexTrend : TargetMethod
{
    private SdgIndexTrend()
    {
    }

    /// <summary>Gets the method; it has no settings.</summary>
    public static SdgIndexTrend Default { get; } = new();

    /// <inheritdoc/>
    public override string Id => "sdg-index-2018";

    /// <inheritdoc/>
    public override string Source => "Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology; the inner scale as commonly described";

    /// <inheritdoc/>
    public override bool IsVerified => false;

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        var start = subject.Baseline ?? subject.Series[0];
        work.Input("y0", "t0", start);
        work.Input("yt", "t", latest);
        if (subject.Target is not { } target)
            return work.NotAssessable(TargetMethodReason.NoTarget);
        work.Input("yT", "T", target);
        if (latest.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        if (target.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TargetNotAfterBase);

        var actual = work.Step("annual growth", (latest.Value - start.Value) / (latest.Time - start.Time));
        if (subject.Meets(start.Value))
        {
            return subject.Meets(latest.Value)
                ? work.Result("maintaining", ProgressLevel.Achieved, 3, null)
                : work.Result("decreasing", ProgressLevel.Deterioration, null, null);
        }

        var needed = work.Step("annual growth needed", (target.Value - start.Value) / (target.Time - start.Time));
        var r = work.Step("r", actual / needed);
        return r < 0 ? work.Result("decreasing", ProgressLevel.Deterioration, Math.Max(1 + r, 0), r)
            : r < 0.5 ? work.Result("stagnating", ProgressLevel.Limited, 1 + (2 * r), r)
            : r < 1 ? work.Result("moderately improving", ProgressLevel.Moderate, 1 + (2 * r), r)
            : work.Result("on track", subject.Meets(latest.Value) ? ProgressLevel.Achieved : ProgressLevel.OnTrack, Math.Min(2 + r, 4), r);
    }
}
