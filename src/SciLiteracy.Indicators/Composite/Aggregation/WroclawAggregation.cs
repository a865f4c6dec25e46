namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// The Wrocław taxonomic method, Hellwig's measure of development: 1 less the distance from an ideal entity over a high distance; 1 for the ideal,
/// mostly above 0.
/// </summary>
/// <remarks>
/// dᵢ = √(Σ w (z - z₀)² / Σ w) over the children that the entity has, with z standardized over the cross-section and z₀ the greatest; the score is
/// 1 - dᵢ / (d̄ + 2 s), d̄ and s the mean and the standard deviation (divisor n) of the distances. Higher is better; other tools give dᵢ / (d̄ + 2 s).
/// A child without spread has no part.
/// Source: Hellwig (1968), "Zastosowanie metody taksonomicznej do typologicznego podziału krajów", Przegląd Statystyczny 15; Florek et al. (1951).
/// </remarks>
public sealed record WroclawAggregation : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "wroclaw";

    /// <inheritdoc/>
    public override AggregationDependence Dependence => AggregationDependence.CrossSection;
}
