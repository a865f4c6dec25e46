using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets;
using static SciLiteracy.Reporting.HtmlBuilder;

namespace SciLiteracy.Reporting;

// The section about targets, with a chart for every indicator and entity that has some.
internal sealed partial class ReportPage
{
    private void RenderTargets()
    {
        if (_targets.Count == 0)
            return;
        _html.Line($"<h2 id=\"targets\">Targets</h2>");
        var charts = _targets
            .GroupBy(t => (Indicator: t.Target.Indicator.Id, Entity: t.Target.Entity.Id, t.Target.Breakdown))
            .Select(g => ChartOf(g.Key.Indicator, g.Key.Entity, g.Key.Breakdown, [.. g]))
            .OfType<TimeSeriesChart>()
            .OrderByDescending(c => c.Points.Count > 2)
            .ToList();
        for (var i = 0; i < charts.Count; i++)
        {
            if (i == 1)
                _html.Line($"<div class=\"charts\">");
            RenderChart(charts[i], isWide: i == 0);
        }

        if (charts.Count > 1)
            _html.Line($"</div>");
        if (charts.Count > 0)
            _html.Line($"<p class=\"soft\">Diamonds are targets: ✓ met, ✗ missed, ? not due or not assessable. Hollow points were published with a reservation.</p>");
        RenderTargetTable();
    }

    private void RenderChart(TimeSeriesChart chart, bool isWide)
    {
        var (width, height) = isWide ? (960, 380) : (420, 250);
        _html.Line($"<figure{(isWide ? new Markup(" class=\"wide\"") : default)}>");
        _html.Line($"<figcaption>{chart.Title}</figcaption>");
        _html.Line($"{new Markup(SvgChart.Render(chart, width, height))}");
        // A closing tag inside a text must not end the element.
        _html.Line($"<script type=\"application/vnd.vegalite.v5+json\">{new Markup(VegaLite.Specify(chart).Replace("<", "\\u003C", StringComparison.Ordinal))}</script>");
        _html.Line($"</figure>");
    }

    private TimeSeriesChart? ChartOf(string indicatorId, string entity, Breakdown breakdown, TargetAssessment[] targets)
    {
        var points = _workspace.Observations.Series(indicatorId, entity, breakdown)
            .Where(o => !o.IsMissing && (_options.On is not { } on || o.Period.LastDay <= on))
            .Select(o => new ChartPoint(TimeOf(o.Period), o.Period.ToString(), o.Value, o.Status == ObservationStatus.Normal))
            .ToValueList();
        if (points.Count == 0)
            return null;
        var indicator = _framework.Indicators.Find(indicatorId)!;
        var of = breakdown.IsTotal ? EntityName(entity) : $"{EntityName(entity)} ({breakdown})";
        return new TimeSeriesChart(
            $"{Text(indicator.Name)}, {of}",
            UnitOf(indicator),
            points,
            targets
                .OrderBy(t => t.Target.Period.FirstDay)
                .Select(t => new ChartTarget(
                    TimeOf(t.Target.Period), t.Target.Period.ToString(), t.TargetValue, NumberText.Sign(t.Target.Comparison), StateOf(t.Verdict)))
                .ToValueList());
    }

    private void RenderTargetTable()
    {
        _html.Line($"<div class=\"scroll\"><table>");
        _html.Line($"<caption>Every target and the observed value it is judged by{(_options.On is { } on ? $", on {Day(on)}" : "")}.</caption>");
        _html.Line($"<thead><tr><th>Target</th><th>Entity</th><th>Period</th><th class=\"number\">Asked for</th><th class=\"number\">Observed</th><th>Result</th><th>Source</th></tr></thead>");
        _html.Line($"<tbody>");
        foreach (var assessment in _targets)
        {
            var target = assessment.Target;
            var indicator = _framework.Indicators.Find(target.Indicator.Id)!;
            var unit = UnitOf(indicator);
            var observed = assessment.Observation is { } o
                ? Of($"{NumberText.Rounded(o.Value)} <span class=\"unit\">{unit}</span>{(o.Period == target.Period ? default : Of($" <span class=\"soft\">({o.Period.ToString()})</span>"))}")
                : Of($"–");
            var (state, name) = Result(assessment.Verdict);
            _html.Line($"<tr><td>{Text(indicator.Name)} <span class=\"id\">{target.Id}</span></td><td>{EntityName(target.Entity.Id)}</td><td>{target.Period.ToString()}</td><td class=\"number\">{NumberText.Sign(target.Comparison)} {NumberText.Rounded(assessment.TargetValue)} <span class=\"unit\">{unit}</span></td><td class=\"number\">{observed}</td><td title=\"{assessment.Explanation}\"><span class=\"state {state}\">{name}</span></td><td>{SourceLink(assessment)}</td></tr>");
        }

        _html.Line($"</tbody></table></div>");
    }

    private Markup SourceLink(TargetAssessment assessment) =>
        Join(" ", new[] { assessment.Target.Source?.Id, assessment.Observation?.Source }
            .OfType<string>()
            .Distinct()
            .Select(id => _framework.FindSource(id) is null ? Of($"<span class=\"id\">{id}</span>") : Of($"<a class=\"id\" href=\"#source-{id}\">{id}</a>")));

    private static (string State, string Name) Result(TargetVerdict verdict) => verdict switch
    {
        TargetVerdict.Met => ("met", "✓ met"),
        TargetVerdict.Missed => ("missed", "✗ missed"),
        TargetVerdict.NotDue => ("open", "not due"),
        _ => ("open", "not assessable"),
    };

    private static TargetState StateOf(TargetVerdict verdict) => verdict switch
    {
        TargetVerdict.Met => TargetState.Met,
        TargetVerdict.Missed => TargetState.Missed,
        _ => TargetState.Open,
    };

    // A year stands on its number; a shorter period in its middle.
    private static double TimeOf(ReferencePeriod period)
    {
        if (period.Frequency == PeriodFrequency.Annual)
            return period.Year;
        var days = NodaTime.Period.DaysBetween(period.FirstDay, period.LastDay) + 1;
        return period.FirstDay.Year + ((period.FirstDay.DayOfYear - 1 + (days / 2.0)) / 365.25) - 0.5;
    }

    private string EntityName(string code) => _framework.Regions.Find(code) is { } region ? Text(region.Name) : code;

    private string UnitOf(Indicator indicator) => _framework.Indicators.Units.Display(_framework.Indicators.UnitOf(indicator.Id), _options.Language, "en");

    private bool HasValues(string indicatorId) => _withValues.Contains(indicatorId);
}
