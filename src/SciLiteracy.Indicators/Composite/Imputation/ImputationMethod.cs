namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>
/// How missing values are filled: <see cref="NoImputation"/>; by a value of the cross-section, <see cref="MeanImputation"/>, <see cref="MedianImputation"/>,
/// <see cref="GroupMeanImputation"/>, <see cref="GroupMedianImputation"/>; along the time of an entity, <see cref="LatestImputation"/>,
/// <see cref="ConstantImputation"/>, <see cref="LinearImputation"/>, <see cref="LinearConstantImputation"/>; or by other indicators,
/// <see cref="RegressionImputation"/>, <see cref="ExpectationMaximizationImputation"/>, <see cref="NearestNeighborImputation"/>. There are no others.
/// </summary>
/// <remarks>Values that are there are never changed. What cannot be filled stays missing.</remarks>
public abstract record ImputationMethod
{
    private protected ImputationMethod()
    {
    }

    /// <summary>Gets the name of the method in an index document.</summary>
    public abstract string Id { get; }

    /// <summary>Gets where the method takes values from.</summary>
    public abstract ImputationDonors Donors { get; }

    /// <summary>Returns what is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal virtual string? Problem => null;

    /// <summary>Says what is wrong with a largest gap.</summary>
    private protected static string? ProblemOfGap(int? gap) =>
        gap < 1 ? FormattableString.Invariant($"The largest gap is '{gap}', but a value is taken from 1 period away or more.") : null;
}
