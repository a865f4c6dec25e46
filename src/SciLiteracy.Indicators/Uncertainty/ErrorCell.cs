namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A cell of the data with an error.</summary>
/// <param name="Column">The column of the plan.</param>
/// <param name="Row">The row of the data.</param>
/// <param name="Center">The value, or the mean of its logarithm.</param>
/// <param name="Spread">The standard deviation of it.</param>
internal readonly record struct ErrorCell(int Column, int Row, double Center, double Spread);
