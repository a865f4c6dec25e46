namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Statistics of a domain that are computed from the rows and any weights, such as the coefficients of a regression or quantiles.</summary>
internal abstract class WeightedStatistic
{
    /// <summary>Gets V, the number of statistics.</summary>
    public abstract int Count { get; }

    /// <summary>Computes the statistics of a domain; NaN where they are not defined.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="rows">The rows of the domain; shape [n].</param>
    /// <param name="weights">The weights of all rows; shape [rows of the data].</param>
    /// <param name="values">Receives the statistics; shape [V].</param>
    public abstract void Values(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, Span<double> values);

    /// <summary>Computes the influences of the rows of a domain on its statistics; false if they have none.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="rows">The rows of the domain; shape [n].</param>
    /// <param name="weights">The weights of all rows; shape [rows of the data].</param>
    /// <param name="values">The statistics; shape [V].</param>
    /// <param name="influences">Receives the influences; shape [n × V].</param>
    public abstract bool Influences(int domain, ReadOnlySpan<int> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> values, Span<double> influences);
}
