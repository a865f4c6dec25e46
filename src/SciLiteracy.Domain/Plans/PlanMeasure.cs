namespace SciLiteracy.Domain;

/// <summary>A measure of a project: what is done.</summary>
public sealed record PlanMeasure : PlanElement
{
    /// <inheritdoc/>
    public override PlanElementKind Kind => PlanElementKind.Measure;

    /// <summary>Gets the tasks it serves; empty if the plan does not say.</summary>
    public ValueList<Reference> Serves { get; init; } = [];

    /// <summary>Gets the phases in which it is due; empty for the whole period of the plan.</summary>
    public ValueList<Reference> Phases { get; init; } = [];
}
