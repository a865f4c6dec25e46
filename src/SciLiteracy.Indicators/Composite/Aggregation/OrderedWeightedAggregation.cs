using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// The ordered weighted average: weights go to the places of the children in order of size, not to the children. Between the maximum, the mean and the
/// minimum, as the weights of the places say.
/// </summary>
/// <param name="PlaceWeights">
/// Weights of the places, the highest child first, finite and at least 0 with a positive sum; or empty for the quantifier Q(r) = r^α.
/// </param>
/// <param name="Exponent">α of the quantifier, above 0, where <paramref name="PlaceWeights"/> is empty: above 1 low children weigh more, below 1 high
/// ones.</param>
/// <remarks>
/// Σ (Q(Sᵢ) - Q(Sᵢ₋₁)) x₍ᵢ₎ over the children in falling order, S the shares of weight cumulated. Q is r^α, or the line through the cumulated shares of the
/// place weights at i/k. So the children's own weights count, and missing children leave the shape of the weights as it is; with equal weights and as many
/// children as places the weights are just those given.
/// Source: Yager (1988), "On ordered weighted averaging aggregation operators", IEEE Transactions on Systems, Man and Cybernetics 18(1); Yager (1996) for the
/// quantifier; Torra (1997), "The weighted OWA operator", for the weights of the children.
/// </remarks>
public sealed record OrderedWeightedAggregation(ValueList<double> PlaceWeights, double Exponent = 1) : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "owa";

    internal override string? Problem => base.Problem
        ?? (PlaceWeights.Any(w => !double.IsFinite(w) || w < 0) ? "The weights of the places must be finite and at least 0." : null)
        ?? (PlaceWeights.Count > 0 && PlaceWeights.All(w => w == 0) ? "The weights of the places are all 0, but one must be above." : null)
        ?? (double.IsFinite(Exponent) && Exponent > 0
            ? null
            : FormattableString.Invariant($"The exponent of the quantifier is '{Exponent}', but must be above 0."));
}
