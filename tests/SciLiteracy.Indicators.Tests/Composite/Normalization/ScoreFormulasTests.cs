using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Normalization;

public class ScoreFormulasTests
{
    [Theory]
    [InlineData(TieRule.Minimum, 0, 1)]
    [InlineData(TieRule.Minimum, 2, 2)]
    [InlineData(TieRule.Maximum, 2, 3)]
    [InlineData(TieRule.Last, 2, 3)]
    [InlineData(TieRule.Average, 2, 2.5)]
    [InlineData(TieRule.First, 2, 2)]
    [InlineData(TieRule.Dense, 2, 2)]
    [InlineData(TieRule.Dense, 5, 3)]
    [InlineData(TieRule.Minimum, 5, 4)]
    [InlineData(TieRule.Maximum, 3, 4)]
    [InlineData(TieRule.Average, 3, 4)]
    [InlineData(TieRule.Minimum, 9, 4)]
    [InlineData(TieRule.Minimum, double.NaN, double.NaN)]
    public void A_value_gets_the_rank_that_it_would_have(TieRule ties, double value, double rank)
    {
        Assert.Equal(rank, ScoreFormulas.RankAmong([1, 2, 2, 5], value, ties));
    }

    // Law: the rank among the sorted values themselves is the rank.
    [Fact]
    public void Among_themselves_values_have_their_ranks()
    {
        double[] values = [3, 1, 3, 2, 5, 1, 1];
        double[] sorted = [.. values.Order()];
        foreach (var ties in (TieRule[])[TieRule.Minimum, TieRule.Maximum, TieRule.Average, TieRule.Dense])
        {
            var ranks = new double[values.Length];
            _ = Ranks.Ascending(values, ties, ranks);
            Equal(ranks, [.. values.Select(v => ScoreFormulas.RankAmong(sorted, v, ties))]);
        }
    }

    [Fact]
    public void Every_length_of_a_column_is_scaled_alike()
    {
        for (var length = 0; length < 40; length++)
        {
            double[] x = [.. Enumerable.Range(0, length).Select(i => i % 7 == 3 ? N : i * 1.7)];
            double[] expected = [.. x.Select(v => ((v - 2) / 3 * 5) + 7)];
            ScoreFormulas.Affine(x, 2, 3, 5, 7);
            Equal(expected, x);
        }
    }
}
