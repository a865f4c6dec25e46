using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A node whose score is made of the scores of its children: the index itself, a sub-index, a pillar, a dimension.</summary>
public sealed record IndexAggregate : IndexNode
{
    /// <summary>Gets the children, at least one.</summary>
    public required ValueList<IndexNode> Children { get; init; }

    /// <summary>Gets how this node alone combines its children; null for what the step of aggregation says of its level.</summary>
    public AggregationMethod? Aggregation { get; init; }
}
