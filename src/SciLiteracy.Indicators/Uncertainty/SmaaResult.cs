using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Stochastic multicriteria acceptability analysis: which entities are the first with any weights, and with which.</summary>
/// <remarks>
/// Over the draws in which an entity has rank 1 (ties included), the mean of the weights is its central weight vector: the weights of a typical judge who would put it first. The confidence
/// factor is the probability that it is the first with just these weights; a low one says that the data, not the weights, decide.
/// Source: Lahdelma and Salminen (2001), SMAA-2, Operations Research 49(3), equations 8 to 10.
/// </remarks>
/// <param name="Draws">The number of draws that did not fail.</param>
/// <param name="Nodes">The codes of the nodes whose weights vary, with their siblings, in the order of the structure.</param>
/// <param name="Entities">The entities, in the order of the rows of the data.</param>
public sealed record SmaaResult(long Draws, ImmutableArray<string> Nodes, ImmutableArray<SmaaEntity> Entities);
