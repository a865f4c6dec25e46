namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>
/// Estimates variance-based sensitivity indices from evaluations at points A, at points B, and at the points A with the coordinates of a factor taken from B.
/// </summary>
/// <remarks>
/// Let f be the mean and V the variance of all values at A and B (n - 1). First order: (1/n) Σ (yB - f) (yAB - yA) / V; total order: (1/2n) Σ (yA - yAB)² / V. A factor that
/// cannot matter has yAB = yA, and both are exactly 0. The mean is taken off before, because the estimate of the first order has a much larger error otherwise; COINr 1.1.14 does not.
/// Source: Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Computer Physics Communications 181 (first order: formula (b) of table 2, there
/// also centred; total order: formula (f), Jansen 1999).
/// Checked against: the Ishigami and Sobol g functions; COINr <c>SA_estimate</c> (total order, and first order without centring).
/// </remarks>
public static class SobolEstimator
{
    /// <summary>Returns the mean and the variance of the values at A and B together.</summary>
    /// <param name="a">Values at the points A; shape [points].</param>
    /// <param name="b">Values at the points B; shape [points].</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no point.</exception>
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check(a, b);
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] + b[i];
        var mean = sum / (2.0 * a.Length);
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
            squares += ((a[i] - mean) * (a[i] - mean)) + ((b[i] - mean) * (b[i] - mean));
        return (mean, squares / ((2.0 * a.Length) - 1));
    }

    /// <summary>Returns the share of the variance that a factor has by itself; may be a little below 0.</summary>
    /// <param name="a">Values at the points A; shape [points].</param>
    /// <param name="b">Values at the points B; shape [points].</param>
    /// <param name="mixed">Values at the points A with the factor from B; shape [points].</param>
    /// <returns>The index; NaN if the values have no variance.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there is no point.</exception>
    public static double FirstOrder(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed)
    {
        Check(a, mixed);
        var (mean, variance) = Moments(a, b);
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (b[i] - mean) * (mixed[i] - a[i]);
        return Share(sum / a.Length, variance);
    }

    /// <summary>Returns the share of the variance that a factor has by itself and together with all others; at least 0.</summary>
    /// <param name="a">Values at the points A; shape [points].</param>
    /// <param name="b">Values at the points B; shape [points].</param>
    /// <param name="mixed">Values at the points A with the factor from B; shape [points].</param>
    /// <returns>The index; NaN if the values have no variance.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there is no point.</exception>
    public static double TotalOrder(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> mixed)
    {
        Check(a, mixed);
        var variance = Moments(a, b).Variance;
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - mixed[i]) * (a[i] - mixed[i]);
        return Share(sum / (2.0 * a.Length), variance);
    }

    /// <summary>Returns a part of a variance as a share; NaN if there is no variance.</summary>
    internal static double Share(double part, double variance) => variance > 0 ? part / variance : double.NaN;

    private static void Check(ReadOnlySpan<double> a, ReadOnlySpan<double> other)
    {
        if (a.Length != other.Length)
            throw new ArgumentException($"{a.Length} values at A for {other.Length} others.", nameof(a));
        if (a.Length == 0)
            throw new ArgumentException("An index needs a point.", nameof(a));
    }
}
