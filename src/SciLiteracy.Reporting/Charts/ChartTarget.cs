namespace SciLiteracy.Reporting;

/// <summary>A target in a chart.</summary>
/// <param name="Time">The target's period, on the scale of <see cref="ChartPoint.Time"/>.</param>
/// <param name="Label">The period as text.</param>
/// <param name="Value">The value to reach.</param>
/// <param name="Sign">How the value must stand to it: <c>&gt;</c>, <c>&gt;=</c> and so on.</param>
/// <param name="State">Whether it is met.</param>
internal sealed record ChartTarget(double Time, string Label, double Value, string Sign, TargetState State);
