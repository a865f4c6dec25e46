using System.Globalization;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>One wide CSV file while it is read: its rows become data or findings.</summary>
internal sealed class IndexTableFile : CsvTableFile
{
    private readonly IndexTableReader _reader;
    private readonly DiagnosticBuilder _diagnostics;
    private readonly List<IndexRow> _about = [];
    private readonly Dictionary<IndexRow, int> _lineOf = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private IndexTableHeader? _header;
    private List<double>[] _numbers = [];
    private List<string?>[] _labels = [];
    private ReferencePeriod? _firstPeriod;

    public IndexTableFile(IndexTableReader reader, CsvInput input, string path, ReaderLimits limits)
        : this(reader, input, path, limits, new DiagnosticBuilder())
    {
    }

    private IndexTableFile(IndexTableReader reader, CsvInput input, string path, ReaderLimits limits, DiagnosticBuilder diagnostics)
        : base(input, path, limits, diagnostics)
    {
        _reader = reader;
        _diagnostics = diagnostics;
    }

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

    protected override bool ReadHeader()
    {
        _header = IndexTableHeader.Read(_reader, Row, Findings);
        if (_header is null)
            return false;
        _numbers = [.. _header.Numbers.Select(_ => new List<double>())];
        _labels = [.. _header.Labels.Select(_ => new List<string?>())];
        return true;
    }

    protected override void EndFile()
    {
        if (Row.IsStopped)
            return;
        if (!HasHeader)
            Findings.Add(FileDiagnostics.EmptyDocument, new(Path, 1, 1), $"The file is empty; expected a header with the column '{Excerpt.Of(_reader.Columns.Entity)}'.");
        else if (_header is not null && RowCount == 0)
            Findings.Add(IndexTableDiagnostics.NoRows, new(Path, 1, 1), "The file has a header and no rows; expected a row for each entity.");
    }

    protected override void ReadRow()
    {
        var header = _header!;
        var entity = Text(Row.Cell(header.Entity));
        if (entity is null)
        {
            Findings.Add(
                IndexTableDiagnostics.MissingEntity, Row.CellLocation(header.Entity),
                $"The row has no entity in the column '{Excerpt.Of(_reader.Columns.Entity)}'; expected the code of one.");
        }

        var isGood = TryPeriod(header, out var period) & entity is not null;
        if (isGood)
            CheckNew(new IndexRow(entity!, period), header);
        for (var i = 0; i < _numbers.Length; i++)
            _numbers[i].Add(Number(header.Numbers[i].Name, header.Numbers[i].Position));
        for (var i = 0; i < _labels.Length; i++)
        {
            var cell = Row.Cell(header.Labels[i].Position);
            _labels[i].Add(IsMissing(cell) ? null : Text(cell));
        }

        _about.Add(new IndexRow(entity ?? "", period));
    }

    private void CheckNew(IndexRow row, IndexTableHeader header)
    {
        if (_lineOf.TryAdd(row, Row.Line))
            return;
        var when = row.Period is { } period ? $" in '{period}'" : "";
        Findings.Add(
            IndexTableDiagnostics.DuplicateRow, Row.CellLocation(header.Entity),
            string.Create(CultureInfo.InvariantCulture, $"The entity '{Excerpt.Of(row.Entity)}' is there twice{when}; first in line {_lineOf[row]}."));
    }

    private bool TryPeriod(IndexTableHeader header, out ReferencePeriod? period)
    {
        period = null;
        if (header.Period < 0)
            return true;
        var cell = Row.Cell(header.Period);
        if (!ReferencePeriod.TryParse(cell.ToString(), out var parsed))
        {
            Findings.Add(
                IndexTableDiagnostics.BadPeriod, Row.CellLocation(header.Period),
                cell.IsEmpty ? $"The row has no period; expected {FileScalars.ExpectedPeriod}." : $"'{Excerpt.Of(cell)}' is no period; expected {FileScalars.ExpectedPeriod}.");
            return false;
        }

        period = parsed;
        _firstPeriod ??= parsed;
        if (_firstPeriod.Value.Frequency == parsed.Frequency)
            return true;
        Findings.Add(
            IndexTableDiagnostics.MixedFrequencies, Row.CellLocation(header.Period),
            $"The period '{parsed}' is of another frequency than '{_firstPeriod}', the first; expected one frequency in a file.");
        return false;
    }

    private double Number(string column, int position)
    {
        var cell = Row.Cell(position);
        if (NumberText.TryParse(cell, out var value))
            return value;
        if (IsMissing(cell) || Findings.IsUsedUp)
        {
            if (!IsMissing(cell))
                Findings.Count(Row.CellLocation(position));
            return double.NaN;
        }

        Findings.Add(IndexTableDiagnostics.NotANumber, Row.CellLocation(position), $"In the column '{Excerpt.Of(column)}': {Complaint(cell)}");
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
}
