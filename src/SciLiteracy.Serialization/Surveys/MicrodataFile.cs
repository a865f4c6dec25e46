using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Serialization;

/// <summary>One file of microdata while it is read.</summary>
internal sealed class MicrodataFile : IDisposable
{
    private readonly CsvTokenizer _rows;
    private readonly FindingBudget _findings;
    private readonly MicrodataFormat _format;
    private readonly ReaderLimits _limits;
    private readonly IReadOnlySet<string> _texts;
    private readonly string _path;
    private readonly string[] _missing;
    private MicrodataColumn[]? _columns;
    private bool _hasHeader;

    public MicrodataFile(CsvInput input, string path, MicrodataFormat format, ReaderLimits limits, IReadOnlySet<string> texts, DiagnosticBuilder findings)
    {
        _path = path;
        _format = format;
        _limits = limits;
        _texts = texts;
        _missing = [.. format.Missing];
        _findings = new FindingBudget(findings, Math.Max(0, limits.Findings));
        _rows = new CsvTokenizer(input, path, limits, _findings);
    }

    /// <summary>Gets the number of rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Gets the columns that are of texts, if the file has to be read again because one of them was not known to be.</summary>
    public HashSet<string>? TornColumns =>
        _columns is not null && _columns.Any(c => c.IsTorn) ? [.. _texts, .. _columns.Where(c => c.IsTorn).Select(c => c.Name)] : null;

    /// <summary>Reads the rows that are complete; false at the end of the file.</summary>
    public bool ReadRows()
    {
        while (true)
        {
            switch (_rows.Read())
            {
                case CsvRowState.NeedsInput:
                    return true;
                case CsvRowState.End:
                    if (!_hasHeader && !_rows.IsStopped)
                        _findings.Add(MicrodataDiagnostics.NoHeader, new(_path, 1, 1), "The file is empty; expected a header with the names of the columns.");
                    _findings.Close();
                    return false;
                case var state when !_hasHeader:
                    _hasHeader = true;
                    _columns = state == CsvRowState.Row ? ReadHeader() : null;
                    if (_columns is null)
                        _rows.Stop();
                    break;
                case var state:
                    if (Rows++ >= _limits.Rows)
                    {
                        _findings.Add(
                            CsvDiagnostics.TooManyRows, _rows.RowLocation,
                            string.Create(CultureInfo.InvariantCulture, $"The file has more than {_limits.Rows} rows, the limit."));
                        _rows.Stop();
                    }
                    else if (state == CsvRowState.Row)
                    {
                        ReadRow(_columns!);
                    }

                    break;
            }
        }
    }

    public void Fill() => _rows.Fill();

    public ValueTask FillAsync(CancellationToken cancellationToken) => _rows.FillAsync(cancellationToken);

    public Microdata ToData() => Microdata.Of(_columns!.Select(c => c.ToColumn()));

    public void Dispose() => _rows.Dispose();

    private MicrodataColumn[]? ReadHeader()
    {
        var columns = new List<MicrodataColumn>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var isGood = true;
        for (var i = 0; i < _rows.CellCount; i++)
        {
            var cell = _rows.Cell(i);
            var name = (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).Trim().ToString();
            if (name.Length == 0)
            {
                _findings.Add(MicrodataDiagnostics.BadColumnName, _rows.CellLocation(i), $"Column {i + 1} has no name.");
                isGood = false;
            }
            else if (!places.TryAdd(name, i))
            {
                _findings.Add(MicrodataDiagnostics.BadColumnName, _rows.CellLocation(i), $"The column '{Excerpt.Of(name)}' is there twice; first at {_rows.CellLocation(places[name])}.");
                isGood = false;
            }

            columns.Add(new(name, _texts.Contains(name) || _format.Categorical.Any(c => c.Text == name), _format.Levels.Contains(name)));
        }

        foreach (var name in _format.Categorical.Where(c => !places.ContainsKey(c.Text)))
        {
            _findings.Add(
                MicrodataDiagnostics.UnknownColumn, name.Location,
                $"The data have no column '{name.Text}'{(NearestName.Hint(name.Text, places.Keys) is { Length: > 0 } hint ? hint : ".")}");
        }

        return isGood ? [.. columns] : null;
    }

    private void ReadRow(MicrodataColumn[] columns)
    {
        if (_rows.CellCount != columns.Length)
        {
            if (_rows.CellCount > columns.Length)
            {
                _findings.Add(
                    CsvDiagnostics.TooManyCells, _rows.CellLocation(columns.Length),
                    $"The row has {_rows.CellCount} cells; expected {columns.Length}, as in the header. Text with a comma stands in quotation marks.");
            }
            else
            {
                _findings.Add(CsvDiagnostics.TooFewCells, _rows.RowLocation, $"The row has {_rows.CellCount} {(_rows.CellCount == 1 ? "cell" : "cells")}; expected {columns.Length}, as in the header.");
            }

            return;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var cell = _rows.Cell(i);
            if (IsMissing(cell))
                columns[i].AddMissing();
            else
                columns[i].Add(cell);
        }
    }

    private bool IsMissing(ReadOnlySpan<char> cell)
    {
        foreach (var text in _missing)
        {
            if (cell.SequenceEqual(text))
                return true;
        }

        return false;
    }
}
