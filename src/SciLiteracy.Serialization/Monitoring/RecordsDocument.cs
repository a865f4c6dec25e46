using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>records</c>: how far the measures of a plan are.</summary>
[JsonConverter(typeof(DocumentJsonConverter<RecordsDocument>))]
public sealed record RecordsDocument : Document
{
    /// <summary>Makes a document.</summary>
    public RecordsDocument(ValueList<ImplementationRecord> records) => Records = records;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Records;

    /// <summary>Gets the records, in the order of the file.</summary>
    public ValueList<ImplementationRecord> Records { get; }
}
