namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>By the standard deviation of the child over the rows that have it.</summary>
/// <remarks>Source: Diakoulaki, Mavrotas and Papayannakis (1995), who compare with it.</remarks>
public sealed record StandardDeviationWeights : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "standard_deviation";

    /// <inheritdoc/>
    public override bool DependsOnData => true;
}
