using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>The files that <c>input_error</c> names: wide CSV like that of the data, with standard errors in place of values, or long CSV with a row a cell (<see cref="StandardErrorList"/>). Paths are relative to the folder of the index.</summary>
internal static class StandardErrorFiles
{
    /// <summary>Reads every file that the uncertainty of an index names.</summary>
    /// <param name="document">The index.</param>
    /// <param name="path">Its path.</param>
    /// <param name="limits">How much is read of a file at most.</param>
    /// <param name="findings">Receives the findings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ImmutableDictionary<string, InputErrors>> ReadAsync(
        IndexDocument document, string path, ReaderLimits? limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, InputErrors>(StringComparer.Ordinal);
        foreach (var factor in (document.Uncertainty?.Vary ?? []).OfType<InputError>().Where(f => !WorkspaceErrors.IsNamed(f.From.Text)).DistinctBy(f => f.From.Text))
        {
            var name = factor.From.Text;
            if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
            {
                findings.Add(
                    IndexDocumentDiagnostics.BadErrorFile, factor.From.Location,
                    $"The path '{Excerpt.Of(name)}' leads out of the folder of the index; expected a file in it, or in a folder below it.");
                continue;
            }

            var file = WorkspaceTarget.Join(Path.GetDirectoryName(path) ?? "", name);
            try
            {
                var columns = IndexInput.ColumnsOf(document);
                if (await StandardErrorList.TryReadAsync(file, columns, limits, findings, cancellationToken).ConfigureAwait(false) is { } list)
                {
                    errors[name] = new StandardErrors(list.ToValueList());
                    continue;
                }

                var uses = IndexColumnUses.Of(document).Where(u => !u.IsLabels).Select(u => u with { IsRequired = false });
                var reader = new IndexTableReader(columns, [.. uses], limits);
                var table = await reader.ReadFileAsync(file, cancellationToken).ConfigureAwait(false);
                findings.AddRange(table.Diagnostics);
                if (table.Value is { } none && !none.Columns.Any())
                {
                    findings.Add(
                        IndexDocumentDiagnostics.BadErrorFile, new(file, 1, 1),
                        $"The file has no column of the index, nor the columns '{StandardErrorList.Indicator}' and '{StandardErrorList.StandardError}'; expected standard errors in one of the two forms.");
                }
                else if (table.Value is { } data)
                    errors[name] = new StandardErrors(Cells(data, file).ToValueList());
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                findings.Add(IndexDocumentDiagnostics.BadErrorFile, factor.From.Location, $"There is no file '{Excerpt.Of(file)}' with standard errors.");
            }
        }

        return errors.ToImmutable();
    }

    private static List<StandardErrorCell> Cells(IndexData data, string file)
    {
        var cells = new List<StandardErrorCell>();
        foreach (var code in data.Columns)
        {
            data.TryGetColumn(code, out var column);
            for (var i = 0; i < column.Length; i++)
            {
                if (!double.IsNaN(column[i]))
                    cells.Add(new(data.Rows[i], code, column[i]) { Location = new(file, 0, 0) });
            }
        }

        return cells;
    }
}
