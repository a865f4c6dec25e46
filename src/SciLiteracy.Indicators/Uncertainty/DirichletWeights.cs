using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Draws the weights of siblings from a Dirichlet distribution.</summary>
/// <remarks>
/// Without a concentration, uniformly over all weights that are at least 0 and add up to 1: stochastic multicriteria acceptability analysis (SMAA)
/// without preference information. With concentration c, the parameters are c times the shares that the index gives, so that these are the means; a share s has variance s (1 - s) / (c + 1).
/// Source: Lahdelma and Salminen (2001), SMAA-2, Operations Research 49(3).
/// </remarks>
public sealed record DirichletWeights : UncertainFactor
{
    /// <summary>Gets the level whose members are weighted, 1 for the indicators; null for all levels.</summary>
    public int? Level { get; init; }

    /// <summary>Gets the aggregates whose children are weighted; empty for all.</summary>
    public ValueList<Reference> Nodes { get; init; } = [];

    /// <summary>Gets the concentration, above 0; null for uniform over all weights.</summary>
    public double? Concentration { get; init; }
}
