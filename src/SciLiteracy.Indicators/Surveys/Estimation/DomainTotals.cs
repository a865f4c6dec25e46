using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted totals Σ w x[j] of all domains in one pass over the rows.</summary>
/// <remarks>A product is rounded, a sum is exact and rounded at the end: neither the order of the rows nor the number of threads changes a bit.</remarks>
internal static class DomainTotals
{
    /// <summary>Returns the totals; shape [domains × J].</summary>
    public static double[] Of(TotalsStatistic statistic, DomainIndex domains, double[] weights, RowWork work) => Of(statistic, domains.Codes, domains.Count, weights, work);

    /// <summary>Returns totals of domains.</summary>
    /// <param name="statistic">The terms.</param>
    /// <param name="domains">The domain of every row, -1 for none; shape [rows].</param>
    /// <param name="count">The number of domains.</param>
    /// <param name="weights">The weights; shape [rows].</param>
    /// <param name="work">Where the work is done.</param>
    public static double[] Of(TotalsStatistic statistic, int[] domains, int count, double[] weights, RowWork work)
    {
        var terms = statistic.Terms;
        var size = count * terms;
        var workers = work.Rows(domains.Length, () => new Worker(size, terms), (worker, start, length) =>
        {
            var codes = domains.AsSpan(start, length);
            var x = worker.Terms.AsSpan(0, length * terms);
            statistic.Fill(start, codes, x);
            worker.Add(codes, weights.AsSpan(start, length), x, terms);
        });
        var sums = workers[0].Sums;
        foreach (var other in workers.AsSpan(1))
            sums.Add(other.Sums);

        var totals = new double[size];
        for (var k = 0; k < size; k++)
            totals[k] = sums.Value(k);
        return totals;
    }

    private sealed class Worker(int size, int terms)
    {
        public ExactSums Sums { get; } = new(size);

        public double[] Terms { get; } = new double[RowWork.RunLength * terms];

        public void Add(ReadOnlySpan<int> codes, ReadOnlySpan<double> weights, ReadOnlySpan<double> x, int terms)
        {
            var sums = Sums;
            for (var i = 0; i < codes.Length; i++)
            {
                if (codes[i] < 0)
                    continue;
                var (w, at) = (weights[i], codes[i] * terms);
                var row = x.Slice(i * terms, terms);
                for (var j = 0; j < row.Length; j++)
                    sums.Add(at + j, w * row[j]);
            }
        }
    }
}
