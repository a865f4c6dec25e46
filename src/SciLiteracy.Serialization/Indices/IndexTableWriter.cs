using System.Globalization;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>
/// Writes a table of an index as wide CSV: the column of the entities, that of the periods if there are any, then a column for each code. Numbers are the shortest text that reads
/// back to the same double; missing is an empty cell.
/// </summary>
public static class IndexTableWriter
{
    /// <summary>Writes a table; the rows in the order in which the data were given.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The names of the columns of entities and periods; a table with periods needs a name for them, <c>period</c> if there is none.</param>
    /// <param name="output">Receives the text; it is not closed.</param>
    public static void Write(IndexTable table, IndexColumns columns, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(output);
        var isPanel = table.Rows.Any(r => r.Period is not null);
        string[] about = isPanel ? [columns.Entity, columns.Period ?? "period"] : [columns.Entity];
        var csv = new CsvWriter(output);
        csv.Row([.. about, .. table.Codes]);
        foreach (var row in table.InputOrder)
        {
            csv.Text(table.Rows[row].Entity);
            if (isPanel)
                csv.Text(table.Rows[row].Period?.ToString());
            for (var column = 0; column < table.Codes.Length; column++)
                csv.Number(table.Column(column)[row]);
            csv.EndRow();
        }
    }

    /// <summary>Returns a table as text.</summary>
    /// <inheritdoc cref="Write(IndexTable, IndexColumns, TextWriter)"/>
    public static string Write(IndexTable table, IndexColumns columns)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(table, columns, text);
        return text.ToString();
    }
}
