using System.Collections.Frozen;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>
/// Reads statistics: CSV with the columns <c>indicator,unit,entity,period,breakdown,value,status,source</c>, in any order, the optional
/// ones <c>numerator,denominator,n,standard_error</c>, and any further ones, which are kept as attributes.
/// </summary>
/// <remarks>
/// <para>One row is one observation. <c>unit</c> is a unit expression that becomes the unit of the indicator; the value is stored in that unit. <c>period</c> is
/// SDMX text. <c>breakdown</c> is <c>_T</c> or <c>dimension=value[;dimension=value]</c>. <c>value</c> is a finite decimal number, or empty where it is missing.
/// <c>status</c> is a letter of the SDMX code list CL_OBS_STATUS; empty means A where there is a value, O where there is none. <c>source</c> is the id of a source, or empty.
/// An empty cell of a further column is no attribute.</para>
/// <para><c>n</c> and <c>standard_error</c> are at least 0; the standard error is in the unit of the value and is converted with it. Numerators, denominators and numbers of cases
/// stay as they are. An empty cell is not given.</para>
/// <para>Text of a further column that begins with apostrophes before a sign by which spreadsheets know a formula is read without the first
/// apostrophe, as <see cref="StatisticsWriter"/> puts it there.</para>
/// <para>All findings are reported; a file gives at most <see cref="ReaderLimits.Findings"/>, and one that says how many were left out. Nothing in a file makes the reader throw; what
/// the stream throws is passed on. Files may be of any length within the limits: a row (with the line ends inside its quoted cells) may be as long as
/// <see cref="ReaderLimits.LineLength"/>; that row or some pieces of 128 KiB are all that is held in memory beside the observations. A long file is read by two threads; what is read
/// and found is the same with one. A reader can be used by several threads.</para>
/// </remarks>
public sealed class StatisticsReader
{
    private readonly ReaderLimits _limits;

    /// <summary>Makes a reader.</summary>
    /// <param name="indicators">
    /// The indicators; rows of others are errors, and so are rows of indicators that are computed by a formula. Null to check a file by itself: any code is an
    /// indicator, and values stay in the unit they are in, which is kept as the attribute <c>unit</c>.
    /// </param>
    /// <param name="regions">The regions; if there are none, any entity may be named.</param>
    /// <param name="sources">The source documents; if there are none, any source may be named.</param>
    /// <param name="limits">How much is taken in; <see cref="ReaderLimits.Default"/> if null.</param>
    public StatisticsReader(
        IndicatorCatalog? indicators = null, RegionHierarchy? regions = null, IEnumerable<SourceDocument>? sources = null, ReaderLimits? limits = null)
    {
        Indicators = indicators;
        Regions = regions is { Regions.Count: > 0 } ? regions : null;
        Sources = (sources ?? []).Select(s => s.Id).ToFrozenSet(StringComparer.Ordinal);
        _limits = limits ?? ReaderLimits.Default;
    }

    internal IndicatorCatalog? Indicators { get; }

    internal RegionHierarchy? Regions { get; }

    internal FrozenSet<string> Sources { get; }

    /// <summary>Gets the most threads that read one file. What is read and found does not depend on it.</summary>
    internal int Threads { get; init; } = 2;

    /// <summary>Gets the most bytes that are read at once, at least 4. What is read and found does not depend on it.</summary>
    internal int PieceLength { get; init; } = CsvPieces.DefaultLength;

    /// <summary>Makes a reader that checks against the indicators, regions and sources of a framework.</summary>
    public static StatisticsReader For(MonitoringFramework framework, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return new StatisticsReader(framework.Indicators, framework.Regions, framework.Sources, limits);
    }

    /// <summary>Reads one file.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    public Result<Dataset> Read(string text, string path) => Read((observations, findings) => Read(text, path, observations, findings));

    /// <summary>Reads one file.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    public Result<Dataset> Read(ReadOnlyMemory<byte> utf8, string path) => Read((observations, findings) => Read(utf8, path, observations, findings));

    /// <summary>Reads one file; the stream is left open.</summary>
    /// <param name="utf8">The file, from where the stream stands.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    public Result<Dataset> Read(Stream utf8, string path) => Read((observations, findings) => Read(utf8, path, observations, findings));

    /// <summary>Reads one file of several.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    /// <param name="observations">Receives the observations of all rows without an error. A cell that it already has is an error.</param>
    /// <param name="findings">Receives the findings.</param>
    public void Read(string text, string path, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(findings);
        using var file = new StatisticsFile(this, new CsvTextInput(text, _limits), path, _limits, observations, findings);
        Read(file);
    }

    /// <summary>Reads one file of several.</summary>
    /// <param name="utf8">The bytes of the file.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    /// <param name="observations">Receives the observations of all rows without an error. A cell that it already has is an error.</param>
    /// <param name="findings">Receives the findings.</param>
    public void Read(ReadOnlyMemory<byte> utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(findings);
        using var file = utf8.Length > _limits.Bytes
            ? new StatisticsFile(this, new CsvUtf8Input(utf8, _limits), path, _limits, observations, findings)
            : new StatisticsFile(this, new CsvPieces(utf8, PieceLength, _limits), path, _limits, observations, findings);
        Read(file);
    }

    /// <summary>Reads one file of several; the stream is left open.</summary>
    /// <param name="utf8">The file, from where the stream stands.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    /// <param name="observations">Receives the observations of all rows without an error. A cell that it already has is an error.</param>
    /// <param name="findings">Receives the findings.</param>
    public void Read(Stream utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(findings);
        using var file = new StatisticsFile(this, new CsvPieces(utf8, PieceLength, _limits), path, _limits, observations, findings);
        Read(file);
    }

    /// <summary>Reads one file of several; the stream is left open.</summary>
    /// <param name="utf8">The file, from where the stream stands.</param>
    /// <param name="path">Its path, for findings and explanations.</param>
    /// <param name="observations">Receives the observations of all rows without an error. A cell that it already has is an error.</param>
    /// <param name="findings">Receives the findings.</param>
    /// <param name="cancellationToken">Stops the reading; what was read until then is in the builders.</param>
    public async Task ReadAsync(
        Stream utf8, string path, DatasetBuilder observations, DiagnosticBuilder findings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(findings);
        using var file = new StatisticsFile(this, new CsvPieces(utf8, PieceLength, _limits), path, _limits, observations, findings);
        while (file.ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await file.FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Result<Dataset> Read(Action<DatasetBuilder, DiagnosticBuilder> read)
    {
        var observations = new DatasetBuilder();
        var findings = new DiagnosticBuilder();
        read(observations, findings);
        return findings.ToResult(observations.Build);
    }

    private static void Read(StatisticsFile file)
    {
        while (file.ReadRows())
            file.Fill();
    }
}
