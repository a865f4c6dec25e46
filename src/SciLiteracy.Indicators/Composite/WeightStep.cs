using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Makes the weights of siblings, in place of those of the structure.</summary>
/// <param name="Method">The method.</param>
public sealed record WeightStep(WeightingMethod Method) : IndexStep
{
    /// <summary>Gets the aggregates whose children are weighted; empty for all.</summary>
    public ValueList<Reference> Nodes { get; init; } = [];

    /// <summary>Gets the level whose members are weighted, 1 for the indicators; null for all levels.</summary>
    public int? Level { get; init; }
}
