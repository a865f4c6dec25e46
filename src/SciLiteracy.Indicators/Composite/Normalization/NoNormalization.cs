namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>x as it is, direction applied.</summary>
public sealed record NoNormalization : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "none";
}
