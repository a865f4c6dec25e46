namespace SciLiteracy.Indicators.Numerics;

/// <summary>The inverse of a distribution of values from 0 up.</summary>
internal static class PositiveQuantile
{
    /// <summary>Returns the least double in 0..most whose probability reaches p, by bisection over the doubles: 64 steps at most.</summary>
    /// <param name="lower">The probability of at most x.</param>
    /// <param name="upper">The probability of more than x.</param>
    /// <param name="p">A probability, from 0 to 1; 0 gives 0 and 1 gives <paramref name="most"/>.</param>
    /// <param name="most">The end of the values: 1 or ∞.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    public static double Invert(Func<double, double> lower, Func<double, double> upper, double p, double most)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability is from 0 to 1.");
        if (p is 0 or 1)
            return p == 0 ? 0 : most;
        // The order of positive doubles is that of their bits. 1 - p is exact for p from 1/2 on.
        var low = 0L;
        var high = BitConverter.DoubleToInt64Bits(most);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var x = BitConverter.Int64BitsToDouble(middle);
            if (p < 0.5 ? lower(x) >= p : upper(x) <= 1 - p)
                high = middle;
            else
                low = middle;
        }

        return BitConverter.Int64BitsToDouble(high);
    }
}
