using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The anticipated progress of the UN Economic and Social Commission for Asia and the Pacific, <c>unescap</c>. Unverified: see the
/// remarks.</summary>
/// <remarks>
/// Current status: (yt - y0) / (yT - y0). A weighted regression on time, in which recent years weigh more, predicts the value in the target's year:
/// p. The gap, (yT - p) / (yT - y0), says what to do: maintain the pace up to 10 %, accelerate up to 100 %, reverse the trend above. The base is
/// the baseline, or else the first observation of the base year or after it.
/// Source: UNESCAP, Asia and the Pacific SDG Progress Report, in part; the thresholds, and weights that halve every <see cref="HalfLife"/> years,
/// are as commonly described or ours.
/// </remarks>
public sealed record UnescapAnticipatedProgress : TargetMethod
{
    /// <summary>Makes the method.</summary>
    /// <param name="baseYear">The year of the base.</param>
    /// <param name="halfLife">After how many years back an observation weighs half; finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not finite and above 0.</exception>
    public UnescapAnticipatedProgress(int baseYear, double halfLife)
    {
        BaseYear = baseYear;
        HalfLife = double.IsFinite(halfLife) && halfLife > 0
            ? halfLife
            : throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life is finite and above 0.");
    }

    /// <summary>Gets the method with the base year 2015 and a half-life of 5 years.</summary>
    public static UnescapAnticipatedProgress Default { get; } = new(2015, 5);

    /// <summary>Gets the year of the base.</summary>
    public int BaseYear { get; }

    /// <summary>Gets after how many years back an observation weighs half.</summary>
    public double HalfLife { get; }

    /// <inheritdoc/>
    public override string Id => "unescap";

    /// <inheritdoc/>
    public override string Source => "UNESCAP, Asia and the Pacific SDG Progress Report, in part as commonly described";

    /// <inheritdoc/>
    public override bool IsVerified => false;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters => [new("base year", BaseYear), new("half-life in years", HalfLife)];

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        work.Input("yt", "t", latest);
        if (subject.Target is not { } target)
            return work.NotAssessable(TargetMethodReason.NoTarget);
        work.Input("yT", "T", target);
        if (subject.BaseFrom(BaseYear) is not { } start)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        if (target.Value == start.Value)
            return work.NotAssessable(TargetMethodReason.StartEqualsTarget);
        if (subject.Meets(start.Value))
            return work.NotAssessable(TargetMethodReason.StartBeyondTarget);
        var status = work.Step("current status", (latest.Value - start.Value) / (target.Value - start.Value));
        if (subject.Meets(latest.Value))
            return work.Result("maintain", ProgressLevel.Achieved, status, null);
        if (target.Time <= latest.Time)
            return work.NotAssessable(TargetMethodReason.TargetYearPast);

        double[] t = [.. subject.Series.Select(p => p.Time)];
        double[] y = [.. subject.Series.Select(p => p.Value)];
        double[] w = [.. subject.Series.Select(p => Math.Pow(2, (p.Time - latest.Time) / HalfLife))];
        if (LineFit.Of(t, y, w) is not { } line)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        var predicted = work.Step("predicted", line.At(target.Time));
        var gap = work.Step("gap", (target.Value - predicted) / (target.Value - start.Value));
        return gap <= 0.1 ? work.Result("maintain", ProgressLevel.OnTrack, status, gap)
            : gap <= 1 ? work.Result("accelerate", ProgressLevel.Moderate, status, gap)
            : work.Result("reverse", ProgressLevel.Deterioration, status, gap);
    }
}
