namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>
/// Statistics of a domain that are smooth functions of weighted totals Σ w x[j]. One description serves linearization, by influence values, and replication,
/// by the same function of the totals under other weights.
/// </summary>
internal abstract class TotalsStatistic
{
    /// <summary>Gets J, the number of totals.</summary>
    public abstract int Terms { get; }

    /// <summary>Gets V, the number of statistics.</summary>
    public abstract int Count { get; }

    /// <summary>Fills in the terms of a row, whose weighted sums are the totals; shape [J].</summary>
    public abstract void Fill(int row, int domain, Span<double> x);

    /// <summary>Fills in the terms of rows from a first one on; rows of no domain may be left out.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="domains">The domains of the rows, -1 for none; shape [n].</param>
    /// <param name="x">Receives the terms; shape [n × J].</param>
    public virtual void Fill(int start, ReadOnlySpan<int> domains, Span<double> x)
    {
        for (var i = 0; i < domains.Length; i++)
        {
            if (domains[i] >= 0)
                Fill(start + i, domains[i], x.Slice(i * Terms, Terms));
        }
    }

    /// <summary>Computes the statistics from totals.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="totals">Totals; shape [J].</param>
    /// <param name="values">Receives the statistics; shape [V].</param>
    public abstract void Values(int domain, ReadOnlySpan<double> totals, Span<double> values);

    /// <summary>Computes the influence of a row on the statistics: the derivative with respect to its weight, a linear function of the terms without a constant.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="x">The terms of the row; shape [J].</param>
    /// <param name="totals">Totals; shape [J].</param>
    /// <param name="values">The statistics; shape [V].</param>
    /// <param name="influence">Receives the influences; shape [V].</param>
    public abstract void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence);

    /// <summary>Fills every J-th place of the terms of a block with the values of a variable.</summary>
    private protected static void Spread(ReadOnlySpan<double> variable, Span<double> x, int offset, int terms)
    {
        for (int i = 0, at = offset; i < variable.Length; i++, at += terms)
            x[at] = variable[i];
    }

    /// <summary>Fills every J-th place of the terms of a block with a number.</summary>
    private protected static void Spread(double value, Span<double> x, int offset, int terms)
    {
        for (var at = offset; at < x.Length; at += terms)
            x[at] = value;
    }
}
