using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Normalization;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Brings indicators to one scale, and applies their directions: of <c>lower</c>, x, min and max are of -1 times the values.</summary>
/// <param name="Method">The method, by indicator.</param>
public sealed record NormalizeStep(PerIndicator<NormalizationMethod> Method) : IndexStep
{
    /// <summary>Gets over which rows minima, means and other parameters are taken.</summary>
    public NormalizationScope Scope { get; init; } = NormalizationScope.AllPeriods;

    /// <summary>Gets the period of <see cref="NormalizationScope.BasePeriod"/>; null for the first.</summary>
    public ReferencePeriod? BasePeriod { get; init; }
}
