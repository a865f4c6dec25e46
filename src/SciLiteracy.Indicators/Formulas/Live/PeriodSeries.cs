namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>The periods of one frequency in the order of time.</summary>
/// <param name="Periods">Their positions on the axis.</param>
/// <param name="Ordinals">Their numbers in the calendar.</param>
internal sealed record PeriodSeries(int[] Periods, int[] Ordinals);
