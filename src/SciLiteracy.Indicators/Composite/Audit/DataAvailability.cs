using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Availability of data, always of the indicators: by row and by group of rows, for every aggregate of the structure.</summary>
/// <remarks>Checked against: COINr 1.1.14 <c>get_data_avail</c>.</remarks>
public static class DataAvailability
{
    /// <summary>Counts the data of each row.</summary>
    /// <param name="table">The indicators with their values.</param>
    public static ImmutableArray<RowAvailability> ByRow(AuditTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var indicators = table.Members(1);
        var below = Below(table);
        return [.. Enumerable.Range(0, table.Rows.Length).Select(row =>
        {
            double[] values = [.. indicators.Select(i => table.Column(i)[row])];
            var available = values.Count(v => !double.IsNaN(v));
            var zeros = values.Count(v => v == 0);
            return new RowAvailability
            {
                Row = table.Rows[row],
                Available = available,
                Missing = values.Length - available,
                Zeros = zeros,
                AvailableShare = (double)available / values.Length,
                NonZeroShare = 1 - ((double)zeros / available),
                Aggregates = [.. below.Select(a => Count(table, a.Code, a.Indicators, [row]))],
            };
        })];
    }

    /// <summary>Counts the data of groups of rows.</summary>
    /// <param name="table">The indicators with their values.</param>
    /// <param name="labels">The group of each row, null without one; shape [rows].</param>
    /// <returns>The groups in ordinal order of their labels; last, if there are any, the rows without one.</returns>
    /// <exception cref="ArgumentException">The length is not that of the rows.</exception>
    public static ImmutableArray<GroupAvailability> ByGroup(AuditTable table, IReadOnlyList<string?> labels)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != table.Rows.Length)
            throw new ArgumentException($"{labels.Count} labels for {table.Rows.Length} rows.", nameof(labels));
        var below = Below(table);
        return [.. Enumerable.Range(0, labels.Count)
            .GroupBy(row => labels[row], StringComparer.Ordinal)
            .OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new GroupAvailability(g.Key, g.Count(), [.. below.Select(a => Count(table, a.Code, a.Indicators, [.. g]))]))];
    }

    private static (string Code, ImmutableArray<string> Indicators)[] Below(AuditTable table) =>
        [.. table.AggregatesAbove(1).Select(code => (code, table.MembersUnder(code, 1)))];

    private static AggregateAvailability Count(AuditTable table, string code, ImmutableArray<string> indicators, int[] rows) =>
        new(
            code,
            table.LevelOf(code),
            indicators.Sum(i => rows.Count(row => !double.IsNaN(table.Column(i)[row]))),
            indicators.Length * rows.Length);
}
