namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>An estimate of the ability of one person, in standard deviations of the population.</summary>
/// <param name="Score">The estimate; NaN if it is not defined.</param>
/// <param name="StandardError">Its standard error, or the standard deviation of the posterior distribution; NaN if it is not defined.</param>
public readonly record struct PersonScore(double Score, double StandardError);
