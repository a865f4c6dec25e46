namespace SciLiteracy.Indicators.Numerics;

/// <summary>Weighted mean and variance of values that are all there, in two passes.</summary>
public static class WeightedMoments
{
    /// <summary>Returns the weighted mean Σ w x / Σ w.</summary>
    /// <param name="x">Values; shape [n], n at least 1. NaN propagates.</param>
    /// <param name="w">Weights, at least 0 with a positive sum; shape [n]. Empty for equal weights.</param>
    /// <returns>The mean, in the unit of the values; NaN if the weights add up to 0 or there is no value.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> w = default) =>
        w.IsEmpty ? Summation.Compensated(x) / x.Length : Summation.Weighted(w, x) / Summation.Compensated(w);

    /// <summary>Returns the weighted variance about the mean: Q over the divisor of the definition, where Q = Σ w (x - mean)².</summary>
    /// <param name="x">Values; shape [n]. NaN propagates.</param>
    /// <param name="w">Weights, at least 0; shape [n]. Empty for equal weights of 1.</param>
    /// <param name="definition">The divisor.</param>
    /// <returns>The variance, in the squared unit of the values; NaN if the divisor is not positive.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <remarks>
    /// Two passes, the second less (Σ w (x - mean))² / Σ w for what the mean was rounded by.
    /// Source: Chan, Golub and LeVeque (1983), "Algorithms for computing the sample variance", The American Statistician 37(3), equation 1.7.
    /// </remarks>
    public static double Variance(ReadOnlySpan<double> x, ReadOnlySpan<double> w, VarianceDefinition definition)
    {
        var mean = Mean(x, w);
        var squares = default(CompensatedSum);
        var rest = default(CompensatedSum);
        var total = default(CompensatedSum);
        var totalOfSquares = default(CompensatedSum);
        for (var i = 0; i < x.Length; i++)
        {
            var weight = w.IsEmpty ? 1 : w[i];
            var deviation = x[i] - mean;
            squares.Add(weight * deviation * deviation);
            rest.Add(weight * deviation);
            total.Add(weight);
            totalOfSquares.Add(weight * weight);
        }

        var divisor = definition switch
        {
            VarianceDefinition.Population => total.Value,
            VarianceDefinition.FrequencySample => total.Value - 1,
            VarianceDefinition.ReliabilitySample => total.Value - (totalOfSquares.Value / total.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(definition), definition, "Expected a definition of the variance."),
        };
        // One value with a weight leaves W - Σ w² / W at a rounding error, which is no divisor.
        return divisor > 1e-14 * total.Value ? Math.Max(squares.Value - (rest.Value * rest.Value / total.Value), 0) / divisor : double.NaN;
    }
}
