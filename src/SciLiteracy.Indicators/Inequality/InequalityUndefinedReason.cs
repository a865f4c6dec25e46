namespace SciLiteracy.Indicators.Inequality;

/// <summary>Why a measure of inequality has no value.</summary>
public enum InequalityUndefinedReason
{
    /// <summary>No value is left that is not missing and has a weight above 0.</summary>
    NoObservations,

    /// <summary>There are fewer values than the measure needs.</summary>
    TooFewObservations,

    /// <summary>A weight is negative or infinite.</summary>
    InvalidWeight,

    /// <summary>A value is infinite.</summary>
    InfiniteValue,

    /// <summary>A value is below 0, where the measure is of shares of a total.</summary>
    NegativeValue,

    /// <summary>A value is 0, where the measure divides by it or takes its logarithm.</summary>
    ZeroValue,

    /// <summary>The mean, which the measure divides by, is 0 or negative.</summary>
    MeanNotPositive,

    /// <summary>The weights differ, and the definition of the quantile takes none.</summary>
    WeightsNotSupported,

    /// <summary>The measure is not defined once some one observation is left out, so that the jackknife has no estimate.</summary>
    ReplicateUndefined,

    /// <summary>The result, or the magnitudes of the values side by side, are beyond the range of doubles.</summary>
    NotRepresentable,
}
