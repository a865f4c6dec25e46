using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Indicators.Targets.Methods;
using static SciLiteracy.Reporting.HtmlBuilder;

namespace SciLiteracy.Reporting;

// The section about targets, with a chart for every indicator and entity that has some.
internal sealed partial class ReportPage
{
    private const double IntervalLevel = 0.95;
    private const int MostProjectedSteps = 24;

    private void RenderTargets()
    {
        if (_targets.Count == 0)
            return;
        _html.Line($"<h2 id=\"targets\">Targets</h2>");
        var progress = TargetProgress.Assess(_framework.Targets, _framework.Indicators, _workspace.Values, _options.On);
        var charts = progress
            .GroupBy(p => (Indicator: p.Target.Indicator.Id, Entity: p.Target.Entity.Id, p.Target.Breakdown))
            .Select(g => (Chart: ChartOf(g.Key.Indicator, g.Key.Entity, g.Key.Breakdown, [.. g])!, Progress: g.ToList()))
            .Where(c => c.Chart is not null)
            .OrderByDescending(c => c.Chart.Points.Count > 2)
            .ToList();
        for (var i = 0; i < charts.Count; i++)
        {
            if (i == 1)
                _html.Line($"<div class=\"charts\">");
            RenderChart(charts[i].Chart, charts[i].Progress, isWide: i == 0);
        }

        if (charts.Count > 1)
            _html.Line($"</div>");
        if (charts.Count > 0)
            _html.Line($"<p class=\"soft\">Diamonds are targets: ✓ met, ✗ missed, ? not due or not assessable. Hollow points were published with a reservation.{(charts.Exists(c => c.Chart.Projection is not null) ? " A dashed line is a straight trend, and the band around it covers a later value with a probability of 95 % if the trend goes on." : "")}</p>");
        RenderTargetTable(progress);
        RenderMethods([.. progress.Where(p => p.Methods.Any(m => m.IsAssessable))]);
    }

