namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>x / max where higher is better, raw min / raw x where lower is.</summary>
/// <remarks>
/// For values above 0; a negative maximum (or minimum, where lower is better) turns the order around, with a warning. Source: COINr <c>n_fracmax</c>, which has x / min
/// where lower is better, so that the worst score highest.
/// </remarks>
public sealed record FractionOfMaximum : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "fraction_of_max";
}
