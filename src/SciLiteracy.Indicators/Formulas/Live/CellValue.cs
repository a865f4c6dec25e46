using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>What a cell has: a value, or the reason why there is none.</summary>
/// <param name="Value">The value in the unit of the indicator; NaN if it is missing.</param>
/// <param name="Status">What is to be known about it; <see cref="ObservationStatus.Missing"/> also where there is no observation.</param>
public readonly record struct CellValue(double Value, ObservationStatus Status)
{
    /// <summary>Gets whether there is no value.</summary>
    public bool IsMissing => double.IsNaN(Value);
}
