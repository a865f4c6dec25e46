using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Which entities and periods of a workspace an index is about; the key <c>select</c> of an index document without a file of its own.</summary>
public sealed record IndexSelection : Located
{
    /// <summary>Gets the selection of all entities and periods that have a value of one of the indicators.</summary>
    public static IndexSelection All { get; } = new();

    /// <summary>Gets the level of the regions that are taken, such as <c>province</c>; null for any.</summary>
    public string? Level { get; init; }

    /// <summary>Gets the region whose children are taken; null for any.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Gets the entities that are taken; empty for all that the other keys leave.</summary>
    public ValueList<Reference> Entities { get; init; } = [];

    /// <summary>Gets the periods that are taken; empty for all of the frequency of the data.</summary>
    public ValueList<ReferencePeriod> Periods { get; init; } = [];
}
