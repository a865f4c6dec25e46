using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Indicators.Surveys.Streaming;

namespace SciLiteracy.Serialization;

/// <summary>A survey document with its data: the design is checked, the variables are made, the weights are calibrated.</summary>
public sealed class SurveyComputation
{
    // Microdata are larger than documents.
    private static readonly ReaderLimits DataLimits = ReaderLimits.Default with { Bytes = 1L << 40, Rows = int.MaxValue - 64 };

    private const long DefaultInMemory = 256L * 1024 * 1024;
    private const int BlockRows = 1 << 16;

    private SurveyComputation(SurveyDocument document, SurveyDesign baseDesign, SurveyAnalysis analysis)
    {
        Document = document;
        BaseDesign = baseDesign;
        Analysis = analysis;
    }

    /// <summary>Gets the document.</summary>
    public SurveyDocument Document { get; }

    /// <summary>Gets the design before calibration.</summary>
    public SurveyDesign BaseDesign { get; }

    /// <summary>Gets the data and variables with the calibrated design.</summary>
    public SurveyAnalysis Analysis { get; }

    /// <summary>Reads a survey document, the files that it names, and the data.</summary>
    /// <param name="survey">The path of the document.</param>
    /// <param name="data">The path of the data, a CSV file.</param>
    /// <param name="limits">How much of the data is read at most; null for as much as memory holds.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The computation, or all findings about documents, data and estimates that can be told without the parts that are wrong.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<Result<SurveyComputation>> LoadAsync(
        string survey, string data, ReaderLimits? limits = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentNullException.ThrowIfNull(data);
        var findings = new DiagnosticBuilder();
        return await ReadDocumentAsync(survey, findings, cancellationToken).ConfigureAwait(false) is { } parts
            ? await LoadAsync(parts, data, limits, progress, findings, cancellationToken).ConfigureAwait(false)
            : findings.ToResult<SurveyComputation>(() => throw new InvalidOperationException("A document without a value has errors."));
    }

    /// <summary>Reads a survey document, the files that it names, and the data, and makes the estimates.</summary>
    /// <remarks>
    /// Of a large file, only sums are kept as it is read (<see cref="StreamedSurvey"/>), unless the document asks for something that needs all rows at once: calibration, replicate weights, plausible values,
    /// items, quantiles, variances, correlations, regressions, or a design without clusters. Then, and if something is wrong with the data, the rows are read into memory as by <see cref="LoadAsync(string, string, ReaderLimits?, IProgress{int}?, CancellationToken)"/>.
    /// </remarks>
    /// <param name="survey">The path of the document.</param>
    /// <param name="data">The path of the data, a CSV file.</param>
    /// <param name="inMemory">The most bytes of a file that is read into memory in any case.</param>
    /// <param name="limits">How much of the data is read at most; null for any length.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The estimates with warnings, or all findings.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<Result<SurveyTable>> EstimateFileAsync(
        string survey, string data, long inMemory = DefaultInMemory, ReaderLimits? limits = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentNullException.ThrowIfNull(data);
        var findings = new DiagnosticBuilder();
        if (await ReadDocumentAsync(survey, findings, cancellationToken).ConfigureAwait(false) is not { } parts)
            return findings.ToResult<SurveyTable>(() => throw new InvalidOperationException("A document without a value has errors."));
        if (!findings.HasErrors && new FileInfo(data) is { Exists: true } file && file.Length > inMemory)
        {
            var table = await StreamAsync(parts, data, limits ?? DataLimits, progress, cancellationToken).ConfigureAwait(false);
            if (table is not null)
            {
                findings.AddRange(table.Diagnostics);
                return findings.ToResult(() => table.Value!);
            }
        }

        var computation = await LoadAsync(parts, data, limits, progress, findings, cancellationToken).ConfigureAwait(false);
        var all = new DiagnosticBuilder();
        all.AddRange(computation.Diagnostics);
        var estimates = computation.Value?.Estimate(cancellationToken);
        all.AddRange(estimates?.Diagnostics ?? []);
        return all.ToResult(() => estimates!.Value!);
    }

    // The estimates from sums; null if they need all rows, or something is to be said about these.
    private static async Task<Result<SurveyTable>?> StreamAsync(Parts parts, string data, ReaderLimits limits, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var document = parts.Document;
        if (parts.Steps.Count > 0 || document.Items is not null || document.PlausibleValues.Count > 0 || StreamedSurvey.TryCreate(parts.Design, document.Variables, document.Estimates) is not { } stream)
            return null;
        var format = document.Data with { Levels = SurveyLevels.Of(document, parts.Steps) };
        var read = await MicrodataReader.ReadBlocksAsync(
            data, BlockRows,
            () =>
            {
                stream = StreamedSurvey.TryCreate(parts.Design, document.Variables, document.Estimates)!;
                return stream.Add;
            },
            format, limits, progress, cancellationToken).ConfigureAwait(false);
        if (!read.IsOk || !read.Value.IsComplete || stream.Rows == 0 || stream.Estimate(cancellationToken: cancellationToken) is not { } table)
            return null;
        var findings = new DiagnosticBuilder();
        findings.AddRange(read.Diagnostics);
        findings.AddRange(table.Diagnostics);
        return findings.ToResult(() => table.Value!);
    }

    private static async Task<Parts?> ReadDocumentAsync(string survey, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var read = await DocumentReader.ReadFileAsync(survey, cancellationToken: cancellationToken).ConfigureAwait(false);
        findings.AddRange(read.Diagnostics);
        if (read.IsOk && read.Value is not SurveyDocument)
        {
            findings.Add(
                WorkspaceDiagnostics.WrongDocumentKind, new(survey, 1, 1), $"This is a document of the kind '{read.Value.Kind.ToKey()}'; expected one of the kind 'survey'.");
        }

        if (read.Value is not SurveyDocument document)
            return null;
        var files = new SurveyFiles(survey, findings);
        var steps = new List<CalibrationStep>();
        foreach (var step in document.Calibration)
            steps.Add(await files.CompleteAsync(step, cancellationToken).ConfigureAwait(false));
        var settings = document.Design;
        if (document.ReplicateScalesFile is { } scales && settings.Replicates is { } replicates)
        {
            var values = await files.ReadScalesAsync(scales, cancellationToken).ConfigureAwait(false);
            settings = settings with { Replicates = replicates with { ReplicateScales = values } };
        }

        return new(document, settings, steps.ToValueList());
    }

    private static async Task<Result<SurveyComputation>> LoadAsync(
        Parts parts, string data, ReaderLimits? limits, IProgress<int>? progress, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var (document, settings, steps) = parts;
        var format = document.Data with { Levels = SurveyLevels.Of(document, steps) };
        var table = await MicrodataReader.ReadFileAsync(data, format, limits ?? DataLimits, progress, cancellationToken).ConfigureAwait(false);
        findings.AddRange(table.Diagnostics);
        var made = table.IsOk ? Make(document, settings, steps, table.Value, findings) : null;
        return findings.ToResult(() => made!);
    }

    /// <summary>Makes the estimates of the document, those of its items last.</summary>
    /// <param name="cancellationToken">Stops the work between estimates.</param>
    public Result<SurveyTable> Estimate(CancellationToken cancellationToken = default)
    {
        var findings = new DiagnosticBuilder();
        var table = Analysis.Estimate(Document.Estimates, cancellationToken: cancellationToken);
        findings.AddRange(table.Diagnostics);
        var items = Document.Items is null ? null : AnalyzeItems();
        findings.AddRange(items?.Diagnostics ?? []);
        return findings.ToResult(() => new SurveyTable([.. table.Value!.Estimates, .. items?.Value?.ToTable().Estimates ?? []]));
    }

    /// <summary>Analyzes the items of the document. The calibrated weights count if the document has a design.</summary>
    /// <returns>The analysis, or all findings; one of them if the document has no items.</returns>
    public Result<ItemAnalysis> AnalyzeItems()
    {
        if (Document.Items is { } items)
            return ItemAnalysis.Create(Analysis.Data, Document.HasDesign ? Analysis.Design.Weights : default, items);
        var findings = new DiagnosticBuilder();
        findings.Add(SurveyDiagnostics.BadRequest, Document.Location, "The document has no 'items'; expected them for the scores of persons.");
        return findings.ToResult<ItemAnalysis>(() => throw new InvalidOperationException("There is an error."));
    }

    /// <summary>Scores all rows by the items of the document.</summary>
    /// <returns>An analysis with scores, or all findings; one of them if the document asks for no scores.</returns>
    public Result<ItemAnalysis> ScorePersons()
    {
        if (Document.Items is not { Scores: null } items)
            return AnalyzeItems();
        var findings = new DiagnosticBuilder();
        findings.Add(SurveyDiagnostics.BadRequest, items.Location, "The items have no 'scores'; expected eap, ml or wle.");
        return findings.ToResult<ItemAnalysis>(() => throw new InvalidOperationException("There is an error."));
    }

    private static SurveyComputation? Make(SurveyDocument document, DesignSettings settings, ValueList<CalibrationStep> steps, Microdata data, DiagnosticBuilder findings)
    {
        var before = findings.HasErrors;
        var design = SurveyDesign.Create(data, settings);
        findings.AddRange(design.Diagnostics);

        // With a design that is wrong, what is said of variables and estimates is found with equal weights.
        var used = design.Value ?? (data.Rows > 0 ? SurveyDesign.Create(data, new()).Value : null);
        if (used is null)
            return null;
        var analysis = SurveyAnalysis.Create(data, used, document.Variables, document.PlausibleValues);
        findings.AddRange(analysis.Diagnostics);
        if (!analysis.IsOk)
            return null;
        if (!design.IsOk || before)
        {
            var others = analysis.Value.Estimate(document.Estimates).Diagnostics.Concat(Calibrator.Calibrate(analysis.Value, steps).Diagnostics);
            findings.AddRange(others.Where(d => d.Severity == DiagnosticSeverity.Error && d.Code != SurveyDiagnostics.NotConverged.Code));
            return null;
        }

        var calibrated = Calibrator.Calibrate(analysis.Value, steps);
        findings.AddRange(calibrated.Diagnostics);
        return calibrated.IsOk ? new(document, used, analysis.Value.With(calibrated.Value.Design)) : null;
    }

    private sealed record Parts(SurveyDocument Document, DesignSettings Design, ValueList<CalibrationStep> Steps);
}
