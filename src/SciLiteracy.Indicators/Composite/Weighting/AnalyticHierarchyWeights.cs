using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The analytic hierarchy process: the principal eigenvector of the matrix of pairwise comparisons of siblings.</summary>
/// <param name="Comparisons">Comparisons of siblings, of one or several aggregates. A pair is there once; pairs may be left out as long as all
/// siblings are connected.</param>
/// <param name="MaxConsistencyRatio">The consistency ratio above which the judgments are reported as contradicting each other.</param>
/// <remarks>
/// Consistency ratio ((λ - n) / (n - 1)) / RI, RI Saaty's random index. Left out pairs are filled by Harker's method.
/// Source: Saaty (1980), The Analytic Hierarchy Process; Harker (1987), "Incomplete pairwise comparisons in the analytic hierarchy process", Mathematical
/// Modelling 9(11).
/// </remarks>
public sealed record AnalyticHierarchyWeights(ValueList<PairwiseComparison> Comparisons, double MaxConsistencyRatio = 0.1) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "ahp";

    internal override string? Problem =>
        Comparisons.FirstOrDefault(c => !(double.IsFinite(c.Ratio) && c.Ratio > 0)) is { } bad
            ? FormattableString.Invariant($"'{bad.First}' is compared with '{bad.Second}' by '{bad.Ratio}', but a ratio is above 0.")
        : Comparisons.FirstOrDefault(c => c.First == c.Second) is { } self ? $"'{self.First}' is compared with itself."
        : !(MaxConsistencyRatio >= 0) ? FormattableString.Invariant($"The largest consistency ratio is '{MaxConsistencyRatio}', but must be at least 0.")
        : null;
}
