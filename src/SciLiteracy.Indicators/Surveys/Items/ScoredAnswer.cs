namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>An answer and its score.</summary>
/// <param name="Answer">The answer as it is written in the data: a text, or a number however it is written.</param>
/// <param name="Score">The score, 1 or more points.</param>
public sealed record ScoredAnswer(string Answer, int Score);
