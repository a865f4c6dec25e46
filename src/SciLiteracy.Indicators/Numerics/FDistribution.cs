namespace SciLiteracy.Indicators.Numerics;

/// <summary>Fisher's F distribution, of the quotient of two independent chi-squares, each over its degrees of freedom.</summary>
/// <remarks>
/// The upper tail is I(ν₂/2, ν₁/2) at ν₂ / (ν₂ + ν₁ f): Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.6.2. With infinitely
/// many degrees of freedom below, ν₁ f is a chi-square. Checked against: the closed form for two degrees above, Student's t squared, values in 50
/// digits.
/// </remarks>
public static class FDistribution
{
    /// <summary>Returns the probability of at most f; NaN for NaN.</summary>
    /// <param name="f">A quotient, dimensionless; below 0 the probability is 0.</param>
    /// <param name="numerator">ν₁, finite and above 0; need not be whole.</param>
    /// <param name="denominator">ν₂, above 0; need not be whole; may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are out of their range.</exception>
    public static double Cdf(double f, double numerator, double denominator)
    {
        Require(numerator, denominator);
        if (double.IsPositiveInfinity(denominator))
            return ChiSquareDistribution.Cdf(f * numerator, numerator);
        var (x, y) = Shares(f, numerator, denominator);
        return IncompleteBeta.Regularized(numerator / 2, denominator / 2, x, y);
    }

    /// <summary>Returns the probability of more than f, the p-value of a statistic; NaN for NaN.</summary>
    /// <param name="f">A quotient, dimensionless; below 0 the probability is 1.</param>
    /// <param name="numerator">ν₁, finite and above 0; need not be whole.</param>
    /// <param name="denominator">ν₂, above 0; need not be whole; may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees of freedom are out of their range.</exception>
    public static double Upper(double f, double numerator, double denominator)
    {
        Require(numerator, denominator);
        if (double.IsPositiveInfinity(denominator))
            return ChiSquareDistribution.Upper(f * numerator, numerator);
        var (x, y) = Shares(f, numerator, denominator);
        return IncompleteBeta.Regularized(denominator / 2, numerator / 2, y, x);
    }

    /// <summary>Returns the value that is not exceeded with probability p.</summary>
    /// <param name="p">A probability, from 0 to 1; 1 gives ∞.</param>
    /// <param name="numerator">ν₁, finite and above 0; need not be whole.</param>
    /// <param name="denominator">ν₂, above 0; need not be whole; may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Quantile(double p, double numerator, double denominator)
    {
        Require(numerator, denominator);
        return PositiveQuantile.Invert(
            f => Cdf(f, numerator, denominator), f => Upper(f, numerator, denominator), p, double.PositiveInfinity);
    }

    /// <summary>ν₁ f / (ν₁ f + ν₂) and its complement, both with all their digits.</summary>
    private static (double X, double Y) Shares(double f, double numerator, double denominator)
    {
        var odds = Math.Max(f, 0) * (numerator / denominator);
        return odds > 1 ? (1 / (1 + (1 / odds)), 1 / odds / (1 + (1 / odds))) : (odds / (1 + odds), 1 / (1 + odds));
    }

    private static void Require(double numerator, double denominator)
    {
        if (!(numerator > 0 && double.IsFinite(numerator)))
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "Degrees of freedom of the numerator are finite and above 0.");
        if (!(denominator > 0))
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "Degrees of freedom are above 0.");
    }
}
