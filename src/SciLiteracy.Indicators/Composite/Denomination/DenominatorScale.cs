using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>How many units of a denominator make one: with 1e6, an indicator is per million.</summary>
/// <param name="Denominator">The denominator, as the indicators write it.</param>
/// <param name="Scale">The scale, finite and above 0.</param>
public sealed record DenominatorScale(Reference Denominator, double Scale);
