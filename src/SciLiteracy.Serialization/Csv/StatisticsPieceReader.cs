using System.Text;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>Reads the good rows of pieces, on one thread; makes no findings, but leaves every row that may need one to the reader of single rows.</summary>
/// <remarks>A cell that stands unchanged under that of the row before is not looked at; others are found by their bytes in tables.</remarks>
internal sealed class StatisticsPieceReader
{
    private readonly StatisticsReader _reader;
    private readonly StatisticsColumns _columns;
    private readonly CsvPieceIndex _index;
    private readonly Utf8Codes _indicators = new();
    private readonly List<IndicatorEntry> _indicatorEntries = [];
    private readonly Utf8Codes _units = new();
    private readonly Dictionary<(int Indicator, int Unit), UnitConversion> _conversions = [];
    private readonly Utf8Codes _entities = new();
    private readonly List<string> _entityTexts = [];
    private readonly Utf8Codes _breakdowns = new();
    private readonly List<Breakdown> _breakdownValues = [];
    private readonly Utf8Codes _periods = new();
    private readonly Utf8Codes _sources = new();
    private readonly PairCodes _keys = new();
    private readonly PairCodes _series = new();
    private readonly PairCodes _attributeSets = new();
    private readonly (int Position, string Name)[] _attributeColumns;
    private readonly Utf8Codes[] _attributeTexts;
    private readonly List<(int Code, AttributeValue Value)>[] _attributeValues;
    private readonly bool _hasDetails;
    private int _attributeCount;
    private byte[] _unescaped = [];

    // Of the row before: its cells, and what they say. A code is -1 where the cell is not known to be good.
    private int _previousStart;
    private int _previousEnds;
    private bool _hasPrevious;
    private int _indicator;
    private int _unit;
    private int _entity;
    private int _breakdown;
    private int _currentSeries;
    private UnitConversion _conversion;
    private bool _isBinary;
    private int _period;
    private int _source;
    private readonly int[] _attributes;
    private int _attributeSet = -1;

    public StatisticsPieceReader(StatisticsReader reader, StatisticsColumns columns, ReaderLimits limits)
    {
        _reader = reader;
        _columns = columns;
        _index = new CsvPieceIndex(limits);
        _attributeColumns = [.. columns.Attributes];
        if (reader.Indicators is null)
            _attributeColumns = [.. _attributeColumns.Append((columns.Unit, StatisticsColumns.Required[1])).OrderBy(c => c.Item2, StringComparer.Ordinal)];
        _attributeTexts = [.. _attributeColumns.Select(_ => new Utf8Codes())];
        _attributeValues = [.. _attributeColumns.Select(_ => new List<(int, AttributeValue)>())];
        _attributes = new int[_attributeColumns.Length];
        _hasDetails = columns.Numerator >= 0 || columns.Denominator >= 0 || columns.SampleSize >= 0 || columns.StandardError >= 0 || columns.DegreesOfFreedom >= 0;
    }

    /// <summary>Gets what its numbers are in the builder, for the one who adds the rows; -1 where it was not needed yet.</summary>
    public List<((string Indicator, string Entity, Breakdown Breakdown) Name, int Code)> SeriesInBuilder { get; } = [];

    /// <inheritdoc cref="SeriesInBuilder"/>
    public List<(ReferencePeriod Period, int Code)> PeriodsInBuilder { get; } = [];

    /// <inheritdoc cref="SeriesInBuilder"/>
    public List<(string Id, int Code)> SourcesInBuilder { get; } = [];

    /// <inheritdoc cref="SeriesInBuilder"/>
    public List<(int Before, AttributeValue Attribute, int Code)> AttributesInBuilder { get; } = [];

    /// <summary>Reads a piece.</summary>
    public void Read(StatisticsPiece piece)
    {
        var bytes = piece.Bytes.Span;
        _index.Build(bytes);
        piece.Clear(_index.LineCount, _hasDetails);
        _hasPrevious = false;
        _previousStart = 0;
        _previousEnds = 0;
        var line = 0;
        while (true)
        {
            switch (_index.Read(bytes))
            {
                case CsvPieceRow.None:
                    piece.LineCount = line;
                    return;
                case CsvPieceRow.Broken:
                    piece.Rest = (_index.RowStart, line);
                    return;
                case CsvPieceRow.Blank:
                    break;
                case CsvPieceRow.Plain when _index.CellCount == _columns.Count && TryRead(piece, bytes, line):
                    break;
                default:
                    piece.Others.Add((piece.Count, _index.RowStart, _index.RowEnd - _index.RowStart, line));
                    break;
            }

            line += _index.InnerLines + 1;
        }
    }

