namespace SciLiteracy.Domain;

/// <summary>One agency's part in one project.</summary>
/// <param name="Agency">The agency, as the plan names it.</param>
/// <param name="Project">The project.</param>
/// <param name="Role">Whether it leads or takes part.</param>
/// <param name="Order">Its place in the project's list, from 1, leads first.</param>
/// <param name="Evidence">Whether the source states the role or it was concluded.</param>
public sealed record Responsibility(Agency Agency, Project Project, ResponsibilityRole Role, int Order, Evidence Evidence);
