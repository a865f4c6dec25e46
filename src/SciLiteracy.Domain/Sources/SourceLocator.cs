using System.Globalization;

namespace SciLiteracy.Domain;

/// <summary>The place in a source document that an element of a plan was taken from.</summary>
public sealed record SourceLocator : Located
{
    /// <summary>Gets the source document.</summary>
    public required Reference Document { get; init; }

    /// <summary>Gets the section, as the document numbers it: <c>8</c>, <c>four/1</c>.</summary>
    public string? Section { get; init; }

    /// <summary>Gets the kind of paragraph in that section: <c>task</c>, <c>measure</c>, <c>statement</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets which paragraph of that kind in that section, from 1.</summary>
    public int? Ordinal { get; init; }

    /// <summary>For instance <c>seed 8/task/1</c>.</summary>
    public override string ToString()
    {
        var parts = new[] { Section, Kind, Ordinal?.ToString(CultureInfo.InvariantCulture) }.Where(p => p is not null);
        return $"{Document} {string.Join('/', parts)}".TrimEnd();
    }
}
