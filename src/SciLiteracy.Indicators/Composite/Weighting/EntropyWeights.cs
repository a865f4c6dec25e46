namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>By Shannon's entropy: the less evenly a child is spread over the entities, the more it tells them apart, and the more it weighs.</summary>
/// <remarks>
/// w ∝ 1 - e, e = -Σ p ln p / ln n, p = x / Σ x over the n rows that have the child. For values of at least 0 with a positive sum; entropy depends on where
/// the scale has its zero.
/// Source: Shannon (1948); Hwang and Yoon (1981), Multiple Attribute Decision Making, section 2.
/// </remarks>
public sealed record EntropyWeights : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "entropy";

    /// <inheritdoc/>
    public override bool DependsOnData => true;
}
