using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Calibration;

/// <summary>A known total: of the rows that have certain levels.</summary>
/// <param name="Levels">One level a variable, as it is written in the data.</param>
/// <param name="Total">The total in the population.</param>
public sealed record CalibrationTotal(ValueList<string> Levels, double Total) : Located;
