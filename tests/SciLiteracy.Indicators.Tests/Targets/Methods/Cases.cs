using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

internal static class Cases
{
    public static ProgressCase Of(
        double y0, int t0, double yt, int t, double yT, int due, Direction direction = Direction.Higher, bool percentage = false) =>
        ProgressCase.Of([SeriesPoint.Of(t0, y0), SeriesPoint.Of(t, yt)], direction, SeriesPoint.Of(due, yT), isPercentage: percentage);

    public static ProgressCase WithoutTarget(double y0, int t0, double yt, int t, Direction direction = Direction.Higher, double? limit = null) =>
        ProgressCase.Of([SeriesPoint.Of(t0, y0), SeriesPoint.Of(t, yt)], direction, naturalLimit: limit);

    /// <summary>A case with every year on the straight line between the two values.</summary>
    public static ProgressCase Line(double y0, int t0, double yt, int t, double yT, int due, Direction direction = Direction.Higher) =>
        ProgressCase.Of(
            Enumerable.Range(t0, t - t0 + 1).Select(year => SeriesPoint.Of(year, y0 + ((yt - y0) * (year - t0) / (t - t0)))),
            direction,
            SeriesPoint.Of(due, yT));

    public static ProgressCase Yearly(int first, double[] values, Direction direction = Direction.Higher, SeriesPoint? target = null) =>
        ProgressCase.Of(values.Select((v, i) => SeriesPoint.Of(first + i, v)), direction, target);
}
