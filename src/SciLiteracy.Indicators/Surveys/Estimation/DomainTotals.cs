namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Weighted totals of all domains in one pass over the rows.</summary>
/// <remarks>
/// Rows are taken in blocks of fixed length, whose terms are computed once for all weights; the sums of a block are added to those of the blocks before it, so
/// that the error grows with the length of a block and the number of blocks rather than with the number of rows.
/// </remarks>
internal static class DomainTotals
{
    private const int BlockLength = 1024;

    /// <summary>Returns Σ w x[j] under one column of weights; shape [domains × J].</summary>
    public static double[] Of(TotalsStatistic statistic, DomainIndex domains, double[] weights) =>
        Of(statistic, domains, 1, (_, start, block) => weights.AsSpan(start, block.Length).CopyTo(block));

    /// <summary>Returns Σ w[g] x[j] under G columns of weights; shape [G × domains × J].</summary>
    public static double[] Of(TotalsStatistic statistic, DomainIndex domains, IReplicateWeights replicates) =>
        Of(statistic, domains, replicates.Count, replicates.Fill);

    private static double[] Of(TotalsStatistic statistic, DomainIndex domains, int count, FillWeights fill)
    {
        var terms = statistic.Terms;
        var rows = domains.Codes.Length;
        var size = domains.Count * terms;
        var totals = new double[count * size];
        var sums = new double[size + terms];
        var x = new double[BlockLength * terms];
        var weights = new double[BlockLength];
        for (var start = 0; start < rows; start += BlockLength)
        {
            var length = Math.Min(BlockLength, rows - start);
            var codes = domains.Codes.AsSpan(start, length);
            var some = false;
            for (var i = 0; i < length; i++)
            {
                if (codes[i] < 0)
                    continue;
                some = true;
                statistic.Fill(start + i, codes[i], x.AsSpan(i * terms, terms));
            }

            if (!some)
                continue;
            for (var g = 0; g < count; g++)
            {
                fill(g, start, weights.AsSpan(0, length));
                Array.Clear(sums);
                if (terms == 2)
                    AddPairs(codes, weights, x, sums);
                else
                    Add(codes, weights, x, terms, sums);
                var target = totals.AsSpan(g * size, size);
                for (var k = 0; k < size; k++)
                    target[k] += sums[k];
            }
        }

        return totals;
    }

    private static void Add(ReadOnlySpan<int> codes, ReadOnlySpan<double> weights, ReadOnlySpan<double> x, int terms, Span<double> sums)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] < 0)
                continue;
            var target = sums.Slice(codes[i] * terms, terms);
            var source = x.Slice(i * terms, terms);
            for (var j = 0; j < terms; j++)
                target[j] += weights[i] * source[j];
        }
    }

    private static void AddPairs(ReadOnlySpan<int> codes, ReadOnlySpan<double> weights, ReadOnlySpan<double> x, Span<double> sums)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            var at = 2 * codes[i];
            if (at < 0)
                continue;
            var w = weights[i];
            sums[at] += w * x[2 * i];
            sums[at + 1] += w * x[(2 * i) + 1];
        }
    }

    private delegate void FillWeights(int replicate, int start, Span<double> block);
}
