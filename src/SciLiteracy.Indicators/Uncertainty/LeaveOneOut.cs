namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Leaves out one node of a level with all below it, or none, all equally likely.</summary>
/// <param name="Level">The level, 1 for the indicators; below that of the index.</param>
public sealed record LeaveOneOut(int Level) : UncertainFactor;
