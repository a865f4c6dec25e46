namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>What it takes for an entity to reach a rank by one indicator.</summary>
/// <param name="IsReached">Whether the rank is reached within the limit.</param>
/// <param name="Value">The value of the indicator at which it is, in raw units; where it is not, the value of the best rank that was met.</param>
/// <param name="Change">That value less the present one.</param>
/// <param name="Rank">The rank there.</param>
/// <param name="Evaluations">How many times the index was made.</param>
public sealed record RequiredChange(bool IsReached, double Value, double Change, double Rank, int Evaluations);
