using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Projects with their tasks, measures and division of labour.</summary>
internal static class ProjectFormat
{
    public static Project? Read(MappingReader r, ReadingNotes notes)
    {
        var (id, title) = PlanElementFormat.Head(r);
        var number = r.OptionalInteger("number");
        var (summary, takesUp, source) = PlanElementFormat.Tail(r);
        var tasks = notes.Definitions(r, "tasks", "a task", ReadTask);
        var measures = notes.Definitions(r, "measures", "a measure", ReadMeasure);
        var responsibilities = r.OptionalMapping("responsibilities", "a division of labour", ReadResponsibilities);
        return id is null
            ? null
            : new()
            {
                Id = id,
                Number = number,
                Title = title,
                Summary = summary,
                TakesUp = takesUp,
                Source = source,
                Tasks = tasks,
                Measures = measures,
                Responsibilities = responsibilities,
                Location = r.Location,
            };
    }

    public static MappingNode Write(Project project) => MappingNode.Of(
        ("id", project.Id),
        ("number", project.Number),
        ("title", project.Title),
        ("summary", project.Summary),
        ("takes_up", project.TakesUp),
        ("source", PlanElementFormat.Write(project.Source)),
        ("tasks", SequenceNode.OfAny(project.Tasks, Write)),
        ("measures", SequenceNode.OfAny(project.Measures, Write)),
        ("responsibilities", project.Responsibilities is null ? null : Write(project.Responsibilities)));

    private static PlanTask? ReadTask(MappingReader r)
    {
        var (id, title) = PlanElementFormat.Head(r);
        var (summary, takesUp, source) = PlanElementFormat.Tail(r);
        return id is null ? null : new() { Id = id, Title = title, Summary = summary, TakesUp = takesUp, Source = source, Location = r.Location };
    }

    private static MappingNode Write(PlanTask task) => MappingNode.Of(
        ("id", task.Id), ("title", task.Title), ("summary", task.Summary), ("takes_up", task.TakesUp), ("source", PlanElementFormat.Write(task.Source)));

    private static PlanMeasure? ReadMeasure(MappingReader r)
    {
        var (id, title) = PlanElementFormat.Head(r);
        var serves = r.References("serves");
        var phases = r.References("phases");
        var (summary, takesUp, source) = PlanElementFormat.Tail(r);
        return id is null
            ? null
            : new()
            {
                Id = id,
                Title = title,
                Summary = summary,
                TakesUp = takesUp,
                Serves = serves,
                Phases = phases,
                Source = source,
                Location = r.Location,
            };
    }

    private static MappingNode Write(PlanMeasure measure) => MappingNode.Of(
        ("id", measure.Id),
        ("title", measure.Title),
        ("summary", measure.Summary),
        ("takes_up", measure.TakesUp),
        ("serves", measure.Serves),
        ("phases", measure.Phases),
        ("source", PlanElementFormat.Write(measure.Source)));

    private static DivisionOfLabour ReadResponsibilities(MappingReader r) => new()
    {
        Lead = r.References("lead"),
        Participant = r.References("participant"),
        Evidence = r.OptionalEnumeration("evidence", FileWords.Evidence) ?? Evidence.Stated,
        IsTruncated = r.OptionalBoolean("truncated") ?? false,
        Source = PlanElementFormat.Locator(r),
        Location = r.Location,
    };

    private static MappingNode Write(DivisionOfLabour division) => MappingNode.Of(
        ("lead", division.Lead),
        ("participant", division.Participant),
        ("evidence", division.Evidence == Evidence.Stated ? null : FileWords.Evidence.NameOf(division.Evidence)),
        ("truncated", FileScalars.Flag(division.IsTruncated)),
        ("source", PlanElementFormat.Write(division.Source)));
}
