using NodaTime;
using SciLiteracy.Cli.Commands;
using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy plan</c>: one row an element.</summary>
internal static class PlanTables
{
    /// <summary>Every element: the plan, each project with its tasks and measures, arrangements, phases; with a date, who leads then and what is in force.</summary>
    public static ResultTable Show(PlanSource source, string language, LocalDate? on)
    {
        var plan = source.Plan;
        string[] columns = ["id", "kind", "parent", "number", "title", "summary", "period", "lead", "source"];
        var table = new ResultTable(on is null ? columns : [.. columns, "in_force"]);
        AddRow(plan.Id, "plan", null, null, plan.Title, plan.Summary, plan.Period, null, null);
        foreach (var element in plan.Elements)
        {
            var project = plan.ProjectOf(element.Id);
            var parent = project is not null && project.Id != element.Id ? project.Id : plan.Id;
            var period = element switch
            {
                Phase phase => phase.Period,
                PlanMeasure measure => plan.DueIn(measure),
                _ => plan.Period,
            };
            AddRow(
                element.Id, KindOf(element), parent, (element as Project)?.Number, element.Title, element.Summary, period,
                project is null ? null : Join(Leads(plan, project, on)), element.Source?.ToString());
        }

        return table;

        void AddRow(string id, string kind, string? parent, int? number, LocalizedText title, LocalizedText? summary, DateInterval period, string? lead, string? locator)
        {
            object?[] row = [id, kind, parent, number, title.Best(language, "en"), summary?.Best(language, "en"), period, lead, locator];
            table.Add(on is { } date ? [.. row, period.Contains(date)] : row);
        }
    }

    /// <summary>Every agency; with a date, who stands in its place then.</summary>
    public static ResultTable Agencies(PlanSource source, string language, LocalDate? on)
    {
        var plan = source.Plan;
        string[] columns = ["id", "name", "abbreviation", "lifetime", "succession", "successors", "leads", "participates", "truncated", "unverified"];
        var table = new ResultTable(on is null ? columns : [.. columns, "alive", "holder", "path"]);
        foreach (var agency in plan.Agencies.Agencies)
        {
            var roles = plan.ResponsibilitiesOf(agency.Id);
            object?[] row =
            [
                agency.Id, agency.Name.Best(language, "en"), agency.Abbreviation, agency.Lifetime == Lifetime.Always ? null : agency.Lifetime.ToString(),
                agency.Succession is { } succession ? Lower(succession.Kind) : null, Join(agency.Succession?.Successors.Select(s => s.Id)),
                Join(roles.Where(r => r.Role == ResponsibilityRole.Lead).Select(r => r.Project.Id)),
                Join(roles.Where(r => r.Role == ResponsibilityRole.Participant).Select(r => r.Project.Id)),
                agency.IsTruncated, agency.IsUnverified,
            ];
            if (on is not { } date)
            {
                table.Add(row);
                continue;
            }

            var paths = plan.Agencies.Follow(agency.Id, date);
            table.Add(
            [
                .. row, agency.Lifetime.Contains(date), Join(paths.Where(p => p.IsAlive).Select(p => p.Holder!.Id)),
                Join(paths.Select(p => p.ToString())),
            ]);
        }

        return table;
    }

    /// <summary>Every part of an agency in a project; with a date, one row for each agency that answers then.</summary>
    public static ResultTable Responsibilities(PlanSource source, string language, LocalDate? on)
    {
        var plan = source.Plan;
        string[] columns = ["project", "project_title", "role", "order", "agency", "agency_name", "evidence", "list_truncated"];
        var table = new ResultTable(on is null ? columns : [.. columns, "holder", "holder_name", "path"]);
        foreach (var responsibility in plan.Responsibilities)
        {
            var (agency, project, role, order, evidence) = responsibility;
            object?[] row =
            [
                project.Id, project.Title.Best(language, "en"), Lower(role), order, agency.Id, agency.Name.Best(language, "en"), Lower(evidence),
                project.Responsibilities!.IsTruncated,
            ];
            if (on is not { } date)
            {
                table.Add(row);
                continue;
            }

            foreach (var path in plan.Agencies.Follow(agency.Id, date))
                table.Add([.. row, path.Holder?.Id, path.Holder?.Name.Best(language, "en"), path.ToString()]);
        }

        return table;
    }

    /// <summary>Every measure: whom it serves, when it is due, who leads; with a date, who leads then and how far it is.</summary>
    public static ResultTable Measures(PlanSource source, string language, LocalDate? on)
    {
        var (plan, coverage) = (source.Plan, source.Framework.Coverage);
        var progress = on is { } day ? ImplementationProgress.Assess(plan, source.Framework.Records, day) : null;
        string[] columns = ["id", "title", "project", "serves", "due_from", "due_to", "phases", "lead", "participants", "indicators"];
        var table = new ResultTable(on is null ? columns : [.. columns, "status", "percent_complete", "as_of", "reason"]);
        foreach (var measure in plan.Measures)
        {
            var project = plan.ProjectOf(measure.Id)!;
            var due = plan.DueIn(measure);
            var agencies = plan.AgenciesOf(project.Id);
            object?[] row =
            [
                measure.Id, measure.Title.Best(language, "en"), project.Id, Join(measure.Serves.Select(s => s.Id)), due.Start, due.End,
                Join(measure.Phases.Select(p => p.Id)), Join(Leads(plan, project, on)), agencies.Count(r => r.Role == ResponsibilityRole.Participant),
                coverage is null ? null : Join(coverage.MonitorsOf(measure.Id).Select(i => i.Id)),
            ];
            if (on is null)
            {
                table.Add(row);
                continue;
            }

            var state = progress?.OfMeasure(measure.Id);
            table.Add([.. row, state is null ? null : Lower(state.Status), state?.PercentComplete, state?.Record?.AsOf, state?.Reason is { } reason ? Lower(reason) : null]);
        }

        return table;
    }

