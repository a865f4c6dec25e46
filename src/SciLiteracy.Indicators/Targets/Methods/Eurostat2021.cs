using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Eurostat's assessment of indicator trends, edition of 2021, <c>eurostat-2021</c>. Unverified: see the remarks.</summary>
/// <param name="TermYears">How many years back the base lies: 15 for the long term, 5 for the short; 0 to take the baseline of the case.</param>
/// <remarks>
/// With a target: R = CAGR(y0, yt) / CAGR(y0, yT): significant progress from 0.95, moderate from 0.6, insufficient from 0, movement away below. A
/// target that is met is significant progress. Without: d CAGR(y0, yt) from 0.01 significant progress, from 0 moderate progress, from -0.01
/// moderate movement away, below that significant. With a term, the base is the first observation in it. Values must have one sign and not be 0.
/// Source: as commonly described, and cited by Statistics Canada as the origin of its own; the annex of "Sustainable development in the European
/// Union" was not at hand. A later edition has a band of no change, and the scores from -5 to 5 for goals are not given here.
/// </remarks>
public sealed record Eurostat2021(int TermYears) : TargetMethod
{
    /// <summary>Gets the method from the baseline of the case; without one, over the long term.</summary>
    public static Eurostat2021 Default { get; } = new(0);

    /// <summary>Gets the method over the long term of 15 years.</summary>
    public static Eurostat2021 LongTerm { get; } = new(15);

    /// <summary>Gets the method over the short term of 5 years.</summary>
    public static Eurostat2021 ShortTerm { get; } = new(5);

    /// <summary>Gets how many years back the base lies; 0 to take the baseline of the case.</summary>
    public int TermYears { get; } = TermYears >= 0
        ? TermYears
        : throw new ArgumentOutOfRangeException(nameof(TermYears), TermYears, "A term has 0 or more years.");

    /// <inheritdoc/>
    public override string Id => "eurostat-2021";

    /// <inheritdoc/>
    public override string Source => "Eurostat, Sustainable development in the European Union, 2021 edition, as commonly described";

    /// <inheritdoc/>
    public override bool IsVerified => false;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters => [new("term in years", TermYears)];

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        work.Input("yt", "t", latest);
        var start = TermYears == 0 && subject.Baseline is { } baseline
            ? baseline
            : subject.Series.FirstOrDefault(p => p.Time >= latest.Time - (TermYears == 0 ? 15 : TermYears));
        if (start is null)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        if (subject.Target is { } goal)
            work.Input("yT", "T", goal);
        if (subject.Meets(latest.Value))
            return work.Result("significant progress", ProgressLevel.Achieved, null, null);
        if (latest.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        if (start.Value == 0)
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        if (start.Value * latest.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);

        var observed = work.Step("CAGR observed", Growth(start.Value, latest.Value, latest.Time - start.Time));
        if (subject.Target is not { } target)
        {
            var g = Math.Sign(start.Value) * subject.Sign * observed;
            return g >= 0.01 ? work.Result("significant progress", ProgressLevel.OnTrack, null, g)
                : g >= 0 ? work.Result("moderate progress", ProgressLevel.Moderate, null, g)
                : g >= -0.01 ? work.Result("moderate movement away", ProgressLevel.Limited, null, g)
                : work.Result("significant movement away", ProgressLevel.Deterioration, null, g);
        }

        if (target.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TargetNotAfterBase);
        if (target.Value == 0)
            return work.NotAssessable(TargetMethodReason.ZeroValue);
        if (start.Value * target.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);
        if (start.Value == target.Value)
            return work.NotAssessable(TargetMethodReason.StartEqualsTarget);
        if (subject.Meets(start.Value))
            return work.NotAssessable(TargetMethodReason.StartBeyondTarget);
        var required = work.Step("CAGR required", Growth(start.Value, target.Value, target.Time - start.Time));
        var r = work.Step("R", observed / required);
        return r >= 0.95 ? work.Result("significant progress", ProgressLevel.OnTrack, null, r)
            : r >= 0.6 ? work.Result("moderate progress", ProgressLevel.Moderate, null, r)
            : r >= 0 ? work.Result("insufficient progress", ProgressLevel.Limited, null, r)
            : work.Result("movement away", ProgressLevel.Deterioration, null, r);
    }
}
