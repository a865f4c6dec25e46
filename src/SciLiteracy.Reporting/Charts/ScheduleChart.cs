using System.Globalization;
using System.Text;
using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Reporting;

/// <summary>Draws the phases of a schedule as bars over the years, so that overlaps are seen.</summary>
internal static class ScheduleChart
{
    private const double Width = 960;
    private const double RowHeight = 34;
    private const double Top = 26;

    /// <summary>Returns the SVG element.</summary>
    public static string Render(ActionPlan plan, string language)
    {
        var first = plan.Period.Start.Year;
        var last = plan.Period.End.Year;
        var height = Top + (plan.Schedule.Phases.Count * RowHeight) + 6;
        var svg = new StringBuilder();
        var summary = string.Join("; ", plan.Schedule.Phases.Select(p => $"{p.Title.Best(language, "en")}: {DateIntervalText.Format(p.Period)}"));
        Line(svg, $"<svg class=\"chart\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Html.Escape(summary)}\">");
        var step = Math.Max(1, (last - first + 1) / 20);
        for (var year = first; year <= last + 1; year += step)
        {
            var x = X(new LocalDate(year, 1, 1));
            Line(svg, $"<line class=\"grid\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{Top - 6}\" y2=\"{height}\"/>");
            if (year <= last)
                Line(svg, $"<text class=\"tick\" x=\"{X(new LocalDate(year, 7, 1)):0.#}\" y=\"14\" text-anchor=\"middle\">{year}</text>");
        }

        var y = Top;
        foreach (var phase in plan.Schedule.Phases)
        {
            var (start, end) = (X(phase.Period.Start), X(phase.Period.End.PlusDays(1)));
            var title = Html.Escape(phase.Title.Best(language, "en"));
            Line(svg, $"<rect class=\"phase\" x=\"{start:0.#}\" y=\"{y + 20}\" width=\"{Math.Max(end - start, 2):0.#}\" height=\"9\" rx=\"3\"><title>{title}: {DateIntervalText.Format(phase.Period)}</title></rect>");
            // A bar near the right edge has its title end with it.
            var anchor = start > Width * 0.6 ? "end" : "start";
            Line(svg, $"<text class=\"phase-text\" x=\"{(anchor == "end" ? Math.Min(end, Width) : start):0.#}\" y=\"{y + 14}\" text-anchor=\"{anchor}\">{title}</text>");
            y += RowHeight;
        }

        svg.Append("</svg>");
        return svg.ToString();

        double X(LocalDate date)
        {
            var begin = new LocalDate(first, 1, 1);
            var days = Period.DaysBetween(begin, date);
            var all = Period.DaysBetween(begin, new LocalDate(last + 1, 1, 1));
            return Math.Clamp((double)days / all, 0, 1) * Width;
        }
    }

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
