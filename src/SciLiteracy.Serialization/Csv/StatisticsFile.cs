using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>One statistics file while it is read: its rows become observations or findings.</summary>
/// <remarks>
/// UTF-8 is read in pieces, and their good rows column by column. A row that may need a finding is read again by itself, as the rows of a string are; from a row on
/// at which rows are not known any more, and for what comes after the last line end, so is the rest of the file. Everything that is said about a file is said there.
/// </remarks>
internal sealed class StatisticsFile : IDisposable
{
    private readonly StatisticsReader _reader;
    private readonly FindingBudget _findings;
    private readonly ReaderLimits _limits;
    private readonly DatasetBuilder _observations;
    private readonly string _path;
    private readonly List<AttributeValue> _attributes = [];
    private readonly CsvPieces? _pieces;
    private StatisticsPieceQueue? _queue;
    private CsvRowInput? _singleInput;
    private CsvTokenizer? _single;
    private CsvInput? _input;
    private CsvTokenizer? _rest;
    private CsvTokenizer _rows = null!;
    private StatisticsCells? _cells;
    private StatisticsColumns? _columns;
    private bool _hasHeader;
    private bool _isStopped;
    private int _rowCount;

    // Lines of the pieces that are done.
    private int _lines;

    /// <summary>Begins with characters.</summary>
    public StatisticsFile(
        StatisticsReader reader, CsvInput input, string path, ReaderLimits limits, DatasetBuilder observations, DiagnosticBuilder findings)
        : this(reader, path, limits, observations, findings) => ReadRest(input, 1);

    /// <summary>Begins with bytes.</summary>
    public StatisticsFile(
        StatisticsReader reader, CsvPieces pieces, string path, ReaderLimits limits, DatasetBuilder observations, DiagnosticBuilder findings)
        : this(reader, path, limits, observations, findings) => _pieces = pieces;

    private StatisticsFile(StatisticsReader reader, string path, ReaderLimits limits, DatasetBuilder observations, DiagnosticBuilder findings)
    {
        _reader = reader;
        _path = path;
        _limits = limits;
        _observations = observations;
        _findings = new FindingBudget(findings, Math.Max(0, limits.Findings));
    }

    /// <summary>Reads what is there; false at the end of the file.</summary>
    public bool ReadRows()
    {
        if (_rest is null && ReadPieces())
            return true;
        while (!_isStopped)
        {
            var state = _rows.Read();
            if (state == CsvRowState.NeedsInput)
                return true;
            Take(state);
        }

        return false;
    }

    public void Fill()
    {
        if (_rest is null)
            _pieces!.Load();
        else
            _rest.Fill();
    }

    public ValueTask FillAsync(CancellationToken cancellationToken) =>
        _rest is null ? _pieces!.LoadAsync(cancellationToken) : _rest.FillAsync(cancellationToken);

    public void Dispose()
    {
        _queue?.Dispose();
        _pieces?.Dispose();
        _single?.Dispose();
        _rest?.Dispose();
        _input?.Dispose();
    }

    private void ReadRest(CsvInput input, int line)
    {
        _input = input;
        _rest = new CsvTokenizer(input, _path, _limits, _findings, line);
        ReadFrom(_rest);
    }

    private void ReadFrom(CsvTokenizer rows)
    {
        _rows = rows;
        if (_cells is null)
            _cells = new StatisticsCells(_reader, rows, _findings);
        else
            _cells.ReadFrom(rows);
    }

    // True if more must be loaded; false if the file is done or goes on as the rest.
    private bool ReadPieces()
    {
        while (!_isStopped && _rest is null)
        {
            if (_queue is not { IsFull: true } && _pieces!.TryCut(out var bytes, out var buffer))
            {
                if (_hasHeader || ReadHeader(ref bytes))
                    _queue!.Add(bytes, buffer);
                else
                    _pieces.Return(buffer);
                continue;
            }

            if (_queue is not { IsFull: true } && !_pieces!.IsCut && !_pieces.IsLoaded)
                return true;
            if (_queue is { IsEmpty: false })
                AddPiece(_queue.Take());
            else
                ReadRest(_pieces!.Rest([]), _lines + 1);
        }

        return false;
    }

