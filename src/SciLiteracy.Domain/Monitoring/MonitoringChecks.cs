using NodaTime.Text;

namespace SciLiteracy.Domain;

/// <summary>What must hold between the parts of a monitoring framework.</summary>
internal static class MonitoringChecks
{
    public static void Check(MonitoringFrameworkDraft draft, UnitCatalog units, DiagnosticBuilder findings)
    {
        var elements = draft.Plan is { } plan
            ? ActionPlan.ElementsOf(plan).Select(e => e.Id).Prepend(plan.Id).ToHashSet(StringComparer.Ordinal)
            : null;
        var known = new KnownNames(elements, draft.Sources.Select(s => s.Id));
        foreach (var indicator in draft.Indicators)
        {
            CheckElements(indicator.Monitors, indicator, known, findings);
            CheckSource(indicator.Source, indicator, known, findings);
        }

        CheckTargets(draft, known, units, findings);
        CheckRecords(draft, known, findings);
    }

    private static void CheckElements(ValueList<Reference> monitors, Located owner, KnownNames known, DiagnosticBuilder findings)
    {
        if (known.Elements is not { } elements)
            return;
        foreach (var element in monitors.Where(m => !elements.Contains(m.Id)))
        {
            findings.Add(
                IndicatorDiagnostics.UnknownElement, Place(element, owner), PlanChecks.Unknown("element", element.Id, known.ElementNames, " of the plan"));
        }
    }

    private static void CheckSource(Reference? source, Located owner, KnownNames known, DiagnosticBuilder findings)
    {
        if (source is not null && known.Sources.Count > 0 && !known.Sources.Contains(source.Id))
            findings.Add(PlanDiagnostics.UnknownSource, Place(source, owner), PlanChecks.Unknown("source", source.Id, known.SourceNames));
    }

