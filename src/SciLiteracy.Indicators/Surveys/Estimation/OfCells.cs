namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The terms of a statistic by cells that are parts of domains.</summary>
internal sealed class OfCells(TotalsStatistic statistic, int[] domains) : TotalsStatistic
{
    public override int Terms => statistic.Terms;

    public override int Count => 0;

    public override void Fill(int row, int domain, Span<double> x) => statistic.Fill(row, domains[row], x);

    public override void Fill(int start, ReadOnlySpan<int> cells, Span<double> x) => statistic.Fill(start, domains.AsSpan(start, cells.Length), x);

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
    }
}
