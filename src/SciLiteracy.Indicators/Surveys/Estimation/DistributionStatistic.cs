namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted shares of rows at or below cuts, which every domain has of its own; shape of the cuts [domains × V].</summary>
internal sealed class DistributionStatistic(ReadOnlyMemory<double> variable, double[] cuts, int count) : TotalsStatistic
{
    public override int Terms => count + 1;

    public override int Count => count;

    public override void Fill(int row, int domain, Span<double> x)
    {
        x[0] = 1;
        var y = variable.Span[row];
        for (var v = 0; v < count; v++)
            x[v + 1] = double.IsNaN(y) ? double.NaN : y <= cuts[(domain * count) + v] ? 1 : 0;
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        for (var v = 0; v < count; v++)
            values[v] = totals[v + 1] / totals[0];
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        for (var v = 0; v < count; v++)
            influence[v] = (x[v + 1] - (values[v] * x[0])) / totals[0];
    }
}
