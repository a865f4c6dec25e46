using System.Globalization;
using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Serialization;
using static SciLiteracy.Reporting.HtmlBuilder;

namespace SciLiteracy.Reporting;

/// <summary>One page about one workspace, section by section.</summary>
internal sealed partial class ReportPage
{
    private readonly Workspace _workspace;
    private readonly MonitoringFramework _framework;
    private readonly PlanReportOptions _options;
    private readonly HtmlBuilder _html = new();
    private readonly IReadOnlyList<TargetAssessment> _targets;
    private readonly HashSet<string> _withValues;

    public ReportPage(Workspace workspace, PlanReportOptions options)
    {
        _workspace = workspace;
        _framework = workspace.Framework;
        _options = options;
        _targets = TargetAssessment.Assess(_framework.Targets, _framework.Indicators, workspace.Observations, options.On);
        _withValues = _framework.Indicators.Indicators
            .Select(i => i.Id)
            .Where(id => workspace.Observations.HasValues(id, options.On))
            .ToHashSet(StringComparer.Ordinal);
    }

    private ActionPlan? Plan => _framework.Plan;

    public string Render()
    {
        var title = Plan is { } plan ? Text(plan.Title) : _workspace.Title is { } own ? Text(own) : _workspace.Name;
        _html.Line($"<!DOCTYPE html>");
        _html.Line($"<html lang=\"{_options.Language}\">");
        _html.Line($"<head>");
        _html.Line($"<meta charset=\"utf-8\">");
        _html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        _html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">");
        _html.Line($"<title>{title}</title>");
        _html.Line($"<style>{new Markup(Style())}</style>");
        _html.Line($"</head>");
        _html.Line($"<body>");
        RenderHeader(title);
        _html.Line($"<main>");
        RenderTargets();
        if (Plan is not null)
        {
            RenderSchedule(Plan);
            RenderProjects(Plan);
            RenderArrangements(Plan);
            RenderCoverage(Plan);
            RenderAgencies(Plan);
        }

        RenderSources();
        _html.Line($"</main>");
        _html.Line($"<footer><p>Made by SciLiteracy from the workspace <span class=\"id\">{_workspace.Name}</span>.</p></footer>");
        _html.Line($"</body>");
        _html.Line($"</html>");
        return _html.ToString();
    }

    private void RenderHeader(string title)
    {
        _html.Line($"<header>");
        _html.Line($"<h1>{title}</h1>");
        foreach (var (tag, text) in (Plan?.Title ?? _workspace.Title)?.Texts ?? [])
        {
            if (text != title)
                _html.Line($"<p class=\"soft\" lang=\"{tag}\">{text}</p>");
        }

        if (Plan is { } plan)
        {
            _html.Line($"<p class=\"soft\">{Day(plan.Period.Start)} to {Day(plan.Period.End)}{(_options.On is { } on ? $" · seen on {Day(on)}" : "")} · <span class=\"id\">{plan.Id}</span></p>");
            if (plan.Summary is { } summary)
                _html.Line($"<p>{Text(summary)}</p>");
        }

        _html.Line($"<dl class=\"figures\">");
        foreach (var (name, figure) in ReportSummary.Of(_workspace, _options, _targets).Figures)
            _html.Line($"<div><dt>{name}</dt><dd>{figure}</dd></div>");
        _html.Line($"</dl>");
        _html.Line($"<nav aria-label=\"Contents\"><ul>");
        foreach (var (id, name) in Contents())
            _html.Line($"<li><a href=\"#{id}\">{name}</a></li>");
        _html.Line($"</ul></nav>");
        _html.Line($"</header>");
    }

    private IEnumerable<(string Id, string Name)> Contents()
    {
        if (_targets.Count > 0)
            yield return ("targets", "Targets");
        if (Plan is { } plan)
        {
            if (plan.Schedule.Phases.Count > 0)
                yield return ("schedule", "Schedule");
            yield return ("projects", "Projects");
            if (plan.Arrangements.Count > 0)
                yield return ("arrangements", "Arrangements");
            yield return ("monitoring", "Monitoring");
            yield return ("agencies", "Agencies");
        }

        if (_framework.Sources.Count > 0)
            yield return ("sources", "Sources");
    }

    private void RenderSources()
    {
        if (_framework.Sources.Count == 0)
            return;
        _html.Line($"<h2 id=\"sources\">Sources</h2>");
        _html.Line($"<ul class=\"plain\">");
        foreach (var source in _framework.Sources)
        {
            var title = Text(source.Title);
            var name = IsWebAddress(source.Url) ? Of($"<a href=\"{source.Url}\">{title}</a>") : Of($"{title}");
            var details = string.Join(", ", new[] { source.Publisher, source.Number, source.Year?.ToString(CultureInfo.InvariantCulture) }.Where(d => d is not null));
            _html.Line($"<li id=\"source-{source.Id}\"><span class=\"id\">{source.Id}</span> {name}{(details.Length > 0 ? $". {details}." : "")} <span class=\"soft\">{source.Note}</span></li>");
        }

        _html.Line($"</ul>");
    }

    // Only these two schemes: an address such as javascript:… must not become a link.
    private static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private string Text(LocalizedText text) => text.Best(_options.Language, "en");

    private static string Day(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    private static string Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
