namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The mean of the indicator over the k entities that are most alike on the other indicators, of those that have it.</summary>
/// <param name="Neighbors">k, at least 1; all donors where there are fewer. Donors as near as the last of the k count as well.</param>
/// <param name="Weighting">How the neighbors count.</param>
/// <remarks>
/// Distance √(Σ (zᵢ - zⱼ)² / m) over the m other indicators of the step that both have, standardized over the cross-section; a donor that shares none
/// is no neighbor.
/// Source: Troyanskaya et al. (2001), "Missing value estimation methods for DNA microarrays", Bioinformatics 17(6).
/// </remarks>
public sealed record NearestNeighborImputation(int Neighbors = 5, NeighborWeighting Weighting = NeighborWeighting.Equal) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "nearest_neighbors";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.Indicators;

    internal override string? Problem =>
        Neighbors < 1 ? FormattableString.Invariant($"The number of neighbors is '{Neighbors}', but must be at least 1.") : null;
}
