namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>
/// A straight line through estimates with known standard errors, each weighing 1 / se². What is projected is the true value, without the sampling
/// error of a survey yet to come. Needs two observations, all with a standard error above 0.
/// </summary>
/// <remarks>
/// Where the estimates scatter about the line more than their standard errors account for, the variance is raised by Birge's ratio, max(1, Q / (n -
/// 2)) with Q = Σ (residual / se)². The errors are taken for normal.
/// Source: Birge (1932), "The calculation of errors by the method of least squares", Physical Review 40(2).
/// </remarks>
public sealed record InverseVarianceTrend : ProjectionModel
{
    private InverseVarianceTrend()
    {
    }

    /// <summary>Gets the model; it has no parameters.</summary>
    public static InverseVarianceTrend Instance { get; } = new();

    /// <inheritdoc/>
    public override string Id => "inverse-variance";

    internal override bool HasKnownVariances => true;

    internal override double WeightOf(SeriesPoint point, SeriesPoint latest) => 1 / (point.StandardError!.Value * point.StandardError.Value);
}