    /// <summary>Every phase; with a date, whether it is in force.</summary>
    public static ResultTable Schedule(PlanSource source, string language, LocalDate? on)
    {
        var plan = source.Plan;
        string[] columns = ["id", "title", "from", "to", "overlaps", "source"];
        var table = new ResultTable(on is null ? columns : [.. columns, "in_force"]);
        var overlaps = plan.Schedule.Overlaps();
        foreach (var phase in plan.Schedule.Phases)
        {
            var others = overlaps.Where(o => o.First == phase || o.Second == phase).Select(o => o.First == phase ? o.Second.Id : o.First.Id);
            object?[] row = [phase.Id, phase.Title.Best(language, "en"), phase.Period.Start, phase.Period.End, Join(others), phase.Source?.ToString()];
            table.Add(on is { } date ? [.. row, phase.Period.Contains(date)] : row);
        }

        return table;
    }

    /// <summary>Every element, and the indicators that monitor it; with a date, only figures of periods that ended by then count.</summary>
    public static ResultTable Coverage(PlanSource source, string language, LocalDate? on)
    {
        var table = new ResultTable("id", "kind", "title", "monitored", "indicators", "indicators_with_values", "indicator_ids");
        var plan = source.Plan;
        var coverage = source.Framework.Coverage!;
        var observations = source.Workspace?.Observations ?? Dataset.Empty;
        AddRow(plan.Id, "plan", plan.Title);
        foreach (var element in plan.Elements)
            AddRow(element.Id, KindOf(element), element.Title);
        return table;

        void AddRow(string id, string kind, LocalizedText title)
        {
            var indicators = coverage.MonitorsOf(id);
            table.Add(
                id, kind, title.Best(language, "en"), indicators.Count > 0, indicators.Count, indicators.Count(i => observations.HasValues(i.Id, on)),
                Join(indicators.Select(i => i.Id)));
        }
    }

    /// <summary>What changed, one row a change.</summary>
    public static (ResultTable Table, IEnumerable<Diagnostic> Findings) Differences(PlanSource before, PlanSource after, string language)
    {
        var table = new ResultTable("change", "kind", "id", "id_before", "what", "before", "after");
        foreach (var change in PlanComparison.Compare(before.Framework, after.Framework).Changes)
        {
            table.Add(
                Lower(change.GetType().Name), Lower(change.Subject.Kind), change.Subject.Id, change.Subject.IdBefore, change.What, change.BeforeText,
                change.AfterText);
        }

        return (table, []);
    }

    /// <summary>Every national element and what takes it up, then what the local plan has of its own.</summary>
    public static (ResultTable Table, IEnumerable<Diagnostic> Findings) Alignment(PlanSource national, PlanSource local, string language)
    {
        var alignment = PlanAlignment.Align(national.Plan, local.Plan);
        var table = new ResultTable("national", "kind", "title", "how", "local", "candidates");
        foreach (var row in alignment.Rows)
        {
            var candidates = row.IsGap ? alignment.CandidatesFor(row.National.Id).Select(c => c.Local.Id) : [];
            table.Add(
                row.National.Id, KindOf(row.National), row.National.Title.Best(language, "en"), Lower(row.Kind), Join(row.Local.Select(l => l.Id)),
                Join(candidates));
        }

        foreach (var element in alignment.LocalOnly)
            table.Add(null, KindOf(element), element.Title.Best(language, "en"), "local_only", element.Id, null);
        return (table, alignment.Diagnostics);
    }

    private static IEnumerable<string> Leads(ActionPlan plan, Project project, LocalDate? on) =>
        on is { } date
            ? plan.ResponsibleFor(project.Id, date)
                .Where(r => r.Responsibility.Role == ResponsibilityRole.Lead && r.Agency is not null)
                .Select(r => r.Agency!.Id)
                .Distinct()
            : plan.AgenciesOf(project.Id).Where(r => r.Role == ResponsibilityRole.Lead).Select(r => r.Agency.Id);

    private static string KindOf(PlanElement element) => element is Arrangement arrangement ? Lower(arrangement.ArrangementKind) : Lower(element.Kind);

    // SameDay -> same_day: the spelling of the files.
    internal static string Lower<T>(T value)
        where T : struct, Enum => Lower(value.ToString());

    private static string Lower(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    internal static string? Join(IEnumerable<string>? parts) => parts is null ? null : string.Join(' ', parts);
}
