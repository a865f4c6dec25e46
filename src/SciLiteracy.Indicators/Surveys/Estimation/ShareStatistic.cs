namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted shares of categories; a row without one makes all of them missing.</summary>
internal sealed class ShareStatistic(int[] codes, int categories) : TotalsStatistic
{
    public override int Terms => categories + 1;

    public override int Count => categories;

    public override void Fill(int row, int domain, Span<double> x)
    {
        if (codes[row] < 0)
        {
            x.Fill(double.NaN);
            return;
        }

        x.Clear();
        x[0] = 1;
        x[codes[row] + 1] = 1;
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        for (var c = 0; c < categories; c++)
            values[c] = totals[c + 1] / totals[0];
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        for (var c = 0; c < categories; c++)
            influence[c] = (x[c + 1] - (values[c] * x[0])) / totals[0];
    }
}
