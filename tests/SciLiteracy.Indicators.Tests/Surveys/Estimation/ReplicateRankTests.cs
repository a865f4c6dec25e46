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
