namespace SciLiteracy.Domain;

/// <summary>How the measures of a task or a project stand on a date.</summary>
/// <param name="Element">The task or project.</param>
/// <param name="Summary">Its measures together: of a task those that serve it, of a project all of its measures.</param>
public sealed record ElementProgress(PlanElement Element, ProgressSummary Summary);
