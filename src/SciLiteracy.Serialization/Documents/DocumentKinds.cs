using System.Collections.Immutable;

namespace SciLiteracy.Serialization;

/// <summary>The first keys by which documents tell their kind.</summary>
public static class DocumentKinds
{
    private static readonly NameTable<DocumentKind> Table = NameTable<DocumentKind>.Of(
        ("workspace", DocumentKind.Workspace),
        ("plan", DocumentKind.Plan),
        ("agencies", DocumentKind.Agencies),
        ("schedule", DocumentKind.Schedule),
        ("sources", DocumentKind.Sources),
        ("regions", DocumentKind.Regions),
        ("units", DocumentKind.Units),
        ("indicators", DocumentKind.Indicators),
        ("targets", DocumentKind.Targets),
        ("records", DocumentKind.Records),
        ("index", DocumentKind.Index),
        ("survey", DocumentKind.Survey));

    /// <summary>Gets the first keys of all kinds, in the order of <see cref="DocumentKind"/>.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Table.Names];

    /// <summary>Gets the first keys of kinds that later versions read; a workspace may already list such documents.</summary>
    public static ImmutableArray<string> LaterKeys { get; } = ["rubric", "register"];

    /// <summary>Returns the first key of a kind, for instance <c>plan</c>.</summary>
    public static string ToKey(this DocumentKind kind) => Table.NameOf(kind);

    /// <summary>Finds the kind of a first key; upper and lower case differ.</summary>
    public static bool TryParse(string? key, out DocumentKind kind)
    {
        kind = default;
        return key is not null && Table.TryParse(key, out kind);
    }
}
