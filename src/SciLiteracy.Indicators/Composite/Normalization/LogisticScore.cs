namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>1 / (1 + exp(-z)) of the z-score, put on the range that 0 and 1 become, 0 to 1 if there is none.</summary>
/// <remarks>Extreme values count little more than high ones. z is with the sample standard deviation (n - 1). Source: definition.</remarks>
public sealed record LogisticScore : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "logistic";

    internal override bool TakesRange => true;
}
