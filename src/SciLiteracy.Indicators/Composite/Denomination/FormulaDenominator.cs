using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>A column of the data, or a formula over its columns.</summary>
/// <param name="Formula">The code of the column or the formula.</param>
public sealed record FormulaDenominator(SourceText Formula) : Denominator;
