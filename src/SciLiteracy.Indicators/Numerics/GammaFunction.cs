namespace SciLiteracy.Indicators.Numerics;

/// <summary>The logarithm of the gamma function, and the parts of it that densities of large parameters need without cancellation.</summary>
/// <remarks>
/// Stirling's series from 10 on, reached by the recurrence Γ(z + 1) = z Γ(z). Sources: Abramowitz and Stegun (1964), Handbook of Mathematical
/// Functions, 6.1.40; the split into error and deviance: Loader (2000), "Fast and accurate computation of binomial probabilities". Checked
/// against: values in 50 digits.
/// </remarks>
internal static class GammaFunction
{
    private const double SeriesFrom = 10;

    // 13 terms leave less than one rounding at this |v|.
    private const double SeriesBelow = 0.25;
    private const int MostTerms = 29;
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Returns ln Γ(z), for finite z above 0. The error is a few roundings of the larger of 1 and the result.</summary>
    public static double LogGamma(double z) => ((z - 0.5) * Math.Log(z)) - z + HalfLogTwoPi + StirlingError(z);

    /// <summary>Returns δ(z) = ln Γ(z) - (z - 1/2) ln z + z - ln(2π) / 2, for z above 0: what Stirling's formula leaves out.</summary>
    public static double StirlingError(double z)
    {
        var raised = 0.0;
        for (; z < SeriesFrom; z++)
            raised += StirlingStep(z);
        var r = 1 / z;
        var s = r * r;
        var series = (1.0 / 12) - (s * ((1.0 / 360) - (s * ((1.0 / 1260) - (s * ((1.0 / 1680) - (s * ((1.0 / 1188) - (s * ((691.0 / 360360) - (s / 156)))))))))));
        return raised + (r * series);
    }

    /// <summary>Returns a ln(a / m) - a + m, at least 0, for a and m above 0: the deviance of a from m.</summary>
    public static double Deviance(double a, double m)
    {
        var v = (a - m) / (a + m);
        if (Math.Abs(v) > SeriesBelow)
            // Far apart the quotient may leave the range of doubles.
            return (a * (Math.Log(a) - Math.Log(m))) - (a - m);
        // (a - m) v + 2 a Σ v^k / k over the odd k from 3, from ln(a / m) = 2 atanh(v)
        var sum = 0.0;
        for (var k = MostTerms; k >= 3; k -= 2)
            sum = (sum * v * v) + (1.0 / k);
        return ((a - m) * v) + (2 * a * v * v * v * sum);
    }

    /// <summary>δ(z) - δ(z + 1) = (z + 1/2) ln(1 + 1/z) - 1.</summary>
    private static double StirlingStep(double z)
    {
        if (z < 1)
            return ((z + 0.5) * (Math.Log(1 + z) - Math.Log(z))) - 1;
        // atanh(s) / s - 1 for s = 1 / (2 z + 1), as a series of positive terms.
        var square = 1 / (((2 * z) + 1) * ((2 * z) + 1));
        var power = square;
        var sum = 0.0;
        for (var k = 3; power > sum * 1e-18; k += 2)
        {
            sum += power / k;
            power *= square;
        }

        return sum;
    }
}
