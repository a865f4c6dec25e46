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
    public static Result<Document> ReadYaml(string text, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(text, path, limits ?? ReaderLimits.Default, findings), isJson: false, limits, findings);
    }

    /// <summary>Reads YAML of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadYaml(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(utf8, path, limits ?? ReaderLimits.Default, findings), isJson: false, limits, findings);
    }

    /// <summary>Reads YAML of a stream of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadYaml(Stream stream, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(stream, path, limits ?? ReaderLimits.Default, findings), isJson: false, limits, findings);
    }

    /// <summary>Reads JSON text; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(string text, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(text, path, limits ?? ReaderLimits.Default, findings), isJson: true, limits, findings);
    }

    /// <summary>Reads JSON of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(ReadOnlySpan<byte> utf8, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(utf8, path, limits ?? ReaderLimits.Default, findings), isJson: true, limits, findings);
    }

    /// <summary>Reads JSON of a stream of UTF-8 bytes; see <see cref="ReadYaml(string, string, ReaderLimits?)"/>.</summary>
    public static Result<Document> ReadJson(Stream stream, string path, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        return Read(DecodedText.Read(stream, path, limits ?? ReaderLimits.Default, findings), isJson: true, limits, findings);
    }

    /// <summary>Reads a stream as the end of a path says: <c>.json</c> is JSON, everything else YAML.</summary>
    public static async Task<Result<Document>> ReadAsync(
        Stream stream, string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(path);
        var findings = new DiagnosticBuilder();
        var text = await DecodedText.ReadAsync(stream, path, limits ?? ReaderLimits.Default, findings, cancellationToken).ConfigureAwait(false);
        return Read(text, IsJson(path), limits, findings);
    }

    /// <summary>Reads a file: <c>.json</c> is JSON, everything else YAML.</summary>
    /// <exception cref="IOException">The file is not there (<see cref="FileNotFoundException"/>, <see cref="DirectoryNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<Result<Document>> ReadFileAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, path, limits, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file into as much of a document as can be read, even after errors.</summary>
    internal static async Task<DocumentReading> ReadPartsAsync(string path, ReaderLimits limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            var text = await DecodedText.ReadAsync(stream, path, limits, findings, cancellationToken).ConfigureAwait(false);
            return DocumentReading.Of(text, IsJson(path), limits, findings);
        }
    }

    internal static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static Result<Document> Read(DecodedText? text, bool isJson, ReaderLimits? limits, DiagnosticBuilder findings)
    {
        var reading = DocumentReading.Of(text, isJson, limits ?? ReaderLimits.Default, findings);
        if (reading.LaterKind is { } later)
        {
            findings.Add(
                WorkspaceDiagnostics.UnknownDocumentKind, text!.Locate(0),
                $"Documents of the kind '{later}' are not read by this version; expected {Listing.Of(DocumentKinds.Keys)} as the first key.");
        }

        return findings.ToResult(() => reading.Document!);
    }
}
