namespace SciLiteracy.Indicators.Numerics;

/// <summary>The chi-square distribution.</summary>
/// <remarks>
/// A gamma distribution of shape ν/2 and scale 2: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.4. Checked against: the
/// closed forms for even degrees of freedom, values in 50 digits.
/// </remarks>
public static class ChiSquareDistribution
{
    /// <summary>Returns the probability of at most x; NaN for NaN.</summary>
    /// <param name="x">A value, dimensionless; below 0 the probability is 0.</param>
    /// <param name="degreesOfFreedom">ν, finite and above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are out of their range.</exception>
    public static double Cdf(double x, double degreesOfFreedom)
    {
        Require(degreesOfFreedom);
        return IncompleteGamma.Lower(degreesOfFreedom / 2, Math.Max(x, 0) / 2);
    }

    /// <summary>Returns the probability of more than x, the p-value of a statistic; NaN for NaN.</summary>
    /// <param name="x">A value, dimensionless; below 0 the probability is 1.</param>
    /// <param name="degreesOfFreedom">ν, finite and above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are out of their range.</exception>
    public static double Upper(double x, double degreesOfFreedom)
    {
        Require(degreesOfFreedom);
        return IncompleteGamma.Upper(degreesOfFreedom / 2, Math.Max(x, 0) / 2);
    }

    /// <summary>Returns the value that is not exceeded with probability p.</summary>
    /// <param name="p">A probability, from 0 to 1; 1 gives ∞.</param>
    /// <param name="degreesOfFreedom">ν, finite and above 0; need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        Require(degreesOfFreedom);
        return PositiveQuantile.Invert(
            x => Cdf(x, degreesOfFreedom), x => Upper(x, degreesOfFreedom), p, double.PositiveInfinity);
    }

    private static void Require(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0 && double.IsFinite(degreesOfFreedom)))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom are finite and above 0.");
    }
}
