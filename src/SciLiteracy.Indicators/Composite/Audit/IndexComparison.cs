using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Two versions of an index side by side: how far their rankings agree.</summary>
/// <remarks>Ranks are those among all rows of a period in each version: 1 the best, ties share the best rank (1224). Checked against: COINr 1.1.14
/// <c>compare_coins</c>.</remarks>
public sealed record IndexComparison
{
    private IndexComparison(ImmutableArray<RankComparison> rows, CorrelationEstimate scores, CorrelationEstimate ranks)
    {
        Rows = rows;
        ScoreCorrelation = scores;
        RankCorrelation = ranks;
    }

    /// <summary>Gets the rows of the first version, then those that only the second has.</summary>
    public ImmutableArray<RankComparison> Rows { get; }

    /// <summary>Gets Pearson's correlation of the scores.</summary>
    public CorrelationEstimate ScoreCorrelation { get; }

    /// <summary>Gets Spearman's correlation of the scores.</summary>
    public CorrelationEstimate RankCorrelation { get; }

    /// <summary>Gets the mean absolute change of rank; NaN if no row has a rank in both.</summary>
    public double MeanAbsoluteRankChange => Changes().Select(c => (double?)c).Average() ?? double.NaN;

    /// <summary>Gets the largest absolute change of rank; NaN if no row has a rank in both.</summary>
    public double MaximumAbsoluteRankChange => Changes().Select(c => (double?)c).Max() ?? double.NaN;

    /// <summary>Compares a member of two versions.</summary>
    /// <param name="a">The first version.</param>
    /// <param name="b">The second version.</param>
    /// <param name="code">The code of the member in both; null for the index of each.</param>
    /// <exception cref="ArgumentException">There are no values of it.</exception>
    public static IndexComparison Of(AuditTable a, AuditTable b, string? code = null)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var first = Ranked(a, code ?? a.Index);
        var second = Ranked(b, code ?? b.Index);
        var none = (Score: double.NaN, Rank: double.NaN);
        ImmutableArray<RankComparison> rows = [.. a.Rows.Concat(b.Rows.Where(r => !first.ContainsKey(r))).Select(r =>
        {
            var (x, y) = (first.GetValueOrDefault(r, none), second.GetValueOrDefault(r, none));
            return new RankComparison(r, x.Score, y.Score, x.Rank, y.Rank);
        })];
        double[] scoresA = [.. rows.Select(r => r.ScoreA)];
        double[] scoresB = [.. rows.Select(r => r.ScoreB)];
        return new(
            rows,
            Correlation.Of(scoresA, scoresB, CorrelationMethod.Pearson),
            Correlation.Of(scoresA, scoresB, CorrelationMethod.Spearman));
    }

    private static Dictionary<IndexRow, (double Score, double Rank)> Ranked(AuditTable table, string code)
    {
        var scores = table.Column(code);
        var ranks = new double[scores.Length];
        for (var start = 0; start < scores.Length;)
        {
            var end = start + 1;
            while (end < scores.Length && table.Rows[end].Period == table.Rows[start].Period)
                end++;
            Ranks.Descending(scores[start..end], TieRule.Minimum, ranks.AsSpan(start..end));
            start = end;
        }

        var ranked = new Dictionary<IndexRow, (double, double)>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
            ranked.Add(table.Rows[i], (scores[i], ranks[i]));
        return ranked;
    }

    private IEnumerable<double> Changes() => Rows.Select(r => Math.Abs(r.Gain)).Where(c => !double.IsNaN(c));
}
