namespace SciLiteracy.Indicators.Numerics;

/// <summary>exp(x) - 1 and ln(1 + x) near 0, and the remainders that entropies are sums of, without cancellation.</summary>
/// <remarks>
/// The framework's <c>double.ExpM1</c> and <c>double.LogP1</c> subtract and add 1 plainly. Source of the first two: W. Kahan's device, in Higham
/// (2002), Accuracy and Stability of Numerical Algorithms, section 1.14.1.
/// </remarks>
internal static class ElementaryFunctions
{
    // Below this |u| the power series is used: 12 terms leave less than one rounding.
    private const double SeriesBelow = 0.03;
    private const int SeriesTerms = 13;

    /// <summary>Returns exp(x) - 1.</summary>
    public static double ExpMinusOne(double x)
    {
        var exp = Math.Exp(x);
        if (exp == 1)
            return x;
        var less = exp - 1;
        return less == -1 || !double.IsFinite(exp) ? less : less * x / Math.Log(exp);
    }

    /// <summary>Returns ln(1 + x), for x from -1.</summary>
    public static double LogOnePlus(double x)
    {
        var plus = 1 + x;
        return plus == 1 || !double.IsFinite(plus) ? x : Math.Log(plus) * x / (plus - 1);
    }

    /// <summary>Returns u - ln(1 + u), at least 0, for u above -1; ∞ at -1.</summary>
    public static double LogRemainder(double u)
    {
        if (Math.Abs(u) >= SeriesBelow)
            return u - Math.Log(1 + u);
        // Σ (-u)^k / k from k = 2
        var sum = 0.0;
        for (var k = SeriesTerms; k >= 2; k--)
            sum = (1.0 / k) - (u * sum);
        return u * u * sum;
    }

    /// <summary>Returns (1 + u) ln(1 + u) - u, at least 0, for u from -1.</summary>
    public static double EntropyRemainder(double u)
    {
        if (u == -1)
            return 1;
        if (Math.Abs(u) >= SeriesBelow)
            return ((1 + u) * Math.Log(1 + u)) - u;
        // Σ (-u)^k / (k (k - 1)) from k = 2
        var sum = 0.0;
        for (var k = SeriesTerms; k >= 2; k--)
            sum = (1.0 / (k * (k - 1))) - (u * sum);
        return u * u * sum;
    }

    /// <summary>Returns (1 + u)^a - 1 - a u, for u from -1: at most 0 for a in 0..1, at least 0 elsewhere.</summary>
    public static double PowerRemainder(double u, double a)
    {
        // The terms of the series shrink by |u (a - k) / (k + 1)|, so it is used only where a is of moderate size.
        if (Math.Abs(u) >= SeriesBelow || Math.Abs(a) > 4)
        {
            // Either form loses digits where its two terms are near each other: the first for a near 1, the second for a near 0.
            var log = Math.Log(1 + u);
            return Math.Abs(a) <= Math.Abs(a - 1) || u == -1
                ? ExpMinusOne(a * log) - (a * u)
                : ((1 + u) * ExpMinusOne((a - 1) * log)) - ((a - 1) * u);
        }

        // Σ binomial(a, k) u^k from k = 2, by Horner: u² a (a-1)/2 (1 + u (a-2)/3 (1 + u (a-3)/4 (...)))
        var sum = 1.0;
        for (var k = SeriesTerms + 3; k >= 2; k--)
            sum = 1 + (u * (a - k) / (k + 1) * sum);
        return u * u * a * (a - 1) / 2 * sum;
    }
}
