namespace SciLiteracy.Indicators.Numerics;

/// <summary>The beta distribution, of shares from 0 to 1.</summary>
/// <remarks>
/// Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions, volume 2, chapter 25. Checked against: values in 50 digits.
/// </remarks>
public static class BetaDistribution
{
    /// <summary>Returns the probability of at most x; NaN for NaN.</summary>
    /// <param name="x">A value, dimensionless; below 0 the probability is 0, above 1 it is 1.</param>
    /// <param name="a">First shape, dimensionless, finite and above 0.</param>
    /// <param name="b">Second shape, dimensionless, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is out of its range.</exception>
    public static double Cdf(double x, double a, double b) => IncompleteBeta.Regularized(a, b, Math.Clamp(x, 0, 1));

    /// <summary>Returns the probability of more than x; NaN for NaN.</summary>
    /// <param name="x">A value, dimensionless; below 0 the probability is 1, above 1 it is 0.</param>
    /// <param name="a">First shape, dimensionless, finite and above 0.</param>
    /// <param name="b">Second shape, dimensionless, finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is out of its range.</exception>
    public static double Upper(double x, double a, double b)
    {
        IncompleteBeta.RequireShape(a, nameof(a));
        IncompleteBeta.RequireShape(b, nameof(b));
        var share = Math.Clamp(x, 0, 1);
        return IncompleteBeta.Regularized(b, a, 1 - share, share);
    }

    /// <summary>Returns the value that is not exceeded with probability p.</summary>
    /// <param name="p">A probability, from 0 to 1.</param>
    /// <param name="a">First shape, dimensionless, finite and above 0.</param>
    /// <param name="b">Second shape, dimensionless, finite and above 0.</param>
    /// <returns>A share, from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Quantile(double p, double a, double b)
    {
        IncompleteBeta.RequireShape(a, nameof(a));
        IncompleteBeta.RequireShape(b, nameof(b));
        return PositiveQuantile.Invert(x => Cdf(x, a, b), x => Upper(x, a, b), p, 1);
    }
}
