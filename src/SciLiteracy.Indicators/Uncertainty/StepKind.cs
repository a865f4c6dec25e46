namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The kinds of steps of an index.</summary>
public enum StepKind
{
    /// <summary>Leaving out entities with too few data.</summary>
    Screen,

    /// <summary>Dividing by denominators.</summary>
    Denominate,

    /// <summary>Filling missing values.</summary>
    Impute,

    /// <summary>Treating outliers and skew.</summary>
    Treat,

    /// <summary>Bringing indicators to one scale.</summary>
    Normalize,

    /// <summary>Making weights.</summary>
    Weight,

    /// <summary>Combining children.</summary>
    Aggregate,
}
