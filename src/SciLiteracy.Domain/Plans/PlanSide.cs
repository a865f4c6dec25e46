namespace SciLiteracy.Domain;

/// <summary>One side of a comparison: the parts of a plan, or of none, and what it is watched by.</summary>
internal sealed record PlanSide(PlanDraft? Plan, ValueList<SourceDocument> Sources, ValueList<Indicator> Indicators, ValueList<Target> Targets)
{
    public ValueList<Project> Projects => Plan?.Projects ?? [];

    public ValueList<Arrangement> Arrangements => Plan?.Arrangements ?? [];

    public ValueList<Phase> Phases => Plan?.Phases ?? [];

    public ValueList<Agency> Agencies => Plan?.Agencies ?? [];

    public List<PlanTask> Tasks { get; } = [.. (Plan?.Projects ?? []).SelectMany(p => p.Tasks)];

    public List<PlanMeasure> Measures { get; } = [.. (Plan?.Projects ?? []).SelectMany(p => p.Measures)];

    public static PlanSide Of(ActionPlan plan) => new(plan.Draft, plan.Sources, [], []);

    public static PlanSide Of(MonitoringFramework framework) =>
        new(framework.Plan?.Draft, framework.Sources, framework.Indicators.Indicators, framework.Targets);
}
