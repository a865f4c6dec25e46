using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How much of the data a row has.</summary>
public sealed record RowAvailability
{
    /// <summary>Gets the row.</summary>
    public required IndexRow Row { get; init; }

    /// <summary>Gets the number of indicators with a value.</summary>
    public required int Available { get; init; }

    /// <summary>Gets the number of indicators without a value.</summary>
    public required int Missing { get; init; }

    /// <summary>Gets the number of values that are 0.</summary>
    public required int Zeros { get; init; }

    /// <summary>Gets the share of the indicators that have a value.</summary>
    public required double AvailableShare { get; init; }

    /// <summary>Gets the share of the values that are not 0; NaN without a value.</summary>
    public required double NonZeroShare { get; init; }

    /// <summary>Gets the available share of the indicators below each aggregate, the index first.</summary>
    public required ImmutableArray<AggregateAvailability> Aggregates { get; init; }
}
