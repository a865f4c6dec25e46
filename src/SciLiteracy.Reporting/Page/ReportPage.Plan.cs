using SciLiteracy.Domain;
using static SciLiteracy.Reporting.HtmlBuilder;

namespace SciLiteracy.Reporting;

// The sections about the plan itself.
internal sealed partial class ReportPage
{
    private void RenderSchedule(ActionPlan plan)
    {
        if (plan.Schedule.Phases.Count == 0)
            return;
        _html.Line($"<h2 id=\"schedule\">Schedule</h2>");
        _html.Line($"<figure class=\"wide\">{new Markup(ScheduleChart.Render(plan, _options.Language))}</figure>");
        _html.Line($"<ul class=\"plain\">");
        foreach (var phase in plan.Schedule.Phases)
        {
            var inForce = _options.On is { } on && phase.Period.Contains(on) ? Of($" <span class=\"state met\">in force</span>") : default;
            _html.Line($"<li><strong>{Text(phase.Title)}</strong> <span class=\"soft\">{Day(phase.Period.Start)} to {Day(phase.Period.End)}</span>{inForce}{Summary(phase)}{Monitors(phase.Id)}</li>");
        }

        _html.Line($"</ul>");
    }

    private void RenderProjects(ActionPlan plan)
    {
        _html.Line($"<h2 id=\"projects\">Projects</h2>");
        foreach (var project in plan.Projects)
        {
            _html.Line($"<section class=\"card\" id=\"{project.Id}\">");
            _html.Line($"<h3>{(project.Number is { } number ? $"{number}. " : "")}{Text(project.Title)}</h3>");
            _html.Line($"{Summary(project)}");
            RenderAgenciesOf(plan, project);
            RenderElements("Tasks", project.Tasks);
            RenderElements("Measures", project.Measures);
            _html.Line($"</section>");
        }
    }

    private void RenderElements(string heading, IEnumerable<PlanElement> elements)
    {
        if (!elements.Any())
            return;
        _html.Line($"<h4>{heading}</h4>");
        _html.Line($"<ul class=\"plain\">");
        foreach (var element in elements)
            _html.Line($"<li id=\"{element.Id}\"><strong>{Text(element.Title)}</strong> <span class=\"id\">{element.Id}</span>{Summary(element)}{Monitors(element.Id)}</li>");
        _html.Line($"</ul>");
    }

    private void RenderAgenciesOf(ActionPlan plan, Project project)
    {
        if (project.Responsibilities is not { } division)
            return;
        var items = _options.On is { } on
            ? plan.ResponsibleFor(project.Id, on)
                .Select(r => (r.Responsibility.Role, Agency: r.Agency ?? r.Responsibility.Agency, Note: r.Path.Agencies.Count > 1 ? $"for {Text(r.Responsibility.Agency.Name)}" : ""))
            : plan.AgenciesOf(project.Id).Select(r => (r.Role, r.Agency, Note: ""));
        _html.Line($"<ul class=\"agencies\" aria-label=\"Agencies, leads first\">");
        foreach (var (role, agency, note) in items.DistinctBy(i => (i.Role, i.Agency.Id)))
        {
            var lead = role == ResponsibilityRole.Lead;
            _html.Line($"<li class=\"{(lead ? "lead" : "participant")}\" title=\"{Text(agency.Name)}{(note.Length > 0 ? $", {note}" : "")}\">{agency.Abbreviation ?? Text(agency.Name)}{(lead ? " (lead)" : "")}</li>");
        }

        _html.Line($"</ul>");
        var remarks = new List<string>();
        if (division.Evidence == Evidence.Inferred)
            remarks.Add("Who leads and who takes part was concluded from the source, which does not state it.");
        if (division.IsTruncated)
            remarks.Add("The source breaks off before the list ends.");
        if (remarks.Count > 0)
            _html.Line($"<p class=\"soft\">{string.Join(' ', remarks)}</p>");
    }

