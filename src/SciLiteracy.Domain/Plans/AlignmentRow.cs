namespace SciLiteracy.Domain;

/// <summary>One element of the national plan and what takes it up.</summary>
/// <param name="National">The national element.</param>
/// <param name="Project">The national project it belongs to, itself for a project; null for arrangements and phases.</param>
/// <param name="Kind">How it is taken up; <see cref="AlignmentKind.ByParts"/> only for a project.</param>
/// <param name="Local">The local elements that take it up, in the order of the local plan; empty for a gap and for a project taken up by parts.</param>
public sealed record AlignmentRow(PlanElement National, Project? Project, AlignmentKind Kind, ValueList<PlanElement> Local)
{
    /// <summary>Gets whether nothing takes it up.</summary>
    public bool IsGap => Kind == AlignmentKind.Gap;
}
