namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted means Σ w y / Σ w; the influence is (y - mean) / Σ w.</summary>
internal sealed class MeanStatistic(params IReadOnlyList<ReadOnlyMemory<double>> variables) : TotalsStatistic
{
    public override int Terms => variables.Count + 1;

    public override int Count => variables.Count;

    public override void Fill(int row, int domain, Span<double> x)
    {
        x[0] = 1;
        for (var v = 0; v < variables.Count; v++)
            x[v + 1] = variables[v].Span[row];
    }

    public override void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        Spread(1, x, 0, Terms);
        for (var v = 0; v < variables.Count; v++)
            Spread(variables[v].Span.Slice(start, domains.Length), x, v + 1, Terms);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        for (var v = 0; v < values.Length; v++)
            values[v] = totals[v + 1] / totals[0];
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        for (var v = 0; v < values.Length; v++)
            influence[v] = (x[v + 1] - (values[v] * x[0])) / totals[0];
    }
}
