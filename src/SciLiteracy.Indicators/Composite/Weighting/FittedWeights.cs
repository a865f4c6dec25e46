using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>Weights that a step made of the data, enough to weight other data alike.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Node">The code of the aggregate whose children are weighted.</param>
/// <param name="Weights">The weights of the children.</param>
public sealed record FittedWeights(int Step, string Node, ValueList<NodeWeight> Weights);
