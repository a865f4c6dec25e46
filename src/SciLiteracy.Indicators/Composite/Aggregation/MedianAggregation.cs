namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// The weighted median: the least child whose weight together with that of all lower ones is more than half; the mean of it and the one below where that one
/// reaches half exactly.
/// </summary>
/// <remarks>Source: Cormen et al., Introduction to Algorithms, problem 9-2, with the mean of both medians as in R type 2.</remarks>
public sealed record MedianAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "median";
}
