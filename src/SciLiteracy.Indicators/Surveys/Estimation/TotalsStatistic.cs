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

    /// <summary>Computes the statistics from totals.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="totals">Totals; shape [J].</param>
    /// <param name="values">Receives the statistics; shape [V].</param>
    public abstract void Values(int domain, ReadOnlySpan<double> totals, Span<double> values);

    /// <summary>Computes the influence of a row on the statistics: the derivative with respect to its weight.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="x">The terms of the row; shape [J].</param>
    /// <param name="totals">Totals; shape [J].</param>
    /// <param name="values">The statistics; shape [V].</param>
    /// <param name="influence">Receives the influences; shape [V].</param>
    public abstract void Influence(int domain, ReadOnlySpan<double> x, ReadOnlySpan<double> totals, ReadOnlySpan<double> values, Span<double> influence);
}
