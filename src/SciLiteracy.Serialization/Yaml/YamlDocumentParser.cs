using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Reads YAML 1.2 text into a tree with places.</summary>
/// <remarks>
/// One document a file, with texts as keys. Anchors and aliases are resolved within <see cref="ReaderLimits.AliasExpansion"/>; merge keys and tags
/// other than those of the core schema are errors. Scalars keep their text; <see cref="ScalarSpelling"/> says what they are.
/// Source: YAML Ain't Markup Language, version 1.2.2.
/// </remarks>
internal static class YamlDocumentParser
{
    /// <summary>Reads a text.</summary>
    public static Result<DocumentNode> Parse(string text, string path, ReaderLimits? limits = null)
    {
        var diagnostics = new DiagnosticBuilder();
        return Parse(DecodedText.Read(text, path, limits ?? ReaderLimits.Default, diagnostics), limits, diagnostics);
    }

    /// <summary>Reads bytes in UTF-8.</summary>
    public static Result<DocumentNode> Parse(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null)
    {
        var diagnostics = new DiagnosticBuilder();
        return Parse(DecodedText.Read(utf8, path, limits ?? ReaderLimits.Default, diagnostics), limits, diagnostics);
    }

    /// <summary>Reads a stream of bytes in UTF-8, and at most one byte past the limit.</summary>
    public static Result<DocumentNode> Parse(Stream stream, string path, ReaderLimits? limits = null)
    {
        var diagnostics = new DiagnosticBuilder();
        return Parse(DecodedText.Read(stream, path, limits ?? ReaderLimits.Default, diagnostics), limits, diagnostics);
    }

    /// <summary>Reads a stream of bytes in UTF-8, and at most one byte past the limit.</summary>
    public static async Task<Result<DocumentNode>> ParseAsync(
        Stream stream, string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var diagnostics = new DiagnosticBuilder();
        var source = await DecodedText.ReadAsync(stream, path, limits ?? ReaderLimits.Default, diagnostics, cancellationToken).ConfigureAwait(false);
        return Parse(source, limits, diagnostics);
    }

    private static Result<DocumentNode> Parse(DecodedText? source, ReaderLimits? limits, DiagnosticBuilder diagnostics)
    {
        var root = source is null ? null : new YamlTreeReader(source, limits ?? ReaderLimits.Default, diagnostics).Read();
        return diagnostics.ToResult(() => root!);
    }
}
