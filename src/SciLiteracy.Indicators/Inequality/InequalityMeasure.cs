using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>
/// A measure of how unequally values are spread over a population: <see cref="Gini"/>, <see cref="TheilT"/>, <see cref="TheilL"/>,
/// <see cref="Atkinson"/>, <see cref="Hoover"/>, <see cref="CoefficientOfVariation"/>, <see cref="MaximumMinimumRatio"/> or
/// <see cref="QuantileRatio"/>. There are no others.
/// </summary>
/// <remarks>
/// All are dimensionless, do not change with the unit of the values, nor with the order of the observations. Values are those of one period;
/// weights are populations. With weights, an observation counts as its whole population would, everyone with the same value: what differs inside it
/// is not seen.
/// </remarks>
public abstract record InequalityMeasure
{
    private protected InequalityMeasure()
    {
    }

    /// <summary>Gets the id, with parameters where there are any: <c>gini</c>, <c>atkinson(0.5)</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Gets the value where all observations are equal: 0, or 1 for a ratio of two values.</summary>
    public abstract double Equality { get; }

    /// <summary>Gets whether the observations must be in ascending order for <see cref="Compute"/>.</summary>
    internal abstract bool NeedsOrder { get; }

    /// <summary>Computes the measure.</summary>
    /// <param name="values">Values of one unit; shape [n]. NaN is a missing value: the observation is left out with its weight.</param>
    /// <param name="weights"> Populations, finite and at least 0; shape [n], or empty for equal weights. Only their proportions matter, unless the
    /// measure says otherwise. NaN is missing: the observation is left out. An observation of weight 0 is left out too.
    /// </param>
    /// <returns>The value with n, the number of observations that counted; or why it is undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>Allocates nothing once the shared array pool has buffers of the size. O(n log n) where order matters, else O(n).</remarks>
    public InequalityResult Evaluate(ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        using var sample = WeightedSample.Gather(values, weights, NeedsOrder);
        return sample.Problem is { } problem
            ? InequalityResult.Undefined(problem, sample.Count)
            : Compute(sample.Values, sample.Weights);
    }

    /// <summary>The id.</summary>
    public sealed override string ToString() => Id;

    /// <summary>Computes from at least one observation, nothing missing, weights positive, magnitudes moderate, ascending if
    /// <see cref="NeedsOrder"/>.</summary>
    internal abstract InequalityResult Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> w);

    /// <summary>Computes the measure without each one of the observations in turn, if there is a faster way than doing so one by one.</summary>
    internal virtual bool TryComputeReplicates(ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates) => false;

    /// <summary>Tells whether no value is negative and some is positive, what a measure of shares needs.</summary>
    private protected static bool AreShares(ReadOnlySpan<double> x, [NotNullWhen(false)] out InequalityUndefinedReason? reason)
    {
        reason = InequalityUndefinedReason.MeanNotPositive;
        foreach (var value in x)
        {
            if (value < 0)
            {
                reason = InequalityUndefinedReason.NegativeValue;
                return false;
            }

            if (value > 0)
                reason = null;
        }

        return reason is null;
    }

    /// <summary>Tells whether all values are the same, so that rounding of their mean cannot pass for inequality.</summary>
    private protected static bool AreEqual(ReadOnlySpan<double> x) => !x.ContainsAnyExcept(x[0]);
}
