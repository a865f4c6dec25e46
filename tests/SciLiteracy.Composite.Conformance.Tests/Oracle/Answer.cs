using System.Globalization;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Composite.Conformance.Tests.Oracle;

/// <summary>What the library answers to a case, as a table: cells by key and column.</summary>
internal sealed class Answer
{
    private readonly Dictionary<string, Dictionary<string, object?>> _rows = new(StringComparer.Ordinal);

    public int Count => _rows.Count;

    /// <summary>Takes a table of an index; the key of a row is the entity, with the period if there is one.</summary>
    public static Answer Of(IndexTable table)
    {
        var answer = new Answer();
        foreach (var code in table.Codes)
        {
            var column = table.Column(code);
            for (var i = 0; i < column.Length; i++)
                answer.Set(KeyOf(table.Rows[i]), code, column[i]);
        }

        foreach (var row in table.Rows)
            answer.Row(KeyOf(row));
        return answer;
    }

    public static string KeyOf(IndexRow row) => row.Period is { } period ? $"{row.Entity}|{period}" : row.Entity;

    public Answer Row(string key)
    {
        _rows.TryAdd(key, new(StringComparer.Ordinal));
        return this;
    }

    /// <summary>Sets a cell: a number, a text, a truth value, or null.</summary>
    public Answer Set(string key, string column, object? value)
    {
        Row(key);
        _rows[key][column] = value;
        return this;
    }

    public double Number(string key, string column) => (double)_rows[key][column]!;

    /// <summary>Returns the differences to an output, as sentences; none if it is the same within the tolerance of the case.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="output">The output of it.</param>
    /// <param name="columns">The columns to be compared; null for all but the key.</param>
    /// <param name="keyOf">The key of a row of the output; null for its key columns.</param>
    /// <param name="isPart">Whether the answer may have rows that the output does not have.</param>
    public List<string> Differences(
        GoldenCase golden, string output, IReadOnlyCollection<string>? columns = null, Func<GoldenTable, string[], string>? keyOf = null, bool isPart = false)
    {
        var table = golden.Output(output);
        var key = golden.Key(output);
        var differences = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var name = keyOf is null ? table.Key(row, key) : keyOf(table, row);
            seen.Add(name);
            if (!_rows.TryGetValue(name, out var cells))
            {
                differences.Add($"'{name}' is missing");
                continue;
            }

            foreach (var column in columns ?? [.. table.Columns.Where(c => !key.Contains(c))])
            {
                if (!cells.TryGetValue(column, out var value))
                    differences.Add($"'{name}' has no '{column}'");
                else if (!IsSame(value, table[row, column], golden))
                    differences.Add($"'{name}' '{column}': {Text(value)} instead of {table[row, column]}");
            }
        }

        if (!isPart)
            differences.AddRange(_rows.Keys.Where(k => !seen.Contains(k)).Select(k => $"'{k}' is there, but should not be"));
        return differences;
    }

    /// <summary>Fails if there is a difference to an output.</summary>
    public void AssertSame(
        GoldenCase golden, string output = "result", IReadOnlyCollection<string>? columns = null, Func<GoldenTable, string[], string>? keyOf = null, bool isPart = false)
    {
        var differences = Differences(golden, output, columns, keyOf, isPart);
        Assert.True(differences.Count == 0, $"{differences.Count} differences in '{output}' of {golden.Id}:\n{string.Join('\n', differences.Take(20))}");
    }

    public static bool IsSame(double value, double expected, GoldenCase golden) =>
        (double.IsNaN(value) && double.IsNaN(expected)) || value.Equals(expected)
        || Math.Abs(value - expected) <= golden.AbsoluteTolerance + (golden.RelativeTolerance * Math.Abs(expected));

    private static bool IsSame(object? value, string expected, GoldenCase golden) => value switch
    {
        null => expected is "NA" or "NaN" or "",
        double number => expected is not ("TRUE" or "FALSE") && IsSame(number, GoldenTable.NumberOf(expected), golden),
        int number => IsSame(number, GoldenTable.NumberOf(expected), golden),
        bool truth => expected == (truth ? "TRUE" : "FALSE"),
        _ => string.Equals((string)value, expected, StringComparison.Ordinal),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "nothing";
}
