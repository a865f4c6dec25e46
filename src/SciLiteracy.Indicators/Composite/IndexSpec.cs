using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// What a composite index is: its structure, the steps that make it, and sets of weights. Plain data, which may still be wrong;
/// <c>CompositeIndex.Compute</c> checks it, and reports every finding at its place.
/// </summary>
public sealed record IndexSpec : Located
{
    /// <summary>Gets the id of the index.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the title; null without.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Gets the documents that the method is taken from; empty if it is the author's own.</summary>
    public ValueList<Reference> Sources { get; init; } = [];

    /// <summary>Gets the tree whose root is the index.</summary>
    public required IndexAggregate Structure { get; init; }

    /// <summary>Gets the steps, in their order.</summary>
    public ValueList<IndexStep> Steps { get; init; } = [];

    /// <summary>Gets the named sets of weights.</summary>
    public ValueList<WeightSet> WeightSets { get; init; } = [];
}
