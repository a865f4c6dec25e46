using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>An index with its data, read from files.</summary>
/// <param name="Document">The index.</param>
/// <param name="Data">Its data, with every column that it needs.</param>
public sealed record IndexInput(IndexDocument Document, IndexData Data)
{
    /// <summary>Gets the columns that say what a row is about; of an index without <c>data</c> and of a workspace, the usual ones.</summary>
    public IndexColumns Columns => Document.Data ?? (Data.IsPanel ? IndexColumns.Default with { Period = "period" } : IndexColumns.Default);

    /// <summary>Gets the errors of the data that the uncertainty of the index names, by the paths it names them with.</summary>
    public ImmutableDictionary<string, InputErrors> Errors { get; init; } = ImmutableDictionary<string, InputErrors>.Empty;

    /// <summary>Gets the columns that indicators are divided by, in the structure, in a step or in an alternative.</summary>
    public ImmutableArray<string> Denominators => IndexColumnUses.Denominators(Document);

    /// <summary>Reads an index and its data, and the errors of the data that it names.</summary>
    /// <param name="index">The path of the index document.</param>
    /// <param name="data">The path of a wide CSV file; or of a workspace folder, for an index whose data are the values of a workspace.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The index and its data, or the findings of both files.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at a path, or a folder without a workspace.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<Result<IndexInput>> LoadAsync(string index, string data, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(data);
        if (!Directory.Exists(data) && !File.Exists(data))
            throw new FileNotFoundException($"There is no file or folder '{data}'.", data);
        var findings = new DiagnosticBuilder();
        var read = await DocumentReader.ReadFileAsync(index, limits, cancellationToken).ConfigureAwait(false);
        findings.AddRange(read.Diagnostics);
        if (read.Value is { } other and not IndexDocument)
            findings.Add(WorkspaceDiagnostics.WrongDocumentKind, new(index, 1, 1), $"Expected an index, found a document of the kind '{other.Kind.ToKey()}'.");

        // Without the index nobody knows which columns to look at.
        if (read.Value is not IndexDocument document)
            return findings.ToResult<IndexInput>(() => throw new InvalidOperationException("A document that was not read has an error."));
        var errors = await InputErrorFiles.ReadAsync(document, index, limits, findings, cancellationToken).ConfigureAwait(false);
        if (Directory.Exists(data) || Path.GetFileName(data) == Workspace.FileName)
        {
            var workspace = await Workspace.LoadAsync(data, limits, cancellationToken).ConfigureAwait(false);
            findings.AddRange(workspace.Diagnostics);
            if (workspace.Value is not { } whole)
                return findings.ToResult<IndexInput>(() => throw new InvalidOperationException("A workspace that was not read has an error."));
            var values = WorkspaceIndexData.Of(whole, document, cancellationToken);
            findings.AddRange(values.Diagnostics);
            if (values.Value is { } cells)
                errors = errors.AddRange(WorkspaceErrors.Of(whole, document, cells, findings, cancellationToken));
            return findings.ToResult(() => new IndexInput(document, values.Value!) { Errors = errors });
        }

        WorkspaceErrors.RefuseFor(document, findings);

        var table = await ReaderOf(document, limits).ReadFileAsync(data, cancellationToken).ConfigureAwait(false);
        findings.AddRange(table.Diagnostics);
        return findings.ToResult(() => new IndexInput(document, table.Value!) { Errors = errors });
    }

    internal static IndexTableReader ReaderOf(IndexDocument document, ReaderLimits? limits) =>
        new(ColumnsOf(document), IndexColumnUses.Of(document), limits);

    internal static IndexColumns ColumnsOf(IndexDocument document) => document.Data ?? IndexColumns.Default with { Period = "period", IsPeriodOptional = true };
}
