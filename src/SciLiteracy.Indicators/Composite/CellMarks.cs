namespace SciLiteracy.Indicators.Composite;

/// <summary>How a cell came to be what it is, and why it has no value.</summary>
[Flags]
public enum CellMarks
{
    /// <summary>Observed and not touched but by normalization; of an aggregate, computed of all its children.</summary>
    None = 0,

    /// <summary>It was missing in the data.</summary>
    Missing = 1,

    /// <summary>It was filled by an <see cref="ImputeStep"/>.</summary>
    Imputed = 2,

    /// <summary>It was pulled in by a <see cref="TreatStep"/>.</summary>
    Winsorized = 4,

    /// <summary>It was transformed by a <see cref="TreatStep"/>.</summary>
    Transformed = 8,

    /// <summary>Its row was left out by a <see cref="ScreenStep"/>.</summary>
    ScreenedOut = 16,

    /// <summary>Its denominator is missing.</summary>
    DenominatorMissing = 32,

    /// <summary>Its denominator is 0.</summary>
    DenominatorZero = 64,

    /// <summary>The normalization has no score for it, for instance because the indicator has no spread.</summary>
    NotNormalized = 128,

    /// <summary>It has no value because too few of its children have one.</summary>
    TooFewChildren = 256,

    /// <summary>The method of aggregation has no score for it.</summary>
    NotAggregated = 512,

    /// <summary>Some of its children have no value, or are made of cells that were filled.</summary>
    Incomplete = 1024,

    /// <summary>The transform has no value for it, since it lies outside the range of the frozen parameters.</summary>
    NotTransformed = 2048,
}
