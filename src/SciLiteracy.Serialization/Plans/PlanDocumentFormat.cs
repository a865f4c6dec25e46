using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>plan</c>.</summary>
internal static class PlanDocumentFormat
{
    public static PlanDocument Read(MappingReader r, ReadingNotes notes)
    {
        var id = r.RequiredName("plan");
        if (id is null)
            notes.Miss(DocumentKind.Plan);
        var draft = new PlanDraft
        {
            Id = id ?? Placeholder.PlanId,
            Title = r.RequiredLocalizedText("title") ?? Placeholder.Text,
            Summary = r.OptionalLocalizedText("summary"),
            Period = r.RequiredDays("period") ?? Placeholder.AllDays,
            Sources = notes.Definitions(r, "sources", "a source", SourcesDocumentFormat.ReadSource),
            Agencies = notes.Definitions(r, "agencies", "an agency", AgenciesDocumentFormat.ReadAgency),
            Projects = notes.Definitions(r, "projects", "a project", p => ProjectFormat.Read(p, notes)),
            Arrangements = notes.Definitions(r, "arrangements", "an arrangement", ArrangementFormat.Read),
            Phases = notes.Definitions(r, "schedule", "a phase", ScheduleDocumentFormat.ReadPhase),
            Location = r.LocationOf("plan"),
        };
        return new(draft) { Location = r.Location };
    }

    public static MappingNode Write(PlanDocument document)
    {
        var plan = document.Plan;
        return MappingNode.Of(
            ("plan", plan.Id),
            ("title", plan.Title),
            ("summary", plan.Summary),
            ("period", FileScalars.Days(plan.Period)),
            ("sources", SequenceNode.OfAny(plan.Sources, SourcesDocumentFormat.Write)),
            ("agencies", SequenceNode.OfAny(plan.Agencies, AgenciesDocumentFormat.Write)),
            ("projects", SequenceNode.OfAny(plan.Projects, ProjectFormat.Write)),
            ("arrangements", SequenceNode.OfAny(plan.Arrangements, ArrangementFormat.Write)),
            ("schedule", SequenceNode.OfAny(plan.Phases, ScheduleDocumentFormat.Write)));
    }
}
