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

    // Rows of 7 directions with lengths of their own, over several runs; every ninth row has no weight in any replicate.
    [Fact]
    public void Rows_with_proportional_weights_have_one_direction()
    {
        double[][] directions = [[1, 2, 3], [1, 2, 3.001], [3, 2, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [2, 1, 3]];
        int Direction(int row) => row < 5000 ? (row * row) % 5 % 3 : (row * 5) % 7;
        var rows = Enumerable.Range(0, 9000).Select(i => i % 9 == 8 ? new double[3] : Array.ConvertAll(directions[Direction(i)], d => d * (1 + (i % 13)))).ToList();
        var replicates = new Rows(rows);
        var weights = new double[rows.Count];
        Array.Fill(weights, 1);
        foreach (var threads in new[] { 1, 3 })
        {
            var work = new RowWork(threads, default);
            var patterns = ReplicatePatterns.Of(replicates, weights, work);
            var first = Enumerable.Range(0, 7).Select(d => Enumerable.Range(0, 9000).First(i => i % 9 != 8 && Direction(i) == d)).Order().ToArray();

            Assert.True(patterns.IsKnown);
            Assert.Equal(first, patterns.Rows);
            for (var i = 0; i < 9000; i++)
                Assert.Equal(i % 9 == 8 ? -1 : Array.FindIndex(first, f => Direction(f) == Direction(i)), patterns[i]);

            // One direction, two, and all; the rows without weights alone have none.
            int[] codes = [.. Enumerable.Range(0, 9000).Select(i => i % 9 == 8 ? 3 : Direction(i) == 5 ? 0 : Direction(i) is 3 or 4 ? 1 : 2)];
            Assert.Equal([1, 2, 3, 0], ReplicateRank.Of(patterns, replicates, new(codes, ["a", "b", "c", "d"]), 1e-5, work));
        }
    }

    // More than 65,536 directions are not kept; ranks are those of the rows then.
    [Fact]
    public void Too_many_directions_are_looked_at_row_by_row()
    {
        var rows = Enumerable.Range(0, 66_000).Select(i => new[] { 1.0 + (i % 300), 1 + (i / 300), 3 }).ToList();
        rows[0] = [0, 0, 0];
        var replicates = new Rows(rows);
        var weights = new double[rows.Count];
        Array.Fill(weights, 1);
        var codes = new int[rows.Count];
        Array.Fill(codes, 3);
        (codes[0], codes[1], codes[2], codes[3], codes[4]) = (0, 1, 2, 2, -1);
        var work = new RowWork(1, default);
        var patterns = ReplicatePatterns.Of(replicates, weights, work);

        Assert.False(patterns.IsKnown);
        Assert.Equal([0, 1, 2, 3], ReplicateRank.Of(patterns, replicates, new(codes, ["a", "b", "c", "d"]), 1e-5, work));
        Assert.True(ReplicatePatterns.Of(new Rows(rows[..9]), weights[..9], work).IsKnown);
    }

    [Fact]
    public void Clusters_are_directions_and_rows_without_weight_have_none()
    {
        var replicates = new ReplicateColumns([[1, 2, 0], [0.5, 1, 1]], [1, 0, 2, 3, 0, 4], [2, 0, 0, 2, 1, 2]);
        var patterns = ReplicatePatterns.Of(replicates, [1, 0, 2, 3, 0, 4], new(1, default));

        Assert.Equal([2, -1, 0, 2, -1, 2], Enumerable.Range(0, 6).Select(i => patterns[i]));
        Assert.Equal((2, 0), (patterns.Rows[0], patterns.Rows[2]));
        Assert.Equal([1, 1], ReplicateRank.Of(patterns, replicates, new([1, 0, 0, 1, 0, 1], ["a", "b"]), 1e-5, new(1, default)));
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
