using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Targets.Methods;

namespace SciLiteracy.Indicators.Targets;

/// <summary>How a target of a plan stands on a day: its pace, where its trend leads, how likely it is reached, and what the published methods say of it.</summary>
/// <remarks>
/// <para>Numbers are in the unit of the indicator, paces in that unit a year. A number that cannot be given is null and never 0 or NaN, and a reason stands
/// beside it: <see cref="TargetPace.Reason"/>, <see cref="ProjectionReason"/>, <see cref="TargetMethodResult.Reason"/>.</para>
/// <para>The series (<see cref="Case"/>) has the observations of the target's indicator, entity, breakdown and frequency that are known on the day, up to the
/// target's period: what came later says nothing of a target that was due before. The direction is that of the comparison; for <c>=</c> that of the
/// indicator, or towards an end of the scale if the target is 0 % or 100 %, or 0 or 1 of a binary indicator. Values are taken for percentages where the unit is <c>%</c> and all lie from 0
/// to 100. A binary indicator has no trend.</para>
/// <para>The trend goes through the observations from the baseline on; without a baseline, through those of the last ten years up to the latest, since
/// older ones say little of the present pace. Unless a model is given it is <see cref="InverseVarianceTrend"/> where each of them has a standard error,
/// else <see cref="LinearTrend"/>.</para>
/// </remarks>
public sealed record TargetProgress
{
    private const double YearsWithoutBaseline = 10;

    private readonly ValueList<SeriesPoint> _fitted;

    private TargetProgress(
        TargetAssessment assessment, ProgressCase subject, ProjectionModel model, ValueList<SeriesPoint> fitted, ValueList<TargetMethodResult> methods)
    {
        Assessment = assessment;
        Case = subject;
        Model = model;
        _fitted = fitted;
        Methods = methods;
        Linear = TargetPace.Of(subject, PathShape.Linear);
        Geometric = TargetPace.Of(subject, PathShape.Geometric);
    }

    /// <summary>Gets the target.</summary>
    public Target Target => Assessment.Target;

    /// <summary>Gets whether the target was met, by the observed value of its period.</summary>
    public TargetAssessment Assessment { get; }

    /// <summary>Gets what the methods judge: the series, the direction, the target and the baseline.</summary>
    public ProgressCase Case { get; }

    /// <summary>Gets the pace on a straight path, in the indicator's unit a year.</summary>
    public TargetPace Linear { get; }

    /// <summary>Gets the pace on a path of constant growth, as a share a year: 0.1 is 10 %.</summary>
    public TargetPace Geometric { get; }

    /// <summary>Gets the model of the trend.</summary>
    public ProjectionModel Model { get; }

    /// <summary>Gets the first period that the trend goes through; null without observations.</summary>
    public ReferencePeriod? TrendStart => _fitted.Count > 0 ? _fitted[0].Period : null;

    /// <summary>Gets the projection of the trend to the target's period; null if there is none.</summary>
    public Projection? Projection { get; private init; }

    /// <summary>Gets why there is no projection; null if there is one.</summary>
    public ProjectionReason? ProjectionReason { get; private init; }

    /// <summary>
    /// Gets the probability, from 0 to 1, that the value of the target's period stands to the target as it should, if the trend goes on; for <c>=</c>, that
    /// it is there or beyond. Null without a projection or a direction.
    /// </summary>
    public double? ProbabilityOfReaching { get; private init; }

    /// <summary>
    /// Gets the probability, from 0 to 1, that the true value of the target's period stands to the target as it should, by the standard error of the
    /// observation and its degrees of freedom. Null if the target was neither met nor missed, or the observation has no standard error, or there is no direction.
    /// </summary>
    public double? ProbabilityOfHavingReached { get; private init; }

    /// <summary>Gets what the methods say, in the order they were given in.</summary>
    public ValueList<TargetMethodResult> Methods { get; }

    /// <summary>Gets what a reader should know of the series: observations not used, a break. English sentences.</summary>
    public ValueList<string> Remarks { get; private init; } = [];

