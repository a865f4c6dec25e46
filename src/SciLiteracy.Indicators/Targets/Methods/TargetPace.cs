using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Where a series stands on the way to its target: the path, the pace it has, the pace it needs, and where it gets at this pace.</summary>
/// <remarks>A number that cannot be given is null, and <see cref="Reason"/> says why.</remarks>
public sealed record TargetPace
{
    private TargetPace(PathShape shape) => Shape = shape;

    /// <summary>Gets the shape of the path.</summary>
    public PathShape Shape { get; }

    /// <summary>Gets the base.</summary>
    public SeriesPoint? Start { get; private init; }

    /// <summary>Gets the latest observation.</summary>
    public SeriesPoint? Latest { get; private init; }

    /// <summary>Gets the target.</summary>
    public SeriesPoint? Target { get; private init; }

    /// <summary>Gets the pace from the base to the latest value.</summary>
    public double? ActualPace { get; private init; }

    /// <summary>Gets the pace from the base to the target, that of the path.</summary>
    public double? PlannedPace { get; private init; }

    /// <summary>Gets the pace needed from the latest value on to reach the target in its period; null if that is past.</summary>
    public double? RequiredPace { get; private init; }

    /// <summary>Gets <see cref="ActualPace"/> over <see cref="PlannedPace"/>: 1 on the path, above 1 ahead, below 0 the wrong way.</summary>
    public double? PaceRatio { get; private init; }

    /// <summary>Gets the path at the time of the latest observation, in the indicator's unit; the target itself once its period is past.</summary>
    public double? PathValue { get; private init; }

    /// <summary>Gets how far the latest value is ahead of the path, in the indicator's unit; negative if it is behind. Ahead is the direction that
    /// is wanted.</summary>
    public double? Lead { get; private init; }

    /// <summary>Gets how far the latest value is from the target, in the indicator's unit; 0 if the target is met.</summary>
    public double? Gap { get; private init; }

    /// <summary>Gets the share of the way that was gone, (yt - y0) / (yT - y0); above 1 beyond the target.</summary>
    public double? ShareOfWay { get; private init; }

    /// <summary>Gets the value in the target's period if the pace goes on, in the indicator's unit; null if that is past.</summary>
    public double? ProjectedValue { get; private init; }

    /// <summary>Gets the time, in years, at which the target is reached at the actual pace; null if it is not, going the wrong way.</summary>
    public double? ReachedAt { get; private init; }

    /// <summary>Gets why there are no numbers; null if there are.</summary>
    public TargetMethodReason? Reason { get; private init; }

    /// <summary>Computes the pace.</summary>
    /// <param name="subject">The case; its base is the baseline, or else the first observation.</param>
    /// <param name="shape">The shape of the path.</param>
    public static TargetPace Of(ProgressCase subject, PathShape shape)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (!Enum.IsDefined(shape))
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "Expected a linear or a geometric path.");
        var start = subject.Baseline ?? (subject.Series.Count > 0 ? subject.Series[0] : null);
        var pace = new TargetPace(shape) { Start = start, Latest = subject.Latest, Target = subject.Target };
        if (ReasonAgainst(subject, start, shape) is { } reason)
            return pace with { Reason = reason };

        var (from, now, to) = (start!, subject.Latest!, subject.Target!);
        var actual = Pace(shape, from, now);
        var planned = Pace(shape, from, to);
        var past = to.Time <= now.Time;
        var path = past ? to.Value : Along(shape, from.Value, planned, now.Time - from.Time);
        pace = pace with
        {
            ActualPace = actual,
            PlannedPace = planned,
            RequiredPace = past ? null : Pace(shape, now, to),
            PaceRatio = actual / planned,
            PathValue = path,
            Lead = subject.Sign * (now.Value - path),
            Gap = Math.Max(subject.Sign * (to.Value - now.Value), 0),
            ShareOfWay = (now.Value - from.Value) / (to.Value - from.Value),
            ProjectedValue = past ? null : Along(shape, now.Value, actual, to.Time - now.Time),
            ReachedAt = ReachedAtPace(shape, from, to, actual),
        };
        return pace.IsFinite ? pace : new TargetPace(shape) { Start = start, Latest = now, Target = to, Reason = TargetMethodReason.NotRepresentable };
    }

    /// <summary>Returns the path from the base to the target at a period; null if there is no path.</summary>
    /// <param name="period">A period of the frequency of the case; before the base and after the target the path is level.</param>
    public double? PathAt(ReferencePeriod period)
    {
        if (PlannedPace is not { } planned)
            return null;
        var time = SeriesPoint.TimeOf(period);
        return time <= Start!.Time ? Start.Value
            : time >= Target!.Time ? Target.Value
            : Along(Shape, Start.Value, planned, time - Start.Time);
    }

    private bool IsFinite => new[] { ActualPace, PlannedPace, RequiredPace, PaceRatio, PathValue, Lead, Gap, ShareOfWay, ProjectedValue, ReachedAt }
        .All(number => number is null || double.IsFinite(number.Value));

    private static TargetMethodReason? ReasonAgainst(ProgressCase subject, SeriesPoint? start, PathShape shape)
    {
        if (subject.Direction is not (Direction.Higher or Direction.Lower))
            return TargetMethodReason.NoDirection;
        if (subject.Latest is not { } latest)
            return TargetMethodReason.NoObservations;
        if (subject.Target is not { } target)
            return TargetMethodReason.NoTarget;
        if (start is null)
            return TargetMethodReason.BaseMissing;
        if (latest.Time <= start.Time)
            return TargetMethodReason.TooFewPoints;
        if (target.Time <= start.Time)
            return TargetMethodReason.TargetNotAfterBase;
        if (start.Value == target.Value)
            return TargetMethodReason.StartEqualsTarget;
        if (shape == PathShape.Linear)
            return null;
        if (start.Value == 0 || latest.Value == 0 || target.Value == 0)
            return TargetMethodReason.ZeroValue;
        return Math.Sign(start.Value) != Math.Sign(latest.Value) || Math.Sign(start.Value) != Math.Sign(target.Value)
            ? TargetMethodReason.SignChange
            : null;
    }

    private static double Pace(PathShape shape, SeriesPoint from, SeriesPoint to) => shape == PathShape.Linear
        ? (to.Value - from.Value) / (to.Time - from.Time)
        : ElementaryFunctions.ExpMinusOne(Math.Log(to.Value / from.Value) / (to.Time - from.Time));

    private static double Along(PathShape shape, double value, double pace, double years) => shape == PathShape.Linear
        ? value + (pace * years)
        : value * Math.Exp(ElementaryFunctions.LogOnePlus(pace) * years);

    private static double? ReachedAtPace(PathShape shape, SeriesPoint from, SeriesPoint to, double pace)
    {
        var years = shape == PathShape.Linear
            ? (to.Value - from.Value) / pace
            : Math.Log(to.Value / from.Value) / ElementaryFunctions.LogOnePlus(pace);
        return years > 0 && double.IsFinite(years) ? from.Time + years : null;
    }
}
