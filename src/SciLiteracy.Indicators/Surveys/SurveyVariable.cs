using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>A variable that is a formula over columns.</summary>
/// <param name="Name">The name.</param>
/// <param name="Formula">The formula; it may name columns, sets of plausible values, and variables defined before it.</param>
public sealed record SurveyVariable(string Name, SourceText Formula) : Located;
