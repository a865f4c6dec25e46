using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Consistency;

namespace SciLiteracy.Serialization;

/// <summary>Reads the files of one workspace and checks them together; used once.</summary>
internal sealed class WorkspaceLoader(WorkspaceTarget target, ReaderLimits limits, CancellationToken cancellationToken)
{
    private readonly UnknownIds _unknown = new();
    private readonly List<WorkspaceFile> _documents = [];
    private readonly List<string> _statistics = [];
    private readonly List<WorkspaceSurvey> _surveys = [];
    private MonitoringFramework? _framework;
    private FormulaModel? _formulas;

    /// <summary>Gets every finding so far.</summary>
    public DiagnosticBuilder Findings { get; } = new();

    /// <summary>Gets the documents that were read.</summary>
    public ValueList<WorkspaceFile> Documents => _documents.ToValueList();

    /// <summary>Gets the statistics that were read, relative to the folder.</summary>
    public ValueList<string> Statistics => _statistics.ToValueList();

    /// <summary>Gets the surveys that were computed.</summary>
    public ImmutableArray<WorkspaceSurvey> Surveys => [.. _surveys];

    /// <summary>Gets the framework; null after an error.</summary>
    public MonitoringFramework? Framework => Findings.HasErrors ? null : _framework;

    /// <summary>Gets the formulas; null after an error.</summary>
    public FormulaModel? Formulas => Findings.HasErrors ? null : _formulas;

    /// <summary>Gets the observations.</summary>
    public Dataset Observations { get; private set; } = Dataset.Empty;

    /// <summary>Gets the workspace document; null if it could not be read.</summary>
    public WorkspaceDocument? Document { get; private set; }

    /// <summary>Reads the workspace.</summary>
    /// <param name="reading">The workspace file, which has been read.</param>
    /// <param name="withStatistics">Whether statistics are read too, and surveys computed.</param>
    public async Task LoadAsync(DocumentReading reading, bool withStatistics)
    {
        Document = reading.Document as WorkspaceDocument;
        if (Document is null)
        {
            if (!Findings.HasErrors)
                Findings.Add(WorkspaceDiagnostics.WrongDocumentKind, new(target.File, 1, 1), $"Expected a workspace, found a document of the kind '{NameOf(reading)}'.");
            return;
        }

        var folder = new WorkspaceFolder(target.Folder, target.File, limits, Findings);
        var missing = new List<string>();
        var files = folder.Find(Document.Documents, missing);
        foreach (var path in missing)
            _unknown.MissFile(KindOfName(path));
        var statistics = folder.Find(Document.Statistics, []);

        var parts = new FrameworkParts(Findings, _unknown);
        foreach (var file in files)
        {
            if (await ReadDocumentAsync(file).ConfigureAwait(false) is { } document)
            {
                _documents.Add(new(file.Path, document));
                parts.Add(document);
            }
        }

        var draft = parts.ToDraft();
        var framework = MonitoringFramework.Create(draft);
        var (formulas, findings) = FormulaCheck.Check(draft, framework);
        Findings.AddRange(_unknown.Independent(findings));
        CheckIndices(framework.Value);
        _framework = framework.Value;
        _formulas = formulas;
        if (withStatistics)
            await ReadObservationsAsync(statistics, draft).ConfigureAwait(false);
    }

    /// <summary>Compares parts with their totals, for the partitions that the workspace declares; nothing after an error.</summary>
    public void CheckParts()
    {
        if (Document is not { Partitions.Count: > 0 } || Framework is not { } framework)
            return;
        var findings = DatasetChecks.CheckParts(Observations, framework.Indicators, new ConsistencySettings(Document.Partitions), cancellationToken);
        Findings.AddRange(findings.Select(f => f.ToDiagnostic()));
    }

    private void CheckIndices(MonitoringFramework? framework)
    {
        var first = new Dictionary<string, IndexDocument>(StringComparer.Ordinal);
        foreach (var index in _documents.Select(d => d.Document).OfType<IndexDocument>())
        {
            if (!first.TryAdd(index.Spec.Id, index) && index.Spec.Id != Placeholder.PlanId)
            {
                Findings.Add(
                    IndexDocumentDiagnostics.DuplicateIndex, index.Location,
                    $"There is another index '{Excerpt.Of(index.Spec.Id)}', at {first[index.Spec.Id].Location}; an id is used once.");
            }

            if (framework is not null && !Findings.HasErrors)
                WorkspaceIndexData.Check(framework, index, Findings);
            if (!Findings.HasErrors)
                IndexCheck.Check(index, Findings);
        }
    }

