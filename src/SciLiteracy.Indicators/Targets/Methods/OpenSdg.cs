using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>The progress measure of Statistics Canada and Open SDG, <c>opensdg-2.4</c>.</summary>
/// <param name="BaseYear">The base: the observation of this year, or the first after it; where the case has a baseline, that one.</param>
/// <remarks>
/// <para>With a target: R = s d CAGR(y0, yt) / |CAGR(y0, yT)|, s being the sign of y0. Achieved if yt is at the target or beyond; else on track
/// from 0.95, moderate from 0.6, limited from 0, deterioration below. Score: 5 if achieved; min(7.1429 R - 4.2857, 5) from 0.6; max(4.1667 R - 2.5,
/// -5) below.</para>
/// <para>Without: g = s d CAGR(y0, yt), against 0.015 C, 0.005 C and 0. Score: max(125 g - 2.5, -5) below 0; 500 g/C - 2.5, 250 g/C - 1.25, min(500
/// g/C - 5, 5). C is <see cref="LimitFactor"/>, or 1 without a natural limit; where C is 0, holding the limit scores 5.</para>
/// <para>Values must have one sign; a base or target of 0 is replaced by 0.001, which a remark says. The base must be at least a year before the
/// latest value. A binary case is achieved, with a score of 5, or not achieved, without one.</para>
/// Source: open-sdg/sdg-build <c>sdg/ProgressMeasure.py</c> and open-sdg/open-sdg <c>docs/progress-methodology.md</c> (version 2.4). Earlier
/// releases had other thresholds without a target, and no absolute value in R. Checked against: values computed from those rules.
/// </remarks>
public sealed record OpenSdg(int BaseYear) : TargetMethod
{
    internal const string Achieved = "target achieved";
    internal const string OnTrack = "on track";
    internal const string Moderate = "progress made but acceleration needed";
    internal const string Limited = "limited progress";
    internal const string Deterioration = "deterioration";

    private const double InsteadOfZero = 0.001;

    /// <summary>Gets the method with the base year 2015.</summary>
    public static OpenSdg Default { get; } = new(2015);

    /// <inheritdoc/>
    public override string Id => "opensdg-2.4";

    /// <inheritdoc/>
    public override string Source => "Open SDG 2.4, docs/progress-methodology.md; sdg-build, sdg/ProgressMeasure.py";

    /// <inheritdoc/>
    public override bool IsVerified => true;

    /// <inheritdoc/>
    public override ValueList<NamedQuantity> Parameters => [new("base year", BaseYear)];

    /// <summary>
    /// Returns the factor C, from 0 to 1, that lowers thresholds near a natural limit: 1 - (|y0|/|L|)^4.44 up to the limit, 1 - ((2|L| -
    /// |y0|)/|L|)^4.44 from there to twice the limit, 1 beyond.
    /// </summary>
    /// <param name="baseValue">y0, in the indicator's unit.</param>
    /// <param name="limit">L, in the same unit.</param>
    public static double LimitFactor(double baseValue, double limit)
    {
        const double Exponent = 4.44;
        var y = Math.Abs(baseValue);
        var l = Math.Abs(limit);
        return y >= 2 * l ? 1
            : y <= l ? 1 - Math.Pow(y / l, Exponent)
            : 1 - Math.Pow(((2 * l) - y) / l, Exponent);
    }

    /// <summary>
    /// Returns max(y, 1/y): what a ratio whose best value is 1 is turned into before it is judged, with lower as the direction. Two ratios as far
    /// from 1 by factor come out the same.
    /// </summary>
    /// <param name="ratio">A ratio, above 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static double DistanceFromParity(double ratio) => double.IsFinite(ratio) && ratio > 0
        ? Math.Max(ratio, 1 / ratio)
        : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A ratio is finite and above 0.");

    private protected override TargetMethodResult Judge(ProgressCase subject, SeriesPoint latest, Assessment work)
    {
        if (subject.IsBinary)
        {
            work.Input("yt", "t", latest);
            return work.Binary(subject, latest, 5);
        }

        if (subject.BaseFrom(BaseYear) is not { } start)
            return work.NotAssessable(TargetMethodReason.BaseMissing);
        work.Input("y0", "t0", start);
        work.Input("yt", "t", latest);
        if (subject.Target is not null)
            work.Input("yT", "T", subject.Target);
        if (subject.NaturalLimit is { } limit)
            work.Input("L", limit);

        var target = subject.Target is null ? (double?)null : OtherThanZero(subject.Target.Value, "target", work);
        if (target is { } goal && subject.Sign * (latest.Value - goal) >= 0)
            return work.Result(Achieved, ProgressLevel.Achieved, 5, null);

        if (latest.Time - start.Time < 1)
            return work.NotAssessable(TargetMethodReason.TooFewPoints);
        var y0 = OtherThanZero(start.Value, "base value", work);
        if (y0 * latest.Value < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);
        var d = Math.Sign(y0) * subject.Sign;
        var observed = work.Step("CAGR observed", Growth(y0, latest.Value, latest.Time - start.Time));
        if (target is not { } yT)
            return WithoutTarget(d * observed, subject.NaturalLimit is { } l ? LimitFactor(start.Value, l) : 1, work);

        if (subject.Target!.Time <= start.Time)
            return work.NotAssessable(TargetMethodReason.TargetNotAfterBase);
        if (y0 * yT < 0)
            return work.NotAssessable(TargetMethodReason.SignChange);
        if (y0 == yT)
            return work.NotAssessable(TargetMethodReason.StartEqualsTarget);
        var required = work.Step("CAGR required", Growth(y0, yT, subject.Target.Time - start.Time));
        var r = work.Step("R", d * observed / Math.Abs(required));
        var (category, level) = CategoryOf(r, 0.95, 0.6);
        var score = r >= 0.6 ? Math.Min((7.1429 * r) - 4.2857, 5) : Math.Max((4.1667 * r) - 2.5, -5);
        return work.Result(category, level, score, r);
    }

    private static TargetMethodResult WithoutTarget(double g, double c, Assessment work)
    {
        work.Step("C", c);
        work.Step("g", g);
        var (category, level) = CategoryOf(g, 0.015 * c, 0.005 * c);
        var score = g < 0 ? Math.Max((125 * g) - 2.5, -5)
            : c == 0 ? 5
            : g >= 0.015 * c ? Math.Min((500 * g / c) - 5, 5)
            : g >= 0.005 * c ? (250 * g / c) - 1.25
            : (500 * g / c) - 2.5;
        return work.Result(category, level, score, g);
    }

    private static (string Category, ProgressLevel Level) CategoryOf(double value, double high, double middle) =>
        value >= high ? (OnTrack, ProgressLevel.OnTrack)
        : value >= middle ? (Moderate, ProgressLevel.Moderate)
        : value >= 0 ? (Limited, ProgressLevel.Limited)
        : (Deterioration, ProgressLevel.Deterioration);

    private static double OtherThanZero(double value, string what, Assessment work)
    {
        if (value != 0)
            return value;
        work.Remark($"The {what} is 0; 0.001 is taken instead, as the method has it.");
        return InsteadOfZero;
    }
}
