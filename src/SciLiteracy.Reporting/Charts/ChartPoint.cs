namespace SciLiteracy.Reporting;

/// <summary>An observed value in a chart.</summary>
/// <param name="Time">The middle of its period, in years (2020.5 for the year 2020 is written 2020: annual values stand on the year).</param>
/// <param name="Label">The period as text.</param>
/// <param name="Value">The value.</param>
/// <param name="IsNormal">Whether the value was published without reservation; others are drawn hollow.</param>
internal sealed record ChartPoint(double Time, string Label, double Value, bool IsNormal);
