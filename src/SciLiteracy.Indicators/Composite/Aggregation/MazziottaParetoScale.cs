namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>The scale on which the Mazziotta-Pareto index takes its mean and penalty.</summary>
public enum MazziottaParetoScale
{
    /// <summary>The values as they come from the normalization.</summary>
    AsNormalized,

    /// <summary>MPI: each child to mean 100 and standard deviation 10 (divisor n) over the cross-section.</summary>
    Standardized,

    /// <summary>
    /// AMPI: each child to (x - low) / (high - low) 60 + 70 over all rows; low and high are its minimum and maximum, or the value of the reference entity less
    /// and plus half of their distance.
    /// </summary>
    Adjusted,
}
