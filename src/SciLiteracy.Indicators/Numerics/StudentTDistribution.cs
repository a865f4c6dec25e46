namespace SciLiteracy.Indicators.Numerics;

/// <summary>Student's t distribution.</summary>
/// <remarks>
/// The tail is half the regularized incomplete beta function I(ν/2, 1/2) at ν / (ν + t²): Abramowitz and Stegun (1964), Handbook of Mathematical
/// Functions, 26.7.1. Checked against: the closed forms for 1, 2, 3 and 4 degrees of freedom, the normal limit, values in 50 and 60 digits (Golden/mpmath/distributions).
/// </remarks>
public static class StudentTDistribution
{
    // From here on the difference from the normal distribution is below rounding.
    private const double NormalFrom = 1e17;

    // In √ν: from here on the tail is a power of t.
    private const double Far = 1e100;

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
        if (degreesOfFreedom > NormalFrom)
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
        if (degreesOfFreedom > NormalFrom)
            return NormalDistribution.Quantile(p);
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
        if (p == 0.5)
            return 0;
        if (p is 0 or 1)
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        // Near 1/2 the tail does not tell quantiles apart to their last digits, but what is between -t and t does.
        if (Math.Abs(p - 0.5) < 0.1)
        {
            var t = PositiveQuantile.Invert(t => Center(t, degreesOfFreedom), t => 1 - Center(t, degreesOfFreedom), 2 * Math.Abs(p - 0.5), double.PositiveInfinity);
            return p < 0.5 ? -t : t;
        }

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
        // The tail is a power of t before t² overflows or its inverse loses digits; t / √ν overflows later.
        var u = t / Math.Sqrt(nu);
        if (u > Far)
            return Tail(Far * Math.Sqrt(nu), nu) * Math.Pow(u / Far, -nu);
        var (x, y) = Shares(u);
        return IncompleteBeta.Regularized(nu / 2, 0.5, x, y) / 2;
    }

    /// <summary>The probability of a value from -t to t.</summary>
    private static double Center(double t, double nu)
    {
        var u = t / Math.Sqrt(nu);
        if (u > Far)
            return 1;
        var (x, y) = Shares(u);
        return IncompleteBeta.Regularized(0.5, nu / 2, y, x);
    }

    // 1/(1 + u²) and u²/(1 + u²), both without cancellation.
    private static (double X, double Y) Shares(double u) =>
        u > 1 ? (1 / u / u / (1 + (1 / u / u)), 1 / (1 + (1 / u / u))) : (1 / (1 + (u * u)), u * u / (1 + (u * u)));
}
