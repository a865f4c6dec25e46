namespace SciLiteracy.Indicators.Numerics;

/// <summary>Some columns of a table that lies column by column in one span, over a run of its rows. A view: nothing is copied.</summary>
public readonly ref struct ColumnSet
{
    private readonly ReadOnlySpan<double> _table;
    private readonly ReadOnlySpan<int> _columns;
    private readonly int _stride;
    private readonly int _start;

    /// <summary>Takes all columns of a table.</summary>
    /// <param name="table">The values; shape [columns × rows], a column after the other. NaN is missing.</param>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <exception cref="ArgumentException">The table is not a whole number of columns.</exception>
    public ColumnSet(ReadOnlySpan<double> table, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (table.Length % rows != 0)
            throw new ArgumentException($"{table.Length} values are not columns of {rows} rows.", nameof(table));
        _table = table;
        _stride = rows;
        Rows = rows;
        Count = table.Length / rows;
    }

    /// <summary>Takes some columns of a table, and a run of rows.</summary>
    /// <param name="table">The values; shape [columns × stride], a column after the other. NaN is missing.</param>
    /// <param name="stride">The number of rows of the table.</param>
    /// <param name="columns">The columns, in the order in which they are wanted.</param>
    /// <param name="start">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run of rows, or a column, is not in the table.</exception>
    public ColumnSet(ReadOnlySpan<double> table, int stride, ReadOnlySpan<int> columns, int start, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, stride - start);
        foreach (var column in columns)
        {
            if (column < 0 || ((long)column + 1) * stride > table.Length)
                throw new ArgumentOutOfRangeException(nameof(columns), column, $"The table has {table.Length / Math.Max(stride, 1)} columns.");
        }

        _table = table;
        _columns = columns;
        _stride = stride;
        _start = start;
        Rows = rows;
        Count = columns.Length;
    }

    private ColumnSet(ColumnSet of, int start, int rows)
    {
        _table = of._table;
        _columns = of._columns;
        _stride = of._stride;
        _start = of._start + start;
        Rows = rows;
        Count = of.Count;
    }

    /// <summary>Gets the number of columns.</summary>
    public int Count { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets a column; shape [<see cref="Rows"/>].</summary>
    /// <param name="column">Its place in the set, from 0.</param>
    public ReadOnlySpan<double> this[int column] => _table.Slice(((_columns.IsEmpty ? column : _columns[column]) * _stride) + _start, Rows);

    /// <summary>Returns the same columns over some of the rows.</summary>
    /// <param name="start">The first row, from 0 in this set.</param>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run of rows is not in the set.</exception>
    public ColumnSet Slice(int start, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Rows - start);
        return new(this, start, rows);
    }
}
