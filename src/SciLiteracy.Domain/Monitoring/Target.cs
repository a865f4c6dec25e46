namespace SciLiteracy.Domain;

/// <summary>A value that an indicator is to have for an entity in a period.</summary>
public sealed record Target : Located
{
    /// <summary>Gets the id; a code.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the target is called.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Gets the indicator.</summary>
    public required Reference Indicator { get; init; }

    /// <summary>Gets the entity: a region, a venue, an agency.</summary>
    public required Reference Entity { get; init; }

    /// <summary>Gets the part of the entity.</summary>
    public Breakdown Breakdown { get; init; } = Breakdown.Total;

    /// <summary>Gets the period by which it is to be reached.</summary>
    public required ReferencePeriod Period { get; init; }

    /// <summary>Gets how the value must stand to <see cref="Value"/>.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>Gets the value, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Gets the unit of the value and the baseline; null for the indicator's.</summary>
    public SourceText? Unit { get; init; }

    /// <summary>Gets where it starts from.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Gets the elements of the plan that it belongs to.</summary>
    public ValueList<Reference> Monitors { get; init; } = [];

    /// <summary>Gets the source that sets it.</summary>
    public Reference? Source { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }
}