    private static string NameOf(DocumentReading reading) => reading.Kind?.ToKey() ?? reading.LaterKind ?? "?";

    // A file that is not there is taken to hold what its name, or that of its folder, says.
    private static DocumentKind? KindOfName(string path)
    {
        foreach (var part in path.Split('/').Reverse())
        {
            if (DocumentKinds.TryParse(part.Split('.')[0], out var kind))
                return kind;
        }

        return null;
    }

    private async Task<Document?> ReadDocumentAsync(ListedFile file)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = WorkspaceTarget.Join(target.Folder, file.Path);
        var before = Findings.Count;
        var text = await ReadTextAsync(file, path).ConfigureAwait(false);
        var reading = DocumentReading.Of(text, DocumentReader.IsJson(file.Path), limits, Findings);
        if (reading.LaterKind is { } later)
        {
            Findings.Add(
                WorkspaceDiagnostics.LaterDocumentKind, new(path, 1, 1), $"Documents of the kind '{later}' are not read by this version; the file is passed over.");
        }
        else if (reading.Document is WorkspaceDocument)
        {
            Findings.Add(
                WorkspaceDiagnostics.NestedWorkspace, new(path, 1, 1), $"This is a workspace, listed as '{Excerpt.Of(file.ListedAs.Text)}' by another; a workspace lists plain documents.");
            return null;
        }
        else if (reading.Document is null && Findings.Count > before)
        {
            _unknown.MissFile(reading.Kind ?? KindOfName(file.Path));
        }

