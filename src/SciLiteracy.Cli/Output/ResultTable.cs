using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SciLiteracy.Cli.Output;

/// <summary>A table to print: columns, and rows of cells that are text, a number, a truth value or missing (null).</summary>
internal sealed class ResultTable
{
    private readonly List<object?[]> _rows = [];

    public ResultTable(params string[] columns) => Columns = columns;

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<IReadOnlyList<object?>> Rows => _rows;

    /// <summary>Adds a row; a cell is a string, double, int, bool, LocalDate, DateInterval or null.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != Columns.Count)
            throw new ArgumentException($"{cells.Length} cells for {Columns.Count} columns.", nameof(cells));
        _rows.Add(Array.ConvertAll(cells, Normalize));
    }

    private static object? Normalize(object? cell) => cell switch
    {
        double.NaN => null,
        LocalDate date => LocalDatePattern.Iso.Format(date),
        DateInterval interval => $"{LocalDatePattern.Iso.Format(interval.Start)}/{LocalDatePattern.Iso.Format(interval.End)}",
        null or string or double or int or bool => cell,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };

    /// <summary>Returns the text of a cell: numbers as the shortest text that reads back, missing as the empty text.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool value => value ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
