using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Serialization;

/// <summary>Reads microdata: CSV with a header, a row a respondent.</summary>
/// <remarks>
/// A column whose values are all numbers is one of numbers, any other one of texts. The cells of a row are as many as those of the header; other rows are findings
/// with their line. A file whose column turns out to be of texts only after numbers is read a second time.
/// </remarks>
public static class MicrodataReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="format">How cells are read; null for <see cref="MicrodataFormat.Default"/>.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    public static Result<Microdata> Read(string text, string path, MicrodataFormat? format = null, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(() => new CsvTextInput(text, limits ?? ReaderLimits.Default), path, format, limits);
    }

    /// <summary>Reads UTF-8 bytes.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="format">How cells are read; null for <see cref="MicrodataFormat.Default"/>.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    public static Result<Microdata> Read(ReadOnlyMemory<byte> utf8, string path, MicrodataFormat? format = null, ReaderLimits? limits = null) =>
        Read(() => new CsvUtf8Input(utf8, limits ?? ReaderLimits.Default), path, format, limits);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="format">How cells are read; null for <see cref="MicrodataFormat.Default"/>.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<Result<Microdata>> ReadFileAsync(
        string path, MicrodataFormat? format = null, ReaderLimits? limits = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        limits ??= ReaderLimits.Default;
        IReadOnlySet<string> texts = new HashSet<string>();
        while (true)
        {
            var findings = new DiagnosticBuilder();
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                using var input = new CsvUtf8Input(stream, limits);
                using var file = new MicrodataFile(input, path, format ?? MicrodataFormat.Default, limits, texts, findings);
                while (file.ReadRows())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(file.RowCount);
                    await file.FillAsync(cancellationToken).ConfigureAwait(false);
                }

                if (file.TornColumns is { Count: > 0 } torn)
                {
                    texts = torn;
                    continue;
                }

                return findings.ToResult(file.ToData);
            }
        }
    }

    /// <summary>Reads a file block by block, so that not all of it is in memory.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="blockRows">About how many rows a block has.</param>
    /// <param name="begin">Makes what takes the blocks; it returns whether it takes more. Called again if the file has to be read again from its beginning.</param>
    /// <param name="format">How cells are read.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Whether all blocks were taken; findings if the file is not good.</returns>
    internal static async Task<Result<BlockReading>> ReadBlocksAsync(
        string path, int blockRows, Func<Func<Microdata, bool>> begin, MicrodataFormat format, ReaderLimits limits, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> texts = new HashSet<string>();
        while (true)
        {
            var take = begin();
            var isTaken = true;
            var findings = new DiagnosticBuilder();
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (stream.ConfigureAwait(false))
            {
                using var input = new CsvUtf8Input(stream, limits);
                using var file = new MicrodataFile(input, path, format, limits, texts, findings);
                while (file.ReadRows() && isTaken && !findings.HasErrors && file.TornColumns is not { Count: > 0 })
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(file.RowCount);
                    if (file.WaitingRows >= blockRows)
                        isTaken = take(file.TakeRows());
                    await file.FillAsync(cancellationToken).ConfigureAwait(false);
                }

                if (file.TornColumns is { Count: > 0 } torn)
                {
                    texts = torn;
                    continue;
                }

                if (isTaken && !findings.HasErrors && file.WaitingRows > 0)
                    isTaken = take(file.TakeRows());
                return findings.ToResult(() => new BlockReading(isTaken));
            }
        }
    }

    private static Result<Microdata> Read(Func<CsvInput> open, string path, MicrodataFormat? format, ReaderLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(path);
        IReadOnlySet<string> texts = new HashSet<string>();
        while (true)
        {
            var findings = new DiagnosticBuilder();
            using var input = open();
            using var file = new MicrodataFile(input, path, format ?? MicrodataFormat.Default, limits ?? ReaderLimits.Default, texts, findings);
            while (file.ReadRows())
                file.Fill();
            if (file.TornColumns is not { Count: > 0 } torn)
                return findings.ToResult(file.ToData);
            texts = torn;
        }
    }

    /// <summary>How a file was read block by block.</summary>
    /// <param name="IsComplete">Whether all blocks were taken.</param>
    internal sealed record BlockReading(bool IsComplete);
}
