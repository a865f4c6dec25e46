namespace SciLiteracy.Domain;

/// <summary>A project of a plan: a field of action with tasks, measures and a division of labour.</summary>
public sealed record Project : PlanElement
{
    /// <inheritdoc/>
    public override PlanElementKind Kind => PlanElementKind.Project;

    /// <summary>Gets the number it has in the plan.</summary>
    public int? Number { get; init; }

    /// <summary>Gets its tasks, in the order of the plan.</summary>
    public ValueList<PlanTask> Tasks { get; init; } = [];

    /// <summary>Gets its measures, in the order of the plan.</summary>
    public ValueList<PlanMeasure> Measures { get; init; } = [];

    /// <summary>Gets who leads and who takes part; null if the plan does not say.</summary>
    public DivisionOfLabour? Responsibilities { get; init; }
}
