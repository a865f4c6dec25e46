namespace SciLiteracy.Domain;

/// <summary>Where a target starts from.</summary>
public sealed record Baseline : Located
{
    /// <summary>Gets the period.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets the value in the target's unit; null to take the observation of the period.</summary>
    public double? Value { get; init; }
}
