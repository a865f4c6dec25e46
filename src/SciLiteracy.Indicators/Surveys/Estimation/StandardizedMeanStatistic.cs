namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Directly standardized means: Σ share[c] mean[c] over the levels of a variable.</summary>
internal sealed class StandardizedMeanStatistic(IReadOnlyList<ReadOnlyMemory<double>> variables, int[] levels, double[] shares) : TotalsStatistic
{
    private readonly int _stride = variables.Count + 1;

    public override int Terms => shares.Length * _stride;

    public override int Count => variables.Count;

    public override void Fill(int row, int domain, Span<double> x)
    {
        x.Clear();
        var at = levels[row] * _stride;
        x[at] = 1;
        for (var v = 0; v < variables.Count; v++)
            x[at + 1 + v] = variables[v].Span[row];
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values)
    {
        values.Clear();
        for (var c = 0; c < shares.Length; c++)
        {
            for (var v = 0; v < values.Length && shares[c] > 0; v++)
                values[v] += shares[c] * totals[(c * _stride) + 1 + v] / totals[c * _stride];
        }
    }

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence)
    {
        influence.Clear();
        for (var c = 0; c < shares.Length; c++)
        {
            var at = c * _stride;
            if (shares[c] == 0)
                continue;
            for (var v = 0; v < influence.Length; v++)
                influence[v] += shares[c] * (x[at + 1 + v] - (totals[at + 1 + v] / totals[at] * x[at])) / totals[at];
        }
    }
}
