using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>One wide CSV file while it is read: its rows become data or findings.</summary>
internal sealed class IndexTableFile : IDisposable
{
    private readonly DiagnosticBuilder _diagnostics = new();
    private readonly FindingBudget _findings;
    private readonly CsvTokenizer _rows;
    private readonly ReaderLimits _limits;
    private readonly IndexTableReader _reader;
    private readonly string _path;
    private readonly List<IndexRow> _about = [];
    private readonly Dictionary<IndexRow, int> _lineOf = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private IndexTableHeader? _header;
    private List<double>[] _numbers = [];
    private List<string?>[] _labels = [];
    private bool _hasHeader;
    private int _rowCount;
    private ReferencePeriod? _firstPeriod;

    public IndexTableFile(IndexTableReader reader, CsvInput input, string path, ReaderLimits limits)
    {
        _reader = reader;
        _path = path;
        _limits = limits;
        _findings = new FindingBudget(_diagnostics, Math.Max(0, limits.Findings));
        _rows = new CsvTokenizer(input, path, limits, _findings);
    }

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
                    EndFile();
                    return false;
                case var state when !_hasHeader:
                    _hasHeader = true;
                    _header = state == CsvRowState.Row ? IndexTableHeader.Read(_reader, _rows, _findings) : null;
                    if (_header is null)
                    {
                        _rows.Stop();
                        break;
                    }

                    _numbers = [.. _header.Numbers.Select(_ => new List<double>())];
                    _labels = [.. _header.Labels.Select(_ => new List<string?>())];
                    break;
                case var state:
                    if (_rowCount++ >= _limits.Rows)
                    {
                        _findings.Add(
                            CsvDiagnostics.TooManyRows, _rows.RowLocation,
                            string.Create(CultureInfo.InvariantCulture, $"The file has more than {_limits.Rows} rows, the limit."));
                        _rows.Stop();
                    }
                    else if (state == CsvRowState.Row)
                    {
                        ReadRow(_header!);
                    }

