using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// Numbers of rows by codes: indicators or aggregates. Column by column in one array, so that a column is a span. Immutable to its readers.
/// </summary>
public sealed class IndexTable
{
    private readonly double[] _values;
    private readonly Dictionary<string, int> _columns;

    internal IndexTable(ImmutableArray<IndexRow> rows, ImmutableArray<int> inputOrder, ImmutableArray<string> codes, double[] values)
    {
        Rows = rows;
        InputOrder = inputOrder;
        Codes = codes;
        _values = values;
        _columns = new(codes.Length, StringComparer.Ordinal);
        for (var c = 0; c < codes.Length; c++)
            _columns.Add(codes[c], c);
    }

    /// <summary>Gets the rows, period by period; those of the data, but for what was screened out.</summary>
    public ImmutableArray<IndexRow> Rows { get; }

    /// <summary>Gets, for each row in the order in which the data were given, its place in <see cref="Rows"/>.</summary>
    public ImmutableArray<int> InputOrder { get; }

    /// <summary>Gets the codes of the columns.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>Returns a column; shape [rows], NaN is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public ReadOnlySpan<double> Column(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Codes.Length);
        return _values.AsSpan(column * Rows.Length, Rows.Length);
    }

    /// <summary>Returns a column; shape [rows], NaN is missing.</summary>
    /// <exception cref="ArgumentException">There is no column of that code.</exception>
    public ReadOnlySpan<double> Column(string code) => _columns.TryGetValue(code, out var column)
        ? Column(column)
        : throw new ArgumentException($"There is no column '{code}'.", nameof(code));

    /// <summary>Returns whether there is a column of a code.</summary>
    public bool Has(string code) => _columns.ContainsKey(code);
}
