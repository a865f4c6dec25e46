using System.Text.Json.Serialization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A document of one kind as it was read, before it is checked against others. The hierarchy is closed.</summary>
[JsonConverter(typeof(DocumentJsonConverter<Document>))]
public abstract record Document : Located
{
    private protected Document()
    {
    }

    /// <summary>Gets what the document holds.</summary>
    public abstract DocumentKind Kind { get; }
}
