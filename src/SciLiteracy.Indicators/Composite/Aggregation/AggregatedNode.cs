namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>An aggregate and how it is made.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Method">The method.</param>
/// <param name="Children">The numbers of its children.</param>
/// <param name="ReferenceRow">The row of the data that the method compares with; -1 without.</param>
internal sealed record AggregatedNode(int Node, AggregationMethod Method, int[] Children, int ReferenceRow);
