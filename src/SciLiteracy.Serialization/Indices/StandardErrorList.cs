using SciLiteracy.Domain;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>A long CSV file of standard errors while it is read: a row a cell, with the entity, the period if the data have any, <c>indicator</c> and <c>standard_error</c>.</summary>
/// <remarks>A cell whose standard error is missing has none. Columns that nobody names are not looked at.</remarks>
internal sealed class StandardErrorList : CsvTableFile
{
    /// <summary>The column of the codes of indicators.</summary>
    public const string Indicator = "indicator";

    /// <summary>The column of the standard errors.</summary>
    public const string StandardError = "standard_error";

    private readonly IndexColumns _about;
    private readonly List<StandardErrorCell> _cells = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private bool _isList;

    private StandardErrorList(CsvInput input, string path, IndexColumns columns, ReaderLimits limits, DiagnosticBuilder findings)
        : base(input, path, limits, findings) => _about = columns;

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
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            using var input = new CsvUtf8Input(stream, limits);
            using var list = new StandardErrorList(input, file, columns, limits, found);
            while (list.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await list.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            if (!list._isList)
                return null;
            findings.AddRange(found.ToImmutable());
            return list._cells;
        }
    }

    // A file of another form is not read on.
    protected override bool ReadHeader()
    {
        var twice = -1;
        for (var i = 0; i < Row.CellCount; i++)
        {
            var name = Text(i);
            if (!_positions.TryAdd(name, i) && (name is Indicator or StandardError || name == _about.Entity || name == _about.Period))
                twice = i;
        }

        _isList = _positions.ContainsKey(Indicator) && _positions.ContainsKey(StandardError);
        if (!_isList)
            return false;
        if (twice >= 0)
            Findings.Add(IndexTableDiagnostics.DuplicateColumn, Row.CellLocation(twice), $"The column '{Excerpt.Of(Row.Cell(twice))}' is there twice.");
        var isGood = twice < 0;
        var names = new NameSuggestions(_positions.Keys);
        foreach (var (name, use) in new[] { (_about.Entity, "the entities"), (_about.IsPeriodOptional ? null : _about.Period, "the periods") })
        {
            if (name is null || _positions.ContainsKey(name))
                continue;
            isGood = false;
            Findings.Add(IndexTableDiagnostics.MissingColumn, Row.RowLocation, $"There is no column '{Excerpt.Of(name)}', {use}{names.End(name)}");
        }

        return isGood;
    }

    protected override void ReadRow()
    {
        var entityAt = _positions[_about.Entity];
        var entity = Text(entityAt);
        if (entity.Length == 0)
            Findings.Add(IndexTableDiagnostics.MissingEntity, Row.CellLocation(entityAt), $"The row has no entity in the column '{Excerpt.Of(_about.Entity)}'; expected the code of one.");

        ReferencePeriod? period = null;
        if (_about.Period is { } name && _positions.TryGetValue(name, out var periodAt))
        {
            if (ReferencePeriod.TryParse(Row.Cell(periodAt).ToString(), out var parsed))
                period = parsed;
            else
                Findings.Add(IndexTableDiagnostics.BadPeriod, Row.CellLocation(periodAt), $"'{Excerpt.Of(Row.Cell(periodAt))}' is no period; expected {FileScalars.ExpectedPeriod}.");
        }

        var errorAt = _positions[StandardError];
        var cell = Row.Cell(errorAt);
        if (cell.IsEmpty || _about.Missing.Contains(cell.ToString()))
            return;
        if (NumberText.TryParse(cell, out var error))
            _cells.Add(new(new(entity, period), Text(_positions[Indicator]), error) { Location = Row.CellLocation(errorAt) });
        else
            Findings.Add(IndexTableDiagnostics.NotANumber, Row.CellLocation(errorAt), $"In the column '{StandardError}': {NumberText.Complaint(cell)}");
    }

    private string Text(int position)
    {
        var cell = Row.Cell(position);
        return (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
    }
}
