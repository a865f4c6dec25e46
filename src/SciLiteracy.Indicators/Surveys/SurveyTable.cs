using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>The estimates of a survey.</summary>
/// <param name="Estimates">The estimates, in the order in which they were asked for.</param>
public sealed record SurveyTable(ImmutableArray<SurveyEstimate> Estimates);
