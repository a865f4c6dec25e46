namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How much a member moves the index, beside the weight it was given.</summary>
/// <param name="Code">The code of the member.</param>
/// <param name="EffectiveWeight">Its share in the index by the weights: the product of the shares up the tree.</param>
/// <param name="Count">The number of rows in which the member and the index have a value.</param>
/// <param name="SquaredCorrelation">The share of the variance of the index that a straight line in the member explains; NaN where it is not defined.</param>
/// <param name="CorrelationRatio">The share that a smooth curve in the member explains: its main effect; NaN where it is not defined.</param>
/// <param name="ImportanceShare">The main effect over the sum of those of all members of the level; NaN where it is not defined.</param>
public sealed record MemberImportance(
    string Code, double EffectiveWeight, int Count, double SquaredCorrelation, double CorrelationRatio, double ImportanceShare);
