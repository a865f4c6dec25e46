using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Explanations;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Serialization;

/// <summary>A folder of documents and statistics, read and checked as a whole. Immutable.</summary>
public sealed class Workspace
{
    /// <summary>The name of the file that lists the documents of a workspace.</summary>
    public const string FileName = "workspace.yaml";

    private readonly FormulaEvaluation?[] _evaluation = [null];
    private readonly Lazy<FormulaExplainer> _explainer;

    private Workspace(
        string folder,
        WorkspaceDocument document,
        ValueList<WorkspaceFile> documents,
        ValueList<string> statistics,
        ImmutableArray<WorkspaceSurvey> surveys,
        MonitoringFramework framework,
        FormulaModel formulas,
        Dataset observations)
    {
        Folder = folder;
        Document = document;
        Documents = documents;
        StatisticsFiles = statistics;
        Surveys = surveys;
        Framework = framework;
        Formulas = formulas;
        Observations = observations;
        ConsistencySettings = new(document.Partitions);
        _explainer = new(() => new FormulaExplainer(formulas, observations, framework.Regions, framework.Sources));
    }

    /// <summary>Gets the folder as it was given; empty for the current one.</summary>
    public string Folder { get; }

    /// <summary>Gets the name.</summary>
    public string Name => Document.Name;

    /// <summary>Gets the title; null if it has none.</summary>
    public LocalizedText? Title => Document.Title;

    /// <summary>Gets the file that lists the others.</summary>
    public WorkspaceDocument Document { get; }

    /// <summary>Gets the documents in the order in which the workspace lists them; those of one pattern in ordinal order of their paths.</summary>
    public ValueList<WorkspaceFile> Documents { get; }

    /// <summary>Gets the files of the statistics, relative to the folder, in the order in which they were read.</summary>
    public ValueList<string> StatisticsFiles { get; }

    /// <summary>Gets the plan with everything it is watched by.</summary>
    public MonitoringFramework Framework { get; }

    /// <summary>Gets the plan; null if no document has one.</summary>
    public ActionPlan? Plan => Framework.Plan;

    /// <summary>Gets the formulas of the indicators that are computed.</summary>
    public FormulaModel Formulas { get; }

    /// <summary>Gets the surveys that name their data, computed; in the order of the documents.</summary>
    public ImmutableArray<WorkspaceSurvey> Surveys { get; }

    /// <summary>Gets what was observed: the cells of all statistics, and the estimates that surveys make observations of.</summary>
    public Dataset Observations { get; }

    /// <summary>Gets what was observed and what formulas make of it; see <see cref="Evaluate(CancellationToken)"/>.</summary>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    public Dataset Values => Evaluate().Dataset;

    /// <summary>Gets the composite indices, in the order of the documents.</summary>
    public IEnumerable<IndexDocument> Indices => Documents.Select(d => d.Document).OfType<IndexDocument>();

