using SciLiteracy.Domain;

namespace SciLiteracy.Reporting;

/// <summary>One indicator of one entity over time, with its targets.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Unit">The unit of the values, for the axis.</param>
/// <param name="Points">The observed values in order of time; at least one.</param>
/// <param name="Targets">The targets in order of time.</param>
/// <param name="Projection">Where the trend leads; null to show none.</param>
internal sealed record TimeSeriesChart(
    string Title,
    string Unit,
    ValueList<ChartPoint> Points,
    ValueList<ChartTarget> Targets,
    ChartProjection? Projection = null);
