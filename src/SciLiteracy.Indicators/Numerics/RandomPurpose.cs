namespace SciLiteracy.Indicators.Numerics;

/// <summary>What random numbers are for. The numbers are part of what a seed means: they never change.</summary>
internal enum RandomPurpose
{
    /// <summary>The points of a pseudo-random design.</summary>
    Points = 0,

    /// <summary>The places inside the cells of a Latin hypercube.</summary>
    HypercubePlaces = 1,

    /// <summary>The orders of the cells of a Latin hypercube.</summary>
    HypercubeOrders = 2,

    /// <summary>The scrambling of a Sobol sequence.</summary>
    Scrambling = 3,

    /// <summary>What a design has no dimension for, such as the errors of single cells of data.</summary>
    Cells = 4,

    /// <summary>Resampling, as of a bootstrap.</summary>
    Resampling = 5,

    /// <summary>The paths of elementary effects.</summary>
    Trajectories = 6,

    /// <summary>Tables of random numbers whose eigenvalues those of data are compared with.</summary>
    RandomEigenvalues = 16,

    /// <summary>The draws of multiple imputation.</summary>
    Imputation = 17,

    /// <summary>Replicate weights of a survey design, and what is looked up in them.</summary>
    ReplicateWeights = 18,

    /// <summary>Plausible values drawn from an item model.</summary>
    PlausibleValues = 19,
}
