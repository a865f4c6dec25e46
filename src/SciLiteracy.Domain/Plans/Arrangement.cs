namespace SciLiteracy.Domain;

/// <summary>How a plan is led, kept going and guaranteed: an arrangement that belongs to no single project.</summary>
public sealed record Arrangement : PlanElement
{
    /// <inheritdoc/>
    public override PlanElementKind Kind => PlanElementKind.Arrangement;

    /// <summary>Gets what it provides.</summary>
    public required ArrangementKind ArrangementKind { get; init; }
}
