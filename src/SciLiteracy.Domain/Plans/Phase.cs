using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>A phase of the schedule. Phases may overlap.</summary>
public sealed record Phase : PlanElement
{
    /// <inheritdoc/>
    public override PlanElementKind Kind => PlanElementKind.Phase;

    /// <summary>Gets its days, the first and the last included.</summary>
    public required DateInterval Period { get; init; }
}