    /// <summary>Takes the data of an index out of the workspace: observed and computed values of its indicators and denominators, and as groups what is said of regions.</summary>
    /// <param name="index">The index, of this workspace or another; one with columns of a file (<see cref="IndexDocument.Data"/>) is a finding.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>The data, with a row for each selected entity and period that has a value of an indicator; or the findings.</returns>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public Result<IndexData> IndexData(IndexDocument index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return WorkspaceIndexData.Of(this, index, cancellationToken);
    }

    /// <summary>Computes all formulas on the observations. The result is kept, so that later calls return it at once.</summary>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Observations and computed values, with the warnings (such as divisions by zero), which are no findings about the files.</returns>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(CancellationToken cancellationToken = default) => Evaluate(options: null, cancellationToken);

    /// <summary>Computes all formulas on the observations. The result is kept, so that later calls return it at once.</summary>
    /// <param name="options">How, and who is told how much is done; null for all processors and no reports. Nothing is reported of a result that was kept.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Observations and computed values, with the warnings (such as divisions by zero), which are no findings about the files.</returns>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(EvaluationOptions? options, CancellationToken cancellationToken = default)
    {
        // Two threads may evaluate at once; both get the same values, and the first to finish wins.
        if (Volatile.Read(ref _evaluation[0]) is { } kept)
            return kept;
        var evaluation = Formulas.Evaluate(Observations, Framework.Regions, options, cancellationToken);
        return Interlocked.CompareExchange(ref _evaluation[0], evaluation, null) ?? evaluation;
    }

    /// <summary>Computes the formulas of some indicators, and those that these depend on.</summary>
    /// <param name="indicators">The indicators; none for all.</param>
    /// <param name="options">How, and who is told how much is done; null for all processors and no reports.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <returns>Observations and computed values, with the warnings of these formulas only.</returns>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public FormulaEvaluation Evaluate(IReadOnlyCollection<string> indicators, EvaluationOptions? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        return indicators.Count == 0
            ? Evaluate(options, cancellationToken)
            : Formulas.For(indicators).Evaluate(Observations, Framework.Regions, options, cancellationToken);
    }

    /// <summary>Gets what consistency checks go by: the partitions that the workspace declares, and the defaults.</summary>
    public ConsistencySettings ConsistencySettings { get; }

    /// <summary>Checks whether the observations agree with each other; see <see cref="DatasetChecks.Check"/>.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The findings by indicator, entity, period and code; none is an error.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public ImmutableArray<ConsistencyFinding> Check(CancellationToken cancellationToken = default) =>
        DatasetChecks.Check(Observations, Framework.Indicators, Framework.Regions, ConsistencySettings, cancellationToken);

    /// <summary>Explains a value, observed or computed, down to the observations and their sources; or why it is missing.</summary>
    /// <param name="indicator">The id of an indicator.</param>
    /// <param name="entity">The code of an entity.</param>
    /// <param name="period">The period.</param>
    /// <param name="breakdown">The part of the entity; null for the whole.</param>
    /// <param name="limits">How much is shown at most; null for <see cref="ExplanationLimits.Default"/>.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    /// <exception cref="ArgumentException">There is no such indicator.</exception>
    /// <exception cref="InvalidOperationException">There are more cells than a column can have.</exception>
    /// <exception cref="OperationCanceledException">The evaluation was stopped.</exception>
    public Explanation Explain(
        string indicator, string entity, ReferencePeriod period, Breakdown? breakdown = null, ExplanationLimits? limits = null,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        _explainer.Value.Explain(indicator, entity, period, breakdown, limits, progress, cancellationToken);

    /// <summary>Reads a workspace with all its documents and statistics, and checks them together.</summary>
    /// <param name="path">The folder, or the workspace file itself.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The workspace, or the errors of all files; paths in findings begin with <paramref name="path"/> as it was given.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The workspace file itself cannot be read. Any other file that cannot is a finding.</exception>
    /// <exception cref="UnauthorizedAccessException">The workspace file itself may not be read.</exception>
    public static async Task<Result<Workspace>> LoadAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var target = WorkspaceTarget.Of(path);
        var loader = new WorkspaceLoader(target, limits ?? ReaderLimits.Default, cancellationToken);
        var reading = await ReadAsync(target, limits, loader.Findings, cancellationToken).ConfigureAwait(false);
        await loader.LoadAsync(reading, withStatistics: true).ConfigureAwait(false);
        return loader.Findings.ToResult(() => new Workspace(
            target.Folder, loader.Document!, loader.Documents, loader.Statistics, loader.Surveys, loader.Framework!, loader.Formulas!, loader.Observations));
    }

    /// <summary>Reads a workspace without its statistics, or a plan document that stands alone.</summary>
    /// <param name="path">A workspace folder, a workspace file, or a plan document.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The framework, or the errors of all files but statistics. Of a plan that stands alone it has the plan and its sources only.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The file at the path cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file at the path may not be read.</exception>
    public static async Task<Result<MonitoringFramework>> LoadFrameworkAsync(
        string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var target = WorkspaceTarget.Of(path);
        var loader = new WorkspaceLoader(target, limits ?? ReaderLimits.Default, cancellationToken);
        var findings = loader.Findings;
        var reading = await ReadAsync(target, limits, findings, cancellationToken).ConfigureAwait(false);
        if (reading.Document is not PlanDocument || target.IsFolder)
        {
            await loader.LoadAsync(reading, withStatistics: false).ConfigureAwait(false);
            return findings.ToResult(() => loader.Framework!);
        }

        var unknown = new UnknownIds();
        unknown.MissSome(reading.Missing);
        var parts = new FrameworkParts(findings, unknown);
        parts.Add(reading.Document);
        var framework = MonitoringFramework.Create(parts.ToDraft());
        findings.AddRange(unknown.Independent(framework.Diagnostics));
        return findings.ToResult(() => framework.Value!);
    }

    /// <summary>Reads the plan of a workspace, or of a plan document that stands alone.</summary>
    /// <param name="path">A workspace folder, a workspace file, or a plan document.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The plan, or the errors of all files.</returns>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The file at the path cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file at the path may not be read.</exception>
    public static async Task<Result<ActionPlan>> LoadPlanAsync(string path, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var framework = await LoadFrameworkAsync(path, limits, cancellationToken).ConfigureAwait(false);
        var findings = new DiagnosticBuilder();
        findings.AddRange(framework.Diagnostics);
        if (framework.Value is { Plan: null })
        {
            findings.Add(
                WorkspaceDiagnostics.WrongDocumentKind, new(WorkspaceTarget.Of(path).File, 1, 1), "The workspace has no plan; list a document of the kind 'plan'.");
        }

        return findings.ToResult(() => framework.Value!.Plan!);
    }

    /// <summary>Checks workspaces, and documents and statistics on their own, and returns all findings in the order of the paths.</summary>
    /// <param name="paths">Workspace folders or files, documents of any kind, statistics (<c>.csv</c>).</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>
    /// A document on its own is checked for its shape and for what must hold within it. An id that it does not define may be defined elsewhere and is no error; it is
    /// a warning if the document defines one that is spelt nearly so (indicators aside, which are mostly spread over several documents). Of a workspace without errors, parts are
    /// compared with their totals for the partitions that it declares (<see cref="DatasetChecks.CheckParts"/>); what does not agree is a warning.
    /// </remarks>
    /// <exception cref="FileNotFoundException">There is nothing at a path, or a folder without a <see cref="FileName"/>.</exception>
    /// <exception cref="IOException">The file at a path cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file at a path may not be read.</exception>
    public static async Task<ImmutableArray<Diagnostic>> ValidateAsync(
        IEnumerable<string> paths, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var path in paths)
            all.AddRange(await ValidateAsync(WorkspaceTarget.Of(path), limits ?? ReaderLimits.Default, cancellationToken).ConfigureAwait(false));
        return all.ToImmutable();
    }

    /// <summary>
    /// Writes the workspace file and the documents, each to its path and in YAML or JSON as its name says, and copies the files of the statistics and surveys. What
    /// is there is replaced. Comments of the files that were read are not kept.
    /// </summary>
    /// <param name="folder">The folder; it is made if it is not there.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="IOException">A file cannot be written, or statistics are not there any more.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public async Task WriteAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, FileName), Document, cancellationToken).ConfigureAwait(false);
        foreach (var (path, document) in Documents)
            await WriteAsync(Path.Combine(folder, path), document, cancellationToken).ConfigureAwait(false);
        var surveys = from file in Documents
                      where file.Document is SurveyDocument
                      from named in SurveyFiles.NamedBy((SurveyDocument)file.Document)
                      select Path.GetDirectoryName(file.Path) is { Length: > 0 } inner ? $"{inner.Replace('\\', '/')}/{named}" : named.Text;
        foreach (var path in StatisticsFiles.Concat(surveys.Distinct(StringComparer.Ordinal)))
        {
            var from = Path.GetFullPath(WorkspaceTarget.Join(Folder, path));
            var to = Path.GetFullPath(Path.Combine(folder, path));
            if (from == to)
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }
    }

    private static async Task WriteAsync(string path, Document document, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = DocumentReader.IsJson(path) ? DocumentWriter.ToJson(document) : DocumentWriter.ToYaml(document);
        await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DocumentReading> ReadAsync(
        WorkspaceTarget target, ReaderLimits? limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        if (target.IsFolder && !IsInFolder(target))
        {
            findings.Add(WorkspaceDiagnostics.OutsideWorkspace, new(target.File, 1, 1), $"'{FileName}' is a link that leads out of the folder of the workspace.");
            return DocumentReading.Failed;
        }

        // A file without a length is not opened: it is empty, or a pipe on which reading would wait for ever. Who names a pipe itself means it.
        Stream stream = target.IsFolder && new FileInfo(target.File) is { LinkTarget: null, Length: 0 }
            ? new MemoryStream([], writable: false)
            : new FileStream(target.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            var text = await DecodedText.ReadAsync(stream, target.File, limits ?? ReaderLimits.Default, findings, cancellationToken).ConfigureAwait(false);
            return DocumentReading.Of(text, DocumentReader.IsJson(target.File), limits ?? ReaderLimits.Default, findings);
        }
    }

    private static bool IsInFolder(WorkspaceTarget target) =>
        !RealPath.IsLink(target.File)
        || (RealPath.TryResolve(target.File, out var file)
            && RealPath.TryResolve(target.Folder.Length == 0 ? "." : target.Folder, out var folder)
            && RealPath.IsInside(file, folder));

    private static async Task<ImmutableArray<Diagnostic>> ValidateAsync(WorkspaceTarget target, ReaderLimits limits, CancellationToken cancellationToken)
    {
        if (!target.IsFolder && target.File.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            var statistics = new DiagnosticBuilder();
            var stream = new FileStream(target.File, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (stream.ConfigureAwait(false))
                await new StatisticsReader(limits: limits).ReadAsync(stream, target.File, new DatasetBuilder(), statistics, cancellationToken).ConfigureAwait(false);
            return statistics.ToImmutable();
        }

        var loader = new WorkspaceLoader(target, limits, cancellationToken);
        var reading = await ReadAsync(target, limits, loader.Findings, cancellationToken).ConfigureAwait(false);
        if (target.IsFolder || reading.Document is WorkspaceDocument)
        {
            await loader.LoadAsync(reading, withStatistics: true).ConfigureAwait(false);
            loader.CheckParts();
        }
        else if (reading.LaterKind is { } later)
        {
            loader.Findings.Add(
                WorkspaceDiagnostics.LaterDocumentKind, new(target.File, 1, 1), $"Documents of the kind '{later}' are not read by this version; nothing was checked.");
        }
        else
        {
            DocumentCheck.Check(reading, loader.Findings);
        }

        return loader.Findings.ToImmutable();
    }
}
