namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>CRITIC: contrast times conflict; much to what varies widely and says what the others do not.</summary>
/// <remarks>
/// w ∝ s Σ (1 - r), with s the standard deviation of the child and r its Pearson correlations with the other children, pairwise complete. A child without
/// spread weighs 0 and has no part in the sums of the others.
/// Source: Diakoulaki, Mavrotas and Papayannakis (1995), "Determining objective weights in multiple criteria problems: the CRITIC method", Computers and
/// Operations Research 22(7), for values scaled by min-max.
/// </remarks>
public sealed record CriticWeights : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "critic";

    /// <inheritdoc/>
    public override bool DependsOnData => true;
}
