namespace SciLiteracy.Indicators.Numerics;

/// <summary>The inverse of the upper tail of a distribution that is symmetric about 0.</summary>
internal static class UpperTail
{
    /// <summary>Returns x at least 0 with tail(x) = q, where tail falls from 1/2 at 0, by bisection down to neighbouring doubles.</summary>
    /// <param name="tail">The probability of more than x.</param>
    /// <param name="q">The probability, above 0 and below or at 1/2.</param>
    /// <param name="beyond">A first guess of a value past the result; doubled until it is.</param>
    public static double Invert(Func<double, double> tail, double q, double beyond)
    {
        var low = 0.0;
        var high = beyond;
        while (tail(high) > q)
        {
            low = high;
            high *= 2;
            if (double.IsPositiveInfinity(high))
                return double.MaxValue;
        }

        while (true)
        {
            // Between numbers that are far apart, halve the exponent rather than the distance.
            var middle = high > 16 && low < high / 16 ? Math.Sqrt(Math.Max(low, 1) * high) : low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return high;
            if (tail(middle) > q)
                low = middle;
            else
                high = middle;
        }
    }
}
