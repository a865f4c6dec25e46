using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Documents of the kind <c>records</c>.</summary>
internal static class RecordsDocumentFormat
{
    public static RecordsDocument Read(MappingReader r, ReadingNotes notes) =>
        new(notes.Definitions(r, "records", "a record", ReadRecord, required: true)) { Location = r.Location };

    public static MappingNode Write(RecordsDocument document) => MappingNode.Of(("records", SequenceNode.Of(document.Records.Select(Write))));

    private static ImplementationRecord? ReadRecord(MappingReader r)
    {
        var measure = r.RequiredReference("measure");
        var asOf = r.RequiredDate("as_of");
        var status = r.RequiredEnumeration("status", FileWords.Status);
        var percent = r.OptionalNumber("percent_complete");
        var evidence = r.OptionalString("evidence");
        var source = r.OptionalReference("source");
        var note = r.OptionalString("note");
        return measure is null || asOf is null
            ? null
            : new()
            {
                Measure = measure,
                AsOf = asOf.Value,
                Status = status ?? RecordedStatus.InProgress,
                PercentComplete = status is null ? null : percent,
                Evidence = evidence,
                Source = source,
                Note = note,
                Location = r.Location,
            };
    }

    private static DocumentNode Write(ImplementationRecord record) => MappingNode.Of(
        ("measure", record.Measure),
        ("as_of", record.AsOf),
        ("status", FileWords.Status.NameOf(record.Status)),
        ("percent_complete", record.PercentComplete),
        ("evidence", record.Evidence),
        ("source", record.Source),
        ("note", record.Note));
}
