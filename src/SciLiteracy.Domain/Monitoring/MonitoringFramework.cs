using System.Collections.Frozen;

namespace SciLiteracy.Domain;

/// <summary>
/// A plan with everything it is watched by: indicators with their units, regions, targets, implementation records and sources, checked
/// together. Immutable.
/// </summary>
public sealed class MonitoringFramework
{
    private readonly FrozenDictionary<string, SourceDocument> _sources;

    private MonitoringFramework(ActionPlan? plan, IndicatorCatalog catalog, RegionHierarchy regions, MonitoringFrameworkDraft draft)
    {
        Plan = plan;
        Indicators = catalog;
        Regions = regions;
        Targets = draft.Targets;
        Records = draft.Records;
        Sources = draft.Sources;
        Coverage = plan is null ? null : new MonitoringCoverage(plan, catalog);
        _sources = draft.Sources.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the plan; null for indicators without one.</summary>
    public ActionPlan? Plan { get; }

    /// <summary>Gets the indicators and their units.</summary>
    public IndicatorCatalog Indicators { get; }

    /// <summary>Gets the regions.</summary>
    public RegionHierarchy Regions { get; }

    /// <summary>Gets the targets.</summary>
    public ValueList<Target> Targets { get; }

    /// <summary>Gets what was recorded about the implementation of measures.</summary>
    public ValueList<ImplementationRecord> Records { get; }

    /// <summary>Gets the source documents.</summary>
    public ValueList<SourceDocument> Sources { get; }

    /// <summary>Gets which elements of the plan are monitored by which indicators; null without a plan.</summary>
    public MonitoringCoverage? Coverage { get; }

    /// <summary>Returns the source document with an id, or null.</summary>
    public SourceDocument? FindSource(string id) => _sources.GetValueOrDefault(id);

    /// <summary>Checks the parts and makes a framework of them; all findings at once.</summary>
    public static Result<MonitoringFramework> Create(MonitoringFrameworkDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var findings = new DiagnosticBuilder();
        draft = draft with { Sources = (draft.Plan?.Sources ?? []).Concat(draft.Sources).ToValueList() };
        var plan = Keep(draft.Plan is null ? null : ActionPlan.Create(draft.Plan with { Sources = draft.Sources }), findings);
        if (draft.Plan is null)
            PlanChecks.CheckSourceIds(draft.Sources, findings);
        var units = UnitCatalog.Read(draft.Units, findings);
        var regions = Keep(RegionHierarchy.Create(draft.Regions), findings);
        IndicatorCatalog.Check(draft.Indicators, units, findings);
        MonitoringChecks.Check(draft, units, findings);
        return findings.ToResult(
            () => new MonitoringFramework(plan, IndicatorCatalog.Create(draft.Indicators, units).Require(), regions!, draft));
    }

    private static T? Keep<T>(Result<T>? result, DiagnosticBuilder findings)
        where T : class
    {
        if (result is not null)
            findings.AddRange(result.Diagnostics);
        return result?.Value;
    }
}
