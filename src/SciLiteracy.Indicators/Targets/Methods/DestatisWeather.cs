using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The weather symbols of the German Federal Statistical Office, <c>destatis-weather</c>.</summary>
/// <remarks>
/// <para>The mean annual change of the last six yearly values is continued to the target's year: e. Of fewer than six without a gap, at least four
/// are used. With m = (yT - e) / (yT - yt): sun if m is below 5 %, slightly cloudy up to 20 %, cloudy above while the change goes the right way,
/// thunderstorm if it goes the wrong way or stands still.</para>
/// <para>A target that is met: sun if e still meets it, else thunderstorm (the text is silent on this case; the change goes the wrong way). Without
/// a target: sun if the mean change and the last one go the right way, slightly cloudy if only the mean does, cloudy if only the last does,
/// thunderstorm if neither.</para>
/// Source: Vanuatu, NSDP indicator status methodology, which has the text of the Federal Statistical Office's indicator report. Checked against:
/// values computed from it.
/// </remarks>
public sealed record DestatisWeather : TargetMethod
{
    private const string Sun = "sun";
    private const string SlightlyCloudy = "slightly cloudy";
    private const string Cloudy = "cloudy";
    private const string Thunderstorm = "thunderstorm";

    private const int MostPoints = 6;
    private const int FewestPoints = 4;

    private DestatisWeather()
    {
    }

    /// <summary>Gets the method; it has no settings.</summary>
    public static DestatisWeather Default { get; } = new();

    /// <inheritdoc/>
    public override string Id => "destatis-weather";

    /// <inheritdoc/>
    public override string Source => "Federal Statistical Office of Germany, sustainable development indicator report, as applied by Vanuatu";

    /// <inheritdoc/>
    public override bool IsVerified => true;

    /// <summary>Returns the worst of the results for an indicator with several targets to be reached together; null if none could be
    /// assessed.</summary>
    /// <exception cref="ArgumentException">A result is of another method.</exception>
    public static TargetMethodResult? Worst(IEnumerable<TargetMethodResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        TargetMethodResult? worst = null;
        foreach (var result in results)
        {
            if (result.Method is not DestatisWeather)
                throw new ArgumentException($"A result of '{result.MethodId}' has no weather.", nameof(results));
            if (result.IsAssessable && (worst is null || SeverityOf(result.Category) > SeverityOf(worst.Category)))
                worst = result;
        }

        return worst;
    }

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        if (latest.Period.Frequency != PeriodFrequency.Annual)
            return work.NotAssessable(TargetMethodReason.NotAnnual);
        var count = 1;
        var series = subject.Series;
        while (count < MostPoints && count < series.Count && series[^(count + 1)].Period == latest.Period - count)
            count++;
        work.Input("yt", "t", latest);
        if (subject.Target is { } goal)
            work.Input("yT", "T", goal);
        if (count < FewestPoints)
            return work.NotAssessable(TargetMethodReason.TooFewConsecutivePoints);
        var first = series[^count];
        work.Input("first of the run", "year of the first", first);
        var change = work.Step("mean annual change", (latest.Value - first.Value) / (latest.Time - first.Time));
        return subject.Target is null
            ? WithoutTarget(subject.Sign * change, work.Step("last change", latest.Value - series[^2].Value) * subject.Sign, work)
            : WithTarget(subject, subject.Target, latest, change, work);
    }

    private static TargetMethodResult WithTarget(ProgressCase subject, SeriesPoint target, SeriesPoint latest, double change, Assessment work)
    {
        if (target.Period <= latest.Period)
            return subject.Meets(latest.Value) ? work.Result(Sun, ProgressLevel.Achieved, null, null) : work.NotAssessable(TargetMethodReason.TargetYearPast);
        var e = work.Step("e", latest.Value + (change * (target.Time - latest.Time)));
        if (subject.Meets(latest.Value))
        {
            return subject.Meets(e)
                ? work.Result(Sun, ProgressLevel.Achieved, null, null)
                : work.Result(Thunderstorm, ProgressLevel.Deterioration, null, null);
        }

        var m = work.Step("m", (target.Value - e) / (target.Value - latest.Value));
        return subject.Sign * change <= 0 ? work.Result(Thunderstorm, ProgressLevel.Deterioration, null, m)
            : m < 0.05 ? work.Result(Sun, ProgressLevel.OnTrack, null, m)
            : m <= 0.2 ? work.Result(SlightlyCloudy, ProgressLevel.Moderate, null, m)
            : work.Result(Cloudy, ProgressLevel.Limited, null, m);
    }

    private static TargetMethodResult WithoutTarget(double change, double lastChange, Assessment work) => (change > 0, lastChange > 0) switch
    {
        (true, true) => work.Result(Sun, ProgressLevel.OnTrack, null, change),
        (true, false) => work.Result(SlightlyCloudy, ProgressLevel.Moderate, null, change),
        (false, true) => work.Result(Cloudy, ProgressLevel.Limited, null, change),
        _ => work.Result(Thunderstorm, ProgressLevel.Deterioration, null, change),
    };

    private static int SeverityOf(string? category) => category switch
    {
        Sun => 0,
        SlightlyCloudy => 1,
        Cloudy => 2,
        _ => 3,
    };
}
