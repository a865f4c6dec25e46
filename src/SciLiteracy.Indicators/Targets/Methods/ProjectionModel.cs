namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// How a series is continued: <see cref="LinearTrend"/>, <see cref="LogLinearTrend"/>, <see cref="WeightedTrend"/> or
/// <see cref="InverseVarianceTrend"/>. There are no others.
/// </summary>
public abstract record ProjectionModel
{
    private protected ProjectionModel()
    {
    }

    /// <summary>Gets the id, with parameters where there are any.</summary>
    public abstract string Id { get; }

    /// <summary>Gets whether the line is fitted to the logarithms of the values.</summary>
    internal virtual bool IsLogarithmic => false;

    /// <summary>Gets whether the error variances are known, rather than estimated from the residuals.</summary>
    internal virtual bool HasKnownVariances => false;

    /// <summary>Returns the weight of an observation: what its error variance is in inverse proportion to.</summary>
    internal abstract double WeightOf(SeriesPoint point, SeriesPoint latest);
}
