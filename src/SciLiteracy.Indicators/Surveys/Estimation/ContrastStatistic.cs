namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The mean of one group minus the mean of another; groups are 0 and 1, other rows belong to neither.</summary>
internal sealed class ContrastStatistic(ReadOnlyMemory<double> variable, int[] groups) : TotalsStatistic
{
    public override int Terms => 4;

    public override int Count => 1;

    public override void Fill(int row, int domain, Span<double> x)
    {
        x.Clear();
        if (groups[row] < 0)
            return;
        x[2 * groups[row]] = 1;
        x[(2 * groups[row]) + 1] = variable.Span[row];
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values) =>
        values[0] = (totals[1] / totals[0]) - (totals[3] / totals[2]);

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence) =>
        influence[0] = ((x[1] - (totals[1] / totals[0] * x[0])) / totals[0]) - ((x[3] - (totals[3] / totals[2] * x[2])) / totals[2]);
}
