using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>agencies</c>, and the agencies inside a plan.</summary>
internal static class AgenciesDocumentFormat
{
    public static AgenciesDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "agencies", "an agency", ReadAgency, required: true)) { Location = r.Location };

    public static MappingNode Write(AgenciesDocument document) => MappingNode.Of(("agencies", SequenceNode.Of(document.Agencies.Select(Write))));

    public static Agency? ReadAgency(MappingReader r)
    {
        var id = r.RequiredCode("id");
        var name = r.RequiredLocalizedText("name") ?? Placeholder.Text;
        var abbreviation = r.OptionalString("abbreviation");
        var lifetime = r.OptionalLifetime("lifetime");
        var succession = r.OptionalMapping("succession", "a succession", ReadSuccession);
        var truncated = r.OptionalBoolean("truncated");
        var unverified = r.OptionalBoolean("unverified");
        var source = r.OptionalReference("source");
        var note = r.OptionalString("note");
        if (id is null)
            return null;

        // Of a lifetime that could not be read nothing follows: neither an overlap nor that the end is missing.
        var isUnreadable = lifetime is null && r.Has("lifetime");
        return new()
        {
            Id = id,
            Name = name,
            Abbreviation = isUnreadable ? null : abbreviation,
            Lifetime = lifetime ?? Lifetime.Always,
            Succession = isUnreadable ? null : succession,
            IsTruncated = truncated ?? false,
            IsUnverified = unverified ?? false,
            Source = source,
            Note = note,
            Location = r.Location,
        };
    }

    public static DocumentNode Write(Agency agency) => MappingNode.Of(
        ("id", agency.Id),
        ("name", agency.Name),
        ("abbreviation", agency.Abbreviation),
        ("lifetime", agency.Lifetime.Equals(Lifetime.Always) ? null : agency.Lifetime.ToString()),
        ("succession", agency.Succession is null ? null : Write(agency.Succession)),
        ("truncated", FileScalars.Flag(agency.IsTruncated)),
        ("unverified", FileScalars.Flag(agency.IsUnverified)),
        ("source", agency.Source),
        ("note", agency.Note));

    private static AgencySuccession? ReadSuccession(MappingReader r)
    {
        // 'absorbed' asks least of the successors.
        var kind = r.RequiredEnumeration("kind", FileWords.Succession) ?? AgencySuccessionKind.Absorbed;
        var node = r.RequiredNode("successors", "a list of ids");
        var successors = node is null ? [] : r.References("successors");
        var source = r.OptionalReference("source");
        var note = r.OptionalString("note");
        return (node as SequenceNode)?.Items.Count == successors.Count
            ? new() { Kind = kind, Successors = successors, Source = source, Note = note, Location = r.Location }
            : null;
    }

    private static MappingNode Write(AgencySuccession succession) => MappingNode.Of(
        ("kind", FileWords.Succession.NameOf(succession.Kind)),
        ("successors", SequenceNode.Of(succession.Successors.Select(s => (DocumentNode)s!)).InFlow()),
        ("source", succession.Source),
        ("note", succession.Note)).InFlow();
}
