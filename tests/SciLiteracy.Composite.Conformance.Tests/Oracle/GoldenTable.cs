using System.Text;

namespace SciLiteracy.Composite.Conformance.Tests.Oracle;

/// <summary>A CSV file of the oracle: a header, and rows of texts.</summary>
internal sealed class GoldenTable
{
    private readonly Dictionary<string, int> _positions;

    private GoldenTable(string path, string[] columns, List<string[]> rows)
    {
        Path = path;
        Columns = columns;
        Rows = rows;
        _positions = columns.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
    }

    public string Path { get; }

    public string[] Columns { get; }

    public IReadOnlyList<string[]> Rows { get; }

    public static GoldenTable Read(string path)
    {
        var lines = File.ReadAllText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Cells(l.TrimEnd('\r'))).ToList();
        return new(path, lines[0], lines[1..]);
    }

    public bool Has(string column) => _positions.ContainsKey(column);

    public string this[string[] row, string column] => row[_positions[column]];

    public double Number(string[] row, string column) => NumberOf(this[row, column]);

    /// <summary>Returns the number of a cell: NA and NaN are missing.</summary>
    public static double NumberOf(string text) => text switch
    {
        "NA" or "NaN" or "" => double.NaN,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "TRUE" => 1,
        "FALSE" => 0,
        _ => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Returns the texts of the key columns, joined.</summary>
    public string Key(string[] row, IEnumerable<string> key) => string.Join('|', key.Select(k => this[row, k]));

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (isQuoted && i + 1 < line.Length && line[i + 1] == '"')
                    cell.Append(line[i++]);
                else
                    isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
