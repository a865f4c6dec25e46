using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>The weight of a node relative to its siblings.</summary>
/// <param name="Node">The code of the node.</param>
/// <param name="Weight">The weight, finite and at least 0.</param>
public sealed record NodeWeight(Reference Node, double Weight);
