using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Arrangements of leadership, mechanisms and guarantees.</summary>
internal static class ArrangementFormat
{
    public static Arrangement? Read(MappingReader r)
    {
        var (id, title) = PlanElementFormat.Head(r);
        var kind = r.RequiredEnumeration("kind", FileWords.Arrangement) ?? default;
        var (summary, takesUp, source) = PlanElementFormat.Tail(r);
        return id is null
            ? null
            : new() { Id = id, Title = title, Summary = summary, TakesUp = takesUp, ArrangementKind = kind, Source = source, Location = r.Location };
    }

    public static MappingNode Write(Arrangement arrangement) => MappingNode.Of(
        ("id", arrangement.Id),
        ("kind", FileWords.Arrangement.NameOf(arrangement.ArrangementKind)),
        ("title", arrangement.Title),
        ("summary", arrangement.Summary),
        ("takes_up", arrangement.TakesUp),
        ("source", PlanElementFormat.Write(arrangement.Source)));
}
