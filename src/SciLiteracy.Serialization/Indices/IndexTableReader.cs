using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>
/// Reads the data of an index from wide CSV: a row an entity (in a panel, an entity in a period), a column an indicator, a denominator or a group. Columns that nobody
/// names are not looked at.
/// </summary>
/// <remarks>
/// <para>Numbers are finite decimal numbers with a point and without groups; an empty cell or one of <see cref="IndexColumns.Missing"/> is missing. Entities and groups are texts;
/// an entity may be any text that is not empty, and an empty group is none. Periods are SDMX text such as <c>2020</c> or <c>2020-Q1</c>, all of one frequency.</para>
/// <para>All findings are reported, each at its place; a file gives at most <see cref="ReaderLimits.Findings"/>, and one that says how many were left out. Nothing in a file makes
/// the reader throw; what the stream throws is passed on. A reader can be used by several threads.</para>
/// </remarks>
public sealed class IndexTableReader
{
    private readonly ReaderLimits _limits;

    /// <summary>Makes a reader.</summary>
    /// <param name="columns">Which columns say what a row is about.</param>
    /// <param name="numbers">The columns of numbers: indicators and denominators. A file without one of them is an error.</param>
    /// <param name="labels">The columns of labels: groups. A file without one of them is an error.</param>
    /// <param name="limits">How much is read at most; <see cref="ReaderLimits.Default"/> if null.</param>
    public IndexTableReader(IndexColumns columns, IEnumerable<string> numbers, IEnumerable<string>? labels = null, ReaderLimits? limits = null)
        : this(columns, [.. Checked(numbers).Select(IndexColumnUse.Numbers), .. (labels ?? []).Select(IndexColumnUse.Labels)], limits)
    {
    }

    internal IndexTableReader(IndexColumns columns, ImmutableArray<IndexColumnUse> uses, ReaderLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = columns;
        Uses = [.. uses.Distinct()];
        _limits = limits ?? ReaderLimits.Default;
    }

    internal IndexColumns Columns { get; }

    internal ImmutableArray<IndexColumnUse> Uses { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">Its path, for findings.</param>
    public Result<IndexData> Read(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(new CsvTextInput(text, _limits), path);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="path">Its path, for findings.</param>
    public Result<IndexData> Read(ReadOnlyMemory<byte> utf8, string path) => Read(new CsvUtf8Input(utf8, _limits), path);

    /// <summary>Reads a file; the stream is left open.</summary>
    /// <param name="utf8">The file, from where the stream stands.</param>
    /// <param name="path">Its path, for findings.</param>
    public Result<IndexData> Read(Stream utf8, string path)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return Read(new CsvUtf8Input(utf8, _limits), path);
    }

    /// <summary>Reads a file; the stream is left open.</summary>
    /// <param name="utf8">The file, from where the stream stands.</param>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Result<IndexData>> ReadAsync(Stream utf8, string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        ArgumentNullException.ThrowIfNull(path);
        using var input = new CsvUtf8Input(utf8, _limits);
        using var file = new IndexTableFile(this, input, path, _limits);
        while (file.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await file.FillAsync(cancellationToken).ConfigureAwait(false);
        }

        return file.Finish();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file is not there (<see cref="FileNotFoundException"/>, <see cref="DirectoryNotFoundException"/>) or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public async Task<Result<IndexData>> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
            return await ReadAsync(stream, path, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Checked(IEnumerable<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return numbers;
    }

    private Result<IndexData> Read(CsvInput input, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using (input)
        {
            using var file = new IndexTableFile(this, input, path, _limits);
            while (file.ReadRows())
                file.Fill();
            return file.Finish();
        }
    }
}
