namespace SciLiteracy.Indicators.Surveys;

/// <summary>The least value that belongs to a level.</summary>
/// <param name="Name">The name of the level.</param>
/// <param name="Value">The least value.</param>
public sealed record LevelCut(string Name, double Value);
