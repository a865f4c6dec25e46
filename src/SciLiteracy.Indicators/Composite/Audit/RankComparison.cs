namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>A row of two versions of an index.</summary>
/// <param name="Row">The row.</param>
/// <param name="ScoreA">Its score in the first; NaN if there is none.</param>
/// <param name="ScoreB">Its score in the second; NaN if there is none.</param>
/// <param name="RankA">Its rank in the first; NaN if there is none.</param>
/// <param name="RankB">Its rank in the second; NaN if there is none.</param>
public sealed record RankComparison(IndexRow Row, double ScoreA, double ScoreB, double RankA, double RankB)
{
    /// <summary>Gets the places the row gains in the second version: the rank in the first less that in the second; NaN without both.</summary>
    public double Gain => RankA - RankB;
}
