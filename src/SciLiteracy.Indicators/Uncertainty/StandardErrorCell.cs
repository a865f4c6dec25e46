using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The standard error of one cell of raw data.</summary>
/// <param name="Row">The entity, and the period if the data have periods.</param>
/// <param name="Indicator">The code of the indicator or other column of numbers.</param>
/// <param name="StandardError">The standard error, in the unit of the value; finite and at least 0.</param>
public sealed record StandardErrorCell(IndexRow Row, string Indicator, double StandardError) : Located;
