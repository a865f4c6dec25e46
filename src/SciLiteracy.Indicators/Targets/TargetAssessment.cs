using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Targets;

/// <summary>Whether a target was met, by the observed value of its period, and what this rests on.</summary>
/// <remarks>
/// Numbers are in the unit of the indicator. A number that cannot be given is null and never 0 or NaN. Paths, pace and projections are in <see cref="TargetProgress"/>.
/// </remarks>
public sealed record TargetAssessment
{
    private TargetAssessment(Target target, string unit, double targetValue)
    {
        Target = target;
        Unit = unit;
        TargetValue = targetValue;
    }

    /// <summary>Gets the target.</summary>
    public Target Target { get; }

    /// <summary>Gets what is said of it.</summary>
    public TargetVerdict Verdict { get; private init; }

    /// <summary>Gets why nothing can be said; null for every other verdict.</summary>
    public NotAssessableReason? Reason { get; private init; }

    /// <summary>Gets the verdict as an English sentence, with the numbers or the reason.</summary>
    public string Explanation { get; private init; } = "";

    /// <summary>Gets what a reader should know beside the verdict: a value that is estimated, a baseline without a value. English sentences.</summary>
    public ValueList<string> Remarks { get; private init; } = [];

    /// <summary>Gets the unit of all numbers here, as the indicator writes it.</summary>
    public string Unit { get; }

    /// <summary>Gets the value of the target.</summary>
    public double TargetValue { get; }

    /// <summary>
    /// Gets the observation that was judged: that of the target's period; for <see cref="TargetVerdict.NotDue"/> and
    /// <see cref="TargetVerdict.NotAssessable"/> the latest one that has a value. Null if there is none.
    /// </summary>
    public Observation? Observation { get; private init; }

    /// <summary>Gets the value of <see cref="Observation"/> minus <see cref="TargetValue"/>; null if there is no observation.</summary>
    public double? Gap => Observation is null ? null : Observation.Value - TargetValue;

    /// <summary>Gets the period of the baseline; null if the target has none.</summary>
    public ReferencePeriod? BaselinePeriod => Target.Baseline?.Period;

    /// <summary>Gets the value of the baseline, as the target gives it or else as it was observed; null if there is none.</summary>
    public double? BaselineValue { get; private init; }

    /// <summary>Gets the observation that the value of the baseline was taken from; null if the target gives the value, or there is none.</summary>
    public Observation? BaselineObservation { get; private init; }

    /// <summary>
    /// Gets the share of the way from the baseline to the target that was gone: (value - baseline) / (target - baseline). 1 at the target; above 1
    /// beyond it, below 0 on the other side of the baseline. Null if the value or the baseline is missing, or the baseline is at the target.
    /// </summary>
    public double? Progress { get; private init; }

    /// <summary>Assesses a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="indicators">The indicators; the target's is among them.</param>
    /// <param name="observations">The observations; with computed values beside them, targets of computed indicators are assessed too.</param>
    /// <param name="on">
    /// The day of the assessment. Only observations of periods that ended on or before it count, and a target is due when its period has ended by then.
    /// Null: all observations count, and a target is due whenever its period has one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The target's indicator is not among the indicators, its unit cannot become that of the indicator, or its value or that of its baseline is not finite.
    /// </exception>
    /// <remarks>
    /// Judged is the observation of the target's indicator, entity, breakdown and period, and no other: a later or finer one does not stand in for it.
    /// </remarks>
    public static TargetAssessment Assess(Target target, IndicatorCatalog indicators, Dataset observations, LocalDate? on = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(observations);
        var indicator = indicators.Find(target.Indicator.Id)
            ?? throw new ArgumentException($"The indicator '{target.Indicator}' of the target '{target.Id}' is not among the indicators.", nameof(target));
        if (!double.IsFinite(target.Value) || target.Baseline?.Value is { } start && !double.IsFinite(start))
            throw new ArgumentException($"The value or baseline of the target '{target.Id}' is not finite.", nameof(target));
        var conversion = ConversionOf(target, indicator, indicators);
        var unit = indicator.Unit.Text;
        var targetValue = conversion.Apply(target.Value);

        var remarks = new List<string>();
        var baseline = BaselineOf(target, observations, conversion, on, remarks);
        var latest = observations.Latest(indicator.Id, target.Entity.Id, target.Breakdown, on);
        var assessment = on is { } day && target.Period.LastDay > day
            ? NotDue(target, unit, targetValue, latest, day)
            : Judge(target, indicator, targetValue, observations, latest);
        if (assessment.Observation is { } observation && RemarkOf(observation) is { } remark)
            remarks.Insert(0, remark);
        return assessment with
        {
            Remarks = remarks.ToValueList(),
            BaselineValue = baseline.Value,
            BaselineObservation = baseline.Observation,
            Progress = ProgressOf(assessment.Observation?.Value, baseline.Value, targetValue),
        };
    }

    /// <summary>Assesses targets, in their order.</summary>
    /// <inheritdoc cref="Assess(Target, IndicatorCatalog, Dataset, LocalDate?)"/>
    public static ImmutableArray<TargetAssessment> Assess(
        IEnumerable<Target> targets, IndicatorCatalog indicators, Dataset observations, LocalDate? on = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return [.. targets.Select(target => Assess(target, indicators, observations, on))];
    }

