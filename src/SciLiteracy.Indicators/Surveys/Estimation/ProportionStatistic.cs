namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>A proportion and its log-odds, as two statistics: replication needs the log-odds of every replicate.</summary>
internal sealed class ProportionStatistic(ReadOnlyMemory<double> indicator) : TotalsStatistic
{
    public override int Terms => 2;

    public override int Count => 2;

    public override void Fill(int row, int domain, Span<double> x) => (x[0], x[1]) = (1, indicator.Span[row]);

    public override void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        Spread(1, x, 0, Terms);
        Spread(indicator.Span.Slice(start, domains.Length), x, 1, Terms);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        var p = totals[1] / totals[0];
        (values[0], values[1]) = (p, Math.Log(p / (1 - p)));
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        var u = (x[1] - (values[0] * x[0])) / totals[0];
        (influence[0], influence[1]) = (u, u / (values[0] * (1 - values[0])));
    }
}
