namespace SciLiteracy.Indicators.Numerics;

/// <summary>The standard normal distribution.</summary>
/// <remarks>
/// The error function by its series below 1 and its continued fraction above: Abramowitz and Stegun (1964), Handbook of Mathematical Functions,
/// 7.1.6 and 7.1.14.
/// Checked against: the C library's erfc, the tables of the handbook.
/// </remarks>
public static class NormalDistribution
{
    private const double SqrtHalf = 0.70710678118654752440;
    private const double TwoOverSqrtPi = 1.12837916709551257390;
    private const double OneOverSqrtPi = 0.56418958354775628695;

    /// <summary>Returns the probability of a value of at most x; NaN for NaN.</summary>
    /// <param name="x">A standardized value, dimensionless; may be infinite.</param>
    /// <returns>From 0 to 1, with a small relative error also in the lower tail. In the upper tail take <c>Cdf(-x)</c>, the probability of more than
    /// x.</returns>
    public static double Cdf(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        var z = Math.Abs(x) * SqrtHalf;
        if (z < 1)
            return x < 0 ? 0.5 - (ErrorFunction(z) / 2) : 0.5 + (ErrorFunction(z) / 2);
        var tail = HalfSquareExponential(Math.Abs(x)) * OneOverSqrtPi / FractionOfTail(z) / 2;
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>Returns the density at x; NaN for NaN.</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) * SqrtHalf * OneOverSqrtPi;

    /// <summary>Returns the value that is not exceeded with probability p.</summary>
    /// <param name="p">A probability, from 0 to 1; 0 and 1 give the infinities.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
        if (p == 0.5)
            return 0;
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        // Near 1/2 a tail does not tell quantiles apart to their last digits.
        if (Math.Abs(p - 0.5) < 0.1)
            return NormalQuantile.Of(p);
        // 1 - p is exact for p from 1/2 on. 40 is beyond the least positive double.
        return p < 0.5
            ? -UpperTail.Invert(x => Cdf(-x), p, 40)
            : UpperTail.Invert(x => Cdf(-x), 1 - p, 40);
    }

    /// <summary>erf z = 2/√π e^(-z²) Σ 2^n z^(2n+1) / (2n+1)!!, for z from 0 to about 1.</summary>
    private static double ErrorFunction(double z)
    {
        var term = z;
        var sum = z;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * z * z / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverSqrtPi * Math.Exp(-z * z) * sum;
    }

    /// <summary>The fraction in erfc z = e^(-z²)/√π / (z + (1/2)/(z + 1/(z + (3/2)/(z + ...)))), for z from 1.</summary>
    private static double FractionOfTail(double z)
    {
        // Backwards from a depth at which the rest does not matter: about 160 levels at z = 1, few further out.
        var depth = (int)(20 + (140 / (z * z)));
        var fraction = z;
        for (var k = depth; k >= 1; k--)
            fraction = z + (k / 2.0 / fraction);
        return fraction;
    }

    /// <summary>e^(-x²/2), with x split so that the square of the larger part is exact: the exponent of a rounded square would lose digits.</summary>
    private static double HalfSquareExponential(double x)
    {
        if (x > 40)
            return 0;
        var coarse = Math.Floor(x * 16) / 16;
        return Math.Exp(-coarse * coarse / 2) * Math.Exp(-(x - coarse) * (x + coarse) / 2);
    }
}
