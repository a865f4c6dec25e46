namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>The score of the class that a raw value is in.</summary>
/// <param name="Cuts">The lower bounds of the classes above the first, in rising order, in raw units.</param>
/// <param name="Scores">The scores of the classes, one more than cuts; of the lowest class of values first.</param>
public sealed record CategoricalScore(SciLiteracy.Domain.ValueList<double> Cuts, SciLiteracy.Domain.ValueList<double> Scores) : NormalizationMethod;