    // Finds the header in a piece, and leaves what comes after it; false if there is no header in it, or no use in going on.
    private bool ReadHeader(ref ReadOnlyMemory<byte> bytes)
    {
        var index = new CsvPieceIndex(_limits);
        index.Build(bytes.Span);
        var row = CsvPieceRow.Blank;
        while (row == CsvPieceRow.Blank)
        {
            row = index.Read(bytes.Span);
            if (row == CsvPieceRow.Broken)
                ReadRest(_pieces!.Rest([bytes[index.RowStart..]]), _lines + 1);
            else if (row is CsvPieceRow.Plain or CsvPieceRow.Odd)
                ReadRow(bytes.Span[index.RowStart..index.RowEnd], _lines + 1);
            if (row is CsvPieceRow.None or CsvPieceRow.Broken)
                return false;
            _lines += index.InnerLines + 1;
        }

        bytes = bytes[index.Next..];
        if (_columns is not { } columns)
            return false;
        _queue = new StatisticsPieceQueue(() => new StatisticsPieceReader(_reader, columns, _limits), _reader.Threads);
        return bytes.Length > 0;
    }

    private void AddPiece(StatisticsPiece piece)
    {
        Register(piece);
        var next = 0;
        foreach (var (rowsBefore, start, length, line) in piece.Others)
        {
            AddRows(piece, next, rowsBefore);
            next = rowsBefore;
            if (_isStopped)
                return;
            ReadRow(piece.Bytes.Span.Slice(start, length), _lines + line + 1);
            if (_isStopped)
                return;
        }

        AddRows(piece, next, piece.Count);
        if (_isStopped)
            return;
        if (piece.Rest.Start >= 0)
        {
            ReadRest(_pieces!.Rest([piece.Bytes[piece.Rest.Start..], .. _queue!.Waiting]), _lines + piece.Rest.Line + 1);
            return;
        }

        _lines += piece.LineCount;
        _pieces!.Return(piece.Buffer);
        _queue!.Return(piece);
    }

    private static void Register(StatisticsPiece piece)
    {
        var reader = piece.Reader!;
        foreach (var series in piece.NewSeries)
            reader.SeriesInBuilder.Add((series, -1));
        foreach (var period in piece.NewPeriods)
            reader.PeriodsInBuilder.Add((period, -1));
        foreach (var source in piece.NewSources)
            reader.SourcesInBuilder.Add((source, -1));
        foreach (var (before, attribute) in piece.NewAttributes)
            reader.AttributesInBuilder.Add((before, attribute, -1));
    }

    private void AddRows(StatisticsPiece piece, int start, int end)
    {
        var last = Math.Min(end, start + Math.Max(0, _limits.Rows - _rowCount));
        var reader = piece.Reader!;
        var series = CollectionsMarshal.AsSpan(reader.SeriesInBuilder);
        var periods = CollectionsMarshal.AsSpan(reader.PeriodsInBuilder);
        var sources = CollectionsMarshal.AsSpan(reader.SourcesInBuilder);
        var attributes = CollectionsMarshal.AsSpan(reader.AttributesInBuilder);
        var file = start < last ? _observations.FileCode(_path) : -1;
        for (var row = start; row < last; row++)
        {
            ref var one = ref series[piece.Series[row]];
            if (one.Code < 0)
                one.Code = _observations.SeriesCode(one.Name.Indicator, one.Name.Entity, one.Name.Breakdown);
            ref var period = ref periods[piece.Periods[row]];
            if (period.Code < 0)
                period.Code = _observations.PeriodCode(period.Period);
            var source = piece.Sources[row];
            if (source >= 0)
                source = sources[source].Code >= 0 ? sources[source].Code : sources[source].Code = _observations.SourceCode(sources[source].Id);
            var set = piece.Attributes[row];
            if (set >= 0)
                set = attributes[set].Code >= 0 ? attributes[set].Code : AttributesCode(attributes, set);
            var observation = new CodedObservation(one.Code, period.Code, piece.Values[row], piece.Statuses[row])
            {
                Source = source,
                Attributes = set,
                File = file,
                Line = _lines + piece.Lines[row] + 1,
                Details = piece.Details.Length == 0 ? default : piece.Details[row],
            };
            if (!_observations.TryAdd(in observation, out var first))
                ReportTaken(one.Name.Indicator, one.Name.Entity, period.Period, one.Name.Breakdown, new(_path, observation.Line, 1), first);
        }

        _rowCount += last - start;
        if (last < end)
            ReportTooManyRows(new(_path, _lines + piece.Lines[last] + 1, 1));
    }

