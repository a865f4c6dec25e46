using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Where the columns of a statistics file are, found in its header.</summary>
internal sealed class StatisticsColumns
{
    public const string Names = "indicator, unit, entity, period, breakdown, value, status and source";

    private StatisticsColumns(int count, ReadOnlySpan<int> positions, IReadOnlyList<(int Position, string Name)> attributes, ReadOnlySpan<int> details)
    {
        Count = count;
        (Indicator, Unit, Entity, Period) = (positions[0], positions[1], positions[2], positions[3]);
        (Breakdown, Value, Status, Source) = (positions[4], positions[5], positions[6], positions[7]);
        (Numerator, Denominator, SampleSize, StandardError, DegreesOfFreedom) = (details[0], details[1], details[2], details[3], details[4]);
        Attributes = attributes;
    }

    /// <summary>Gets the names of the columns that every file has, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Required { get; } = ["indicator", "unit", "entity", "period", "breakdown", "value", "status", "source"];

    /// <summary>Gets the names of the columns of numbers beside the value, in the order of <see cref="Indicators.Observations.ObservationDetail"/>; a file need not have them.</summary>
    public static IReadOnlyList<string> Details { get; } = ["numerator", "denominator", "n", "standard_error", "degrees_of_freedom"];

    /// <summary>Gets the number of all columns.</summary>
    public int Count { get; }

    public int Indicator { get; }

    public int Unit { get; }

    public int Entity { get; }

    public int Period { get; }

    public int Breakdown { get; }

    public int Value { get; }

    public int Status { get; }

    public int Source { get; }

    /// <summary>Gets the position of <c>numerator</c>; -1 if the file has no such column, as for those that follow.</summary>
    public int Numerator { get; }

    public int Denominator { get; }

    public int SampleSize { get; }

    public int StandardError { get; }

    public int DegreesOfFreedom { get; }

    /// <summary>Gets the further columns, by name in ordinal order.</summary>
    public IReadOnlyList<(int Position, string Name)> Attributes { get; }

    /// <summary>Reads the header; null if a column is missing that rows cannot be read without.</summary>
    public static StatisticsColumns? Read(CsvTokenizer row, FindingBudget findings)
    {
        if (row.CellCount == 1 && OtherSeparator(row.Cell(0)) is { } separator)
        {
            findings.Add(StatisticsDiagnostics.MissingColumn, row.RowLocation, $"The columns are separated by {separator}; expected commas between {Names}.");
            return null;
        }

        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < row.CellCount; i++)
        {
            var cell = row.Cell(i);
            var name = (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
            if (string.IsNullOrWhiteSpace(name))
                findings.Add(StatisticsDiagnostics.UnnamedColumn, row.CellLocation(i), $"Column {i + 1} has no name; expected the name of an attribute.");
            else if (!columns.TryAdd(name, i))
                findings.Add(StatisticsDiagnostics.DuplicateColumn, row.CellLocation(i), $"The column '{Excerpt.Of(name)}' is there twice; first at {row.CellLocation(columns[name])}.");
        }

        int[] positions = [.. Required.Select(name => columns.GetValueOrDefault(name, -1))];
        var others = columns.Where(c => !Required.Contains(c.Key) && !Details.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        var isComplete = true;
        for (var i = 0; i < positions.Length; i++)
        {
            if (positions[i] >= 0)
                continue;
            isComplete = false;
            var near = NearestName.Find(Required[i], others.Select(c => c.Key));
            if (near is null)
                findings.Add(StatisticsDiagnostics.MissingColumn, row.RowLocation, $"There is no column '{Required[i]}'; expected {Names}.");
            else
                findings.Add(StatisticsDiagnostics.MissingColumn, row.CellLocation(columns[near]), $"There is no column '{Required[i]}'; is it '{Excerpt.Of(near)}'?");
        }

        int[] details = [.. Details.Select(name => columns.GetValueOrDefault(name, -1))];
        return isComplete ? new StatisticsColumns(row.CellCount, positions, [.. others.Select(c => (c.Value, c.Key))], details) : null;
    }

    private static string? OtherSeparator(ReadOnlySpan<char> header) =>
        !header.Contains(Required[0], StringComparison.Ordinal) ? null
        : header.Contains(';') ? "';'"
        : header.Contains('\t') ? "tabs"
        : null;
}
