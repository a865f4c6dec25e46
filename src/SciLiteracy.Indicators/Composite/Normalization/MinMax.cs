namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>(x - min) / (max - min), put on the range, 0 to 100 if there is none.</summary>
/// <remarks>Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, section 1.5; COINr <c>n_minmax</c>.</remarks>
public sealed record MinMax : NormalizationMethod
{
    /// <inheritdoc/>
    public override string Id => "min_max";

    internal override bool TakesRange => true;
}
