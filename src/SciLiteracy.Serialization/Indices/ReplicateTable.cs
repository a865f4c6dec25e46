using System.Collections.Immutable;
using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>
/// A CSV file of replicates while it is read: with the entity, the period if the data have any, <c>replicate</c>, and either the columns of the data (a row an entity and replicate) or
/// <c>indicator</c> and <c>value</c> (a row a cell and replicate).
/// </summary>
/// <remarks>Replicates are called as one likes, and stand in the order in which they first come. A value that is missing is not there.</remarks>
internal sealed class ReplicateTable : InputErrorTable
{
    /// <summary>The column that says which replicate a row has.</summary>
    public const string Replicate = "replicate";

    /// <summary>The column of values, where a row has one.</summary>
    public const string Value = "value";

    private readonly ImmutableArray<string> _codes;
    private readonly Dictionary<string, int> _replicates = new(StringComparer.Ordinal);
    private readonly Dictionary<(IndexRow Row, string Code), Slot> _cells = [];
    private readonly Dictionary<(IndexRow Row, string Code, int Replicate), int> _lines = [];
    private string[] _wide = [];
    private bool _isList;

    private ReplicateTable(CsvInput input, string path, IndexColumns columns, ImmutableArray<string> codes, ReaderLimits limits, DiagnosticBuilder findings)
        : base(input, path, columns, limits, findings) => _codes = codes;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="columns">The columns of entities and periods.</param>
    /// <param name="codes">The columns of numbers that the index has.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <param name="findings">Receives the findings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The replicates of each cell that has any.</returns>
    public static async Task<ValueList<ReplicateCell>> ReadAsync(
        string file, IndexColumns columns, ImmutableArray<string> codes, ReaderLimits limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var table = await ReadAsync(file, limits, input => new ReplicateTable(input, file, columns, codes, limits, findings), cancellationToken).ConfigureAwait(false);
        var count = table._replicates.Count;
        return table._cells.Select(c => new ReplicateCell(c.Key.Row, c.Key.Code, c.Value.Values(count)) { Location = c.Value.Location }).ToValueList();
    }

    protected override bool ReadHeader()
    {
        ReadNames();
        _isList = Has(Indicator) && Has(Value);
        _wide = _isList ? [] : [.. _codes.Where(Has)];
        if (!_isList && _wide.Length == 0)
        {
            Findings.Add(
                IndexDocumentDiagnostics.BadErrorFile, Row.RowLocation,
                $"The file has no column of the index, nor the columns '{Indicator}' and '{Value}'; expected replicates in one of the two forms.");
            return false;
        }

        return CheckColumns(
            [(Replicate, "which says of which replicate a row is"), .. _isList ? ((string, string?)[])[(Indicator, null), (Value, null)] : [.. _wide.Select(w => (w, (string?)null))]]);
    }

    protected override void EndFile()
    {
        if (!HasHeader && !Row.IsStopped)
            Findings.Add(FileDiagnostics.EmptyDocument, new(Path, 1, 1), "The file is empty; expected replicates of the data.");
    }

    protected override void ReadRow()
    {
        var row = ReadAbout();
        var replicateAt = At(Replicate);
        var name = Text(replicateAt);
        if (name.Length == 0)
            Findings.Add(IndexDocumentDiagnostics.BadErrorFile, Row.CellLocation(replicateAt), "The row does not say of which replicate it is; expected a number or a name.");
        if (row is not { } about || name.Length == 0)
            return;
        if (!_replicates.TryGetValue(name, out var replicate))
            _replicates.Add(name, replicate = _replicates.Count);
        var code = _isList ? Text(At(Indicator)) : "";
        if (!_lines.TryAdd((about, code, replicate), Row.Line))
        {
            var what = _isList ? $"'{Excerpt.Of(code)}' of the entity" : "The entity";
            var when = about.Period is { } period ? $" in '{period}'" : "";
            Findings.Add(
                IndexTableDiagnostics.DuplicateRow, Row.CellLocation(replicateAt),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} '{Excerpt.Of(about.Entity)}' is there twice{when} in the replicate '{Excerpt.Of(name)}'; first in line {_lines[(about, code, replicate)]}."));
            return;
        }

        if (_isList)
            Keep(about, code, Value, replicate);
        foreach (var column in _wide)
            Keep(about, column, column, replicate);
    }

    private void Keep(IndexRow about, string code, string column, int replicate)
    {
        if (ReadNumber(column) is not { } number)
            return;
        if (!_cells.TryGetValue((about, code), out var slot))
            _cells.Add((about, code), slot = new(Row.CellLocation(At(column))));
        slot.Set(replicate, number);
    }

    private sealed class Slot(SourceLocation location)
    {
        private readonly List<double> _values = [];

        public SourceLocation Location => location;

        public void Set(int replicate, double value)
        {
            while (_values.Count <= replicate)
                _values.Add(double.NaN);
            _values[replicate] = value;
        }

        public ValueList<double> Values(int count) => _values.Concat(Enumerable.Repeat(double.NaN, count - _values.Count)).ToValueList();
    }
}
