using NodaTime.Text;

namespace SciLiteracy.Domain;

/// <summary>What must hold between the parts of a monitoring framework.</summary>
internal static class MonitoringChecks
{
    public static void Check(MonitoringFrameworkDraft draft, IndicatorCatalog? catalog, DiagnosticBuilder findings)
    {
        var elements = draft.Plan is { } plan
            ? ActionPlan.ElementsOf(plan).Select(e => e.Id).Prepend(plan.Id).ToHashSet(StringComparer.Ordinal)
            : null;
        var sources = draft.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in draft.Indicators)
        {
            CheckElements(indicator.Monitors, indicator, elements, findings);
            CheckSource(indicator.Source, indicator, sources, findings);
        }

        CheckTargets(draft, elements, sources, catalog, findings);
        CheckRecords(draft, sources, findings);
    }

    private static void CheckElements(ValueList<Reference> monitors, Located owner, HashSet<string>? elements, DiagnosticBuilder findings)
    {
        if (elements is null)
            return;
        foreach (var element in monitors.Where(m => !elements.Contains(m.Id)))
        {
            findings.Add(
                IndicatorDiagnostics.UnknownElement, Place(element, owner), PlanChecks.Unknown("element", element.Id, elements, " of the plan"));
        }
    }

    private static void CheckSource(Reference? source, Located owner, HashSet<string> sources, DiagnosticBuilder findings)
    {
        if (source is not null && sources.Count > 0 && !sources.Contains(source.Id))
            findings.Add(PlanDiagnostics.UnknownSource, Place(source, owner), PlanChecks.Unknown("source", source.Id, sources));
    }

    private static void CheckTargets(
        MonitoringFrameworkDraft draft, HashSet<string>? elements, HashSet<string> sources, IndicatorCatalog? catalog, DiagnosticBuilder findings)
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var indicators = draft.Indicators.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var regions = draft.Regions.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var target in draft.Targets)
        {
            if (!Identifier.IsCode(target.Id))
                findings.Add(IndicatorDiagnostics.BadTargetId, target.Location, $"'{target.Id}' is no target id; expected a letter, then letters, digits, '_' or '.'.");
            if (!seen.TryAdd(target.Id, target.Location))
                findings.Add(IndicatorDiagnostics.DuplicateTarget, target.Location, $"The target '{target.Id}' is defined twice; first at {seen[target.Id]}.");
            if (!indicators.Contains(target.Indicator.Id))
                findings.Add(IndicatorDiagnostics.UnknownIndicator, Place(target.Indicator, target), PlanChecks.Unknown("indicator", target.Indicator.Id, indicators));
            else
                CheckTargetUnit(target, catalog, findings);
            if (regions.Count > 0 && !regions.Contains(target.Entity.Id))
                findings.Add(PlaceDiagnostics.UnknownRegion, Place(target.Entity, target), PlanChecks.Unknown("region", target.Entity.Id, regions));
            if (target.Baseline is { } baseline && baseline.Period.FirstDay >= target.Period.FirstDay)
            {
                findings.Add(
                    IndicatorDiagnostics.BaselineNotBefore, Place(baseline, target),
                    $"The baseline '{baseline.Period}' of the target '{target.Id}' is not before its period '{target.Period}'.");
            }

            CheckElements(target.Monitors, target, elements, findings);
            CheckSource(target.Source, target, sources, findings);
        }
    }

    private static void CheckTargetUnit(Target target, IndicatorCatalog? catalog, DiagnosticBuilder findings)
    {
        if (target.Unit is not { } text || catalog is null)
            return;
        var unit = catalog.Units.Parse(text, target.Location);
        findings.AddRange(unit.Diagnostics);
        var expected = catalog.UnitOf(target.Indicator.Id);
        if (unit.IsOk && !unit.Value.IsConvertibleTo(expected))
        {
            findings.Add(
                IndicatorDiagnostics.TargetUnit, Place(text, target),
                $"The unit '{text.Text}' of the target '{target.Id}' cannot become '{expected}', the unit of '{target.Indicator.Id}'.");
        }
    }

    private static void CheckRecords(MonitoringFrameworkDraft draft, HashSet<string> sources, DiagnosticBuilder findings)
    {
        var measures = draft.Plan?.Projects.SelectMany(p => p.Measures).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<(string, NodaTime.LocalDate), SourceLocation>();
        foreach (var record in draft.Records)
        {
            if (measures is not null && !measures.Contains(record.Measure.Id))
                findings.Add(PlanDiagnostics.UnknownMeasure, Place(record.Measure, record), PlanChecks.Unknown("measure", record.Measure.Id, measures));
            if (!seen.TryAdd((record.Measure.Id, record.AsOf), record.Location))
            {
                findings.Add(
                    PlanDiagnostics.DuplicateRecord, record.Location,
                    $"The measure '{record.Measure.Id}' has two records for {LocalDatePattern.Iso.Format(record.AsOf)}; first at {seen[(record.Measure.Id, record.AsOf)]}.");
            }

            if (record.PercentComplete is { } percent)
                CheckPercent(record, percent, findings);
            CheckSource(record.Source, record, sources, findings);
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
}
