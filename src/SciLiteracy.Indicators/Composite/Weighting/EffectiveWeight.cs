namespace SciLiteracy.Indicators.Composite.Weighting;

/// <summary>The weight of a node as it was used.</summary>
/// <param name="Code">The code of the node.</param>
/// <param name="Parent">The code of its parent; null for the index.</param>
/// <param name="Level">Its level; indicators are level 1.</param>
/// <param name="Weight">Its weight, relative to its siblings.</param>
/// <param name="Effective">The product of the shares down the tree; 1 for the index.</param>
public sealed record EffectiveWeight(string Code, string? Parent, int Level, double Weight, double Effective);
