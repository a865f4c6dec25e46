using System.Globalization;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>
/// Writes a table of an index as wide CSV: the column of the entities, that of the periods if there are any, then a column for each code. Numbers are the shortest text that reads
/// back to the same double; missing is an empty cell.
/// </summary>
public static class IndexTableWriter
{
    /// <summary>Writes a table; the rows in the order in which they stand in <paramref name="rows"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The names of the columns of entities and periods; a table with periods needs a name for them, <c>period</c> if there is none.</param>
    /// <param name="rows">The rows of the table to write, by their places; null for all, as they stand.</param>
    /// <param name="output">Receives the text; it is not closed.</param>
    public static void Write(IndexTable table, IndexColumns columns, IReadOnlyList<int>? rows, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(output);
        var isPanel = table.Rows.Any(r => r.Period is not null);
        string[] about = isPanel ? [columns.Entity, columns.Period ?? "period"] : [columns.Entity];
        var csv = new CsvWriter(output);
        csv.Row([.. about, .. table.Codes]);
        for (var i = 0; i < (rows?.Count ?? table.Rows.Length); i++)
        {
            var row = rows is null ? i : rows[i];
            csv.Text(table.Rows[row].Entity);
            if (isPanel)
                csv.Text(table.Rows[row].Period?.ToString());
            for (var column = 0; column < table.Codes.Length; column++)
                csv.Number(table.Column(column)[row]);
            csv.EndRow();
        }
    }

    /// <summary>Returns a table as text.</summary>
    /// <inheritdoc cref="Write(IndexTable, IndexColumns, IReadOnlyList{int}?, TextWriter)"/>
    public static string Write(IndexTable table, IndexColumns columns, IReadOnlyList<int>? rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(table, columns, rows, text);
        return text.ToString();
    }
}
