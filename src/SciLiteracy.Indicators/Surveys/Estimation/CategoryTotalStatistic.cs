namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted totals of rows in categories; a row without one makes all of them missing.</summary>
internal sealed class CategoryTotalStatistic(int[] codes, int categories) : TotalsStatistic
{
    public override int Terms => categories;

    public override int Count => categories;

    public override void Fill(int row, int domain, Span<double> x)
    {
        x.Fill(codes[row] < 0 ? double.NaN : 0);
        if (codes[row] >= 0)
            x[codes[row]] = 1;
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values) => totals.CopyTo(values);

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence) =>
        x.CopyTo(influence);
}
