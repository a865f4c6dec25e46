using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>targets</c>: values to be reached.</summary>
[JsonConverter(typeof(DocumentJsonConverter<TargetsDocument>))]
public sealed record TargetsDocument : Document
{
    /// <summary>Makes a document.</summary>
    public TargetsDocument(ValueList<Target> targets) => Targets = targets;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Targets;

    /// <summary>Gets the targets, in the order of the file.</summary>
    public ValueList<Target> Targets { get; }
}
