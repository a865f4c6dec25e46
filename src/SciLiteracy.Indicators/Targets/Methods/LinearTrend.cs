namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>A straight line by ordinary least squares: y = a + b τ + e, with errors of one unknown variance. Needs three observations.</summary>
public sealed record LinearTrend : ProjectionModel
{
    private LinearTrend()
    {
    }

    /// <summary>Gets the model; it has no parameters.</summary>
    public static LinearTrend Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "linear";

    internal override double WeightOf(SeriesPoint point, SeriesPoint latest) => 1;
}
