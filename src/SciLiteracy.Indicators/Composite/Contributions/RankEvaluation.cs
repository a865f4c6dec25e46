namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>Makes the index anew with another value of one indicator of one entity.</summary>
/// <param name="value">The value, in raw units.</param>
/// <returns>The rank of the entity, 1 the best; NaN if it has none.</returns>
public delegate double RankEvaluation(double value);
