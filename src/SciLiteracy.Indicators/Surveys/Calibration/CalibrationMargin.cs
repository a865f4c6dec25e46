using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>Known totals of one variable: one for every level, or the total of a variable of numbers.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Totals">The totals of the levels; empty for a variable of numbers.</param>
public sealed record CalibrationMargin(SourceText Variable, ValueList<CalibrationTotal> Totals) : Located
{
    /// <summary>Gets the total of a variable of numbers; null if there are levels.</summary>
    public double? Total { get; init; }
}