        _unknown.MissSome(reading.Missing);
        return reading.Document;
    }

    private async Task<DecodedText?> ReadTextAsync(ListedFile file, string path)
    {
        var stream = Open(file);
        if (stream is null)
            return null;
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await DecodedText.ReadAsync(stream, path, limits, Findings, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ReportUnreadable(file, exception);
                return null;
            }
        }
    }

    // A file without a length is not opened: it is empty, or a pipe on which reading would wait for ever.
    private Stream? Open(ListedFile file)
    {
        try
        {
            return new FileInfo(file.RealPath).Length == 0
                ? new MemoryStream([], writable: false)
                : new FileStream(file.RealPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ReportUnreadable(file, exception);
            return null;
        }
    }

    // Messages of exceptions have absolute paths in them and depend on the system.
    private void ReportUnreadable(ListedFile file, Exception exception)
    {
        var reason = exception switch
        {
            UnauthorizedAccessException => "access is denied",
            FileNotFoundException or DirectoryNotFoundException => "it is gone",
            _ => "reading failed",
        };
        Findings.Add(WorkspaceDiagnostics.UnreadableFile, file.ListedAs.Location, $"The file '{Excerpt.Of(file.Path)}' cannot be read: {reason}.");
    }

    private async Task ReadObservationsAsync(List<ListedFile> statistics, MonitoringFrameworkDraft draft)
    {
        var observations = new DatasetBuilder();
        if (statistics.Count > 0)
            await ReadStatisticsAsync(statistics, draft, observations).ConfigureAwait(false);
        await ComputeSurveysAsync().ConfigureAwait(false);
        if (Findings.HasErrors)
            return;
        foreach (var survey in _surveys)
            SurveyObservationCheck.Add(survey, _framework!, observations, Findings);
        if (Findings.HasErrors)
            return;
        var dataset = observations.Build();
        if (dataset.Count > 0)
            CheckSize(dataset, statistics.Count > 0 ? statistics[0].ListedAs.Location : Document!.Location);
        if (!Findings.HasErrors)
            Observations = dataset;
    }

    private async Task ComputeSurveysAsync()
    {
        var root = RealPath.TryResolve(target.Folder.Length == 0 ? "." : target.Folder, out var real) ? real : Path.GetFullPath(target.Folder);
        var names = new Dictionary<string, SurveyDocument>(StringComparer.Ordinal);
        foreach (var (path, document) in _documents.Select(d => (d.Path, Document: d.Document as SurveyDocument)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (document is null)
                continue;
            if (!names.TryAdd(document.Name, document) && document.Name != Placeholder.PlanId)
            {
                Findings.Add(
                    DocumentDiagnostics.BadIdentifier, document.Location,
                    $"There is another survey '{Excerpt.Of(document.Name)}', at {names[document.Name].Location}; a name is used once.");
            }

            if (document.DataFile is null)
            {
                if (document.Observations.Count > 0)
                {
                    Findings.Add(
                        DocumentDiagnostics.MissingKey, document.Observations[0].Location,
                        "Estimates become observations of a workspace if the document names its data; expected the path of a CSV file in 'data: { file: … }'.");
                }

                continue;
            }

            try
            {
                var shown = WorkspaceTarget.Join(target.Folder, path);
                if (await SurveyComputation.LoadAsync(document, shown, null, root, limits, null, Findings, cancellationToken).ConfigureAwait(false) is not { } computation)
                    continue;
                var estimates = computation.Analysis.Estimate(document.Estimates, cancellationToken: cancellationToken);
                Findings.AddRange(estimates.Diagnostics);
                if (estimates.IsOk)
                    _surveys.Add(new(path, computation, estimates.Value));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                var reason = exception is UnauthorizedAccessException ? "access is denied" : "reading failed";
                Findings.Add(WorkspaceDiagnostics.UnreadableFile, document.DataFile.Location, $"A file of the survey '{Excerpt.Of(document.Name)}' cannot be read: {reason}.");
            }
        }
    }

    private async Task ReadStatisticsAsync(List<ListedFile> files, MonitoringFrameworkDraft draft, DatasetBuilder observations)
    {
        var reader = StatisticsReaderFor(draft);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var stream = Open(file);
            if (stream is null)
                continue;
            await using (stream.ConfigureAwait(false))
            {
                try
                {
                    var path = WorkspaceTarget.Join(target.Folder, file.Path);
                    await reader.ReadAsync(stream, path, observations, Findings, cancellationToken).ConfigureAwait(false);
                    _statistics.Add(file.Path);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    ReportUnreadable(file, exception);
                }
            }
        }
    }

    // Observations are kept as they are, but formulas have a cell for every entity in every period.
    private void CheckSize(Dataset dataset, SourceLocation place)
    {
        var entities = (long)dataset.Entities.Count + _framework!.Regions.Regions.Count;
        var formulas = _formulas?.Formulas.Length ?? 0;
        var cells = entities * dataset.Periods.Count * formulas;
        if (cells > limits.ComputedCells)
        {
            Findings.Add(
                WorkspaceDiagnostics.TooManyCells, place,
                $"{entities} entities in {dataset.Periods.Count} periods make {cells} cells of {formulas} formulas; at most {limits.ComputedCells} are computed.");
        }
    }

    // Statistics are checked against what is whole, even if something else in the workspace is broken.
    private StatisticsReader StatisticsReaderFor(MonitoringFrameworkDraft draft)
    {
        if (_framework is not null && !Findings.HasErrors)
            return StatisticsReader.For(_framework, limits);
        var indicators = _unknown.Knows(DocumentKind.Units) && _unknown.Knows(DocumentKind.Indicators) ? KnownIndicators(draft) : null;
        var regions = _unknown.Knows(DocumentKind.Regions) ? KnownRegions(draft) : null;
        var sources = (draft.Plan?.Sources ?? []).Concat(draft.Sources).ToValueList();
        return new(
            indicators,
            regions is { Regions.Count: 0 } ? null : regions,
            _unknown.Knows(DocumentKind.Sources) && sources.Count > 0 ? sources : null,
            limits);
    }

    // Whatever is wrong between indicators, they have ids and units; null if a unit is at fault, for then nothing is known of any number.
    private static IndicatorCatalog? KnownIndicators(MonitoringFrameworkDraft draft)
    {
        if (UnitCatalog.Create(draft.Units).Value is not { } units || draft.Indicators.Any(i => ReferenceEquals(i.Unit, Placeholder.Unit)))
            return null;
        var indicators = draft.Indicators
            .Where(i => !FormulaText.Keywords.Contains(i.Id))
            .DistinctBy(i => i.Id, StringComparer.Ordinal)
            .Select(i => i with { Formula = i.Formula is null ? null : new("1"), Rollup = new Rollup.None() });
        return IndicatorCatalog.Create(indicators, units).Value;
    }

    // Whatever is wrong with their tree, regions have codes.
    private static RegionHierarchy? KnownRegions(MonitoringFrameworkDraft draft) =>
        RegionHierarchy.Create(draft.Regions.DistinctBy(r => r.Code, StringComparer.Ordinal).Select(r => r with { Parent = null, Groups = [] })).Value;
}
