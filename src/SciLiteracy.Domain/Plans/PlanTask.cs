namespace SciLiteracy.Domain;

/// <summary>A task of a project: what is to be reached.</summary>
public sealed record PlanTask : PlanElement
{
    /// <inheritdoc/>
    public override PlanElementKind Kind => PlanElementKind.Task;
}
