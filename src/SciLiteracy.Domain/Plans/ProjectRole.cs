namespace SciLiteracy.Domain;

/// <summary>An agency's place in a project's division of labour.</summary>
/// <param name="Agency">The agency's id.</param>
/// <param name="Role">Whether it leads or takes part.</param>
/// <param name="Order">Its place in the project's list, from 1, leads first.</param>
public sealed record ProjectRole(string Agency, ResponsibilityRole Role, int Order)
{
    /// <summary>For instance <c>lead, 2</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Role == ResponsibilityRole.Lead ? "lead" : "participant")}, {Order}");
}