    private static TargetAssessment NotDue(Target target, string unit, double targetValue, Observation? latest, LocalDate on)
    {
        var due = $"The period '{target.Period}' is not over on {Day(on)}";
        return new TargetAssessment(target, unit, targetValue)
        {
            Verdict = TargetVerdict.NotDue,
            Observation = latest,
            Explanation = latest is null
                ? $"{due}, and there is no value yet."
                : $"{due}; the latest value is {Quantity(latest.Value, unit)} in {latest.Period}, and {Goal(target, targetValue, unit)} is asked for.",
        };
    }

    private static TargetAssessment Judge(Target target, Indicator indicator, double targetValue, Dataset observations, Observation? latest)
    {
        var unit = indicator.Unit.Text;
        var judged = observations.Find(indicator.Id, target.Entity.Id, target.Breakdown, target.Period);
        if (judged is { IsMissing: false })
        {
            var holds = target.Comparison.Holds(judged.Value, targetValue);
            return new TargetAssessment(target, unit, targetValue)
            {
                Verdict = holds ? TargetVerdict.Met : TargetVerdict.Missed,
                Observation = judged,
                Explanation =
                    $"{Quantity(judged.Value, unit)} in {judged.Period} is {(holds ? "" : "not ")}{Goal(target, targetValue, unit)}.",
            };
        }

        var entity = target.Breakdown.IsTotal ? $"'{target.Entity}'" : $"'{target.Entity}' ({target.Breakdown})";
        var (reason, why) = judged is not null
            ? (NotAssessableReason.ValueMissing, $"The value of '{indicator.Id}' for {entity} in {target.Period} is missing (status {judged.Status.ToLetter()})")
            : latest is not null
                ? (NotAssessableReason.NoObservationInPeriod, $"There is no value of '{indicator.Id}' for {entity} in {target.Period}")
                : indicator.IsObserved
                    ? (NotAssessableReason.NoObservation, $"There is no value of '{indicator.Id}' for {entity}")
                    : (NotAssessableReason.ComputedIndicator, $"'{indicator.Id}' is computed by a formula and has no value for {entity}");
        return new TargetAssessment(target, unit, targetValue)
        {
            Verdict = TargetVerdict.NotAssessable,
            Reason = reason,
            Observation = latest,
            Explanation = latest is null ? $"{why}." : $"{why}; the latest is {Quantity(latest.Value, unit)} in {latest.Period}.",
        };
    }

    private static (double? Value, Observation? Observation) BaselineOf(
        Target target, Dataset observations, UnitConversion conversion, LocalDate? on, List<string> remarks)
    {
        if (target.Baseline is not { } baseline)
            return (null, null);
        if (baseline.Value is { } value)
            return (conversion.Apply(value), null);
        var observation = observations.Find(target.Indicator.Id, target.Entity.Id, target.Breakdown, baseline.Period);
        if (observation is { IsMissing: false } && !(baseline.Period.LastDay > on))
        {
            if (RemarkOf(observation) is { } remark)
                remarks.Add(remark);
            return (observation.Value, observation);
        }

        remarks.Add($"The baseline of {baseline.Period} has no value.");
        return (null, null);
    }

    private static double? ProgressOf(double? value, double? baseline, double target)
    {
        var progress = (value - baseline) / (target - baseline);
        return progress is { } share && double.IsFinite(share) ? share : null;
    }

    internal static UnitConversion ConversionOf(Target target, Indicator indicator, IndicatorCatalog indicators)
    {
        if (target.Unit is not { } text)
            return default;
        var to = indicators.UnitOf(indicator.Id);
        return indicators.Units.TryParse(text.Text, out var from) && from.IsConvertibleTo(to)
            ? UnitConversion.Between(from, to)
            : throw new ArgumentException($"The unit '{text}' of the target '{target.Id}' cannot become '{to}', the unit of '{indicator.Id}'.", nameof(target));
    }

    private static string? RemarkOf(Observation observation)
    {
        var said = observation.Status switch
        {
            ObservationStatus.Normal => null,
            ObservationStatus.TimeSeriesBreak => "stands at a break of the series",
            ObservationStatus.DefinitionDiffers => "follows another definition than the rest of the series",
            ObservationStatus.Estimated => "is estimated or derived from other values",
            ObservationStatus.Forecast => "is a forecast",
            ObservationStatus.Experimental => "is experimental",
            ObservationStatus.Imputed => "is imputed",
            ObservationStatus.Provisional => "is provisional",
            ObservationStatus.LowReliability => "is of low reliability",
            ObservationStatus.Unvalidated => "is not validated",
            ObservationStatus.NotSignificant => "is not significant",
            ObservationStatus.Derogation => "is given under a derogation",
            ObservationStatus.IncludedElsewhere => "is included in another category",
            ObservationStatus.Strike => "was affected by a strike or another special event",
            ObservationStatus.IncludesOtherCategory => "includes another category",
            _ => "is missing",
        };
        return said is null ? null : $"The value of {observation.Period} {said} (status {observation.Status.ToLetter()}).";
    }

    private static string Goal(Target target, double targetValue, string unit)
    {
        var quantity = Quantity(targetValue, unit);
        return target.Comparison switch
        {
            Comparison.GreaterThan => $"more than {quantity}",
            Comparison.AtLeast => $"at least {quantity}",
            Comparison.LessThan => $"less than {quantity}",
            Comparison.AtMost => $"at most {quantity}",
            _ => $"exactly {quantity}",
        };
    }

    private static string Quantity(double value, string unit)
    {
        var number = value.ToString("R", CultureInfo.InvariantCulture);
        return unit == "1" ? number : $"{number} {unit}";
    }

    private static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
