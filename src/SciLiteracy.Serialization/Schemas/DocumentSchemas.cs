using System.Collections.Immutable;

namespace SciLiteracy.Serialization;

/// <summary>The JSON Schemas (draft 7) of the document kinds, for editors and validators. They hold for YAML as well as for JSON.</summary>
/// <remarks>A schema knows the shape of a document; what must hold between its parts, and between documents, is known to <see cref="Workspace"/>.</remarks>
public static class DocumentSchemas
{
    /// <summary>Gets the first keys of the kinds that have a schema: all of <see cref="DocumentKinds.Keys"/>.</summary>
    public static ImmutableArray<string> Kinds => DocumentKinds.Keys;

    /// <summary>Returns the schema of a kind as JSON text.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string Get(DocumentKind kind)
    {
        using var stream = typeof(DocumentSchemas).Assembly.GetManifestResourceStream($"{kind.ToKey()}.schema.json")
            ?? throw new InvalidOperationException($"The schema of the kind '{kind.ToKey()}' is missing in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
