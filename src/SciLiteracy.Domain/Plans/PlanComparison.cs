namespace SciLiteracy.Domain;

/// <summary>What is different in one plan against another: an earlier and a later version, or a template and what was made of it.</summary>
/// <remarks>
/// Things are matched by kind and id. What is left over on both sides is matched by its title, if in some language exactly one thing of its kind on
/// each side has it; it is then <see cref="PlanChange.Renamed"/>, and references to its old id count as references to the new one.
/// A thing that only shifted because others came or went has not <see cref="PlanChange.Moved"/>: as few as possible are said to have.
/// Every difference of two plans is reported: the comparison of plans that are not equal is never empty.
/// </remarks>
public sealed class PlanComparison
{
    private PlanComparison(ValueList<PlanChange> changes) => Changes = changes;

    /// <summary>
    /// Gets the changes in the order of the later plan: the plan itself; its projects, each with its tasks and measures; arrangements, phases,
    /// agencies, sources, indicators, targets; then what was removed, in the order of the earlier plan.
    /// </summary>
    public ValueList<PlanChange> Changes { get; }

    /// <summary>Gets whether there is no difference.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Returns the changes of the thing with an id, before or after.</summary>
    public IEnumerable<PlanChange> Of(string id) => Changes.Where(c => c.Subject.IdBefore == id || c.Subject.IdAfter == id);

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The earlier plan.</param>
    /// <param name="after">The later plan.</param>
    public static PlanComparison Compare(ActionPlan before, ActionPlan after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new PlanComparison(new PlanDifferences(PlanSide.Of(before), PlanSide.Of(after)).Find());
    }

    /// <summary>Compares two plans with their indicators and targets. Units, regions and implementation records are not compared.</summary>
    /// <param name="before">The earlier plan and what it is watched by. Without a plan, the whole plan of the later one is new.</param>
    /// <param name="after">The later plan and what it is watched by.</param>
    public static PlanComparison Compare(MonitoringFramework before, MonitoringFramework after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new PlanComparison(new PlanDifferences(PlanSide.Of(before), PlanSide.Of(after)).Find());
    }
}
