using System.Globalization;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Names of columns in which <c>*</c> stands for any characters.</summary>
internal static class ColumnPattern
{
    /// <summary>Returns the columns of a pattern in the order of the data; of a name, the one that has it.</summary>
    public static IReadOnlyList<TableColumn> Match(string pattern, Microdata data)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return data.Find(pattern) is { } column ? [column] : [];
        return [.. data.Columns.Where(c => Matches(c.Name, pattern))];
    }

    private static bool Matches(string name, string pattern)
    {
        var parts = pattern.Split('*');
        if (!name.StartsWith(parts[0], StringComparison.Ordinal) || name.Length < parts.Sum(p => p.Length))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var next = CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, parts[i], at, CompareOptions.Ordinal);
            if (next < 0)
                return false;
            at = next + parts[i].Length;
        }

        return name.Length - at >= parts[^1].Length && name.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