    private int AttributesCode(Span<(int Before, AttributeValue Attribute, int Code)> attributes, int set)
    {
        if (set < 0)
            return -1;
        ref var one = ref attributes[set];
        return one.Code >= 0 ? one.Code : one.Code = _observations.AttributesCode(AttributesCode(attributes, one.Before), one.Attribute);
    }

    // Reads one row by itself.
    private void ReadRow(ReadOnlySpan<byte> row, int line)
    {
        _singleInput ??= new CsvRowInput();
        _single ??= new CsvTokenizer(_singleInput, _path, _limits, _findings);
        _singleInput.Set(row);
        _single.Restart(line);
        ReadFrom(_single);
        CsvRowState state;
        do
        {
            _single.Fill();
            state = _single.Read();
        }
        while (state == CsvRowState.NeedsInput);
        Take(state);
    }

    private void Take(CsvRowState state)
    {
        if (state == CsvRowState.End)
        {
            if (!_hasHeader && !_rows.IsStopped)
                _findings.Add(FileDiagnostics.EmptyDocument, new(_path, 1, 1), $"The file is empty; expected a header with the columns {StatisticsColumns.Names}.");
            Stop();
        }
        else if (!_hasHeader)
        {
            _hasHeader = true;
            _columns = state == CsvRowState.Row ? StatisticsColumns.Read(_rows, _findings) : null;
            if (_columns is null)
                Stop();
        }
        else if (_rowCount++ >= _limits.Rows)
        {
            ReportTooManyRows(_rows.RowLocation);
        }
        else if (state == CsvRowState.Row)
        {
            ReadCells(_columns!);
        }
    }

    private void Stop()
    {
        _isStopped = true;
        _findings.Close();
    }

    private void ReportTooManyRows(SourceLocation location)
    {
        _findings.Add(CsvDiagnostics.RowLimit(_limits, location));
        Stop();
    }

    private void ReportTaken(string indicator, string entity, ReferencePeriod period, Breakdown breakdown, SourceLocation location, SourceLocation first)
    {
        if (_findings.IsUsedUp)
            _findings.Count(location);
        else
            _findings.Add(StatisticsDiagnostics.DuplicateCell, location, $"The cell '{indicator}' of '{entity}' in '{period}' with breakdown '{breakdown}' is there twice; first at {first}.");
    }

    private void ReadCells(StatisticsColumns columns)
    {
        if (_rows.CellCount != columns.Count)
        {
            _findings.Add(CsvDiagnostics.CellCount(_rows, columns.Count));
            return;
        }

        // Every cell is looked at, so that all findings of a row come at once; one & for that reason.
        var cells = _cells!;
        var indicator = cells.Indicator(columns.Indicator);
        var conversion = cells.Unit(columns.Unit, indicator);
        var entity = cells.Entity(columns.Entity);
        var breakdown = cells.Breakdown(columns.Breakdown);
        var isGood = cells.TryPeriod(columns.Period, out var period)
            & (cells.TryValue(columns.Value, conversion, out var value) && cells.Suits(columns.Value, indicator, value))
            & cells.TryStatus(columns.Status, columns.Value, value, out var status)
            & cells.TrySource(columns.Source, out var source)
            & cells.TryDetails(columns, conversion, out var details);
        ReadAttributes(columns);
        if (!isGood || indicator is not { IsGood: true } || conversion is null || entity is null || breakdown is null)
            return;
        if (!_observations.TryAdd(
            indicator.Id, entity, breakdown, period, value, status, source, details, CollectionsMarshal.AsSpan(_attributes), _rows.RowLocation, out var first))
        {
            ReportTaken(indicator.Id, entity, period, breakdown, _rows.RowLocation, first);
        }
    }

    private void ReadAttributes(StatisticsColumns columns)
    {
        _attributes.Clear();
        foreach (var (position, name) in columns.Attributes)
        {
            if (_cells!.Attribute(position, name) is { } attribute)
                _attributes.Add(attribute);
        }

        if (_cells!.KeepsUnits)
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
