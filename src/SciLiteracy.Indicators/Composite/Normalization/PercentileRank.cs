using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(rank - 1) / (n - 1), rank 1 the worst.</summary>
/// <param name="Ties">What ties get.</param>
/// <remarks>Source: COINr <c>n_prank</c>. One value alone has no score.</remarks>
public sealed record PercentileRank(TieRule Ties = TieRule.Minimum) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "percentile_rank";
}
