namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>Why a series cannot be projected.</summary>
public enum ProjectionReason
{
    /// <summary>There are fewer observations than the model needs: three, or two with standard errors.</summary>
    TooFewPoints,

    /// <summary>A value is not positive, and the model takes its logarithm.</summary>
    NotPositive,

    /// <summary>An observation has no standard error above 0, and the model weighs by it.</summary>
    StandardErrorMissing,

    /// <summary>A number is beyond the range of doubles.</summary>
    NotRepresentable,

    /// <summary>The period is not after the latest observation, so that nothing is left to project.</summary>
    PeriodPast,

    /// <summary>The values say yes or no, and have no trend.</summary>
    Binary,
}
