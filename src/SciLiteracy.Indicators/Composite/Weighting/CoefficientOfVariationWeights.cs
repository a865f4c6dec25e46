namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>By the coefficient of variation of the child, its standard deviation over the absolute value of its mean, over the rows that have it.</summary>
/// <remarks>A mean of 0 is reported: there are no weights then. Source: definition; as <see cref="StandardDeviationWeights"/>, in units of the mean.</remarks>
public sealed record CoefficientOfVariationWeights : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "coefficient_of_variation";

    /// <inheritdoc/>
    public override bool DependsOnData => true;
}
