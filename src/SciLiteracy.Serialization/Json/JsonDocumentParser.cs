using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Reads JSON text into a tree with places.</summary>
/// <remarks>Comments, trailing commas and duplicate keys are errors. Numbers keep their text. Source: RFC 8259.</remarks>
internal static class JsonDocumentParser
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
        var root = source is null ? null : new JsonTreeReader(source, limits ?? ReaderLimits.Default, diagnostics).Read();
        return diagnostics.ToResult(() => root!);
    }
}