    private void RenderArrangements(ActionPlan plan)
    {
        if (plan.Arrangements.Count == 0)
            return;
        _html.Line($"<h2 id=\"arrangements\">Arrangements</h2>");
        foreach (var group in plan.Arrangements.GroupBy(a => a.ArrangementKind).OrderBy(g => g.Key))
        {
            var heading = group.Key switch
            {
                ArrangementKind.Leadership => "Organization and leadership",
                ArrangementKind.Mechanism => "Long-term mechanisms",
                _ => "Guarantee conditions",
            };
            _html.Line($"<section class=\"card\"><h3>{heading}</h3>");
            _html.Line($"<ul class=\"plain\">");
            foreach (var arrangement in group)
                _html.Line($"<li id=\"{arrangement.Id}\"><strong>{Text(arrangement.Title)}</strong> <span class=\"id\">{arrangement.Id}</span>{Summary(arrangement)}{Monitors(arrangement.Id)}</li>");
            _html.Line($"</ul></section>");
        }
    }

    private void RenderCoverage(ActionPlan plan)
    {
        var coverage = _framework.Coverage!;
        var withoutIndicator = coverage.NotMonitored.ToList();
        var withoutValues = plan.Elements
            .Where(e => coverage.MonitorsOf(e.Id) is { Count: > 0 } indicators && !indicators.Any(i => HasValues(i.Id)))
            .ToList();
        _html.Line($"<h2 id=\"monitoring\">Monitoring</h2>");
        _html.Line($"<p>{plan.Elements.Count - withoutIndicator.Count} of {plan.Elements.Count} elements of the plan are monitored by an indicator; for {withoutValues.Count} of these none of the indicators has a value of its own yet.</p>");
        RenderGaps("Not monitored by any indicator", withoutIndicator);
        RenderGaps("Monitored, but without observed values", withoutValues);
    }

    private void RenderGaps(string heading, List<PlanElement> elements)
    {
        if (elements.Count == 0)
            return;
        _html.Line($"<h3>{heading}</h3>");
        _html.Line($"<ul>");
        foreach (var element in elements)
            _html.Line($"<li>{Text(element.Title)} <span class=\"id\">{element.Id}</span></li>");
        _html.Line($"</ul>");
    }

    private void RenderAgencies(ActionPlan plan)
    {
        _html.Line($"<h2 id=\"agencies\">Agencies</h2>");
        _html.Line($"<div class=\"scroll\"><table>");
        _html.Line($"<thead><tr><th>Agency</th><th>Abbreviation</th><th>Leads</th><th>Takes part</th><th>{(_options.On is { } day ? $"On {Day(day)}" : "Successors")}</th></tr></thead>");
        _html.Line($"<tbody>");
        foreach (var agency in plan.Agencies.Agencies)
        {
            var roles = plan.ResponsibilitiesOf(agency.Id);
            var later = _options.On is { } on
                ? plan.Agencies.Follow(agency.Id, on).Select(p => p.Holder is { } holder ? Text(holder.Name) : "–")
                : agency.Succession?.Successors.Select(s => plan.Agencies.Find(s.Id) is { } next ? Text(next.Name) : s.Id) ?? [];
            var ended = agency.Lifetime.End is { } end ? $" (to {Day(end)})" : "";
            _html.Line($"<tr><td>{Text(agency.Name)}{ended}</td><td>{agency.Abbreviation}</td><td>{Links(plan, roles, ResponsibilityRole.Lead)}</td><td>{Links(plan, roles, ResponsibilityRole.Participant)}</td><td>{string.Join("; ", later)}</td></tr>");
        }

        _html.Line($"</tbody></table></div>");
    }

    private Markup Links(ActionPlan plan, ValueList<Responsibility> roles, ResponsibilityRole role) =>
        Join(", ", roles.Where(r => r.Role == role).Select(r => Of($"<a href=\"#{r.Project.Id}\">{(r.Project.Number is { } n ? $"{n}" : Text(r.Project.Title))}</a>")));

    private Markup Summary(PlanElement element) => element.Summary is { } summary ? Of($"<p>{Text(summary)}</p>") : default;

    private Markup Monitors(string elementId)
    {
        var indicators = _framework.Coverage!.MonitorsOf(elementId);
        if (indicators.Count == 0)
            return default;
        var names = Join(" · ", indicators.Select(i => HasValues(i.Id) ? Of($"<strong>{Text(i.Name)}</strong>") : Of($"{Text(i.Name)}")));
        return Of($"<details class=\"soft\"><summary>{indicators.Count} {(indicators.Count == 1 ? "indicator" : "indicators")}, {indicators.Count(i => HasValues(i.Id))} with observed values</summary>{names}</details>");
    }
}
