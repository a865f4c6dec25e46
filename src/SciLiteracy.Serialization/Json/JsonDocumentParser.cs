using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Reads JSON (RFC 8259) into a tree with places.</summary>
internal static class JsonDocumentParser
{
    /// <summary>Reads a text.</summary>
    public static Result<DocumentNode> Parse(string text, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads bytes in UTF-8.</summary>
    public static Result<DocumentNode> Parse(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads a stream of bytes in UTF-8, and not a byte past the limit.</summary>
    public static Result<DocumentNode> Parse(Stream stream, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads a stream of bytes in UTF-8, and not a byte past the limit.</summary>
    public static Task<Result<DocumentNode>> ParseAsync(Stream stream, string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
