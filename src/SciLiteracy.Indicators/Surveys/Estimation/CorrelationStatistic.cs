namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted correlation of two variables; sums are taken about fixed values near the means.</summary>
internal sealed class CorrelationStatistic(ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, double nearFirst, double nearSecond) : TotalsStatistic
{
    public override int Terms => 6;

    public override int Count => 1;

    public override void Fill(int row, int domain, Span<double> x)
    {
        var (a, b) = (first.Span[row] - nearFirst, second.Span[row] - nearSecond);
        (x[0], x[1], x[2], x[3], x[4], x[5]) = (1, a, b, a * a, b * b, a * b);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        var (varianceA, varianceB, covariance) = Moments(totals);
        values[0] = covariance / Math.Sqrt(varianceA * varianceB);
    }

    // r = C / √(A B): dr = dC / √(A B) - r (dA / 2A + dB / 2B), with the differentials of central moments.
    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        var (varianceA, varianceB, _) = Moments(totals);
        var (meanA, meanB) = (totals[1] / totals[0], totals[2] / totals[0]);

        // The squares and the product of the differences from the means, in the terms of the sums.
        var a = (x[3] - (2 * meanA * x[1]) + (meanA * meanA * x[0])) / varianceA;
        var b = (x[4] - (2 * meanB * x[2]) + (meanB * meanB * x[0])) / varianceB;
        var ab = (x[5] - (meanA * x[2]) - (meanB * x[1]) + (meanA * meanB * x[0])) / Math.Sqrt(varianceA * varianceB);
        influence[0] = (ab - (values[0] * (a + b) / 2)) / totals[0];
    }

    private static (double A, double B, double Covariance) Moments(ReadOnlySpan<double> totals)
    {
        var (meanA, meanB) = (totals[1] / totals[0], totals[2] / totals[0]);
        return ((totals[3] / totals[0]) - (meanA * meanA), (totals[4] / totals[0]) - (meanB * meanB), (totals[5] / totals[0]) - (meanA * meanB));
    }
}
