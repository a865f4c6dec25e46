using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>agencies</c>: agencies in time.</summary>
[JsonConverter(typeof(DocumentJsonConverter<AgenciesDocument>))]
public sealed record AgenciesDocument : Document
{
    /// <summary>Makes a document.</summary>
    public AgenciesDocument(ValueList<Agency> agencies) => Agencies = agencies;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Agencies;

    /// <summary>Gets the agencies, in the order of the file.</summary>
    public ValueList<Agency> Agencies { get; }
}
