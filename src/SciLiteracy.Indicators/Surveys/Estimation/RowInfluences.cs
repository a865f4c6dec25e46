namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The weighted influences of rows on V statistics of their domain.</summary>
internal abstract class RowInfluences
{
    /// <summary>Gets V.</summary>
    public abstract int Count { get; }

    /// <summary>Gets how many numbers a thread lends for one row.</summary>
    public abstract int ScratchLength { get; }

    /// <summary>Fills in the influences of a row of a domain; shape [V].</summary>
    public abstract void Fill(int row, int domain, Span<double> scratch, Span<double> z);

    /// <summary>Influences that stand in memory; shape [rows × V].</summary>
    public static RowInfluences Of(double[] z, int count) => new Stored(z, count);

    /// <summary>Influences that are computed for a row when it is asked for, so that nothing is kept.</summary>
    /// <param name="statistic">The statistics.</param>
    /// <param name="weights">The weights; shape [rows].</param>
    /// <param name="totals">The totals; shape [domains × J].</param>
    /// <param name="values">The statistics of the domains; shape [domains × V].</param>
    public static RowInfluences Of(TotalsStatistic statistic, double[] weights, double[] totals, double[] values) => new Computed(statistic, weights, totals, values);

    /// <summary>The influences on the statistics of all domains: those on the own domain, and 0; V is the number of domains times that of a domain.</summary>
    /// <param name="ofDomain">The influences on the own domain.</param>
    /// <param name="domains">The domain of every row, -1 for none.</param>
    /// <param name="domainCount">The number of domains.</param>
    public static RowInfluences SideBySide(RowInfluences ofDomain, int[] domains, int domainCount) => new OfAll(ofDomain, domains, domainCount);

    private sealed class OfAll(RowInfluences ofDomain, int[] domains, int domainCount) : RowInfluences
    {
        public override int Count => domainCount * ofDomain.Count;

        public override int ScratchLength => ofDomain.ScratchLength;

        public override void Fill(int row, int domain, Span<double> scratch, Span<double> z)
        {
            z.Clear();
            ofDomain.Fill(row, domains[row], scratch, z.Slice(domains[row] * ofDomain.Count, ofDomain.Count));
        }
    }

    private sealed class Stored(double[] z, int count) : RowInfluences
    {
        public override int Count => count;

        public override int ScratchLength => 0;

        public override void Fill(int row, int domain, Span<double> scratch, Span<double> to) => z.AsSpan(row * count, count).CopyTo(to);
    }

    private sealed class Computed(TotalsStatistic statistic, double[] weights, double[] totals, double[] values) : RowInfluences
    {
        private readonly int _terms = statistic.Terms;
        private readonly int _count = statistic.Count;

        public override int Count => _count;

        public override int ScratchLength => _terms;

        public override void Fill(int row, int domain, Span<double> scratch, Span<double> z)
        {
            var w = weights[row];
            if (w == 0)
            {
                z.Clear();
                return;
            }

            statistic.Fill(row, domain, scratch);
            statistic.Influence(domain, scratch, totals.AsSpan(domain * _terms, _terms), values.AsSpan(domain * _count, _count), z);
            foreach (ref var value in z)
                value *= w;
        }
    }
}
