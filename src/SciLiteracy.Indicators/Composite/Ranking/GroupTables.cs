using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Ranking;

/// <summary>Ranks and means inside groups of rows.</summary>
internal static class GroupTables
{
    /// <summary>Ranks the rows of a table inside each group of each period; 1 the best. A row without a group or a value has no rank.</summary>
    public static IndexTable RanksWithin(IndexTable scores, IReadOnlyList<string?> groups, TieRule ties)
    {
        var rows = scores.Rows.Length;
        var values = new double[rows * scores.Codes.Length];
        Array.Fill(values, double.NaN);
        foreach (var members in Members(scores, groups))
        {
            var part = new double[members.Length];
            for (var c = 0; c < scores.Codes.Length; c++)
            {
                var column = scores.Column(c);
                for (var m = 0; m < part.Length; m++)
                    part[m] = column[members[m]];
                _ = Ranks.Descending(part, ties, part);
                for (var m = 0; m < part.Length; m++)
                    values[(c * rows) + members[m]] = part[m];
            }
        }

        return new IndexTable(scores.Rows, scores.InputOrder, scores.Codes, values);
    }

    /// <summary>Returns the means of the rows of each group of each period; groups in ordinal order.</summary>
    public static IndexTable Means(IndexTable scores, IReadOnlyList<string?> groups)
    {
        var parts = Members(scores, groups).OrderBy(m => scores.Rows[m[0]].Period).ThenBy(m => groups[m[0]], StringComparer.Ordinal).ToArray();
        ImmutableArray<IndexRow> rows = [.. parts.Select(m => new IndexRow(groups[m[0]]!, scores.Rows[m[0]].Period))];
        var values = new double[rows.Length * scores.Codes.Length];
        for (var c = 0; c < scores.Codes.Length; c++)
        {
            var column = scores.Column(c);
            for (var g = 0; g < parts.Length; g++)
            {
                var part = new double[parts[g].Length];
                for (var m = 0; m < part.Length; m++)
                    part[m] = column[parts[g][m]];
                values[(c * rows.Length) + g] = ColumnMoments.Mean(part);
            }
        }

        return new IndexTable(rows, [.. Enumerable.Range(0, rows.Length)], scores.Codes, values);
    }

    private static IEnumerable<int[]> Members(IndexTable scores, IReadOnlyList<string?> groups) =>
        Enumerable.Range(0, scores.Rows.Length)
            .Where(r => groups[r] is not null)
            .GroupBy(r => (groups[r], scores.Rows[r].Period))
            .Select(g => g.ToArray());
}
