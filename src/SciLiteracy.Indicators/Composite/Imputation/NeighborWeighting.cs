namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>How near entities count in <see cref="NearestNeighborImputation"/>.</summary>
public enum NeighborWeighting
{
    /// <summary>All alike.</summary>
    Equal,

    /// <summary>By 1 / distance; where some are at distance 0, only those count.</summary>
    InverseDistance,
}
