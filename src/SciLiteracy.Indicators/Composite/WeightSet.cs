using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>A named set of weights that replaces weights of the structure.</summary>
/// <param name="Name">The name, unique in the index.</param>
/// <param name="Weights">The weights; a node that is not here keeps that of the structure.</param>
public sealed record WeightSet(string Name, ValueList<NodeWeight> Weights) : Located;
