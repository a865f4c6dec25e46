namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The ratio of two totals, Σ w y / Σ w x; the influence is (y - ratio x) / Σ w x.</summary>
internal sealed class RatioStatistic(ReadOnlyMemory<double> numerator, ReadOnlyMemory<double> denominator) : TotalsStatistic
{
    public override int Terms => 2;

    public override int Count => 1;

    public override void Fill(int row, int domain, Span<double> x) => (x[0], x[1]) = (denominator.Span[row], numerator.Span[row]);

    public override void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        Spread(denominator.Span.Slice(start, domains.Length), x, 0, Terms);
        Spread(numerator.Span.Slice(start, domains.Length), x, 1, Terms);
    }

    public override void Values(int domain, ReadOnlySpan<double> totals, Span<double> values) => values[0] = totals[1] / totals[0];

    public override void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence) =>
        influence[0] = (x[1] - (values[0] * x[0])) / totals[0];
}
