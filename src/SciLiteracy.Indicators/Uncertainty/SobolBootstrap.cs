using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Intervals of sensitivity indices: the points are drawn again with replacement, the same points for every factor.</summary>
/// <remarks>
/// Percentile intervals. Source: Archer, Saltelli and Sobol (1997), "Sensitivity measures, ANOVA-like techniques and the use of bootstrap", Journal of Statistical Computation and
/// Simulation 58.
/// </remarks>
internal static class SobolBootstrap
{
    /// <summary>Returns how often each point is drawn in a resample; the sum is the number of points.</summary>
    public static void Resample(ulong seed, int resample, Span<int> counts)
    {
        var random = new CounterRandom(seed, RandomPurpose.Resampling);
        counts.Clear();
        for (var i = 0; i < counts.Length; i++)
            counts[(int)Math.BigMul(random.Bits(resample, i), (ulong)counts.Length, out _)]++;
    }

    /// <summary>Computes the indices of all factors of one output with their intervals.</summary>
    /// <param name="a">Values at the points A; shape [points].</param>
    /// <param name="b">Values at the points B; shape [points].</param>
    /// <param name="mixed">Values at the points A with a factor from B; shape [factors × points].</param>
    /// <param name="names">The names of the factors.</param>
    /// <param name="settings">The number of resamples and the confidence.</param>
    /// <param name="seed">The seed of the resampling.</param>
    public static SensitivityIndex[] Indices(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, IReadOnlyList<string> names, SobolSettings settings, ulong seed)
    {
        var n = a.Length;
        var factors = names.Count;
        var first = new double[factors];
        var total = new double[factors];
        for (var f = 0; f < factors; f++)
        {
            first[f] = SobolEstimator.FirstOrder(a, b, mixed.Slice(f * n, n));
            total[f] = SobolEstimator.TotalOrder(a, b, mixed.Slice(f * n, n));
        }

        var (mean, variance) = SobolEstimator.Moments(a, b);
        var resamples = variance > 0 ? settings.Resamples : 0;
        var firsts = new double[factors * resamples];
        var totals = new double[factors * resamples];
        if (resamples > 0)
            Resampled(a, b, mixed, mean, seed, resamples, firsts, totals);

        var tail = (1 - settings.Confidence) / 2;
        var indices = new SensitivityIndex[factors];
        for (var f = 0; f < factors; f++)
        {
            indices[f] = new SensitivityIndex(
                names[f],
                first[f],
                Bounds(firsts.AsSpan(f * resamples, resamples), tail),
                total[f],
                Bounds(totals.AsSpan(f * resamples, resamples), tail));
        }

        return indices;
    }

    // Sums of products over a resample are sums of the products of the points, weighted by how often each was drawn. Values are taken from the mean of all points, so that little
    // is lost when the mean of the resample is taken off the sums.
    private static void Resampled(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed, double mean, ulong seed, int resamples, Span<double> firsts, Span<double> totals)
    {
        var n = a.Length;
        var factors = mixed.Length / n;
        var counts = new int[n];
        for (var r = 0; r < resamples; r++)
        {
            Resample(seed, r, counts);
            var sum = 0.0;
            var squares = 0.0;
            for (var i = 0; i < n; i++)
            {
                var x = a[i] - mean;
                var y = b[i] - mean;
                sum += counts[i] * (x + y);
                squares += counts[i] * ((x * x) + (y * y));
            }

            var resampledMean = sum / (2.0 * n);
            var resampledVariance = (squares - (2.0 * n * resampledMean * resampledMean)) / ((2.0 * n) - 1);
            for (var f = 0; f < factors; f++)
            {
                var y = mixed.Slice(f * n, n);
                var products = 0.0;
                var differences = 0.0;
                for (var i = 0; i < n; i++)
                {
                    var difference = y[i] - a[i];
                    products += counts[i] * ((b[i] - mean - resampledMean) * difference);
                    differences += counts[i] * (difference * difference);
                }

                firsts[(f * resamples) + r] = SobolEstimator.Share(products / n, resampledVariance);
                totals[(f * resamples) + r] = SobolEstimator.Share(differences / (2.0 * n), resampledVariance);
            }
        }
    }

    private static ConfidenceBounds? Bounds(Span<double> resampled, double tail)
    {
        if (resampled.Length == 0)
            return null;
        // A resample without variance says nothing; NaN sorts before every number.
        resampled.Sort();
        var defined = resampled.Length;
        while (defined > 0 && double.IsNaN(resampled[resampled.Length - defined]))
            defined--;
        if (defined == 0)
            return null;
        var known = resampled[(resampled.Length - defined)..];
        return new(Quantile.Of(known, tail, QuantileDefinition.R7), Quantile.Of(known, 1 - tail, QuantileDefinition.R7));
    }
}