    private static void CheckTargets(MonitoringFrameworkDraft draft, KnownNames known, UnitCatalog units, DiagnosticBuilder findings)
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var indicators = draft.Indicators.DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var regions = draft.Regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var (indicatorNames, regionNames) = (new NameSuggestions(indicators.Keys), new NameSuggestions(regions));
        foreach (var target in draft.Targets)
        {
            if (!Identifier.IsCode(target.Id))
                findings.Add(IndicatorDiagnostics.BadTargetId, target.Location, $"'{target.Id}' is no target id; expected a letter, then letters, digits, '_' or '.'.");
            if (!seen.TryAdd(target.Id, target.Location))
                findings.Add(IndicatorDiagnostics.DuplicateTarget, target.Location, $"The target '{target.Id}' is defined twice; first at {seen[target.Id]}.");
            if (!indicators.TryGetValue(target.Indicator.Id, out var indicator))
                findings.Add(IndicatorDiagnostics.UnknownIndicator, Place(target.Indicator, target), PlanChecks.Unknown("indicator", target.Indicator.Id, indicatorNames));
            CheckTargetUnit(target, indicator, units, findings);
            if (!double.IsFinite(target.Value))
                findings.Add(IndicatorDiagnostics.TargetNotFinite, target.Location, NotFinite("value", target, target.Value));
            if (target.Baseline is { Value: { } start } from && !double.IsFinite(start))
                findings.Add(IndicatorDiagnostics.TargetNotFinite, Place(from, target), NotFinite("baseline", target, start));
            if (indicator is { Nature: IndicatorNature.Binary } && target.Unit is null)
                CheckBinary(target, findings);
            if (regions.Count > 0 && !regions.Contains(target.Entity.Id))
                findings.Add(PlaceDiagnostics.UnknownRegion, Place(target.Entity, target), PlanChecks.Unknown("region", target.Entity.Id, regionNames));
            if (target.Baseline is { } baseline && baseline.Period.FirstDay >= target.Period.FirstDay)
            {
                findings.Add(
                    IndicatorDiagnostics.BaselineNotBefore, Place(baseline, target),
                    $"The baseline '{baseline.Period}' of the target '{target.Id}' is not before its period '{target.Period}'.");
            }

            CheckElements(target.Monitors, target, known, findings);
            CheckSource(target.Source, target, known, findings);
        }
    }

    private static void CheckBinary(Target target, DiagnosticBuilder findings)
    {
        if (double.IsFinite(target.Value) && target.Value is not (0 or 1))
            findings.Add(IndicatorDiagnostics.TargetNotBinary, target.Location, NotBinary("value", target, target.Value));
        if (target.Baseline is { Value: { } start } from && double.IsFinite(start) && start is not (0 or 1))
            findings.Add(IndicatorDiagnostics.TargetNotBinary, Place(from, target), NotBinary("baseline", target, start));
    }

    private static string NotBinary(string what, Target target, double value) =>
        FormattableString.Invariant($"The {what} of the target '{target.Id}' is '{value}', but '{target.Indicator.Id}' is binary; expected 0 or 1.");

    private static string NotFinite(string what, Target target, double value) =>
        FormattableString.Invariant($"The {what} of the target '{target.Id}' is '{value}'; expected a finite number.");

    private static void CheckTargetUnit(Target target, Indicator? indicator, UnitCatalog units, DiagnosticBuilder findings)
    {
        if (target.Unit is not { } text)
            return;
        var unit = units.Parse(text, target.Location);
        findings.AddRange(unit.Diagnostics);
        if (indicator is not null && unit.IsOk && units.TryParse(indicator.Unit.Text, out var expected) && !unit.Value.IsConvertibleTo(expected))
        {
            findings.Add(
                IndicatorDiagnostics.TargetUnit, Place(text, target),
                $"The unit '{text.Text}' of the target '{target.Id}' cannot become '{expected}', the unit of '{target.Indicator.Id}'.");
        }
    }

    private static void CheckRecords(MonitoringFrameworkDraft draft, KnownNames known, DiagnosticBuilder findings)
    {
        var measures = draft.Plan?.Projects.SelectMany(p => p.Measures).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var measureNames = new NameSuggestions(measures ?? []);
        var seen = new Dictionary<(string, NodaTime.LocalDate), SourceLocation>();
        foreach (var record in draft.Records)
        {
            if (measures is not null && !measures.Contains(record.Measure.Id))
                findings.Add(PlanDiagnostics.UnknownMeasure, Place(record.Measure, record), PlanChecks.Unknown("measure", record.Measure.Id, measureNames));
            if (!seen.TryAdd((record.Measure.Id, record.AsOf), record.Location))
            {
                findings.Add(
                    PlanDiagnostics.DuplicateRecord, record.Location,
                    $"The measure '{record.Measure.Id}' has two records for {LocalDatePattern.Iso.Format(record.AsOf)}; first at {seen[(record.Measure.Id, record.AsOf)]}.");
            }

            if (record.PercentComplete is { } percent)
                CheckPercent(record, percent, findings);
            CheckSource(record.Source, record, known, findings);
        }
    }

    private static void CheckPercent(ImplementationRecord record, double percent, DiagnosticBuilder findings)
    {
        if (percent is not (>= 0 and <= 100))
        {
            findings.Add(PlanDiagnostics.PercentOutOfRange, record.Location, FormattableString.Invariant($"The percentage '{percent:R}' is not between 0 and 100."));
            return;
        }

        var fits = record.Status switch
        {
            RecordedStatus.NotStarted => percent == 0,
            RecordedStatus.Completed => percent == 100,
            RecordedStatus.InProgress => percent < 100,
            _ => true,
        };
        if (!fits)
        {
            findings.Add(
                PlanDiagnostics.PercentAgainstStatus, record.Location,
                FormattableString.Invariant($"The percentage '{percent:R}' does not fit the status of the measure '{record.Measure.Id}'."));
        }
    }

    private static SourceLocation Place(Located part, Located whole) => part.Location.IsKnown ? part.Location : whole.Location;

    /// <summary>What may be referred to from anywhere; elements are null without a plan.</summary>
    private sealed class KnownNames(HashSet<string>? elements, IEnumerable<string> sources)
    {
        public HashSet<string>? Elements { get; } = elements;

        public NameSuggestions ElementNames { get; } = new(elements ?? []);

        public HashSet<string> Sources { get; } = sources.ToHashSet(StringComparer.Ordinal);

        public NameSuggestions SourceNames { get; } = new(sources);
    }
}
