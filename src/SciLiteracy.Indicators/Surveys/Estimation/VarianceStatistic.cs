namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>
/// The weighted variance of a variable in the population, Σ w (y - mean)² / Σ w times a factor a domain (n/(n-1) or 1), or its square root.
/// Sums are taken about a fixed value near the mean, so that little cancels.
/// </summary>
internal sealed class VarianceStatistic(ReadOnlyMemory<double> variable, double near, double[] factors, bool isDeviation) : TotalsStatistic
{
    public override int Terms => 3;

    public override int Count => 1;

    public override void Fill(int row, int domain, Span<double> x)
    {
        var y = variable.Span[row] - near;
        (x[0], x[1], x[2]) = (1, y, y * y);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        var mean = totals[1] / totals[0];
        var variance = factors[domain] * Math.Max(0, (totals[2] / totals[0]) - (mean * mean));
        values[0] = double.IsNaN(mean) ? double.NaN : isDeviation ? Math.Sqrt(variance) : variance;
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        // (y - mean)², in the terms of the sums.
        var mean = totals[1] / totals[0];
        var square = x[2] - (2 * mean * x[1]) + (mean * mean * x[0]);
        var variance = isDeviation ? values[0] * values[0] : values[0];
        var u = ((factors[domain] * square) - (variance * x[0])) / totals[0];
        influence[0] = isDeviation ? u / (2 * values[0]) : u;
    }
}
