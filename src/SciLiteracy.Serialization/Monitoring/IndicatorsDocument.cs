using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of the kind <c>indicators</c>: what is measured or computed.</summary>
[JsonConverter(typeof(DocumentJsonConverter<IndicatorsDocument>))]
public sealed record IndicatorsDocument : Document
{
    /// <summary>Makes a document.</summary>
    public IndicatorsDocument(ValueList<Indicator> indicators) => Indicators = indicators;

    /// <inheritdoc/>
    public override DocumentKind Kind => DocumentKind.Indicators;

    /// <summary>Gets the indicators, in the order of the file.</summary>
    public ValueList<Indicator> Indicators { get; }
}