    private void RenderChart(TimeSeriesChart chart, List<TargetProgress> targets, bool isWide)
    {
        var (width, height) = isWide ? (960, 380) : (420, 250);
        _html.Line($"<figure{(isWide ? new Markup(" class=\"wide\"") : default)}>");
        _html.Line($"<figcaption>{chart.Title}</figcaption>");
        _html.Line($"{new Markup(SvgChart.Render(chart, width, height))}");
        foreach (var progress in targets.OrderBy(p => p.Target.Period.FirstDay))
        {
            if (progress.Projection is not null)
                _html.Line($"<p class=\"soft projected\">{Projected(progress, chart.Unit)}</p>");
        }

        // A closing tag inside a text must not end the element.
        _html.Line($"<script type=\"application/vnd.vegalite.v5+json\">{new Markup(VegaLite.Specify(chart).Replace("<", "\\u003C", StringComparison.Ordinal))}</script>");
        _html.Line($"</figure>");
    }

    private static string Projected(TargetProgress progress, string unit)
    {
        var (period, point) = (progress.Target.Period, PointAt(progress, progress.Target.Period));
        var goal = $"{NumberText.Sign(progress.Target.Comparison)} {Quantity(progress.Assessment.TargetValue)}";
        var text = $"The trend since {progress.TrendStart} comes to {Rough(point.Estimate)} in {period} ({NumberText.Rounded(100 * IntervalLevel)} % interval {NumberText.Rough(point.Lower)} to {NumberText.Rough(point.Upper)})";
        return progress.ProbabilityOfReaching is { } probability ? $"{text}; probability of {goal}: {Share(probability)}." : $"{text}.";

        string Quantity(double value) => WithUnit(NumberText.Rounded(value));
        string Rough(double value) => WithUnit(NumberText.Rough(value));
        string WithUnit(string number) => unit.Length == 0 ? number : $"{number} {unit}";
    }

    // Never 0 or 100 %: a trend is not that sure.
    private static string Share(double probability) => probability switch
    {
        < 0.01 => "below 1 %",
        > 0.99 => "above 99 %",
        _ => $"{NumberText.Rounded(Math.Round(100 * probability))} %",
    };

    // The one that reaches furthest; it passes the earlier targets.
    private static ChartProjection? ProjectionOf(IEnumerable<TargetProgress> targets)
    {
        if (targets.Where(p => p.Projection is not null).MaxBy(p => p.Target.Period.LastDay) is not { Case.Latest: { } latest } furthest)
            return null;
        var steps = furthest.Target.Period - latest.Period;
        var step = ((steps - 1) / MostProjectedSteps) + 1;
        var points = new List<ProjectedPoint>();
        for (var i = 0; i < steps; i += step)
            points.Add(PointAt(furthest, latest.Period + i));
        points.Add(PointAt(furthest, furthest.Target.Period));
        return new ChartProjection(points.ToValueList(), IntervalLevel);
    }

    // A straight line does not know that a share ends at 0 and 100 %; the page does.
    private static ProjectedPoint PointAt(TargetProgress progress, ReferencePeriod period)
    {
        var projection = progress.Project(period);
        var interval = projection.Interval(IntervalLevel)!;
        return new ProjectedPoint(TimeOf(period), period.ToString(), Kept(projection.Estimate!.Value), Kept(interval.Lower), Kept(interval.Upper));

        double Kept(double value) => progress.Case.IsPercentage ? Math.Clamp(value, 0, 100) : value;
    }

    private TimeSeriesChart? ChartOf(string indicatorId, string entity, Breakdown breakdown, TargetProgress[] targets)
    {
        var points = _workspace.Values.Series(indicatorId, entity, breakdown)
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
                .Select(p => p.Assessment)
                .OrderBy(t => t.Target.Period.FirstDay)
                .Select(t => new ChartTarget(
                    TimeOf(t.Target.Period), t.Target.Period.ToString(), t.TargetValue, NumberText.Sign(t.Target.Comparison), StateOf(t.Verdict)))
                .ToValueList(),
            ProjectionOf(targets));
    }

    private void RenderTargetTable(IReadOnlyList<TargetProgress> progress)
    {
        _html.Line($"<div class=\"scroll\"><table>");
        _html.Line($"<caption>Every target and the observed value it is judged by{(_options.On is { } on ? $", on {Day(on)}" : "")}.</caption>");
        _html.Line($"<thead><tr><th>Target</th><th>Entity</th><th>Period</th><th class=\"number\">Asked for</th><th class=\"number\">Observed</th><th>Result</th><th>Source</th></tr></thead>");
        _html.Line($"<tbody>");
        foreach (var one in progress)
        {
            var assessment = one.Assessment;
            var target = assessment.Target;
            var indicator = _framework.Indicators.Find(target.Indicator.Id)!;
            var unit = UnitOf(indicator);
            var observed = assessment.Observation is { } o
                ? Of($"{NumberText.Rounded(o.Value)} <span class=\"unit\">{unit}</span>{(o.Period == target.Period ? default : Of($" <span class=\"soft\">({o.Period.ToString()})</span>"))}{Precision(o)}")
                : Of($"–");
            var (state, name) = Result(assessment.Verdict);
            _html.Line($"<tr><td>{Text(indicator.Name)} <span class=\"id\">{target.Id}</span></td><td>{EntityName(target.Entity.Id)}</td><td>{target.Period.ToString()}</td><td class=\"number\">{NumberText.Sign(target.Comparison)} {NumberText.Rounded(assessment.TargetValue)} <span class=\"unit\">{unit}</span></td><td class=\"number\">{observed}</td><td title=\"{assessment.Explanation}\"><span class=\"state {state}\">{name}</span>{Sureness(one)}</td><td>{SourceLink(assessment)}</td></tr>");
        }

        _html.Line($"</tbody></table></div>");
    }

    // The standard error, and on it the design that it comes of.
    private static Markup Precision(Observation observation) => observation.Details.StandardError is not { } error
        ? default
        : Of($" <span class=\"soft\" title=\"{string.Join("; ", new[] { observation.Attribute("survey"), observation.Attribute("design") }.OfType<string>())}\">± {NumberText.Rough(error)}{(observation.Details.SampleSize is { } n ? Of($", n {NumberText.Rounded(n)}") : default)}</span>");

    private static Markup Sureness(TargetProgress progress) =>
        progress.ProbabilityOfHavingReached is { } probability ? Of($" <span class=\"soft\">(reached with probability {Share(probability)})</span>") : default;

    private void RenderMethods(List<TargetProgress> targets)
    {
        if (targets.Count == 0)
            return;
        var methods = targets[0].Methods.Select(m => m.Method).ToList();
        _html.Line($"<h3 id=\"methods\">Methods side by side</h3>");
        _html.Line($"<p class=\"soft\">What published methods say of the pace towards each target, put on five levels. They define progress differently and may disagree on the same figures. A star marks methods that follow common descriptions and were not checked against their authors' text.</p>");
        _html.Line($"<div class=\"scroll\"><table class=\"methods\">");
        _html.Line($"<thead><tr><th>Target</th>{Join("", methods.Select(m => Of($"<th title=\"{m.Source}\"><span class=\"id\">{m.Id}</span>{(m.IsVerified ? "" : " *")}</th>")))}</tr></thead>");
        _html.Line($"<tbody>");
        foreach (var progress in targets)
            _html.Line($"<tr><td>{EntityName(progress.Target.Entity.Id)}, {progress.Target.Period.ToString()} <span class=\"id\">{progress.Target.Id}</span></td>{Join("", progress.Methods.Select(MethodCell))}</tr>");
        _html.Line($"</tbody></table></div>");
    }

    private static Markup MethodCell(TargetMethodResult result)
    {
        if (result.Reason is { } reason)
            return Of($"<td class=\"soft\" title=\"{Spaced(reason.ToString())}\">–</td>");
        var score = result.Score is { } s ? $", score {NumberText.Rough(s)}" : "";
        var (state, sign, name) = result.Level switch
        {
            ProgressLevel.Achieved => ("met", "✓", "achieved"),
            ProgressLevel.OnTrack => ("met", "↑", "on track"),
            ProgressLevel.Moderate => ("open", "↗", "moderate"),
            ProgressLevel.Limited => ("missed", "→", "limited"),
            ProgressLevel.Deterioration => ("missed", "↓", "away"),
            _ => ("open", "", result.Category ?? ""),
        };
        return Of($"<td title=\"{result.Category}{score}\"><span class=\"state {state}\">{sign} {name}</span></td>");
    }

    // TooFewPoints -> too few points.
    private static string Spaced(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

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
