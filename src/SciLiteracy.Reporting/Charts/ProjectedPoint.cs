namespace SciLiteracy.Reporting;

/// <summary>What a trend comes to in a period.</summary>
/// <param name="Time">The period, on the scale of <see cref="ChartPoint.Time"/>.</param>
/// <param name="Label">The period as text.</param>
/// <param name="Estimate">The value on the trend.</param>
/// <param name="Lower">The lower end of the prediction interval.</param>
/// <param name="Upper">The upper end of the prediction interval.</param>
internal sealed record ProjectedPoint(double Time, string Label, double Estimate, double Lower, double Upper);
