namespace SciLiteracy.Domain;

/// <summary>Who answers on a date for what a plan gave to an agency.</summary>
/// <param name="Responsibility">The responsibility as the plan gives it.</param>
/// <param name="Path">The way from the agency the plan names to the one that answers.</param>
public sealed record ResponsibleAgency(Responsibility Responsibility, SuccessionPath Path)
{
    /// <summary>Gets the agency that answers; null if the named one was not founded yet, or ended without a successor.</summary>
    public Agency? Agency => Path.Holder;
}
