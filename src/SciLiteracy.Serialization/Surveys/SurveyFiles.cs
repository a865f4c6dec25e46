using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;

namespace SciLiteracy.Serialization;

/// <summary>Finds and reads the files that a survey document names: its data, totals of calibration and scales of replicates. They lie in the folder of the document.</summary>
/// <param name="survey">The path of the document.</param>
/// <param name="root">The real path of the folder that no link may lead out of, that of the workspace; null if there is none.</param>
/// <param name="limits">How much is read at most of a file of totals or scales.</param>
/// <param name="findings">Receives the findings.</param>
internal sealed class SurveyFiles(string survey, string? root, ReaderLimits limits, DiagnosticBuilder findings)
{
    private static readonly string[] MarginColumns = ["variable", "level", "total"];

    /// <summary>Returns a step with the totals of its file.</summary>
    public async Task<CalibrationStep> CompleteAsync(SurveyCalibrationStep step, CancellationToken cancellationToken)
    {
        if (step.TotalsFile is not { } file)
            return step.Step;
        switch (step.Step)
        {
            case CalibrationStep.PostStratification one:
                string[] columns = [.. one.By.Select(b => b.Text), "total"];
                var cells = await ReadAsync(file, columns, cancellationToken).ConfigureAwait(false);
                return cells is null ? one : one with { Totals = Cells(cells, file, columns).ToValueList() };
            case CalibrationStep.Rake rake:
                var margins = await ReadAsync(file, MarginColumns, cancellationToken).ConfigureAwait(false);
                return margins is null ? rake : rake with { Margins = Margins(margins, file).ToValueList() };
            case CalibrationStep.Distanced distanced:
                var totals = await ReadAsync(file, MarginColumns, cancellationToken).ConfigureAwait(false);
                return totals is null ? distanced : distanced with { Margins = Margins(totals, file).ToValueList() };
            default:
                return step.Step;
        }
    }

    /// <summary>Returns the scales of a file with the column <c>rscale</c>.</summary>
    public async Task<ValueList<double>> ReadScalesAsync(SourceText file, CancellationToken cancellationToken)
    {
        var data = await ReadAsync(file, ["rscale"], cancellationToken).ConfigureAwait(false);
        if (data?.Find("rscale") is NumberColumn numbers && !numbers.Values.Any(double.IsNaN))
            return numbers.Values.ToValueList();
        if (data is not null)
            findings.Add(SurveyDiagnostics.ColumnType, file.Location, $"The column 'rscale' of '{file.Text}' is not a column of numbers.");
        return [];
    }

    /// <summary>Returns the files that a document names, relative to its folder.</summary>
    public static IEnumerable<SourceText> NamedBy(SurveyDocument document) =>
        new[] { document.DataFile, document.ReplicateScalesFile }.Concat(document.Calibration.Select(c => c.TotalsFile)).OfType<SourceText>();

    /// <summary>Returns the path of a file; null after a finding if it is not there or outside of the folder.</summary>
    public string? Find(SourceText file)
    {
        if (Path.IsPathRooted(file.Text) || file.Text.Split('/', '\\').Contains(".."))
        {
            findings.Add(WorkspaceDiagnostics.OutsideWorkspace, file.Location, $"'{Excerpt.Of(file.Text)}' leads out of the folder of the document; expected a path inside it.");
            return null;
        }

        var path = WorkspaceTarget.Join(Path.GetDirectoryName(survey) ?? "", file.Text);
        if (root is not null && File.Exists(path) && !(RealPath.TryResolve(path, out var real) && RealPath.IsInside(real, root)))
        {
            findings.Add(WorkspaceDiagnostics.OutsideWorkspace, file.Location, $"The link '{Excerpt.Of(file.Text)}' leads out of the folder of the workspace.");
            return null;
        }

        if (File.Exists(path))
        {
            // One without a length is not opened: it is empty, or a pipe on which reading would wait for ever.
            if (root is null || new FileInfo(path).Length > 0)
                return path;
            findings.Add(MicrodataDiagnostics.NoHeader, new(path, 1, 1), "The file is empty; expected a header with the names of the columns.");
            return null;
        }

        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        var hint = Directory.Exists(folder) ? NearestName.Hint(Path.GetFileName(path), Directory.EnumerateFiles(folder).Take(1000).Select(f => Path.GetFileName(f)!)) : "";
        findings.Add(WorkspaceDiagnostics.NoSuchFile, file.Location, $"There is no file '{Excerpt.Of(file.Text)}' in the folder of the document{(hint.Length > 0 ? hint : ".")}");
        return null;
    }

    private async Task<Microdata?> ReadAsync(SourceText file, string[] columns, CancellationToken cancellationToken)
    {
        if (Find(file) is not { } path)
            return null;
        var format = new MicrodataFormat { Missing = [""], Categorical = columns.Where(c => c is not ("total" or "rscale")).Select(c => new SourceText(c)).ToValueList() };
        var read = await MicrodataReader.ReadFileAsync(path, format, limits, cancellationToken: cancellationToken).ConfigureAwait(false);
        findings.AddRange(read.Diagnostics);
        if (!read.IsOk)
            return null;
        var missing = columns.Where(c => read.Value.Find(c) is null).ToList();
        foreach (var column in missing)
            findings.Add(MicrodataDiagnostics.UnknownColumn, new(path, 1, 1), $"There is no column '{column}'; expected {Listing.Of(columns, "and")}.");
        return missing.Count == 0 ? read.Value : null;
    }

    private IEnumerable<CalibrationTotal> Cells(Microdata data, SourceText file, string[] columns)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            if (Total(data, file, row) is { } total)
                yield return new(columns.SkipLast(1).Select(c => Text(data, c, row)).ToValueList(), total) { Location = file.Location };
        }
    }

    private List<CalibrationMargin> Margins(Microdata data, SourceText file)
    {
        var totals = new Dictionary<string, List<CalibrationTotal>>(StringComparer.Ordinal);
        var margins = new List<CalibrationMargin>();
        for (var row = 0; row < data.Rows; row++)
        {
            if (Total(data, file, row) is not { } total)
                continue;
            var (variable, level) = (Text(data, "variable", row), Text(data, "level", row));
            var name = new SourceText(variable) { Location = file.Location };
            if (level.Length == 0)
            {
                margins.Add(new(name, []) { Total = total, Location = file.Location });
                continue;
            }

            if (!totals.TryGetValue(variable, out var levels))
            {
                totals[variable] = levels = [];
                margins.Add(new(name, []) { Location = file.Location });
            }

            levels.Add(new([level], total) { Location = file.Location });
        }

        return margins.ConvertAll(m => m.Total is null ? m with { Totals = totals[m.Variable.Text].ToValueList() } : m);
    }

    private static string Text(Microdata data, string column, int row)
    {
        var texts = (TextColumn)data.Find(column)!;
        return texts.Codes[row] < 0 ? "" : texts.Labels[texts.Codes[row]];
    }

    private double? Total(Microdata data, SourceText file, int row)
    {
        if (data.Find("total") is NumberColumn numbers && !double.IsNaN(numbers.Values[row]))
            return numbers.Values[row];
        findings.Add(SurveyDiagnostics.ColumnType, file.Location, $"Row {row + 1} of '{file.Text}' has no number in the column 'total'.");
        return null;
    }
}
