namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// A straight line through the logarithms by ordinary least squares: ln y = a + b τ + e, growth at one rate. Needs three observations, all
/// positive. The estimate is the median of the prediction, exp(a + b τ), and the interval is that of the logarithms.
/// </summary>
public sealed record LogLinearTrend : ProjectionModel
{
    private LogLinearTrend()
    {
    }

    /// <summary>Gets the model; it has no parameters.</summary>
    public static LogLinearTrend Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "log-linear";

    internal override bool IsLogarithmic => true;

    internal override double WeightOf(SeriesPoint point, SeriesPoint latest) => 1;
}
