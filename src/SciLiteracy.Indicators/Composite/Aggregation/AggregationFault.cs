namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Why an aggregation has no score where there are values; the first case, by row and then by child.</summary>
/// <param name="Kind">What was found; <see cref="AggregationFaultKind.None"/> if every row with values has a score.</param>
/// <param name="Row">The row, from 0; -1 if it is about all rows.</param>
/// <param name="Child">The child, from 0; -1 if it is about all children.</param>
public readonly record struct AggregationFault(AggregationFaultKind Kind, int Row, int Child)
{
    /// <summary>Gets that nothing was found.</summary>
    public static AggregationFault None => new(AggregationFaultKind.None, -1, -1);
}
