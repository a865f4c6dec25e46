namespace SciLiteracy.Indicators.Numerics;

/// <summary>The quantiles of gamma distributions of scale 1, as logarithms, so that those of small shapes do not vanish.</summary>
/// <remarks>
/// Where x is so small that P(a, x) = x^a / Γ(a + 1) to the last digit, by that; elsewhere Halley steps, kept inside a bracket, from the start of Wilson and Hilferty (1931).
/// Checked against: <see cref="IncompleteGamma"/>.
/// </remarks>
internal static class GammaQuantile
{
    private const int MostSteps = 200;

    /// <summary>Returns the logarithm of the value that is not exceeded with probability p.</summary>
    /// <param name="shape">The shape, finite and above 0.</param>
    /// <param name="p">A probability above 0 and below 1.</param>
    public static double Log(double shape, double p)
    {
        if (shape == 1)
            return Math.Log(-ElementaryFunctions.LogOnePlus(-p));
        var small = (Math.Log(p) + GammaFunction.LogGamma(shape + 1)) / shape;
        if (small < -38)
            return small;

        var c = 1 / (9 * shape);
        var cube = 1 - c + (NormalQuantile.Of(p) * Math.Sqrt(c));
        var log = shape < 1 || cube <= 0 ? Math.Min(small, Math.Log(shape + 10)) : Math.Log(shape * cube * cube * cube);
        var low = Math.Min(small, log) - 2;
        var high = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            var x = Math.Exp(log);
            var excess = p < 0.5 ? IncompleteGamma.Lower(shape, x) - p : 1 - p - IncompleteGamma.Upper(shape, x);
            if (excess == 0)
                break;
            if (excess < 0)
                low = Math.Max(low, log);
            else
                high = Math.Min(high, log);
            // The derivative of P by ln x, and that of its logarithm.
            var density = Math.Exp((shape * log) - x - GammaFunction.LogGamma(shape));
            var newton = excess / density;
            var halley = newton / Math.Max(0.5, 1 - (0.5 * newton * (shape - x)));
            if (Math.Abs(halley) <= 1e-16 * Math.Max(1, Math.Abs(log)))
                break;
            var next = log - halley;
            if (!(next > low && next < high))
                next = double.IsPositiveInfinity(high) ? log + 1 : (low + high) / 2;
            var moved = Math.Abs(next - log);
            log = next;
            if (moved <= 1e-15 * Math.Max(1, Math.Abs(log)))
                break;
        }

        return log;
    }
}
