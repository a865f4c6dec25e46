using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>sources</c>: documents that plans and figures are taken from.</summary>
[JsonConverter(typeof(DocumentJsonConverter<SourcesDocument>))]
public sealed record SourcesDocument : Document
{
    /// <summary>Makes a document.</summary>
    public SourcesDocument(ValueList<SourceDocument> sources) => Sources = sources;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Sources;

    /// <summary>Gets the source documents, in the order of the file.</summary>
    public ValueList<SourceDocument> Sources { get; }
}
