using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>A cell whose value or status an update changed.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Entity">The entity with its breakdown.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">What the cell had before the update.</param>
/// <param name="After">What it has since.</param>
public readonly record struct CellChange(string Indicator, EntityKey Entity, ReferencePeriod Period, CellValue Before, CellValue After);
