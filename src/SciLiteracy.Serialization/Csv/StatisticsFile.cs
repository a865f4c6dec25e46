using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>One statistics file while it is read: its rows become observations or findings.</summary>
internal sealed class StatisticsFile : IDisposable
{
    private readonly CsvTokenizer _rows;
    private readonly FindingBudget _findings;
    private readonly ReaderLimits _limits;
    private readonly DatasetBuilder _observations;
    private readonly StatisticsCells _cells;
    private readonly string _path;
    private readonly List<AttributeValue> _attributes = [];
    private StatisticsColumns? _columns;
    private bool _hasHeader;
    private int _rowCount;

    public StatisticsFile(
        StatisticsReader reader, CsvInput input, string path, ReaderLimits limits, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        _path = path;
        _limits = limits;
        _observations = observations;
        _findings = new FindingBudget(findings, Math.Max(0, limits.Findings));
        _rows = new CsvTokenizer(input, path, limits, _findings);
        _cells = new StatisticsCells(reader, _rows, _findings);
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
                    if (!_hasHeader && !_rows.IsStopped)
                        _findings.Add(FileDiagnostics.EmptyDocument, new(_path, 1, 1), $"The file is empty; expected a header with the columns {StatisticsColumns.Names}.");
                    _findings.Close();
                    return false;
                case var state when !_hasHeader:
                    _hasHeader = true;
                    _columns = state == CsvRowState.Row ? StatisticsColumns.Read(_rows, _findings) : null;
                    if (_columns is null)
                        _rows.Stop();
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
                        ReadRow(_columns!);
                    }

                    break;
            }
        }
    }

    public void Fill() => _rows.Fill();

    public ValueTask FillAsync(CancellationToken cancellationToken) => _rows.FillAsync(cancellationToken);

    public void Dispose() => _rows.Dispose();

    private void ReadRow(StatisticsColumns columns)
    {
        if (_rows.CellCount != columns.Count)
        {
            ReportCellCount(columns.Count);
            return;
        }

        // Every cell is looked at, so that all findings of a row come at once; one & for that reason.
        var indicator = _cells.Indicator(columns.Indicator);
        var conversion = _cells.Unit(columns.Unit, indicator);
        var entity = _cells.Entity(columns.Entity);
        var breakdown = _cells.Breakdown(columns.Breakdown);
        var isGood = _cells.TryPeriod(columns.Period, out var period)
            & _cells.TryValue(columns.Value, conversion, out var value)
            & _cells.TryStatus(columns.Status, columns.Value, value, out var status)
            & _cells.TrySource(columns.Source, out var source)
            & _cells.TryDetails(columns, conversion, out var details);
        ReadAttributes(columns);
        if (!isGood || indicator is not { IsGood: true } || conversion is null || entity is null || breakdown is null)
            return;
        if (!_observations.TryAdd(
            indicator.Id, entity, breakdown, period, value, status, source, details, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_attributes),
            _rows.RowLocation, out var first))
        {
            _findings.Add(
                StatisticsDiagnostics.DuplicateCell, _rows.RowLocation,
                $"The cell '{indicator.Id}' of '{entity}' in '{period}' with breakdown '{breakdown}' is there twice; first at {first}.");
        }
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
            _findings.Add(CsvDiagnostics.TooFewCells, _rows.RowLocation, $"The row has {_rows.CellCount} {(_rows.CellCount == 1 ? "cell" : "cells")}; expected {expected}, as in the header.");
        }
    }

    private void ReadAttributes(StatisticsColumns columns)
    {
        _attributes.Clear();
        foreach (var (position, name) in columns.Attributes)
        {
            if (_cells.Attribute(position, name) is { } attribute)
                _attributes.Add(attribute);
        }

        if (_cells.KeepsUnits)
        {
            var unit = _cells.Attribute(columns.Unit, StatisticsColumns.Required[1]);
            var at = 0;
            while (at < _attributes.Count && string.CompareOrdinal(_attributes[at].Name, StatisticsColumns.Required[1]) < 0)
                at++;
            if (unit is not null)
                _attributes.Insert(at, unit);
        }
    }
}
