using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>
/// The files that <c>input_error</c> names: standard errors, in wide CSV like that of the data or in long CSV with a row a cell (<see cref="StandardErrorList"/>); or replicates
/// (<see cref="ReplicateTable"/>). Paths are relative to the folder of the index.
/// </summary>
internal static class InputErrorFiles
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
        limits ??= ReaderLimits.Default;
        var errors = ImmutableDictionary.CreateBuilder<string, InputErrors>(StringComparer.Ordinal);
        var first = new Dictionary<string, InputError>(StringComparer.Ordinal);
        foreach (var factor in (document.Uncertainty?.Vary ?? []).OfType<InputError>().Where(f => !WorkspaceErrors.IsNamed(f.From.Text)))
        {
            var name = factor.From.Text;
            if (!first.TryAdd(name, factor))
            {
                if (!Equals(first[name].Replicates, factor.Replicates))
                {
                    findings.Add(
                        IndexDocumentDiagnostics.BadErrorFile, factor.From.Location,
                        $"The file '{Excerpt.Of(name)}' is read with other settings 'replicates' at {first[name].Location}; expected the same.");
                }

                continue;
            }

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
                if (factor.Replicates is { } scaling)
                {
                    ImmutableArray<string> codes = [.. IndexColumnUses.Of(document).Where(u => !u.IsLabels).Select(u => u.Name).Distinct()];
                    errors[name] = new ReplicateErrors(await ReplicateTable.ReadAsync(file, columns, codes, limits, findings, cancellationToken).ConfigureAwait(false), scaling);
                    continue;
                }

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
                        $"The file has no column of the index, nor the columns '{InputErrorTable.Indicator}' and '{StandardErrorList.StandardError}'; expected standard errors in one of the two forms.");
                }
                else if (table.Value is { } data)
                    errors[name] = new StandardErrors(Cells(data, file).ToValueList());
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                findings.Add(IndexDocumentDiagnostics.BadErrorFile, factor.From.Location, $"There is no file '{Excerpt.Of(file)}' with {(factor.Replicates is null ? "standard errors" : "replicates")}.");
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
