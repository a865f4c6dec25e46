namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>What one node contributes to a score, or to the difference between two.</summary>
/// <param name="Code">The code of the node.</param>
/// <param name="Parent">The code of its parent.</param>
/// <param name="Level">Its level; indicators are level 1.</param>
/// <param name="Contribution">What it contributes, in the unit of the score. Of an aggregate, the sum of what its children contribute and of
/// <paramref name="Coverage"/>, but for rounding.</param>
/// <param name="Coverage">Of an aggregate in a difference: the part of its contribution that comes of children which not both rows have.</param>
public sealed record NodeContribution(string Code, string Parent, int Level, double Contribution, double Coverage);
