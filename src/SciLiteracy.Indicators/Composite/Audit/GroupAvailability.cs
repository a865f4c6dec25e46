using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How much of the data the rows of a group have.</summary>
/// <param name="Group">The label of the group; null for the rows without one.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Aggregates">The available share of the indicators below each aggregate, the index first.</param>
public sealed record GroupAvailability(string? Group, int Rows, ImmutableArray<AggregateAvailability> Aggregates);