    /// <summary>Assesses the progress towards a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="indicators">The indicators; the target's is among them.</param>
    /// <param name="observations">The observations.</param>
    /// <param name="on">The day of the assessment: only observations of periods that ended on or before it count. Null: all count.</param>
    /// <param name="methods">The methods; null for <see cref="TargetMethod.Standard"/>.</param>
    /// <param name="model">The model of the trend; null for the default that the remarks tell.</param>
    /// <param name="regions">The regions, for methods that compare with peers (<see cref="OecdDistance.OfPeers"/>); null if there are none.</param>
    /// <exception cref="ArgumentException">
    /// The target's indicator is not among the indicators, its unit cannot become that of the indicator, or its value is not finite there.
    /// </exception>
    public static TargetProgress Assess(
        Target target,
        IndicatorCatalog indicators,
        Dataset observations,
        LocalDate? on = null,
        IEnumerable<TargetMethod>? methods = null,
        ProjectionModel? model = null,
        RegionHierarchy? regions = null)
    {
        var assessment = TargetAssessment.Assess(target, indicators, observations, on);
        if (!double.IsFinite(assessment.TargetValue) || assessment.BaselineValue is { } value && !double.IsFinite(value))
            throw new ArgumentException($"The value or baseline of the target '{target.Id}' is not finite in '{assessment.Unit}'.", nameof(target));

        var remarks = new List<string>();
        var subject = CaseOf(assessment, indicators, SeriesOf(target, observations, on, remarks), remarks);
        var (trend, fitted) = TrendOf(subject, model);
        var progress = new TargetProgress(
            assessment, subject, trend, fitted, TargetMethod.CompareMethods(subject, (methods ?? TargetMethod.Standard).Select(WithPeers)).ToValueList())
        {
            Remarks = remarks.ToValueList(),
            ProbabilityOfHavingReached = HavingReached(assessment, subject),
        };

        TargetMethod WithPeers(TargetMethod method) =>
            method is OecdDistance { PeerStandardDeviation: null } && regions is not null && subject.Latest is { } judged
            && PeerSpread.Of(observations, regions, target.Indicator.Id, target.Entity.Id, target.Breakdown, judged.Period) is { } spread
                ? new OecdDistance(spread)
                : method;

        if (subject.IsBinary)
            return progress with { ProjectionReason = Targets.Methods.ProjectionReason.Binary };
        if (subject.Latest is { } latest && target.Period <= latest.Period)
            return progress with { ProjectionReason = Targets.Methods.ProjectionReason.PeriodPast };
        var projection = progress.Project(target.Period);
        return projection.Reason is { } reason
            ? progress with { ProjectionReason = reason }
            : progress with { Projection = projection, ProbabilityOfReaching = Reaching(projection, target.Comparison, subject) };
    }

    /// <summary>Assesses the progress towards targets, in their order.</summary>
    /// <inheritdoc cref="Assess(Target, IndicatorCatalog, Dataset, LocalDate?, IEnumerable{TargetMethod}?, ProjectionModel?, RegionHierarchy?)"/>
    public static ImmutableArray<TargetProgress> Assess(
        IEnumerable<Target> targets,
        IndicatorCatalog indicators,
        Dataset observations,
        LocalDate? on = null,
        IEnumerable<TargetMethod>? methods = null,
        ProjectionModel? model = null,
        RegionHierarchy? regions = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var all = methods?.ToList();
        return [.. targets.Select(target => Assess(target, indicators, observations, on, all, model, regions))];
    }

    /// <summary>Projects the trend to another period, by the model and through the observations of <see cref="Projection"/>.</summary>
    /// <param name="period">The period; one within the series gives what the trend says of it.</param>
    public Projection Project(ReferencePeriod period) => Targets.Methods.Projection.Of(_fitted, Model, period);

    private static List<SeriesPoint> SeriesOf(Target target, Dataset observations, LocalDate? on, List<string> remarks)
    {
        var points = new List<SeriesPoint>();
        var (ofOtherFrequency, afterwards) = (0, 0);
        foreach (var observation in observations.Series(target.Indicator.Id, target.Entity.Id, target.Breakdown))
        {
            if (observation.IsMissing || observation.Period.LastDay > on)
                continue;
            if (observation.Period.Frequency != target.Period.Frequency)
            {
                ofOtherFrequency++;
                continue;
            }

            if (observation.Period > target.Period)
            {
                afterwards++;
                continue;
            }

            if (observation.Status == ObservationStatus.TimeSeriesBreak && points.Count > 0)
                remarks.Add($"The series has a break at {observation.Period}.");
            points.Add(SeriesPoint.Of(observation.Period, observation.Value, observation.Details.StandardError, observation.Details.DegreesOfFreedom));
        }

        if (ofOtherFrequency > 0)
            remarks.Add(NotUsed(ofOtherFrequency, $"of another frequency than {target.Period}"));
        if (afterwards > 0)
            remarks.Add(NotUsed(afterwards, $"after {target.Period}, the period of the target,"));
        return points;
    }

    private static string NotUsed(int count, string which) => count == 1
        ? $"1 observation {which} is not used."
        : string.Create(CultureInfo.InvariantCulture, $"{count} observations {which} are not used.");

