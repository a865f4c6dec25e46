using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>units</c>: units of measure.</summary>
[JsonConverter(typeof(DocumentJsonConverter<UnitsDocument>))]
public sealed record UnitsDocument : Document
{
    /// <summary>Makes a document.</summary>
    public UnitsDocument(ValueList<UnitDefinition> units) => Units = units;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Units;

    /// <summary>Gets the units, in the order of the file.</summary>
    public ValueList<UnitDefinition> Units { get; }
}
