namespace SciLiteracy.Indicators.Composite.Contributions;

/// <summary>Takes the scores of an index apart down to the indicators: a score, the gap between two entities, the change between two periods.</summary>
/// <remarks>
/// At each aggregate by <see cref="ScoreBreakdown"/> or <see cref="GapBreakdown"/>. What a child that is an aggregate contributes is handed on to its
/// own children by how much a point of it counts, so that parts which make up for each other stay visible. Below a method that compares entities, for
/// which a point has no fixed worth, it is shared out in proportion to the size of their own contributions. Where each entity has weights of its own
/// (benefit of the doubt) a contribution is weight times value.
/// </remarks>
public static class IndexContributions
{
    /// <summary>Takes the score of a row apart.</summary>
    /// <param name="result">The index.</param>
    /// <param name="row">The entity, in its period if the data are a panel.</param>
    /// <param name="node">The code of the aggregate; null for the index itself.</param>
    /// <returns>The contributions; null if the row has no score.</returns>
    /// <exception cref="ArgumentException">The index has no scores, or no such row or aggregate.</exception>
    public static ContributionBreakdown? OfScore(IndexResult result, IndexRow row, string? node = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ContributionTree(result).Break(node, row, against: null);
    }

    /// <summary>Takes the difference of the scores of two rows apart: of two entities in a period, or of an entity in two periods.</summary>
    /// <param name="result">The index.</param>
    /// <param name="row">The entity and period whose score is the minuend.</param>
    /// <param name="against">The entity and period whose score is taken off.</param>
    /// <param name="node">The code of the aggregate; null for the index itself.</param>
    /// <returns>The contributions; null if one of the two has no score.</returns>
    /// <exception cref="ArgumentException">The index has no scores, or no such row or aggregate.</exception>
    public static ContributionBreakdown? OfDifference(IndexResult result, IndexRow row, IndexRow against, string? node = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new ContributionTree(result).Break(node, row, against);
    }
}
