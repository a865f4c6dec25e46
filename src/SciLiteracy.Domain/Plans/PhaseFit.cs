using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>A local phase beside the national phase it takes up.</summary>
/// <param name="National">The national phase.</param>
/// <param name="Local">The local phase.</param>
public sealed record PhaseFit(Phase National, Phase Local)
{
    /// <summary>Gets whether all days of the local phase are days of the national one.</summary>
    public bool IsWithin => National.Period.Contains(Local.Period);

    /// <summary>Gets the days that both have; null if none.</summary>
    public DateInterval? DaysShared => National.Period.Intersection(Local.Period);
}
