using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Where the columns of a wide CSV file are that an index needs, found in its header.</summary>
/// <param name="Count">The number of all columns.</param>
/// <param name="Entity">The position of the entities.</param>
/// <param name="Period">The position of the periods; -1 if there are none.</param>
/// <param name="Numbers">The columns of numbers.</param>
/// <param name="Labels">The columns of labels.</param>
internal sealed record IndexTableHeader(
    int Count, int Entity, int Period, IReadOnlyList<(string Name, int Position)> Numbers, IReadOnlyList<(string Name, int Position)> Labels)
{
    /// <summary>Reads the header; null if a column is missing or there twice, so that rows cannot be read.</summary>
    public static IndexTableHeader? Read(IndexTableReader reader, CsvTokenizer row, FindingBudget findings)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var again = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < row.CellCount; i++)
        {
            var cell = row.Cell(i);
            var name = (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
            if (!positions.TryAdd(name, i))
                again.TryAdd(name, i);
        }

        if (row.CellCount == 1 && OtherSeparator(row.Cell(0)) is { } separator && !positions.ContainsKey(reader.Columns.Entity))
        {
            findings.Add(IndexTableDiagnostics.MissingColumn, row.RowLocation, $"The columns are separated by {separator}; expected commas.");
            return null;
        }

        var isGood = true;
        var used = new HashSet<string>(StringComparer.Ordinal);
        // A column that is needed for something else is not the one that is meant.
        var needed = reader.Uses.Select(u => u.Name).Append(reader.Columns.Entity).Append(reader.Columns.Period).ToHashSet(StringComparer.Ordinal);
        var names = positions.Keys.Where(n => n.Length > 0 && !n.Any(char.IsControl) && !needed.Contains(n)).ToList();
        var suggestions = new NameSuggestions(names);
        var entity = Find(reader.Columns.Entity, "the entities");
        var period = reader.Columns.Period is { } periods && (!reader.Columns.IsPeriodOptional || positions.ContainsKey(periods)) ? Find(periods, "the periods") : -1;
        var numbers = new List<(string, int)>();
        var labels = new List<(string, int)>();
        foreach (var use in reader.Uses.DistinctBy(u => (u.Name, u.IsLabels)))
        {
            if (!use.IsRequired && !positions.ContainsKey(use.Name))
                continue;
            var position = Find(use.Name, use.Use);
            if (position < 0)
                continue;
            (use.IsLabels ? labels : numbers).Add((use.Name, position));
            if (use.IsLabels && reader.Uses.Any(u => u.Name == use.Name && !u.IsLabels))
            {
                isGood = false;
                findings.Add(
                    IndexTableDiagnostics.ColumnOfTwoKinds, row.CellLocation(position),
                    $"The index takes the column '{Excerpt.Of(use.Name)}' for numbers and for groups; expected one of the two.");
            }
        }

        return isGood ? new(row.CellCount, entity, period, numbers, labels) : null;

        int Find(string name, string use)
        {
            if (!positions.TryGetValue(name, out var position))
            {
                isGood = false;
                if (used.Add(name))
                    findings.Add(IndexTableDiagnostics.MissingColumn, row.RowLocation, $"There is no column '{Excerpt.Of(name)}', {use}{suggestions.End(name)}");
                return -1;
            }

            if (again.TryGetValue(name, out var second))
            {
                isGood = false;
                if (used.Add(name))
                {
                    findings.Add(
                        IndexTableDiagnostics.DuplicateColumn, row.CellLocation(second),
                        $"The column '{Excerpt.Of(name)}' is there twice; first at {row.CellLocation(position)}.");
                }
            }

            return position;
        }
    }

    private static string? OtherSeparator(ReadOnlySpan<char> header) => header.Contains(';') ? "';'" : header.Contains('\t') ? "tabs" : null;
}