                    break;
            }
        }
    }

    public void Fill() => _rows.Fill();

    public ValueTask FillAsync(CancellationToken cancellationToken) => _rows.FillAsync(cancellationToken);

    public void Dispose() => _rows.Dispose();

    /// <summary>Returns the data, or what is wrong with them.</summary>
    public Result<IndexData> Finish() => _diagnostics.ToResult(() =>
    {
        var builder = new IndexDataBuilder(_about);
        for (var i = 0; i < _numbers.Length; i++)
            builder.Add(_header!.Numbers[i].Name, CollectionsMarshal.AsSpan(_numbers[i]));
        for (var i = 0; i < _labels.Length; i++)
            builder.AddLabels(_header!.Labels[i].Name, _labels[i]);
        return builder.Build();
    });

    private void EndFile()
    {
        if (!_hasHeader && !_rows.IsStopped)
            _findings.Add(FileDiagnostics.EmptyDocument, new(_path, 1, 1), $"The file is empty; expected a header with the column '{Excerpt.Of(_reader.Columns.Entity)}'.");
        else if (_header is not null && _rowCount == 0 && !_rows.IsStopped)
            _findings.Add(IndexTableDiagnostics.NoRows, new(_path, 1, 1), "The file has a header and no rows; expected a row for each entity.");
        _findings.Close();
    }

    private void ReadRow(IndexTableHeader header)
    {
        if (_rows.CellCount != header.Count)
        {
            ReportCellCount(header.Count);
            return;
        }

        var entity = Text(_rows.Cell(header.Entity));
        if (entity is null)
        {
            _findings.Add(
                IndexTableDiagnostics.MissingEntity, _rows.CellLocation(header.Entity),
                $"The row has no entity in the column '{Excerpt.Of(_reader.Columns.Entity)}'; expected the code of one.");
        }

        var isGood = TryPeriod(header, out var period) & entity is not null;
        if (isGood)
            CheckNew(new IndexRow(entity!, period), header);
        for (var i = 0; i < _numbers.Length; i++)
            _numbers[i].Add(Number(header.Numbers[i].Name, header.Numbers[i].Position));
        for (var i = 0; i < _labels.Length; i++)
        {
            var cell = _rows.Cell(header.Labels[i].Position);
            _labels[i].Add(IsMissing(cell) ? null : Text(cell));
        }

        _about.Add(new IndexRow(entity ?? "", period));
    }

    private void CheckNew(IndexRow row, IndexTableHeader header)
    {
        if (_lineOf.TryAdd(row, _rows.Line))
            return;
        var when = row.Period is { } period ? $" in '{period}'" : "";
        _findings.Add(
            IndexTableDiagnostics.DuplicateRow, _rows.CellLocation(header.Entity),
            string.Create(CultureInfo.InvariantCulture, $"The entity '{Excerpt.Of(row.Entity)}' is there twice{when}; first in line {_lineOf[row]}."));
    }

    private bool TryPeriod(IndexTableHeader header, out ReferencePeriod? period)
    {
        period = null;
        if (header.Period < 0)
            return true;
        var cell = _rows.Cell(header.Period);
        if (!ReferencePeriod.TryParse(cell.ToString(), out var parsed))
        {
            _findings.Add(
                IndexTableDiagnostics.BadPeriod, _rows.CellLocation(header.Period),
                cell.IsEmpty ? $"The row has no period; expected {FileScalars.ExpectedPeriod}." : $"'{Excerpt.Of(cell)}' is no period; expected {FileScalars.ExpectedPeriod}.");
            return false;
        }

        period = parsed;
        _firstPeriod ??= parsed;
        if (_firstPeriod.Value.Frequency == parsed.Frequency)
            return true;
        _findings.Add(
            IndexTableDiagnostics.MixedFrequencies, _rows.CellLocation(header.Period),
            $"The period '{parsed}' is of another frequency than '{_firstPeriod}', the first; expected one frequency in a file.");
        return false;
    }

    private double Number(string column, int position)
    {
        var cell = _rows.Cell(position);
        if (NumberText.TryParse(cell, out var value))
            return value;
        if (IsMissing(cell) || _findings.IsUsedUp)
        {
            if (!IsMissing(cell))
                _findings.Count(_rows.CellLocation(position));
            return double.NaN;
        }

        _findings.Add(IndexTableDiagnostics.NotANumber, _rows.CellLocation(position), $"In the column '{Excerpt.Of(column)}': {Complaint(cell)}");
        return double.NaN;
    }

    private static string Complaint(ReadOnlySpan<char> cell)
    {
        var complaint = NumberText.Complaint(cell);
        if (cell.TrimEnd() is [.., '%'])
            return $"'{Excerpt.Of(cell)}' is no number; write it without '%'.";
        return complaint.EndsWith("leave the cell empty where the value is missing.", StringComparison.Ordinal)
            ? $"'{Excerpt.Of(cell)}' is no number; leave the cell empty where the value is missing, or name the spelling in 'data.missing'."
            : complaint;
    }

    private bool IsMissing(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
            return true;
        foreach (var spelling in _reader.Columns.Missing)
        {
            if (cell.SequenceEqual(spelling))
                return true;
        }

        return false;
    }

    // Entities and groups repeat; a text is kept once.
    private string? Text(ReadOnlySpan<char> cell)
    {
        if (SpreadsheetFormula.IsEscaped(cell))
            cell = cell[1..];
        if (cell.IsEmpty)
            return null;
        var lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(cell, out var kept))
            return kept;
        var text = cell.ToString();
        _texts.Add(text, text);
        return text;
    }

    private void ReportCellCount(int expected)
    {
        if (_rows.CellCount > expected)
        {
            _findings.Add(
                CsvDiagnostics.TooManyCells, _rows.CellLocation(expected),
                $"The row has {_rows.CellCount} cells; expected {expected}, as in the header. Text with a comma stands in quotation marks.");
        }
        else
        {
            _findings.Add(
                CsvDiagnostics.TooFewCells, _rows.RowLocation,
                $"The row has {_rows.CellCount} {(_rows.CellCount == 1 ? "cell" : "cells")}; expected {expected}, as in the header.");
        }
    }
}
