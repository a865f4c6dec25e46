using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>schedule</c>: the phases of a plan.</summary>
[JsonConverter(typeof(DocumentJsonConverter<ScheduleDocument>))]
public sealed record ScheduleDocument : Document
{
    /// <summary>Makes a document.</summary>
    public ScheduleDocument(ValueList<Phase> phases) => Phases = phases;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Schedule;

    /// <summary>Gets the phases, in the order of the file.</summary>
    public ValueList<Phase> Phases { get; }
}
