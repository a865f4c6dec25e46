using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>A long CSV file of standard errors while it is read: a row a cell, with the entity, the period if the data have any, <c>indicator</c> and <c>standard_error</c>.</summary>
/// <remarks>A cell whose standard error is missing has none. Columns that nobody names are not looked at.</remarks>
internal sealed class StandardErrorList(IndexColumns columns, CsvTokenizer rows, ReaderLimits limits, FindingBudget findings)
{
    /// <summary>The column of the codes of indicators.</summary>
    public const string Indicator = "indicator";

    /// <summary>The column of the standard errors.</summary>
    public const string StandardError = "standard_error";

    private readonly List<StandardErrorCell> _cells = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private bool _hasHeader;
    private bool _isList;
    private int _columnCount;
    private int _rowCount;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="columns">The columns of entities and periods.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <param name="findings">Receives the findings, if the file is of this form.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The cells; null if the header does not have the columns of this form.</returns>
    public static async Task<IReadOnlyList<StandardErrorCell>?> TryReadAsync(
        string file, IndexColumns columns, ReaderLimits? limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        limits ??= ReaderLimits.Default;
        var found = new DiagnosticBuilder();
        var budget = new FindingBudget(found, Math.Max(0, limits.Findings));
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            using var input = new CsvUtf8Input(stream, limits);
            using var rows = new CsvTokenizer(input, file, limits, budget);
            var list = new StandardErrorList(columns, rows, limits, budget);
            while (list.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await rows.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            if (!list._isList)
                return null;
            budget.Close();
            findings.AddRange(found.ToImmutable());
            return list._cells;
        }
    }

    // Reads the rows that are complete; false at the end, and where the file is of another form.
    private bool ReadRows()
    {
        while (true)
        {
            switch (rows.Read())
            {
                case CsvRowState.NeedsInput:
                    return true;
                case CsvRowState.End:
                    return false;
                case var state when !_hasHeader:
                    _hasHeader = true;
                    if (state != CsvRowState.Row || !ReadHeader())
                        return false;
                    break;
                case var state:
                    if (_rowCount++ >= limits.Rows)
                    {
                        findings.Add(
                            CsvDiagnostics.TooManyRows, rows.RowLocation,
                            string.Create(CultureInfo.InvariantCulture, $"The file has more than {limits.Rows} rows, the limit."));
                        return false;
                    }

                    if (state == CsvRowState.Row)
                        ReadRow();
                    break;
            }
        }
    }

    private bool ReadHeader()
    {
        var twice = -1;
        _columnCount = rows.CellCount;
        for (var i = 0; i < rows.CellCount; i++)
        {
            var name = Text(i);
            if (!_positions.TryAdd(name, i) && (name is Indicator or StandardError || name == columns.Entity || name == columns.Period))
                twice = i;
        }

        _isList = _positions.ContainsKey(Indicator) && _positions.ContainsKey(StandardError);
        if (!_isList)
            return false;
        if (twice >= 0)
            findings.Add(IndexTableDiagnostics.DuplicateColumn, rows.CellLocation(twice), $"The column '{Excerpt.Of(rows.Cell(twice))}' is there twice.");
        var isGood = twice < 0;
        var names = new NameSuggestions(_positions.Keys);
        foreach (var (name, use) in new[] { (columns.Entity, "the entities"), (columns.IsPeriodOptional ? null : columns.Period, "the periods") })
        {
            if (name is null || _positions.ContainsKey(name))
                continue;
            isGood = false;
            findings.Add(IndexTableDiagnostics.MissingColumn, rows.RowLocation, $"There is no column '{Excerpt.Of(name)}', {use}{names.End(name)}");
        }

        return isGood;
    }

    private void ReadRow()
    {
        if (rows.CellCount != _columnCount)
        {
            findings.Add(
                rows.CellCount > _columnCount ? CsvDiagnostics.TooManyCells : CsvDiagnostics.TooFewCells, rows.RowLocation,
                $"The row has {rows.CellCount} cells; expected {_columnCount}, as in the header.");
            return;
        }

        var entityAt = _positions[columns.Entity];
        var entity = Text(entityAt);
        if (entity.Length == 0)
            findings.Add(IndexTableDiagnostics.MissingEntity, rows.CellLocation(entityAt), $"The row has no entity in the column '{Excerpt.Of(columns.Entity)}'; expected the code of one.");

        ReferencePeriod? period = null;
        if (columns.Period is { } name && _positions.TryGetValue(name, out var periodAt))
        {
            if (ReferencePeriod.TryParse(rows.Cell(periodAt).ToString(), out var parsed))
                period = parsed;
            else
                findings.Add(IndexTableDiagnostics.BadPeriod, rows.CellLocation(periodAt), $"'{Excerpt.Of(rows.Cell(periodAt))}' is no period; expected {FileScalars.ExpectedPeriod}.");
        }

        var errorAt = _positions[StandardError];
        var cell = rows.Cell(errorAt);
        if (cell.IsEmpty || columns.Missing.Contains(cell.ToString()))
            return;
        if (NumberText.TryParse(cell, out var error))
            _cells.Add(new(new(entity, period), Text(_positions[Indicator]), error) { Location = rows.CellLocation(errorAt) });
        else
            findings.Add(IndexTableDiagnostics.NotANumber, rows.CellLocation(errorAt), $"In the column '{StandardError}': {NumberText.Complaint(cell)}");
    }

    private string Text(int position)
    {
        var cell = rows.Cell(position);
        return (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
    }
}
