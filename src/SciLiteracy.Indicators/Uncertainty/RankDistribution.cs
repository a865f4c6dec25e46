using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How the score and the rank of an entity are distributed over the draws that did not fail. NaN where it had no score.</summary>
public sealed record RankDistribution
{
    internal RankDistribution()
    {
    }

    /// <summary>Gets the entity, and the period if the data have periods; ranks are those among the entities of the period.</summary>
    public required IndexRow Row { get; init; }

    /// <summary>Gets the score of the index as specified.</summary>
    public required double NominalScore { get; init; }

    /// <summary>Gets the rank of the index as specified; null without a score.</summary>
    public required int? NominalRank { get; init; }

    /// <summary>Gets the mean score.</summary>
    public required double ScoreMean { get; init; }

    /// <summary>Gets the standard deviation of the scores (n - 1); NaN with fewer than two.</summary>
    public required double ScoreStandardDeviation { get; init; }

    /// <summary>Gets the median score.</summary>
    public required double ScoreMedian { get; init; }

    /// <summary>Gets the quantiles of the score at the levels that were asked for.</summary>
    public required ValueList<double> ScoreQuantiles { get; init; }

    /// <summary>Gets the mean rank.</summary>
    public required double RankMean { get; init; }

    /// <summary>Gets the median rank.</summary>
    public required double RankMedian { get; init; }

    /// <summary>Gets the quantiles of the rank at the levels that were asked for.</summary>
    public required ValueList<double> RankQuantiles { get; init; }

    /// <summary>Gets the shares of the draws in which the rank was at most each k that was asked for.</summary>
    public required ValueList<double> Top { get; init; }

    /// <summary>Gets the number of draws in which it had a score.</summary>
    public required long Draws { get; init; }

    /// <summary>Gets the number of draws that did not fail but in which it had no score, for instance because it was screened out.</summary>
    public required long MissingDraws { get; init; }
}
