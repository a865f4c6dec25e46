using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>A CSV file with errors of the data of an index while it is read: its header, and what a row is about.</summary>
/// <remarks>Columns that nobody names are not looked at.</remarks>
internal abstract class InputErrorTable(CsvInput input, string path, IndexColumns columns, ReaderLimits limits, DiagnosticBuilder findings)
    : CsvTableFile(input, path, limits, findings)
{
    /// <summary>The column of the codes of indicators, where a row is about one.</summary>
    public const string Indicator = "indicator";

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _again = new(StringComparer.Ordinal);

    /// <summary>Gets the names of the columns.</summary>
    protected IEnumerable<string> Names => _positions.Keys;

    /// <summary>Reads a file to its end, or as far as there is use in it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <param name="make">Makes the table of the input.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    protected static async Task<T> ReadAsync<T>(string file, ReaderLimits limits, Func<CsvInput, T> make, CancellationToken cancellationToken)
        where T : InputErrorTable
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            using var input = new CsvUtf8Input(stream, limits);
            using var table = make(input);
            while (table.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await table.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            return table;
        }
    }

    /// <summary>Reads the names of the columns.</summary>
    protected void ReadNames()
    {
        for (var i = 0; i < Row.CellCount; i++)
        {
            var name = Text(i);
            if (!_positions.TryAdd(name, i))
                _ = _again.TryAdd(name, i);
        }
    }

    /// <summary>Returns whether there is a column.</summary>
    protected bool Has(string name) => _positions.ContainsKey(name);

    /// <summary>Returns the position of a column.</summary>
    protected int At(string name) => _positions[name];

    /// <summary>Checks that columns are there once; false with findings if not.</summary>
    /// <param name="used">The columns beside those of entities and periods, with what they are for; a column with null need not be there.</param>
    protected bool CheckColumns(params ReadOnlySpan<(string Name, string? Use)> used)
    {
        var isGood = true;
        var names = new NameSuggestions(_positions.Keys.Where(n => n.Length > 0 && !n.Any(char.IsControl)));
        foreach (var (name, use) in ((string, string?)[])
            [(columns.Entity, "the entities"), .. columns.Period is { } period ? ((string, string?)[])[(period, columns.IsPeriodOptional ? null : "the periods")] : [], .. used])
        {
            if (_again.TryGetValue(name, out var twice))
            {
                isGood = false;
                Findings.Add(IndexTableDiagnostics.DuplicateColumn, Row.CellLocation(twice), $"The column '{Excerpt.Of(name)}' is there twice.");
            }
            else if (use is not null && !Has(name))
            {
                isGood = false;
                Findings.Add(IndexTableDiagnostics.MissingColumn, Row.RowLocation, $"There is no column '{Excerpt.Of(name)}', {use}{names.End(name)}");
            }
        }

        return isGood;
    }

    /// <summary>Reads what a row is about; null after a finding.</summary>
    protected IndexRow? ReadAbout()
    {
        var isGood = true;
        var entityAt = At(columns.Entity);
        var entity = Text(entityAt);
        if (entity.Length == 0)
        {
            isGood = false;
            Findings.Add(IndexTableDiagnostics.MissingEntity, Row.CellLocation(entityAt), $"The row has no entity in the column '{Excerpt.Of(columns.Entity)}'; expected the code of one.");
        }

        ReferencePeriod? period = null;
        if (columns.Period is { } name && _positions.TryGetValue(name, out var periodAt))
        {
            if (ReferencePeriod.TryParse(Row.Cell(periodAt).ToString(), out var parsed))
            {
                period = parsed;
            }
            else
            {
                isGood = false;
                Findings.Add(IndexTableDiagnostics.BadPeriod, Row.CellLocation(periodAt), $"'{Excerpt.Of(Row.Cell(periodAt))}' is no period; expected {FileScalars.ExpectedPeriod}.");
            }
        }

        return isGood ? new IndexRow(entity, period) : null;
    }

    /// <summary>Reads a number; null if it is missing, or after a finding.</summary>
    protected double? ReadNumber(string column)
    {
        var at = At(column);
        var cell = Row.Cell(at);
        if (cell.IsEmpty || columns.Missing.Contains(cell.ToString()))
            return null;
        if (NumberText.TryParse(cell, out var number))
            return number;
        Findings.Add(IndexTableDiagnostics.NotANumber, Row.CellLocation(at), $"In the column '{Excerpt.Of(column)}': {NumberText.Complaint(cell)}");
        return null;
    }

    /// <summary>Returns the text of a cell.</summary>
    protected string Text(int position)
    {
        var cell = Row.Cell(position);
        return (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
    }
}
