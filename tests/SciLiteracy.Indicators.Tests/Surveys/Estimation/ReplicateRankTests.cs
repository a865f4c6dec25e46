using System.Collections.Immutable;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

public class ReplicateRankTests
{
    [Theory]
    [InlineData(4, 8)]
    [InlineData(8, 15)]
    [InlineData(16, 15)]
    public void Half_samples_of_a_hadamard_matrix_have_a_rank_of_one_more_than_the_strata(int size, int strata)
    {
        strata = Math.Min(strata, size - 1);
        var rows = new List<double[]>();
        for (var h = 1; h <= strata; h++)
        {
            for (var half = 0; half < 2; half++)
            {
                for (var repeat = 1; repeat <= 20; repeat++)
                    rows.Add([.. Enumerable.Range(0, size).Select(g => repeat * ((int.PopCount(g & h) + half) % 2 == 0 ? 2.0 : 0))]);
            }
        }

        var replicates = new Rows(rows);
        var weights = new double[rows.Count];
        Array.Fill(weights, 1);
        var work = new RowWork(2, default);
        var patterns = ReplicatePatterns.Of(replicates, weights, work);

        Assert.Equal(2 * strata, patterns.Rows.Length);
        Assert.Equal([strata + 1], ReplicateRank.Of(patterns, replicates, DomainIndex.Whole(rows.Count), 1e-5, work));
    }

    // Rows of several runs on several threads: directions are in the order of their first rows, and domains have the ranks of their own.
    [Fact]
    public void Directions_are_in_the_order_of_their_first_rows()
    {
        double[][] directions = [[1, 0, 0, 0], [0, 2, 0, 0], [3, 6, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0]];
        int DirectionOf(int i) => i % 11 == 0 ? -1 : i < 9000 ? 2 - (i % 3) : i < 15_000 ? i % 2 : i % 5;
        var rows = Enumerable.Range(0, 20_000).Select(i => DirectionOf(i) < 0 ? new double[4] : Array.ConvertAll(directions[DirectionOf(i)], v => v * (1 + (i % 7)))).ToList();
        var expected = Enumerable.Range(0, rows.Count).Where(i => DirectionOf(i) >= 0).GroupBy(DirectionOf).Select(g => g.First()).Order().ToArray();
        var (replicates, weights, work) = (new Rows(rows), new double[rows.Count], new RowWork(3, default));
        Array.Fill(weights, 1);

        var patterns = ReplicatePatterns.Of(replicates, weights, work);

        Assert.True(patterns.IsKnown);
        Assert.Equal(expected, patterns.Rows);
        for (var i = 0; i < rows.Count; i++)
            Assert.Equal(DirectionOf(i) < 0 ? -1 : Array.FindIndex(expected, e => DirectionOf(e) == DirectionOf(i)), patterns[i]);

        // The third direction is the sum of multiples of the first two; domain 2 has rows without weight only.
        var domains = new DomainIndex([.. rows.Select((_, i) => i % 11 == 0 ? (i % 2 == 0 ? 2 : 0) : i < 15_000 ? (i % 4 == 3 ? -1 : 0) : 1)], ["two", "all", "none"]);
        Assert.Equal([2, 4, 0], ReplicateRank.Of(patterns, replicates, domains, 1e-5, work));
    }

    // With more directions than are kept, rows are looked at one by one.
    [Fact]
    public void Many_directions_are_not_kept()
    {
        var rows = Enumerable.Range(0, 66_000).Select(i => new[] { Math.Cos(i * 1e-4), Math.Sin(i * 1e-4), i < 33_000 ? 0.0 : 1 }).ToList();
        var (replicates, weights, work) = (new Rows(rows), new double[rows.Count], new RowWork(1, default));
        Array.Fill(weights, 1);
        var patterns = ReplicatePatterns.Of(replicates, weights, work);

        Assert.False(patterns.IsKnown);
        Assert.Equal([2, 3], ReplicateRank.Of(patterns, replicates, new([.. rows.Select((_, i) => i < 33_000 ? 0 : 1)], ["flat", "all"]), 1e-5, work));
    }

    // Factors of clusters: a cluster is a direction; rows without weight have none.
    [Fact]
    public void Clusters_are_directions()
    {
        var replicates = new ReplicateColumns([[2, 0, 1], [0, 2, 1]], [1, 0, 3, 2, 5], [2, 0, 1, 0, 2]);

        var patterns = ReplicatePatterns.Of(replicates, [1, 0, 3, 2, 5], new RowWork(1, default));

        Assert.Equal([2, -1, 1, 0, 2], Enumerable.Range(0, 5).Select(i => patterns[i]));
        Assert.Equal([3, 2, 0], patterns.Rows);
    }

    // Sums over many runs of rows are exact: whole numbers, and a term near a power of two in every row.
    [Fact]
    public void Totals_of_many_rows_are_exact()
    {
        const int Count = 14_000;
        double[] y = [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? 2 - Math.ScaleB(1, -10) : i == Count - 1 ? 1 << 20 : 1 + (i % 10))];
        double[] weights = [.. Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? 1.0 : 1 + (i % 3))];
        double[][] columns = [.. Enumerable.Range(0, 9).Select(g => weights.Select((w, i) => i % 2 == 0 ? 1 : w * ((i + g) % 4)).ToArray())];
        var domains = new DomainIndex([.. Enumerable.Range(0, Count).Select(i => i % 2)], ["even", "odd"]);

        var totals = ReplicateTotals.Of(new TotalStatistic(y), domains, weights, new ReplicateColumns([.. columns.Select(c => c.ToImmutableArray())], null, null), new RowWork(3, default));

        double[][] all = [weights, .. columns];
        for (var g = 0; g < all.Length; g++)
        {
            for (var d = 0; d < 2; d++)
                Assert.Equal(Enumerable.Range(0, Count).Where(i => i % 2 == d).Sum(i => all[g][i] * y[i]), totals[(2 * g) + d]);
        }
    }

    private sealed class Rows(List<double[]> rows) : IReplicateWeights
    {
        public int Count => rows[0].Length;

        public double[] Bounds { get; } = [.. rows[0].Select((_, g) => rows.Max(r => Math.Abs(r[g])))];

        public ReadOnlySpan<double> Block(int replicate, int start, Span<double> scratch)
        {
            Fill(replicate, start, scratch);
            return scratch;
        }

        public void Fill(int replicate, int start, Span<double> block)
        {
            for (var i = 0; i < block.Length; i++)
                block[i] = rows[start + i][replicate];
        }
    }
}
