namespace SciLiteracy.Indicators.Composite.Aggregation;


/// <summary>
/// TOPSIS: the distance from the worst of all values, as a share of the distances from worst and best; from 0, the worst on every child, to 1.
/// </summary>
/// <param name="Scaling">How the children are scaled before.</param>
/// <remarks>
/// D⁻ / (D⁺ + D⁻), where D± = √Σ (w (x - best or worst of the cross-section))² over the children that the entity has, their weights rescaled to sum 1.
/// Source: Hwang and Yoon (1981), Multiple Attribute Decision Making, chapter 3.
/// </remarks>
public sealed record TopsisAggregation(TopsisScaling Scaling = TopsisScaling.AsNormalized) : AggregationMethod
{
    /// <inheritdoc/>
    public override string Id => "topsis";

    /// <inheritdoc/>
    public override AggregationDependence Dependence => AggregationDependence.CrossSection;
}
