using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// The Mazziotta-Pareto index: the mean of the children less (or plus) a penalty for their imbalance, M ∓ S²/M, where S is the standard deviation of the
/// entity's children about their mean M.
/// </summary>
/// <param name="Penalty">Whether imbalance lowers the score or raises it.</param>
/// <param name="Scale">Which scale the children are brought to before.</param>
/// <remarks>
/// M = Σ w x / Σ w, S² = Σ w (x - M)² / Σ w; unweighted in the source. The scale makes the two published forms: <see cref="MazziottaParetoScale.Standardized"/>
/// (MPI: mean 100, standard deviation 10) and <see cref="MazziottaParetoScale.Adjusted"/> (AMPI: range 60 about a reference of 100). With
/// <see cref="MazziottaParetoScale.AsNormalized"/> the normalization has done so: <c>z_score { mean: 100, sd: 10 }</c> or a range [70, 130]. A mean of 0 or
/// below has no score: S/M means nothing there.
/// Source: De Muro, Mazziotta and Pareto (2011), "Composite indices of development and poverty: an application to MDGs", Social Indicators Research 104;
/// Mazziotta and Pareto (2016), "On a generalized non-compensatory composite index for measuring socio-economic phenomena", Social Indicators Research 127.
/// </remarks>
public sealed record MazziottaParetoAggregation(
    ImbalancePenalty Penalty = ImbalancePenalty.Negative,
    MazziottaParetoScale Scale = MazziottaParetoScale.AsNormalized) : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "mazziotta_pareto";

    /// <summary>Gets the entity whose values score 100 on the adjusted scale; null for the middle of the range.</summary>
    public Reference? ReferenceEntity { get; init; }

    /// <inheritdoc/>
    public override AggregationDependence Dependence => Scale switch
    {
        MazziottaParetoScale.Standardized => AggregationDependence.CrossSection,
        MazziottaParetoScale.Adjusted => AggregationDependence.AllRows,
        _ => AggregationDependence.Entity,
    };

    internal override string? Problem => base.Problem ?? (ReferenceEntity is { } entity && Scale != MazziottaParetoScale.Adjusted
        ? $"The reference entity '{entity}' belongs to the adjusted scale."
        : null);
}
