using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>schedule</c>, and the schedule inside a plan.</summary>
internal static class ScheduleDocumentFormat
{
    public static ScheduleDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "schedule", "a phase", ReadPhase, required: true)) { Location = r.Location };

    public static MappingNode Write(ScheduleDocument document) => MappingNode.Of(("schedule", SequenceNode.Of(document.Phases.Select(Write))));

    public static Phase? ReadPhase(MappingReader r)
    {
        var id = r.RequiredName("id");
        var title = r.RequiredLocalizedText("title") ?? Placeholder.Text;
        var period = r.RequiredDays("period") ?? Placeholder.UnknownDays;
        var (summary, takesUp, source) = PlanElementFormat.Tail(r);
        return id is null
            ? null
            : new() { Id = id, Title = title, Summary = summary, TakesUp = takesUp, Period = period, Source = source, Location = r.Location };
    }

    public static DocumentNode Write(Phase phase) => MappingNode.Of(
        ("id", phase.Id),
        ("title", phase.Title),
        ("summary", phase.Summary),
        ("takes_up", phase.TakesUp),
        ("period", FileScalars.Days(phase.Period)),
        ("source", PlanElementFormat.Write(phase.Source)));
}
