namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>What becomes of a value that is observed for a parent when one can be rolled up too.</summary>
public enum ObservedParents
{
    /// <summary>
    /// It is kept, and the difference reported. An observation that only says that there is no value (status O or L) is no obstacle; one that says why there may
    /// be none (H, M, Q) is kept as well.
    /// </summary>
    Keep,

    /// <summary>The rolled-up value takes its place, where there is one.</summary>
    Replace,
}
