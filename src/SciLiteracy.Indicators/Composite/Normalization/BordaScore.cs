using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>rank - 1, rank 1 the worst.</summary>
/// <param name="Ties">What ties get.</param>
/// <remarks>Source: Borda (1784); COINr <c>n_borda</c>.</remarks>
public sealed record BordaScore(TieRule Ties = TieRule.Minimum) : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "borda";
}
