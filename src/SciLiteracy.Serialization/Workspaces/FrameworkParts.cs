using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Puts the documents of a workspace together into one framework.</summary>
internal sealed class FrameworkParts(DiagnosticBuilder findings, UnknownIds unknown)
{
    private readonly List<Agency> _agencies = [];
    private readonly List<SourceDocument> _sources = [];
    private readonly List<Region> _regions = [];
    private readonly List<UnitDefinition> _units = [];
    private readonly List<Indicator> _indicators = [];
    private readonly List<Target> _targets = [];
    private readonly List<ImplementationRecord> _records = [];
    private PlanDocument? _plan;
    private ScheduleDocument? _schedule;

    /// <summary>Adds a document.</summary>
    public void Add(Document document)
    {
        switch (document)
        {
            case PlanDocument plan when _plan is null:
                _plan = plan;
                break;
            case PlanDocument plan:
                findings.Add(
                    WorkspaceDiagnostics.SecondPlan, plan.Plan.Location,
                    $"'{plan.Plan.Id}' is a second plan; a workspace has at most one, and the first is at {_plan.Plan.Location}.");
                unknown.MissFile(DocumentKind.Plan);
                break;
            case ScheduleDocument schedule when _schedule is null:
                _schedule = schedule;
                break;
            case ScheduleDocument schedule:
                findings.Add(
                    WorkspaceDiagnostics.SecondSchedule, schedule.Location, $"This is a second schedule; a workspace has at most one, and the first is at {_schedule.Location}.");
                unknown.MissFile(DocumentKind.Schedule);
                break;
            case AgenciesDocument agencies:
                _agencies.AddRange(agencies.Agencies);
                break;
            case SourcesDocument sources:
                _sources.AddRange(sources.Sources);
                break;
            case RegionsDocument regions:
                _regions.AddRange(regions.Regions);
                break;
            case UnitsDocument units:
                _units.AddRange(units.Units);
                break;
            case IndicatorsDocument indicators:
                _indicators.AddRange(indicators.Indicators);
                break;
            case TargetsDocument targets:
                _targets.AddRange(targets.Targets);
                break;
            case RecordsDocument records:
                _records.AddRange(records.Records);
                break;
        }
    }

    /// <summary>Returns the parts of the framework.</summary>
    public MonitoringFrameworkDraft ToDraft()
    {
        var plan = _plan is null ? null : PlanOf(_plan.Plan);
        if (plan is null && _schedule is not null && unknown.Knows(DocumentKind.Plan))
            findings.Add(WorkspaceDiagnostics.ScheduleWithoutPlan, _schedule.Location, "There is a schedule but no plan; list the plan too.");
        if (plan is null)
            findings.AddRange(unknown.Independent(AgencyDirectory.Create(_agencies).Diagnostics));

        // Whatever is measured in another unit cannot be checked against one that could not be read.
        var unitless = _indicators.Where(i => ReferenceEquals(i.Unit, Placeholder.Unit)).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Plan = plan,
            Units = _units.ToValueList(),
            Regions = _regions.ToValueList(),
            Indicators = _indicators.ToValueList(),
            Targets = _targets.Select(t => unitless.Contains(t.Indicator.Id) ? t with { Unit = null } : t).ToValueList(),
            Records = _records.ToValueList(),
            Sources = _sources.ToValueList(),
        };
    }

    private PlanDraft PlanOf(PlanDraft plan)
    {
        if (_schedule is not null && plan.Phases.Count > 0)
        {
            findings.Add(
                WorkspaceDiagnostics.SecondSchedule, _schedule.Location,
                $"The plan '{plan.Id}' has a schedule of its own, at {plan.Phases[0].Location}; a workspace has at most one.");
        }

        var phases = plan.Phases.Concat(_schedule is null || plan.Phases.Count > 0 ? [] : _schedule.Phases);
        return plan with
        {
            Phases = phases.Select(p => ReferenceEquals(p.Period, Placeholder.UnknownDays) ? p with { Period = plan.Period } : p).ToValueList(),
            Agencies = plan.Agencies.Concat(_agencies).ToValueList(),
        };
    }
}
