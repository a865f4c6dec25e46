using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>A copy of a column as it was in one version.</summary>
internal readonly record struct ColumnCopy(double[] Values, ObservationStatus[] Statuses, ObservationOrigin?[]? Origins);
