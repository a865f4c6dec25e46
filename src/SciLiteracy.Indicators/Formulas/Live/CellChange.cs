using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>A cell whose value or status an update changed.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Entity">The entity with its breakdown.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">What the cell had before the update.</param>
/// <param name="After">What it has since.</param>
public readonly record struct CellChange(string Indicator, EntityKey Entity, ReferencePeriod Period, CellValue Before, CellValue After)
{
    /// <summary>Gets whether the cell could be computed before the update, or was missing for another reason, and cannot exist since: x / 0, for instance, or what is computed from that.</summary>
    public bool IsUndefined => After.Status == ObservationStatus.CannotExist && Before.Status != ObservationStatus.CannotExist;
}
