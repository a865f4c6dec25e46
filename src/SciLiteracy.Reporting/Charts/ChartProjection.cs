using SciLiteracy.Domain;

namespace SciLiteracy.Reporting;

/// <summary>Where a trend leads, in a chart.</summary>
/// <param name="Points">From the latest observed period to the last one projected to, in order of time; at least two.</param>
/// <param name="Level">The probability that the interval covers a value: 0.95.</param>
internal sealed record ChartProjection(ValueList<ProjectedPoint> Points, double Level);