    private bool TryRead(StatisticsPiece piece, ReadOnlySpan<byte> bytes, int line)
    {
        // All cells that end in what both rows begin with are unchanged.
        var common = bytes[_index.RowStart.._index.RowEnd].CommonPrefixLength(bytes[_previousStart..]);
        var isNew = !_hasPrevious;
        var previous = _previousEnds;
        _hasPrevious = false;
        var isOtherSeries = isNew;
        if (isNew || !IsUnchanged(bytes, previous, common, _columns.Indicator))
        {
            if ((_indicator = FindIndicator(Cell(bytes, _columns.Indicator))) < 0)
                return false;
            isOtherSeries = true;
            _isBinary = _indicatorEntries[_indicator].IsBinary;
            _unit = -1;
        }

        if (_unit < 0 || isNew || !IsUnchanged(bytes, previous, common, _columns.Unit))
        {
            if (!TryUnit(Cell(bytes, _columns.Unit)))
                return false;
        }

        if (isNew || !IsUnchanged(bytes, previous, common, _columns.Entity))
        {
            if ((_entity = FindEntity(Cell(bytes, _columns.Entity))) < 0)
                return false;
            isOtherSeries = true;
        }

        if (isNew || !IsUnchanged(bytes, previous, common, _columns.Breakdown))
        {
            if ((_breakdown = FindBreakdown(Cell(bytes, _columns.Breakdown))) < 0)
                return false;
            isOtherSeries = true;
        }

        if (isNew || !IsUnchanged(bytes, previous, common, _columns.Period))
        {
            if ((_period = FindPeriod(piece, Cell(bytes, _columns.Period))) < 0)
                return false;
        }

        if (!TryValue(Cell(bytes, _columns.Value), _conversion, out var value) || (_isBinary && value is not (0 or 1 or double.NaN)) || !TryStatus(Cell(bytes, _columns.Status), value, out var status))
            return false;
        if (isNew || !IsUnchanged(bytes, previous, common, _columns.Source))
        {
            if ((_source = FindSource(piece, Cell(bytes, _columns.Source))) < -1)
                return false;
        }

        var row = piece.Count;
        if (_hasDetails && !TryDetails(bytes, out piece.Details[row]))
            return false;
        if (_attributeColumns.Length > 0)
            ReadAttributes(piece, bytes, previous, common, isNew);
        if (isOtherSeries)
            FindSeries(piece);

        piece.Series[row] = _currentSeries;
        piece.Periods[row] = _period;
        piece.Values[row] = value;
        piece.Statuses[row] = status;
        piece.Sources[row] = _source;
        piece.Attributes[row] = _attributeSet;
        piece.Lines[row] = line;
        piece.Count = row + 1;
        (_previousStart, _previousEnds, _hasPrevious) = (_index.RowStart, _index.FirstEnd, true);
        return true;
    }

    // Whether a cell has the bytes it had in the row before, its quotation marks included.
    private bool IsUnchanged(ReadOnlySpan<byte> bytes, int previousEnds, int common, int cell)
    {
        var ends = _index.Ends;
        var end = ends[_index.FirstEnd + cell];
        if (end - _index.RowStart < common)
            return true;
        var start = cell == 0 ? _index.RowStart : ends[_index.FirstEnd + cell - 1] + 1;
        var previousStart = cell == 0 ? _previousStart : ends[previousEnds + cell - 1] + 1;
        return bytes[start..end].SequenceEqual(bytes[previousStart..ends[previousEnds + cell]]);
    }

