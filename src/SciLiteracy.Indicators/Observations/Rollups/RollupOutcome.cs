namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>What came of rolling up a cell.</summary>
public enum RollupOutcome
{
    /// <summary>All children have a value, and all are among the regions.</summary>
    Complete,

    /// <summary>Some children have none, but enough have one.</summary>
    Partial,

    /// <summary>Too few children have a value, or too little of the weight; there is no rolled-up value.</summary>
    InsufficientCoverage,

    /// <summary>Enough children have a value, but how much of the weight that is cannot be known; there is no rolled-up value.</summary>
    UnknownWeightCoverage,

    /// <summary>The weights add up to 0; there is no rolled-up value.</summary>
    NoWeight,

    /// <summary>The result is too large for a double; there is no rolled-up value.</summary>
    OutOfRange,
}
