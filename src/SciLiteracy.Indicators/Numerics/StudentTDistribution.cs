namespace SciLiteracy.Indicators.Numerics;

/// <summary>Student's t distribution.</summary>
/// <remarks>
/// The tail is half the regularized incomplete beta function I(ν/2, 1/2) at ν / (ν + t²), by its continued fraction: Abramowitz and Stegun (1964),
/// Handbook of Mathematical Functions, 26.5.8 and 26.7.1. Checked against: the closed forms for 1, 2 and 4 degrees of freedom, the normal limit.
/// </remarks>
public static class StudentTDistribution
{
    /// <summary>Returns the probability of a value of at most t; NaN for NaN.</summary>
    /// <param name="t">A standardized value, dimensionless; may be infinite.</param>
    /// <param name="degreesOfFreedom">ν, above 0; infinite for the normal distribution.</param>
    /// <returns>From 0 to 1, with a small relative error also in the lower tail.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not above 0.</exception>
    public static double Cdf(double t, double degreesOfFreedom)
    {
        Require(degreesOfFreedom);
        if (double.IsNaN(t))
            return double.NaN;
        if (double.IsPositiveInfinity(degreesOfFreedom))
            return NormalDistribution.Cdf(t);
        if (t == 0)
            return 0.5;
        var tail = Tail(Math.Abs(t), degreesOfFreedom);
        return t < 0 ? tail : 1 - tail;
    }

    /// <summary>Returns the value that is not exceeded with probability p.</summary>
    /// <param name="p">A probability, from 0 to 1; 0 and 1 give the infinities.</param>
    /// <param name="degreesOfFreedom">ν, above 0; infinite for the normal distribution.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        Require(degreesOfFreedom);
        if (double.IsPositiveInfinity(degreesOfFreedom))
            return NormalDistribution.Quantile(p);
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
        if (p == 0.5)
            return 0;
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        return p < 0.5
            ? -UpperTail.Invert(t => Tail(t, degreesOfFreedom), p, 8)
            : UpperTail.Invert(t => Tail(t, degreesOfFreedom), 1 - p, 8);
    }

    private static void Require(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom are above 0.");
    }

    /// <summary>The probability of more than t, for t from 0.</summary>
    private static double Tail(double t, double nu)
    {
        if (t == 0)
            return 0.5;
        if (double.IsPositiveInfinity(t))
            return 0;
        // Both parts of x + y = 1 without cancellation; t² may overflow, t / √ν does so later.
        var u = t / Math.Sqrt(nu);
        var x = u > 1 ? 1 / u / u / (1 + (1 / u / u)) : 1 / (1 + (u * u));
        var y = u > 1 ? 1 / (1 + (1 / u / u)) : u * u / (1 + (u * u));
        return IncompleteBeta(nu / 2, 0.5, x, y) / 2;
    }

    /// <summary>The regularized incomplete beta function I(a, b) at x = 1 - y.</summary>
    private static double IncompleteBeta(double a, double b, double x, double y)
    {
        if (x == 0)
            return 0;
        // The logarithm of the one that is near 1 is taken from the other, which has all its digits.
        var logX = y < 0.5 ? ElementaryFunctions.LogOnePlus(-y) : Math.Log(x);
        var logY = x < 0.5 ? ElementaryFunctions.LogOnePlus(-x) : Math.Log(y);
        var front = Math.Exp((a * logX) + (b * logY) - LogBeta(a, b));
        // The fraction converges fast where x is below (a + 1) / (a + b + 2); elsewhere I(a, b)(x) = 1 - I(b, a)(y).
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(a, b, x) / a
            : 1 - (front * Fraction(b, a, y) / b);
    }

    /// <summary>The continued fraction of the incomplete beta function, by Lentz's method.</summary>
    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        const int MostSteps = 100_000;
        var c = 1.0;
        var d = NotZero(1 - ((a + b) * x / (a + 1)));
        d = 1 / d;
        var h = d;
        for (var m = 1; m <= MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-16)
                break;
        }

        return h;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    /// <summary>ln B(a, b) for b = 1/2 or a = 1/2: the logarithm of Γ(a) Γ(b) / Γ(a + b).</summary>
    private static double LogBeta(double a, double b)
    {
        var (half, other) = a == 0.5 ? (a, b) : (b, a);
        // Γ(z + 1/2) / Γ(z) from an expansion in 1/z, after z has been raised by Γ(z) = Γ(z + 1) / z until it is large.
        var z = other;
        var correction = 0.0;
        while (z < 30)
        {
            correction += Math.Log((z + half) / z);
            z += 1;
        }

        var r = 1 / z;
        var r2 = r * r;
        // ln Γ(z + 1/2) - ln Γ(z) - ln(z) / 2
        var series = r * (-1.0 / 8 + (r2 * ((1.0 / 192) + (r2 * ((-1.0 / 640) + (r2 * ((17.0 / 14336) + (r2 * (-31.0 / 18432)))))))));
        var logRatio = (Math.Log(z) / 2) + series;
        // ln B = ln Γ(1/2) - (ln Γ(other + 1/2) - ln Γ(other))
        return (Math.Log(Math.PI) / 2) - (logRatio - correction);
    }
}
