using System.Globalization;
using System.Text;

namespace SciLiteracy.Reporting;

/// <summary>Draws a chart as an SVG element that stands in a page: no script, readable for screen readers, coloured by the page's style.</summary>
internal static class SvgChart
{
    private const double Left = 56;
    private const double Right = 72;
    private const double Top = 16;
    private const double Bottom = 32;

    /// <summary>Returns the SVG element.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="width">The width of the drawing, in its own units.</param>
    /// <param name="height">The height of the drawing, in its own units.</param>
    public static string Render(TimeSeriesChart chart, double width, double height)
    {
        var times = AxisScale.Of(
            [.. chart.Points.Select(p => p.Time), .. chart.Targets.Select(t => t.Time)], (int)(width / 90), fromZero: false, wholeNumbers: true);
        var values = AxisScale.Of(
            ValuesOf(chart), (int)Math.Max(3, height / 56), fromZero: true, wholeNumbers: false);
        double X(double time) => Left + (times.Position(time) * (width - Left - Right));
        double Y(double value) => height - Bottom - (values.Position(value) * (height - Top - Bottom));
        string Corners(IEnumerable<(double Time, double Value)> corners) =>
            string.Join(' ', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{X(c.Time):0.##},{Y(c.Value):0.##}")));

        var svg = new StringBuilder();
        Line(svg, $"<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Html.Escape(Summary(chart))}\">");
        foreach (var tick in values.Ticks)
        {
            Line(svg, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{width - Right}\" y1=\"{Y(tick):0.##}\" y2=\"{Y(tick):0.##}\"/>");
            Line(svg, $"<text class=\"tick\" x=\"{Left - 8}\" y=\"{Y(tick) + 4:0.##}\" text-anchor=\"end\">{Number(tick)}</text>");
        }

        foreach (var tick in times.Ticks)
            Line(svg, $"<text class=\"tick\" x=\"{X(tick):0.##}\" y=\"{height - 10}\" text-anchor=\"middle\">{tick:0}</text>");
        Line(svg, $"<text class=\"tick\" x=\"4\" y=\"{Top - 4}\">{Html.Escape(chart.Unit)}</text>");

        if (chart.Projection is { } projection)
        {
            var upper = projection.Points.Select(p => (p.Time, Value: p.Upper));
            var lower = projection.Points.Reverse().Select(p => (p.Time, Value: p.Lower));
            Line(svg, $"<polygon class=\"interval\" points=\"{Corners(upper.Concat(lower).Select(p => (p.Time, Math.Clamp(p.Value, values.Low, values.High))))}\"/>");
            Line(svg, $"<polyline class=\"projection\" points=\"{Corners(projection.Points.Select(p => (p.Time, p.Estimate)))}\"/>");
        }

        if (chart.Points.Count > 1)
            Line(svg, $"<polyline class=\"series\" points=\"{Corners(chart.Points.Select(p => (p.Time, p.Value)))}\"/>");
        foreach (var point in chart.Points)
        {
            Line(svg, $"<circle class=\"{(point.IsNormal ? "point" : "point reserved")}\" cx=\"{X(point.Time):0.##}\" cy=\"{Y(point.Value):0.##}\" r=\"4\"><title>{Html.Escape(point.Label)}: {Number(point.Value)} {Html.Escape(chart.Unit)}</title></circle>");
        }

        if (chart.Points.Count > 0)
        {
            var last = chart.Points[^1];
            Line(svg, $"<text class=\"value\" x=\"{X(last.Time) + 8:0.##}\" y=\"{Y(last.Value) + 4:0.##}\">{Number(last.Value)}</text>");
        }

        foreach (var target in chart.Targets)
            RenderTarget(svg, target, X(target.Time), Y(target.Value));
        svg.Append("</svg>");
        return svg.ToString();
    }

    // A wide interval must not flatten the series: the axis follows it by at most a quarter of the range of everything else.
    private static List<double> ValuesOf(TimeSeriesChart chart)
    {
        List<double> values = [.. chart.Points.Select(p => p.Value), .. chart.Targets.Select(t => t.Value)];
        if (chart.Projection is not { } projection)
            return values;
        values.AddRange(projection.Points.Select(p => p.Estimate));
        var (low, high) = (values.Min(), values.Max());
        var margin = (high - Math.Min(low, 0)) / 4;
        values.Add(Math.Max(projection.Points.Min(p => p.Lower), low >= 0 ? Math.Max(low - margin, 0) : low - margin));
        values.Add(Math.Min(projection.Points.Max(p => p.Upper), high + margin));
        return values;
    }

    // Shape and sign tell a target's state as well as colour does.
    private static void RenderTarget(StringBuilder svg, ChartTarget target, double x, double y)
    {
        var (name, sign) = target.State switch
        {
            TargetState.Met => ("met", "✓"),
            TargetState.Missed => ("missed", "✗"),
            _ => ("open", "?"),
        };
        Line(svg, $"<g class=\"target {name}\"><path d=\"M{x - 26:0.##} {y:0.##}H{x + 12:0.##}\"/><path class=\"diamond\" d=\"M{x:0.##} {y - 6:0.##}l6 6l-6 6l-6 -6z\"/><text x=\"{x + 10:0.##}\" y=\"{y + 15:0.##}\">{Html.Escape(target.Sign)} {Number(target.Value)} {sign}</text><title>Target for {Html.Escape(target.Label)}: {Html.Escape(target.Sign)} {Number(target.Value)} ({name})</title></g>");
    }

    private static string Summary(TimeSeriesChart chart)
    {
        var observed = string.Join(", ", chart.Points.Select(p => $"{p.Label}: {Number(p.Value)}"));
        var targets = string.Join(", ", chart.Targets.Select(t => $"{t.Label}: {t.Sign} {Number(t.Value)}"));
        var projected = chart.Projection is { Points: [.., var last], Level: var level }
            ? $" Trend: {last.Label}: {NumberText.Rough(last.Estimate)} ({Number(100 * level)} % from {NumberText.Rough(last.Lower)} to {NumberText.Rough(last.Upper)})."
            : "";
        return $"{chart.Title} ({chart.Unit}). Observed: {observed}.{(targets.Length > 0 ? $" Targets: {targets}." : "")}{projected}";
    }

    private static string Number(double value) => NumberText.Rounded(value);

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
