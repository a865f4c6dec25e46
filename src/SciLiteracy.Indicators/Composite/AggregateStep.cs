using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Combines children into aggregates up to the index.</summary>
/// <param name="ByLevel">The methods: the first makes level 2, the last repeats for the levels above.</param>
public sealed record AggregateStep(ValueList<AggregationMethod> ByLevel) : IndexStep
{
    /// <summary>Gets the least share of the children, by count, that must be present at each aggregate.</summary>
    public double MinAvailability { get; init; }

    /// <summary>Gets what becomes of an aggregate with a missing child.</summary>
    public MissingChildren Missing { get; init; } = MissingChildren.Drop;
}
