namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>Why a method has no weights.</summary>
public enum WeightingFaultKind
{
    /// <summary>It has.</summary>
    None,

    /// <summary>No child has any spread.</summary>
    NoSpread,

    /// <summary>The mean of a child is 0, so that its coefficient of variation is not defined.</summary>
    MeanZero,

    /// <summary>A child has a value below 0 where shares are taken.</summary>
    Negative,

    /// <summary>All values of a child are 0 where shares are taken.</summary>
    AllZero,

    /// <summary>Fewer than three rows have all children.</summary>
    TooFewRows,

    /// <summary>A child loads negatively on the first component.</summary>
    NegativeLoading,

    /// <summary>The eigenvectors were not found.</summary>
    NotConverged,

    /// <summary>The comparisons do not connect all siblings.</summary>
    NotConnected,

    /// <summary>No expert gave a point to any of the siblings.</summary>
    NoPoints,

    /// <summary>No weights meet all bounds for an entity.</summary>
    BoundsNotMet,
}
