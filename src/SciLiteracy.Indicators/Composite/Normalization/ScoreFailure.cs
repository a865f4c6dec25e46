namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>Why an indicator has no scores.</summary>
internal enum ScoreFailure
{
    /// <summary>It has.</summary>
    None,

    /// <summary>There is no value.</summary>
    NoValues,

    /// <summary>All values are the same.</summary>
    NoSpread,

    /// <summary>More than half of the values are the same, so that the median deviation is 0.</summary>
    NoMedianDeviation,

    /// <summary>The reference entity has no value.</summary>
    NoReference,

    /// <summary>The reference has the least value.</summary>
    ReferenceAtMinimum,

    /// <summary>The target is the least value.</summary>
    TargetAtMinimum,

    /// <summary>The distance of the least and the greatest value is greater than the greatest double.</summary>
    TooWide,

    /// <summary>The greatest value, by which others are divided, is 0.</summary>
    MaximumIsZero,

    /// <summary>The mean, by which values are divided, is 0.</summary>
    MeanIsZero,
}
