using NodaTime;
using NodaTime.Text;

namespace SciLiteracy.Domain;

/// <summary>What must hold for the parts of a plan together.</summary>
internal static class PlanChecks
{
    public static void Check(PlanDraft draft, DiagnosticBuilder findings)
    {
        if (!Identifier.IsName(draft.Id))
            findings.Add(PlanDiagnostics.BadId, draft.Location, $"'{draft.Id}' is no plan id; expected a letter, then letters, digits, '_', '.' or '-'.");
        CheckIds(draft, findings);
        AgencyDirectory.Check(draft.Agencies, findings);
        CheckResponsibilities(draft, findings);
        CheckMeasures(draft, findings);
        CheckPhases(draft, findings);
        CheckSources(draft, findings);
    }

    private static void CheckIds(PlanDraft draft, DiagnosticBuilder findings)
    {
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal) { [draft.Id] = draft.Location };
        foreach (var element in ActionPlan.ElementsOf(draft))
        {
            if (element.Kind == PlanElementKind.Phase && !Identifier.IsName(element.Id))
                findings.Add(PlanDiagnostics.BadId, element.Location, $"'{element.Id}' is no id of a phase; expected a letter, then letters, digits, '_', '.' or '-'.");
            else if (element.Kind != PlanElementKind.Phase && !Identifier.IsCode(element.Id))
                findings.Add(PlanDiagnostics.BadId, element.Location, $"'{element.Id}' is no id of an element; expected a letter, then letters, digits, '_' or '.'.");
            if (!seen.TryAdd(element.Id, element.Location))
                findings.Add(PlanDiagnostics.DuplicateElement, element.Location, $"The id '{element.Id}' is used twice; first at {seen[element.Id]}.");
        }
    }

    private static void CheckResponsibilities(PlanDraft draft, DiagnosticBuilder findings)
    {
        var agencies = draft.Agencies.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var suggestions = new NameSuggestions(agencies);
        foreach (var project in draft.Projects)
        {
            if (project.Responsibilities is not { } division)
                continue;
            var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
            foreach (var agency in division.Lead.Concat(division.Participant))
            {
                var at = agency.Location.IsKnown ? agency.Location : project.Location;
                if (agencies.Count > 0 && !agencies.Contains(agency.Id))
                    findings.Add(PlanDiagnostics.UnknownAgency, at, Unknown("agency", agency.Id, suggestions));
                else if (agencies.Count == 0 && !Identifier.IsCode(agency.Id))
                    findings.Add(PlanDiagnostics.BadId, at, $"'{agency.Id}' is no agency id; expected a letter, then letters, digits, '_' or '.'.");
                if (!seen.TryAdd(agency.Id, at))
                    findings.Add(PlanDiagnostics.AgencyListedTwice, at, $"The project '{project.Id}' lists the agency '{agency.Id}' twice; first at {seen[agency.Id]}.");
            }
        }
    }

    private static void CheckMeasures(PlanDraft draft, DiagnosticBuilder findings)
    {
        var phases = draft.Phases.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var phaseNames = new NameSuggestions(phases);
        foreach (var project in draft.Projects)
        {
            var tasks = project.Tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
            var taskNames = new NameSuggestions(tasks);
            foreach (var measure in project.Measures)
            {
                foreach (var task in measure.Serves.Where(t => !tasks.Contains(t.Id)))
                {
                    findings.Add(
                        PlanDiagnostics.UnknownTask, task.Location.IsKnown ? task.Location : measure.Location,
                        Unknown("task", task.Id, taskNames, $" in the project '{project.Id}'"));
                }

                foreach (var phase in measure.Phases.Where(p => !phases.Contains(p.Id)))
                {
                    findings.Add(
                        PlanDiagnostics.UnknownPhase, phase.Location.IsKnown ? phase.Location : measure.Location,
                        Unknown("phase", phase.Id, phaseNames));
                }
            }
        }
    }

    private static void CheckPhases(PlanDraft draft, DiagnosticBuilder findings)
    {
        foreach (var phase in draft.Phases.Where(p => p.Period.Start < draft.Period.Start || p.Period.End > draft.Period.End))
        {
            findings.Add(
                PlanDiagnostics.PhaseOutsidePlan, phase.Location,
                $"The phase '{phase.Id}' ({Text(phase.Period)}) reaches outside the plan's period ({Text(draft.Period)}).");
        }
    }

    private static void CheckSources(PlanDraft draft, DiagnosticBuilder findings)
    {
        var sources = CheckSourceIds(draft.Sources, findings);
        if (sources.Count == 0)
            return;
        var references =
            from located in ActionPlan.ElementsOf(draft).Select(e => e.Source)
                .Concat(draft.Projects.Select(p => p.Responsibilities?.Source))
                .Select(s => s?.Document)
                .Concat(draft.Agencies.Select(a => a.Source))
                .Concat(draft.Agencies.Select(a => a.Succession?.Source))
            where located is not null && !sources.ContainsKey(located.Id)
            select located;
        var suggestions = new NameSuggestions(sources.Keys);
        foreach (var reference in references)
            findings.Add(PlanDiagnostics.UnknownSource, reference.Location, Unknown("source", reference.Id, suggestions));
    }

    internal static Dictionary<string, SourceLocation> CheckSourceIds(ValueList<SourceDocument> documents, DiagnosticBuilder findings)
    {
        var sources = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var source in documents)
        {
            if (!Identifier.IsName(source.Id))
                findings.Add(PlanDiagnostics.BadId, source.Location, $"'{source.Id}' is no source id; expected a letter, then letters, digits, '_', '.' or '-'.");
            if (!sources.TryAdd(source.Id, source.Location))
                findings.Add(PlanDiagnostics.DuplicateSource, source.Location, $"The source '{source.Id}' is defined twice; first at {sources[source.Id]}.");
        }

        return sources;
    }

    /// <summary>Returns <c>Unknown agency 'casst'; did you mean 'cast'?</c></summary>
    internal static string Unknown(string kind, string id, NameSuggestions known, string where = "") => $"Unknown {kind} '{id}'{where}{known.End(id)}";

    internal static string Text(DateInterval interval) => $"{LocalDatePattern.Iso.Format(interval.Start)}/{LocalDatePattern.Iso.Format(interval.End)}";
}
