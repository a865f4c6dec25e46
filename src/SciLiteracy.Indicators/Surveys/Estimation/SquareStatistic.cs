namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted sum of squares about the mean of every domain; shape of the means [domains].</summary>
internal sealed class SquareStatistic(ReadOnlyMemory<double> variable, double[] means) : TotalsStatistic
{
    public override int Terms => 1;

    public override int Count => 1;

    public override void Fill(int row, int domain, Span<double> x)
    {
        var difference = variable.Span[row] - means[domain];
        x[0] = difference * difference;
    }

    public override void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        var y = variable.Span.Slice(start, domains.Length);
        for (var i = 0; i < y.Length; i++)
        {
            if (domains[i] < 0)
                continue;
            var difference = y[i] - means[domains[i]];
            x[i] = difference * difference;
        }
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values) => totals.CopyTo(values);

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence) =>
        x.CopyTo(influence);
}
