using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A node of the structure of a composite index: an indicator, or an aggregate of its children.</summary>
public abstract record IndexNode : Located
{
    private protected IndexNode()
    {
    }

    /// <summary>Gets the code, unique in the structure; of an indicator, the code of its column of data.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the name; null if the code says it all.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Gets the documents that say that this node belongs to the index, and how; empty if they are those of the index, or none.</summary>
    public ValueList<Reference> Sources { get; init; } = [];

    /// <summary>Gets the weight relative to the siblings, finite and at least 0; siblings need not add up to 1.</summary>
    public double Weight { get; init; } = 1;
}
