namespace SciLiteracy.Indicators.Numerics;

/// <summary>A straight line y = a + b t fitted by weighted least squares.</summary>
/// <remarks>
/// b = Σ w (t - t̄)(y - ȳ) / S with S = Σ w (t - t̄)², and the line passes through the weighted means (t̄, ȳ). The variance of a fitted value at t,
/// per unit of the error variance of weight 1, is 1 / Σ w + (t - t̄)² / S.
/// Source: Draper and Smith (1998), Applied Regression Analysis, third edition, chapters 1 and 9. Checked against: exact lines, the textbook
/// formulas.
/// </remarks>
public sealed record LineFit
{
    private LineFit(int count, double center, double level, double slope, double weight, double spread, double residuals)
    {
        Count = count;
        Center = center;
        Level = level;
        Slope = slope;
        TotalWeight = weight;
        Spread = spread;
        ResidualSumOfSquares = residuals;
    }

    /// <summary>Gets the number of points.</summary>
    public int Count { get; }

    /// <summary>Gets the weighted mean time, t̄.</summary>
    public double Center { get; }

    /// <summary>Gets the weighted mean value, ȳ: the line at <see cref="Center"/>.</summary>
    public double Level { get; }

    /// <summary>Gets the slope b, in units of y per unit of t.</summary>
    public double Slope { get; }

    /// <summary>Gets Σ w.</summary>
    public double TotalWeight { get; }

    /// <summary>Gets S = Σ w (t - t̄)².</summary>
    public double Spread { get; }

    /// <summary>Gets the weighted sum of squared residuals, Σ w (y - a - b t)².</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>Fits a line; null for fewer than two distinct times.</summary>
    /// <param name="t">Times; shape [n], finite.</param>
    /// <param name="y">Values; shape [n], finite.</param>
    /// <param name="w">Weights above 0; shape [n], or empty for equal weights of 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static LineFit? Of(ReadOnlySpan<double> t, ReadOnlySpan<double> y, ReadOnlySpan<double> w = default)
    {
        if (t.Length != y.Length || (!w.IsEmpty && w.Length != y.Length))
            throw new ArgumentException($"{t.Length} times and {w.Length} weights for {y.Length} values.", nameof(t));
        if (!t.ContainsAnyExcept(t.IsEmpty ? 0 : t[0]))
            return null;
        var center = WeightedMoments.Mean(t, w);
        var level = WeightedMoments.Mean(y, w);
        var weight = default(CompensatedSum);
        var spread = default(CompensatedSum);
        var product = default(CompensatedSum);
        for (var i = 0; i < t.Length; i++)
        {
            var wi = w.IsEmpty ? 1 : w[i];
            weight.Add(wi);
            spread.Add(wi * (t[i] - center) * (t[i] - center));
            product.Add(wi * (t[i] - center) * (y[i] - level));
        }

        var slope = product.Value / spread.Value;
        var residuals = default(CompensatedSum);
        for (var i = 0; i < t.Length; i++)
        {
            var residual = y[i] - level - (slope * (t[i] - center));
            residuals.Add((w.IsEmpty ? 1 : w[i]) * residual * residual);
        }

        return new LineFit(t.Length, center, level, slope, weight.Value, spread.Value, residuals.Value);
    }

    /// <summary>Returns the line at a time.</summary>
    public double At(double t) => Level + (Slope * (t - Center));

    /// <summary>Returns the variance of <see cref="At"/>, per unit of the error variance of weight 1.</summary>
    public double VarianceFactorAt(double t) => (1 / TotalWeight) + ((t - Center) * (t - Center) / Spread);
}
