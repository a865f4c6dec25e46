using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>Direct standardization: every domain is given the same distribution of a variable.</summary>
/// <param name="Variable">The variable, such as age groups.</param>
/// <param name="Shares">Level and share of the standard population; in proportion to each other.</param>
public sealed record StandardizationSettings(SourceText Variable, ValueList<KeyValuePair<string, double>> Shares) : Located;
