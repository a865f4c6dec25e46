namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>Why an aggregation has no score where there are values.</summary>
public enum AggregationFaultKind
{
    /// <summary>It has.</summary>
    None,

    /// <summary>A geometric, harmonic or power mean with an exponent of at most 0 met a value of 0 or below.</summary>
    NotPositive,

    /// <summary>A power mean with an exponent above 0 met a value below 0.</summary>
    Negative,

    /// <summary>The mean of the children of an entity is not positive, so that its imbalance has no relation to it.</summary>
    MeanNotPositive,

    /// <summary>All entities are alike, so that there are no distances to compare.</summary>
    NoSpread,

    /// <summary>The reference entity has no value for a child.</summary>
    NoReferenceValue,

    /// <summary>No child has a weight above 0.</summary>
    NoWeight,
}
