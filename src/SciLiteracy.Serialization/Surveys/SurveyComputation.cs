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

    private const long DefaultInMemory = 32L * 1024 * 1024;
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
    /// <param name="data">The path of the data, a CSV file; null for the file that the document names in <c>data</c>.</param>
    /// <param name="limits">How much of the data is read at most; null for as much as memory holds.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The computation, or all findings about documents, data and estimates that can be told without the parts that are wrong.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read. One that the document names is a finding.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<Result<SurveyComputation>> LoadAsync(
        string survey, string? data = null, ReaderLimits? limits = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var findings = new DiagnosticBuilder();
        var made = await ReadDocumentAsync(survey, data, findings, cancellationToken).ConfigureAwait(false) is { } document
            ? await LoadAsync(document, survey, data, null, limits ?? DataLimits, progress, findings, cancellationToken).ConfigureAwait(false)
            : null;
        return findings.ToResult(() => made!);
    }

    /// <summary>Reads a survey document, the files that it names, and the data, and makes the estimates.</summary>
    /// <remarks>
    /// Of a large file, only sums are kept as it is read (<see cref="StreamedSurveyBuilder"/>), unless the document asks for something that needs all rows at once: calibration, replicate weights, plausible values,
    /// items, quantiles, variances, correlations, regressions, or a design without clusters. Then, and if something is wrong with the data, the rows are read into memory as by <see cref="LoadAsync(string, string, ReaderLimits?, IProgress{int}?, CancellationToken)"/>.
    /// </remarks>
    /// <param name="survey">The path of the document.</param>
    /// <param name="data">The path of the data, a CSV file; null for the file that the document names in <c>data</c>.</param>
    /// <param name="inMemory">The most bytes of a file that is read into memory in any case.</param>
    /// <param name="limits">How much of the data is read at most; null for any length.</param>
    /// <param name="progress">Receives the number of rows read, now and then.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The estimates with warnings, or all findings.</returns>
    /// <exception cref="IOException">A file is not there or cannot be read. One that the document names is a finding.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    public static async Task<Result<SurveyTable>> EstimateFileAsync(
        string survey, string? data = null, long inMemory = DefaultInMemory, ReaderLimits? limits = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(survey);
        limits ??= DataLimits;
        var findings = new DiagnosticBuilder();
        SurveyTable? table = null;
        if (await ReadDocumentAsync(survey, data, findings, cancellationToken).ConfigureAwait(false) is { } document)
        {
            var parts = await CompleteAsync(document, data, new(survey, null, ReaderLimits.Default, findings), cancellationToken).ConfigureAwait(false);
            if (!findings.HasErrors && new FileInfo(parts.Data!) is { Exists: true } file && file.Length > inMemory)
                table = await StreamAsync(parts, limits, progress, findings, cancellationToken).ConfigureAwait(false);
            if (table is null && await LoadAsync(parts, limits, progress, findings, cancellationToken).ConfigureAwait(false) is { } computation)
            {
                var estimates = computation.Estimate(cancellationToken);
                findings.AddRange(estimates.Diagnostics);
                table = estimates.Value;
            }
        }

        return findings.ToResult(() => table!);
    }

    /// <summary>
    /// Reads the data of a document, and what else it names; null after a finding, or without data. Of a document with errors, what its data say against the rest of it is told too.
    /// </summary>
    internal static async Task<SurveyComputation?> LoadAsync(
        SurveyDocument document, string path, string? data, string? root, ReaderLimits limits, IProgress<int>? progress, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var files = new SurveyFiles(path, root, root is null ? ReaderLimits.Default : limits, findings);
        return await LoadAsync(await CompleteAsync(document, data, files, cancellationToken).ConfigureAwait(false), limits, progress, findings, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SurveyComputation?> LoadAsync(
        Parts parts, ReaderLimits limits, IProgress<int>? progress, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        if (parts.Data is not { } data || parts.Document.Broken.HasFlag(SurveySections.Data))
            return null;
        var table = await MicrodataReader.ReadFileAsync(data, parts.Format, limits, progress, cancellationToken).ConfigureAwait(false);
        findings.AddRange(table.Diagnostics);
        return table.IsOk ? Make(parts.Document, parts.Design, parts.Steps, table.Value, findings) : null;
    }

    // The estimates from sums; null if they need all rows, or something is to be said about these.
    private static async Task<SurveyTable?> StreamAsync(Parts parts, ReaderLimits limits, IProgress<int>? progress, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var document = parts.Document;
        if (parts.Steps.Count > 0 || document.Items is not null || document.PlausibleValues.Count > 0 || StreamedSurveyBuilder.TryCreate(parts.Design, document.Variables, document.Estimates) is not { } stream)
            return null;
        var read = await MicrodataReader.ReadBlocksAsync(
            parts.Data!, BlockRows,
            () =>
            {
                stream = StreamedSurveyBuilder.TryCreate(parts.Design, document.Variables, document.Estimates)!;
                return stream.Add;
            },
            parts.Format, limits, progress, cancellationToken).ConfigureAwait(false);
        if (!read.IsOk || !read.Value.IsComplete || stream.Rows == 0 || stream.Estimate(cancellationToken: cancellationToken) is not { IsOk: true } table)
            return null;
        findings.AddRange(read.Diagnostics);
        findings.AddRange(table.Diagnostics);
        return table.Value;
    }

    private static async Task<SurveyDocument?> ReadDocumentAsync(string survey, string? data, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var read = await DocumentReader.ReadPartsAsync(survey, ReaderLimits.Default, findings, cancellationToken).ConfigureAwait(false);
        if (!findings.HasErrors && read.Document is not SurveyDocument)
        {
            findings.Add(
                WorkspaceDiagnostics.WrongDocumentKind, new(survey, 1, 1),
                $"This is a document of the kind '{read.Document?.Kind.ToKey() ?? read.LaterKind}'; expected one of the kind 'survey'.");
        }

        if (read.Document is not SurveyDocument document)
            return null;
        if (data is null && document.DataFile is null)
        {
            findings.Add(
                DocumentDiagnostics.MissingKey, document.Location,
                "The document names no data; expected the path of a CSV file in 'data: { file: … }', or one given beside the document (--data FILE).");
        }

        return document;
    }

    // Reads the totals and scales that a document leaves to files, and finds its data.
    private static async Task<Parts> CompleteAsync(SurveyDocument document, string? data, SurveyFiles files, CancellationToken cancellationToken)
    {
        var steps = new List<CalibrationStep>();
        foreach (var step in document.Calibration)
            steps.Add(await files.CompleteAsync(step, cancellationToken).ConfigureAwait(false));
        var settings = document.Design ?? new DesignSettings { Location = document.Location };
        if (document.ReplicateScalesFile is { } scales && settings.Replicates is { } replicates)
        {
            var values = await files.ReadScalesAsync(scales, cancellationToken).ConfigureAwait(false);
            settings = settings with { Replicates = replicates with { ReplicateScales = values } };
        }

        return new(document, settings, steps.ToValueList(), data ?? (document.DataFile is { } named ? files.Find(named) : null));
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
            return ItemAnalysis.Create(Analysis.Data, Document.Design is not null ? Analysis.Design.Weights : default, items);
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
        var isBroken = findings.HasErrors;
        var design = document.Broken.HasFlag(SurveySections.Design) ? null : SurveyDesign.Create(data, settings);
        findings.AddRange(design?.Diagnostics ?? []);

        // With a design that is wrong, what is said of variables and estimates is found with equal weights.
        var used = design?.Value ?? (data.Rows > 0 ? SurveyDesign.Create(data, new()).Value : null);
        if (used is null)
            return null;
        var analysis = SurveyAnalysis.Create(data, used, document.Variables, document.PlausibleValues);
        AddNew(analysis.Diagnostics, findings);
        if (design?.Value is null || isBroken || !analysis.IsOk)
        {
            AddOthers(document, steps, analysis.Value ?? WithoutBroken(document, data, used), findings);
            return null;
        }

        var calibrated = Calibrator.Calibrate(analysis.Value, steps);
        findings.AddRange(calibrated.Diagnostics);
        if (calibrated.IsOk)
            return new(document, used, analysis.Value.With(calibrated.Value.Design));
        AddOthers(document, [], analysis.Value, findings);
        return null;
    }

    // The errors of estimates and calibration that are not about numbers.
    private static void AddOthers(SurveyDocument document, ValueList<CalibrationStep> steps, SurveyAnalysis analysis, DiagnosticBuilder findings)
    {
        var missing = document.Variables.Select(v => v.Name).Concat(document.PlausibleValues.Select(s => s.Name)).Where(n => !analysis.HasVariable(n)).ToList();
        var others = Calibrator.Calibrate(analysis, steps).Diagnostics.Concat(analysis.Estimate(document.Estimates).Diagnostics);
        AddNew(
            others.Where(d => d.Severity == DiagnosticSeverity.Error && d.Code != SurveyDiagnostics.NotConverged.Code && d.Code != SurveyDiagnostics.NotFitted.Code
                && !missing.Exists(n => d.Message.Contains($"'{n}'", StringComparison.Ordinal))),
            findings);
    }

    // What was told when the document was read is not told again.
    private static void AddNew(IEnumerable<Diagnostic> others, DiagnosticBuilder findings)
    {
        var known = findings.ToImmutable().ToHashSet();
        findings.AddRange(others.Where(known.Add));
    }

    // The variables that can be made, so that the estimates of the others are looked at.
    private static SurveyAnalysis WithoutBroken(SurveyDocument document, Microdata data, SurveyDesign design)
    {
        var good = SurveyAnalysis.Create(data, design).Require();
        ValueList<PlausibleValueSet> sets = [];
        ValueList<SurveyVariable> variables = [];
        foreach (var set in document.PlausibleValues)
        {
            ValueList<PlausibleValueSet> more = [.. sets, set];
            if (SurveyAnalysis.Create(data, design, variables, more).Value is { } made)
                (good, sets) = (made, more);
        }

        foreach (var variable in document.Variables)
        {
            ValueList<SurveyVariable> more = [.. variables, variable];
            if (SurveyAnalysis.Create(data, design, more, sets).Value is { } made)
                (good, variables) = (made, more);
        }

        return good;
    }

    // A document with what its files say; without a path there are no data, which is reported.
    private sealed record Parts(SurveyDocument Document, DesignSettings Design, ValueList<CalibrationStep> Steps, string? Data)
    {
        public MicrodataFormat Format => Document.Data with { Levels = SurveyLevels.Of(Document, Steps) };
    }
}
