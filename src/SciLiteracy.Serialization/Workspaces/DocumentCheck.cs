using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Checks a document on its own: what must hold within it, whatever other documents say.</summary>
internal static class DocumentCheck
{
    public static void Check(DocumentReading reading, DiagnosticBuilder findings)
    {
        if (reading.Document is not { } document)
            return;
        if (document is IndexDocument index)
        {
            // Of one that could not be read in part nothing follows.
            if (!findings.HasErrors)
                IndexCheck.Check(index, findings);
            return;
        }

        var unknown = new UnknownIds();
        unknown.MissSome(reading.Missing);
        var complete = new HashSet<DocumentKind>();
        MonitoringFrameworkDraft draft;
        if (document is ScheduleDocument schedule)
        {
            // Any plan will do, as long as no phase is called like it.
            var id = "plan";
            while (schedule.Phases.Any(p => p.Id == id))
                id += ".";
            draft = new() { Plan = new() { Id = id, Title = Placeholder.Text, Period = Placeholder.AllDays, Phases = schedule.Phases } };
        }
        else
        {
            var parts = new FrameworkParts(findings, unknown);
            parts.Add(document);
            draft = parts.ToDraft();
            complete.Add(DocumentKind.Plan);
            if (draft.Plan is { Agencies.Count: > 0 })
                complete.Add(DocumentKind.Agencies);
            if (draft.Plan is { Sources.Count: > 0 })
                complete.Add(DocumentKind.Sources);
            if (draft.Plan is { Phases.Count: > 0 })
                complete.Add(DocumentKind.Schedule);
        }

        var (_, checks) = FormulaCheck.Check(draft, MonitoringFramework.Create(draft));
        findings.AddRange(UnknownIds.OfDocument(unknown.Independent(checks), complete));
    }
}