    private static ProgressCase CaseOf(TargetAssessment assessment, IndicatorCatalog indicators, List<SeriesPoint> series, List<string> remarks)
    {
        var target = assessment.Target;
        var baseline = assessment is { BaselineValue: { } value, BaselinePeriod: { } period } ? SeriesPoint.Of(period, value) : null;
        if (baseline is not null && baseline.Period.Frequency != target.Period.Frequency)
        {
            remarks.Add($"The baseline of {baseline.Period} has another frequency than {target.Period}, and is not used.");
            baseline = null;
        }

        var isPercentage = indicators.UnitOf(target.Indicator.Id) == MeasureUnit.Percent
            && IsShare(assessment.TargetValue) && (baseline is null || IsShare(baseline.Value)) && series.TrueForAll(p => IsShare(p.Value));
        var indicator = indicators.Find(target.Indicator.Id)!;
        var isBinary = indicator.Nature == IndicatorNature.Binary;
        if (isBinary && !(IsBinary(assessment.TargetValue) && (baseline is null || IsBinary(baseline.Value)) && series.TrueForAll(p => IsBinary(p.Value))))
        {
            remarks.Add("The indicator is binary, but a value is neither 0 nor 1; the methods judge it by its numbers.");
            isBinary = false;
        }

        var declared = indicator.Direction;
        var direction = DirectionOf(target.Comparison, declared, isBinary ? 1 : isPercentage ? 100 : null, assessment.TargetValue);
        if (declared != Direction.Context && declared != direction)
            remarks.Add($"The target asks for '{target.Comparison.ToSign()}', against the direction of the indicator; the target counts.");
        if (target.Comparison is Comparison.GreaterThan or Comparison.LessThan && series.Count > 0 && series[^1].Value == assessment.TargetValue)
            remarks.Add($"The latest value is at the target, which asks for '{target.Comparison.ToSign()}'; the methods count it as reached.");
        return ProgressCase.Of(
            series,
            direction,
            SeriesPoint.Of(target.Period, assessment.TargetValue),
            baseline,
            isPercentage ? direction switch { Direction.Higher => 100, Direction.Lower => 0, _ => null } : null,
            isPercentage,
            isBinary);
    }

    private static bool IsBinary(double value) => value is 0 or 1;

    private static bool IsShare(double value) => value is >= 0 and <= 100;

    private static Direction DirectionOf(Comparison comparison, Direction declared, double? end, double target) => comparison switch
    {
        Comparison.GreaterThan or Comparison.AtLeast => Direction.Higher,
        Comparison.LessThan or Comparison.AtMost => Direction.Lower,
        _ when declared != Direction.Context || end is null => declared,
        _ => target == end ? Direction.Higher : target == 0 ? Direction.Lower : Direction.Context,
    };

    private static (ProjectionModel Model, ValueList<SeriesPoint> Fitted) TrendOf(ProgressCase subject, ProjectionModel? given)
    {
        var start = subject.Baseline?.Time ?? subject.Latest?.Time - YearsWithoutBaseline;
        var fitted = subject.Series.Where(p => p.Time >= start).ToValueList();
        var model = given ?? (fitted.Count > 0 && fitted.All(p => p.StandardError > 0) ? InverseVarianceTrend.Instance : LinearTrend.Instance);
        return (model, fitted);
    }

    private static double? Reaching(Projection projection, Comparison comparison, ProgressCase subject)
    {
        if (subject.Direction == Direction.Context)
            return null;
        var goal = subject.Target!.Value;
        // Only without scatter does it matter whether the target itself will do.
        return projection.StandardError == 0
            ? Certainty(projection.Estimate!.Value, goal, comparison, subject.Direction)
            : projection.ProbabilityOfReaching(goal, subject.Direction);
    }

    private static double? HavingReached(TargetAssessment assessment, ProgressCase subject)
    {
        if (assessment.Verdict is not (TargetVerdict.Met or TargetVerdict.Missed)
            || subject.Direction == Direction.Context
            || subject.Latest is not { StandardError: { } error } latest)
            return null;
        return error == 0 && latest.DegreesOfFreedom is not 0
            ? Certainty(latest.Value, assessment.TargetValue, assessment.Target.Comparison, subject.Direction)
            : Targets.Methods.Projection.ProbabilityOfHavingReached(latest, assessment.TargetValue, subject.Direction);
    }

    private static double Certainty(double value, double goal, Comparison comparison, Direction direction)
    {
        var wanted = comparison != Comparison.EqualTo ? comparison : direction == Direction.Higher ? Comparison.AtLeast : Comparison.AtMost;
        return wanted.Holds(value, goal) ? 1 : 0;
    }
}
