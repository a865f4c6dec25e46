namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Which members count as strengths and weaknesses of an entity.</summary>
public sealed record ProfileSettings
{
    /// <summary>Gets the level of the members, 1 for the indicators.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Gets the greatest number of strengths, or of weaknesses.</summary>
    public int Count { get; init; } = 5;

    /// <summary>Gets whether members are left out at which the entity shares the last place: they tell little where many entities are there.</summary>
    public bool LeaveOutLastPlace { get; init; } = true;

    /// <summary>Gets the least number of different values over the number of values that a member needs to count; 0 for all.</summary>
    public double MinimumUniqueShare { get; init; }
}