    private ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> bytes, int cell)
    {
        var text = _index.Cell(bytes, cell);
        return _index.HasQuotes && text.Contains((byte)'"') ? Unescape(text) : text;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text)
    {
        if (_unescaped.Length < text.Length)
            _unescaped = new byte[Math.Max(256, text.Length)];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _unescaped[length++] = text[i];
            if (text[i] == '"')
                i++;
        }

        return _unescaped.AsSpan(0, length);
    }

    private int FindIndicator(ReadOnlySpan<byte> text)
    {
        var code = _indicators.Find(text);
        if (code >= 0 || text.IsEmpty)
            return code;
        if (IndicatorEntry.Of(Encoding.UTF8.GetString(text), _reader.Indicators) is not { IsGood: true } entry)
            return -1;
        _indicatorEntries.Add(entry);
        return _indicators.Add(text);
    }

    private bool TryUnit(ReadOnlySpan<byte> text)
    {
        _unit = -1;
        if (text.IsEmpty)
            return false;
        var unit = _units.Find(text);
        if (_reader.Indicators is not { } catalog)
        {
            _unit = unit < 0 ? _units.Add(text) : unit;
            return true;
        }

        if (unit < 0 || !_conversions.TryGetValue((_indicator, unit), out _conversion))
        {
            if (_indicatorEntries[_indicator].ConversionFrom(Encoding.UTF8.GetString(text), catalog) is not { } conversion)
                return false;
            _conversion = conversion;
            if (unit < 0)
                unit = _units.Add(text);
            _conversions[(_indicator, unit)] = conversion;
        }

        _unit = unit;
        return true;
    }

    private int FindEntity(ReadOnlySpan<byte> text)
    {
        var code = _entities.Find(text);
        if (code >= 0 || text.IsEmpty)
            return code;
        var entity = Encoding.UTF8.GetString(text);
        if (!(_reader.Regions is null ? Identifier.IsEntity(entity) : _reader.Regions.TryFind(entity, out _)))
            return -1;
        _entityTexts.Add(entity);
        return _entities.Add(text);
    }

    private int FindBreakdown(ReadOnlySpan<byte> text)
    {
        var code = _breakdowns.Find(text);
        if (code >= 0)
            return code;
        if (!Breakdown.TryParse(Encoding.UTF8.GetString(text), out var breakdown))
            return -1;
        _breakdownValues.Add(breakdown);
        return _breakdowns.Add(text);
    }

    private int FindPeriod(StatisticsPiece piece, ReadOnlySpan<byte> text)
    {
        var code = _periods.Find(text);
        if (code >= 0)
            return code;
        if (!ReferencePeriod.TryParse(Encoding.UTF8.GetString(text), out var period))
            return -1;
        piece.NewPeriods.Add(period);
        return _periods.Add(text);
    }

    // -1: none; -2: not good.
    private int FindSource(StatisticsPiece piece, ReadOnlySpan<byte> text)
    {
        var code = _sources.Find(text);
        if (code >= 0 || text.IsEmpty)
            return code;
        var id = Encoding.UTF8.GetString(text);
        if (!(_reader.Sources.Count == 0 ? Identifier.IsName(id) : _reader.Sources.Contains(id)))
            return -2;
        piece.NewSources.Add(id);
        return _sources.Add(text);
    }

    private void FindSeries(StatisticsPiece piece)
    {
        var count = _series.Count;
        _currentSeries = _series.Of(_indicator, _keys.Of(_entity, _breakdown));
        if (_series.Count > count)
            piece.NewSeries.Add((_indicatorEntries[_indicator].Id, _entityTexts[_entity], _breakdownValues[_breakdown]));
    }

    private static bool TryValue(ReadOnlySpan<byte> text, UnitConversion conversion, out double value)
    {
        value = double.NaN;
        if (text.IsEmpty)
            return true;
        if (!Utf8Number.TryParse(text, out value))
            return false;
        var converted = conversion.Apply(value);
        if (!double.IsFinite(converted) || (converted == 0 && value != 0))
            return false;
        value = converted;
        return true;
    }

    private static bool TryStatus(ReadOnlySpan<byte> text, double value, out ObservationStatus status)
    {
        status = double.IsNaN(value) ? ObservationStatus.Missing : ObservationStatus.Normal;
        if (text.IsEmpty)
            return true;
        if (text.Length > 1 || !ObservationStatusExtensions.TryParseLetter([(char)text[0]], out var known))
            return false;
        status = known.Value;
        return !status.IsMissing() || double.IsNaN(value);
    }

    private bool TryDetails(ReadOnlySpan<byte> bytes, out ObservationDetails details)
    {
        var isGood = TryDetail(bytes, _columns.Numerator, default, out var numerator)
            & TryDetail(bytes, _columns.Denominator, default, out var denominator)
            & TryDetail(bytes, _columns.SampleSize, default, out var sampleSize)
            & TryDetail(bytes, _columns.StandardError, _conversion, out var standardError)
            & TryDetail(bytes, _columns.DegreesOfFreedom, default, out var degreesOfFreedom)
            && sampleSize is not < 0 && standardError is not < 0 && degreesOfFreedom is not < 0;
        details = isGood ? ObservationDetails.Of(numerator, denominator, sampleSize, standardError, degreesOfFreedom) : default;
        return isGood;
    }

    private bool TryDetail(ReadOnlySpan<byte> bytes, int cell, UnitConversion conversion, out double? value)
    {
        value = null;
        if (cell < 0)
            return true;
        if (!TryValue(Cell(bytes, cell), conversion, out var number))
            return false;
        value = double.IsNaN(number) ? null : number;
        return true;
    }

    private void ReadAttributes(StatisticsPiece piece, ReadOnlySpan<byte> bytes, int previous, int common, bool isNew)
    {
        var isOther = isNew;
        for (var i = 0; i < _attributeColumns.Length; i++)
        {
            var cell = _attributeColumns[i].Position;
            if (!isNew && IsUnchanged(bytes, previous, common, cell))
                continue;
            var text = Cell(bytes, cell);
            _attributes[i] = text.IsEmpty ? -1 : FindAttribute(i, text);
            isOther = true;
        }

        if (!isOther)
            return;
        var set = -1;
        for (var i = 0; i < _attributes.Length; i++)
        {
            if (_attributes[i] < 0)
                continue;
            var (code, value) = _attributeValues[i][_attributes[i]];
            var count = _attributeSets.Count;
            var before = set;
            set = _attributeSets.Of(set, code);
            if (_attributeSets.Count > count)
                piece.NewAttributes.Add((before, value));
        }

        _attributeSet = set;
    }

    private int FindAttribute(int column, ReadOnlySpan<byte> text)
    {
        var code = _attributeTexts[column].Find(text);
        if (code >= 0)
            return code;
        var value = Encoding.UTF8.GetString(text);
        if (SpreadsheetFormula.IsEscaped(value))
            value = value[1..];
        _attributeValues[column].Add((_attributeCount++, new AttributeValue(_attributeColumns[column].Name, value)));
        return _attributeTexts[column].Add(text);
    }
}
