using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SciLiteracy.Serialization;
using Spectre.Console;

namespace SciLiteracy.Cli.Output;

/// <summary>Prints a table in the format asked for, to standard output or a file.</summary>
internal static class TablePrinter
{
    /// <summary>Prints a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="format">The format; null for a table on a terminal and CSV otherwise.</param>
    /// <param name="file">The file to write; null for standard output.</param>
    /// <param name="terminal">The streams.</param>
    public static void Print(ResultTable table, OutputFormat? format, FileInfo? file, Terminal terminal)
    {
        if (file is null)
        {
            Write(table, format ?? (terminal.IsInteractive ? OutputFormat.Table : OutputFormat.Csv), terminal.Out, terminal.IsInteractive);
            return;
        }

        using var writer = Open(file);
        Write(table, format ?? OutputFormat.Csv, writer, isInteractive: false);
    }

    /// <summary>Prints several tables: one alone as ever, more one after the other with an empty line between, in JSON as the members of an object.</summary>
    public static void Print(IReadOnlyList<(string Name, ResultTable Table)> tables, OutputFormat? format, FileInfo? file, Terminal terminal)
    {
        if (tables is [var (_, only)])
        {
            Print(only, format, file, terminal);
            return;
        }

        using var opened = file is null ? null : Open(file);
        var writer = opened ?? terminal.Out;
        var isInteractive = file is null && terminal.IsInteractive;
        var chosen = format ?? (isInteractive ? OutputFormat.Table : OutputFormat.Csv);
        if (chosen == OutputFormat.Json)
        {
            WriteJson(tables, writer);
            return;
        }

        for (var i = 0; i < tables.Count; i++)
        {
            if (i > 0)
                writer.Write('\n');
            Write(tables[i].Table, chosen, writer, isInteractive);
        }
    }

    private static StreamWriter Open(FileInfo file) =>
        new(file.FullName, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };

    private static void Write(ResultTable table, OutputFormat format, TextWriter writer, bool isInteractive)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                WriteCsv(table, writer);
                break;
            case OutputFormat.Json:
                WriteJson(table, writer);
                break;
            default:
                WriteTable(table, writer, isInteractive);
                break;
        }
    }

    private static void WriteCsv(ResultTable table, TextWriter writer)
    {
        var csv = new CsvWriter(writer);
        csv.Row([.. table.Columns]);
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
            {
                if (cell is double number)
                    csv.Number(number);
                else
                    csv.Text(ResultTable.Text(cell));
            }

            csv.EndRow();
        }
    }

    private static void WriteJson(ResultTable table, TextWriter writer) => WriteJson(writer, json => WriteRows(table, json));

    private static void WriteJson(IReadOnlyList<(string Name, ResultTable Table)> tables, TextWriter writer) => WriteJson(writer, json =>
    {
        json.WriteStartObject();
        foreach (var (name, table) in tables)
        {
            json.WritePropertyName(name);
            WriteRows(table, json);
        }

        json.WriteEndObject();
    });

    private static void WriteJson(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        writer.Write('\n');
    }

    private static void WriteRows(ResultTable table, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
                WriteJson(json, table.Columns[i], row[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJson(Utf8JsonWriter json, string name, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool value:
                json.WriteBoolean(name, value);
                break;
            case int value:
                json.WriteNumber(name, value);
                break;
            case double value:
                json.WriteNumber(name, value);
                break;
            default:
                json.WriteString(name, ResultTable.Text(cell));
                break;
        }
    }

    private static void WriteTable(ResultTable table, TextWriter writer, bool isInteractive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = isInteractive ? AnsiSupport.Detect : AnsiSupport.No });
        if (!isInteractive)
            console.Profile.Width = 200;
        var grid = new Table { Border = TableBorder.Rounded };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var isNumber = table.Rows.Any(r => r[i] is double or int) && table.Rows.All(r => r[i] is double or int or null);
            grid.AddColumn(new TableColumn(Markup.Escape(table.Columns[i])) { Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in table.Rows)
            grid.AddRow(row.Select(c => new Text(c is double number ? ForPeople(number) : ResultTable.Text(c))));
        console.Write(grid);
    }

    // Every digit is in CSV and JSON; on a screen six tell more.
    private static string ForPeople(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
