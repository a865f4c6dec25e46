using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Publication;

/// <summary>How a dimension of survey domains is called in the breakdowns of observations.</summary>
/// <param name="Dimension">The variable of <c>by</c>.</param>
/// <param name="Name">The dimension of the breakdown.</param>
/// <param name="Levels">Level of the survey and value of the breakdown; a level that is not there is called as it is.</param>
public sealed record BreakdownMapping(SourceText Dimension, string Name, ValueList<KeyValuePair<string, string>> Levels) : Located;
