namespace SciLiteracy.Indicators.Composite.Weighting;


/// <summary>The weights of the structure, or of a named set.</summary>
/// <param name="Set">The name of the set; null for the weights of the structure.</param>
public sealed record GivenWeights(string? Set = null) : WeightingMethod
{
    /// <inheritdoc/>
    public override string Id => "given";
}
