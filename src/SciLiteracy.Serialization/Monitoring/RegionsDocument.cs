using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>regions</c>: places and their groupings.</summary>
[JsonConverter(typeof(DocumentJsonConverter<RegionsDocument>))]
public sealed record RegionsDocument : Document
{
    /// <summary>Makes a document.</summary>
    public RegionsDocument(ValueList<Region> regions) => Regions = regions;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Regions;

    /// <summary>Gets the regions, in the order of the file.</summary>
    public ValueList<Region> Regions { get; }
}
