using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>sources</c>, and the sources inside a plan.</summary>
internal static class SourcesDocumentFormat
{
    public static SourcesDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "sources", "a source", ReadSource, required: true)) { Location = r.Location };

    public static MappingNode Write(SourcesDocument document) => MappingNode.Of(("sources", SequenceNode.Of(document.Sources.Select(Write))));

    public static SourceDocument? ReadSource(MappingReader r)
    {
        var id = r.RequiredName("id");
        var title = r.RequiredLocalizedText("title") ?? Placeholder.Text;
        var publisher = r.OptionalString("publisher");
        var year = r.OptionalInteger("year");
        var number = r.OptionalString("number");
        var url = r.OptionalString("url");
        var note = r.OptionalString("note");
        return id is null
            ? null
            : new() { Id = id, Title = title, Publisher = publisher, Year = year, Number = number, Url = url, Note = note, Location = r.Location };
    }

    public static DocumentNode Write(SourceDocument source) => MappingNode.Of(
        ("id", source.Id),
        ("title", source.Title),
        ("publisher", source.Publisher),
        ("year", source.Year),
        ("number", source.Number),
        ("url", source.Url),
        ("note", source.Note));
}
