using System.Collections.Immutable;

namespace SciLiteracy.Serialization;

/// <summary>The JSON Schemas (draft 7) of the document kinds, for editors and validators. They hold for YAML as well as for JSON.</summary>
public static class DocumentSchemas
{
    /// <summary>Gets the first keys of the kinds that have a schema: all of <see cref="DocumentKinds.Keys"/>.</summary>
    public static ImmutableArray<string> Kinds => DocumentKinds.Keys;

    /// <summary>Returns the schema of a kind as JSON text.</summary>
    public static string Get(DocumentKind kind) => throw new NotImplementedException();
}
