namespace SciLiteracy.Domain;

/// <summary>How far a local plan takes up a project of the national plan.</summary>
/// <param name="Row">The project itself.</param>
/// <param name="Tasks">How many of its tasks are taken up.</param>
/// <param name="Measures">How many of its measures are taken up.</param>
public sealed record ProjectAlignment(AlignmentRow Row, AlignmentShare Tasks, AlignmentShare Measures)
{
    /// <summary>Gets the national project.</summary>
    public Project Project => (Project)Row.National;

    /// <summary>Gets how many of its tasks and measures are taken up.</summary>
    public AlignmentShare Whole => new(Tasks.TakenUp + Measures.TakenUp, Tasks.Total + Measures.Total);
}
