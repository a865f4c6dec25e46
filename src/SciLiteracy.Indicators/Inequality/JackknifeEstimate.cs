using System.Buffers;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Inequality;

/// <summary>A measure of inequality with its standard error and bias by the delete-one jackknife.</summary>
/// <remarks>
/// With θ the estimate, θ₍ᵢ₎ the estimate without observation i, and θ̄ their mean: standard error sqrt((n - 1)/n Σ (θ₍ᵢ₎ - θ̄)²), bias (n - 1) (θ̄
/// - θ). An observation is left out with its whole weight; the others keep theirs. The observations are taken for independent draws: a stratified
/// or clustered survey needs the replicate weights of its design, and the jackknife is not consistent for a quantile or an extreme value.
/// Source: Tukey (1958), Annals of Mathematical Statistics 29; Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 11. For the
/// Gini index in O(n): Karagiannis and Kovačević (2000), "A method to calculate the jackknife variance estimator for the Gini coefficient", Oxford
/// Bulletin 62(1).
/// </remarks>
public sealed record JackknifeEstimate
{
    private JackknifeEstimate(double? value, int count, InequalityUndefinedReason? reason)
    {
        Value = value;
        Count = count;
        Reason = reason;
    }

    /// <summary>Gets the measure of all observations; null if undefined.</summary>
    public double? Value { get; }

    /// <summary>Gets the standard error; null if <see cref="Reason"/> says why there is none.</summary>
    public double? StandardError { get; private init; }

    /// <summary>Gets the estimate of the bias: <see cref="Value"/> less this is the bias-corrected estimate. Null if there is none.</summary>
    public double? Bias { get; private init; }

    /// <summary>Gets n, the number of observations that count.</summary>
    public int Count { get; }

    /// <summary>Gets why the measure or its standard error is missing; null if both are there.</summary>
    public InequalityUndefinedReason? Reason { get; }

    /// <summary>Estimates a measure with its standard error.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="values">Values of one unit; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <param name="cancellationToken">Looked at at the beginning, and where replicates are computed one by one, once for each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>
    /// O(n log n) for the Gini and Hoover indexes, O(n) for Theil's, Atkinson's, the coefficient of variation and the ratio of the extremes, with replicates as exact as one by one;
    /// O(n²) for quantile ratios.
    /// </remarks>
    public static JackknifeEstimate Of(
        InequalityMeasure measure, ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(measure);
        using var sample = WeightedSample.Gather(values, weights, measure.NeedsOrder);
        var n = sample.Count;
        if (sample.Problem is { } problem)
            return new JackknifeEstimate(null, n, problem);
        var estimate = measure.Compute(sample.Values, sample.Weights);
        if (estimate.Value is not { } value)
            return new JackknifeEstimate(null, n, estimate.Reason);
        if (n < 2)
            return new JackknifeEstimate(value, n, InequalityUndefinedReason.TooFewObservations);

        cancellationToken.ThrowIfCancellationRequested();
        var replicates = ArrayPool<double>.Shared.Rent(n);
        try
        {
            return measure.TryComputeReplicates(sample.Values, sample.Weights, replicates.AsSpan(0, n))
                || TryComputeEach(measure, sample.Values, sample.Weights, replicates, cancellationToken)
                    ? FromReplicates(value, replicates.AsSpan(0, n))
                    : new JackknifeEstimate(value, n, InequalityUndefinedReason.ReplicateUndefined);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(replicates);
        }
    }

    /// <summary>Estimates a concentration index with its standard error. Leaving an observation out changes the ranks of the others.</summary>
    /// <param name="values">The variable whose distribution it is; shape [n]. NaN is missing: the observation is left out.</param>
    /// <param name="ranking">The variable to rank by; shape [n]. NaN is missing.</param>
    /// <param name="weights">Populations, finite and at least 0; shape [n], or empty for equal weights. NaN is missing.</param>
    /// <param name="cancellationToken">Looked at at the beginning.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <remarks>O(n log n).</remarks>
    public static JackknifeEstimate OfConcentrationIndex(
        ReadOnlySpan<double> values, ReadOnlySpan<double> ranking, ReadOnlySpan<double> weights = default, CancellationToken cancellationToken = default)
    {
        var estimate = ConcentrationIndex.Evaluate(values, ranking, weights);
        if (estimate.Value is not { } value)
            return new JackknifeEstimate(null, estimate.Count, estimate.Reason);
        if (estimate.Count < 2)
            return new JackknifeEstimate(value, estimate.Count, InequalityUndefinedReason.TooFewObservations);

        cancellationToken.ThrowIfCancellationRequested();
        return ConcentrationIndex.TryComputeReplicates(values, ranking, weights, out var replicates)
            ? FromReplicates(value, replicates)
            : new JackknifeEstimate(value, estimate.Count, InequalityUndefinedReason.ReplicateUndefined);
    }

    private static bool TryComputeEach(
        InequalityMeasure measure, ReadOnlySpan<double> x, ReadOnlySpan<double> w, Span<double> replicates, CancellationToken cancellationToken)
    {
        var n = x.Length;
        var others = x[1..].ToArray();
        var otherWeights = w[1..].ToArray();
        for (var i = 0; i < n; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (measure.Compute(others, otherWeights).Value is not { } replicate)
                return false;
            replicates[i] = replicate;
            if (i + 1 < n)
            {
                others[i] = x[i];
                otherWeights[i] = w[i];
            }
        }

        return true;
    }

    private static JackknifeEstimate FromReplicates(double value, ReadOnlySpan<double> replicates)
    {
        var n = replicates.Length;
        var mean = WeightedMoments.Mean(replicates);
        var variance = WeightedMoments.Variance(replicates, default, VarianceDefinition.Population);
        return new JackknifeEstimate(value, n, null)
        {
            StandardError = Math.Sqrt((n - 1) * variance),
            Bias = (n - 1) * (mean - value),
        };
    }
}
