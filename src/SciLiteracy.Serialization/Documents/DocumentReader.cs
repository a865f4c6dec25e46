using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Reads documents of every kind, in YAML or JSON; the first key tells the kind.</summary>
/// <remarks>
/// Whatever is wrong with the text becomes a finding of the result, all in one pass; nothing in it makes a method throw. What is said of other documents
/// (whether an agency exists) is checked by <see cref="Workspace"/>.
/// </remarks>
public static class DocumentReader
{
    /// <summary>Reads YAML text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path for the places of findings and nouns.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    public static Result<Document> ReadYaml(string text, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads YAML of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadYaml(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads YAML of a stream of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadYaml(Stream stream, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads JSON text; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(string text, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads JSON of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads JSON of a stream of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(Stream stream, string path, ReaderLimits? limits = null) => throw new NotImplementedException();

    /// <summary>Reads a stream as the end of a path says: <c>.json</c> is JSON, everything else YAML.</summary>
    public static Task<Result<Document>> ReadAsync(Stream stream, string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Reads a file: <c>.json</c> is JSON, everything else YAML.</summary>
    /// <exception cref="IOException">The file is not there (<see cref="FileNotFoundException"/>, <see cref="DirectoryNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Task<Result<Document>> ReadFileAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
