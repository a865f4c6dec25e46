using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>
/// Benefit of the doubt, data envelopment analysis with one input: each entity has the weights that make it look best, under the condition that no entity
/// scores above 1 with them.
/// </summary>
/// <param name="On">What the bounds are on.</param>
/// <param name="Lower">The least share of every child without bounds of its own, from 0 to 1.</param>
/// <param name="Upper">The greatest share of every child without bounds of its own, from 0 to 1.</param>
/// <remarks>
/// max Σ w xᵢ subject to Σ w xⱼ ≤ 1 for all j, w ≥ 0: a linear program for each entity, over the cross-section; values must be at least 0. The score
/// is that sum, so the weights of an entity are not rescaled. A child that the entity lacks weighs 0 for it; of another entity what is there counts.
/// Source: Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), "An introduction to 'benefit of the doubt' composite
/// indicators", Social Indicators Research 82.
/// </remarks>
public sealed record BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound On = BenefitOfTheDoubtBound.Contributions, double Lower = 0, double Upper = 1)
    : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "benefit_of_doubt";

    /// <summary>Gets the bounds of single children.</summary>
    public ValueList<ShareBounds> Bounds { get; init; } = [];

    /// <inheritdoc/>
    public override bool DependsOnData => true;

    internal override string? Problem =>
        !AreBounds(Lower, Upper) ? FormattableString.Invariant($"The shares are from '{Lower}' to '{Upper}', but bounds are 0 ≤ lower ≤ upper ≤ 1.")
        : Bounds.FirstOrDefault(b => !AreBounds(b.Lower, b.Upper)) is { } bad
            ? FormattableString.Invariant($"The share of '{bad.Node}' is from '{bad.Lower}' to '{bad.Upper}', but bounds are 0 ≤ lower ≤ upper ≤ 1.")
        : null;

    private static bool AreBounds(double lower, double upper) => lower >= 0 && lower <= upper && upper <= 1;
}
