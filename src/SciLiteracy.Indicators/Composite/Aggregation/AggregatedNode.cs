namespace SciLiteracy.Indicators.Composite.Aggregation;

/// <summary>An aggregate and how it is made.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Method">The method.</param>
/// <param name="Children">The numbers of its children.</param>
/// <param name="ReferenceRows">The rows of the data of the entity that the method compares with, of which the last that is left counts; null without.</param>
internal sealed record AggregatedNode(int Node, AggregationMethod Method, int[] Children, int[]? ReferenceRows);
