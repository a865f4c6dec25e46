namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted totals Σ w y; the influence is y.</summary>
internal sealed class TotalStatistic(params IReadOnlyList<ReadOnlyMemory<double>> variables) : TotalsStatistic
{
    public override int Terms => variables.Count;

    public override int Count => variables.Count;

    public override void Fill(int row, int domain, Span<double> x)
    {
        for (var v = 0; v < variables.Count; v++)
            x[v] = variables[v].Span[row];
    }

    public override void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        for (var v = 0; v < variables.Count; v++)
            Spread(variables[v].Span.Slice(start, domains.Length), x, v, Terms);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values) => totals.CopyTo(values);

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence) =>
        x.CopyTo(influence);
}
