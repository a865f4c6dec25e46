namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>What imbalance among the children of an entity does to its score.</summary>
public enum ImbalancePenalty
{
    /// <summary>It lowers the score: where more is better, as with development. MPI⁻.</summary>
    Negative,

    /// <summary>It raises the score: where more is worse, as with poverty. MPI⁺.</summary>
    Positive,
}
