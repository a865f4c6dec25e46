namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>The worth of a coalition in a game.</summary>
/// <param name="members">Which players are in it; shape [players].</param>
public delegate double CoalitionWorth(ReadOnlySpan<bool> members);
