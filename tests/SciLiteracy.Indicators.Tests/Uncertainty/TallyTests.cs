using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class TallyTests
{
    // By hand: two periods of three and two rows; row 1 is missing in the second draw.
    [Fact]
    public void Ranks_and_pairs_are_counted_inside_periods()
    {
        var tally = new DrawTally([0, 3, 5], pairs: true);
        tally.Add([1, 2, 2, 2, 1]);
        tally.Add([2, 0, 1, 1, 2]);
        Assert.Equal(3, tally.Width);
        Assert.Equal(2, tally.Succeeded);
        Assert.Equal([0, 1, 0, 0, 0], tally.Missing);
        Assert.Equal([1, 1, 0, /**/ 0, 1, 0, /**/ 1, 1, 0, /**/ 1, 1, 0, /**/ 1, 1, 0], tally.Ranks);
        Assert.Equal([0, 1, 1, /**/ 0, 0, 0, /**/ 1, 0, 0, /**/ 0, 1, 0, /**/ 1, 0, 0], tally.Wins!);
        Assert.Equal([2, 0, 0, /**/ 0, 1, 1, /**/ 0, 1, 2, /**/ 2, 0, 0, /**/ 0, 2, 0], tally.Ties!);
    }

    // Law: the vector loop is the plain one, at every length.
    [Property(MaxTest = 60)]
    public void Pairs_are_those_of_a_plain_loop(byte size, ulong seed)
    {
        var n = size % 40;
        var random = new CounterRandom(seed, RandomPurpose.Cells);
        var tally = new DrawTally([0, n], pairs: true);
        var wins = new int[n * n];
        var ties = new int[n * n];
        for (var d = 0; d < 3; d++)
        {
            int[] ranks = [.. Enumerable.Range(0, n).Select(i => (int)(random.Uniform(d, i) * (n + 1)))];
            tally.Add(ranks);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    wins[(i * n) + j] += ranks[i] > 0 && ranks[j] > 0 && ranks[i] < ranks[j] ? 1 : 0;
                    ties[(i * n) + j] += ranks[i] > 0 && ranks[i] == ranks[j] ? 1 : 0;
                }
            }
        }

        Assert.Equal(wins, tally.Wins!);
        Assert.Equal(ties, tally.Ties!);
    }

    [Fact]
    public void Tallies_add_up()
    {
        int[][] draws = [[1, 2, 0], [2, 1, 3], [1, 1, 3]];
        var whole = new DrawTally([0, 3], true);
        var first = new DrawTally([0, 3], true);
        var second = new DrawTally([0, 3], true);
        foreach (var ranks in draws)
            whole.Add(ranks);
        first.Add(draws[0]);
        second.Add(draws[1]);
        second.Add(draws[2]);
        first.Add(second);
        Assert.Equal(whole.Ranks, first.Ranks);
        Assert.Equal(whole.Missing, first.Missing);
        Assert.Equal(whole.Wins!, first.Wins!);
        Assert.Equal(whole.Ties!, first.Ties!);
        Assert.Equal(3, first.Succeeded);
        Assert.Null(new DrawTally([0, 3], false).Wins);
    }

    // Law: counts say what the list says.
    [Property(MaxTest = 100)]
    public void Statistics_of_counts_are_those_of_the_list(byte[] given, byte level)
    {
        int[] ranks = [.. given.Select(r => 1 + (r % 12)).Order()];
        var counts = new int[12];
        foreach (var rank in ranks)
            counts[rank - 1]++;
        Assert.Equal(ranks.Length, RankCounts.Total(counts));
        foreach (var definition in Enum.GetValues<QuantileDefinition>())
        {
            var expected = ranks.Length == 0 ? double.NaN : Quantile.Of([.. ranks.Select(r => (double)r)], level / 255.0, definition);
            Assert.Equal(expected, RankCounts.Quantile(counts, level / 255.0, definition));
        }

        Approx.Equal(ranks.Length == 0 ? double.NaN : ranks.Average(), RankCounts.Mean(counts), 1e-15);
    }

    [Fact]
    public void A_store_keeps_what_is_written()
    {
        var store = new ScoreStore(3, new(0, 600), 1);
        for (var d = 599; d >= 0; d--)
        {
            if (d == 300)
                store.WriteFailure(d);
            else
                store.Write(d, [d, -d, d * 0.5]);
        }

        Assert.Equal(600, store.KeptBefore(600));
        var scores = new double[600];
        store.Read(1, scores);
        Assert.Equal(Enumerable.Range(0, 600).Select(d => d == 300 ? double.NaN : -d), scores);
        store.Read(2, scores.AsSpan(0, 7));
        Assert.Equal([0, 0.5, 1, 1.5, 2, 2.5, 3], scores[..7]);
    }

    [Theory]
    [InlineData(10, 1000, 80_000, 1)]
    [InlineData(10, 1000, 79_999, 2)]
    [InlineData(10, 1000, 40_000, 2)]
    [InlineData(10, 1000, 20_000, 4)]
    [InlineData(10, 1001, 80_000, 2)]
    [InlineData(10, 1000, 1, 1024)]
    public void Every_draw_is_kept_or_as_many_as_fit(int rows, long draws, long memory, long stride) => Assert.Equal(stride, ScoreStore.StrideFor(rows, draws, memory));

    [Fact]
    public void A_store_with_gaps_keeps_every_other_draw_and_takes_over_from_a_fuller_one()
    {
        var fine = new ScoreStore(2, new(3, 9), 1);
        for (var d = 3; d < 12; d++)
            fine.Write(d, [d, 10 * d]);
        var coarse = new ScoreStore(2, new(0, 13), 4);
        Assert.Equal(4, coarse.KeptBefore(13));
        Assert.Equal(3, coarse.KeptBefore(12));
        Assert.Equal(1, coarse.KeptBefore(4));
        coarse.Write(0, [-1, -2]);
        coarse.Write(1, [99, 99]);
        coarse.WriteFailure(2);
        coarse.WriteFailure(12);
        coarse.CopyFrom(fine, 12);
        var scores = new double[4];
        coarse.Read(0, scores);
        Assert.Equal([-1, 4, 8, double.NaN], scores);
        coarse.Read(1, scores);
        Assert.Equal([-2, 40, 80, double.NaN], scores);

        // Only the draws before an end, here 8.
        var other = new ScoreStore(2, new(0, 13), 4);
        foreach (var d in (int[])[0, 4, 8, 12])
            other.Write(d, [7, 7]);
        other.CopyFrom(fine, 8);
        other.Read(0, scores);
        Assert.Equal([7, 4, 7, 7], scores);
    }

    [Fact]
    public void A_log_lists_the_first_thousand_failures_and_counts_all()
    {
        var odd = new FailureLog();
        var even = new FailureLog();
        for (var d = 0; d < 3000; d++)
            (d % 2 == 0 ? even : odd).Add(d, d % 3 == 0 ? "three" : "other");
        even.Add(odd);
        Assert.Equal(3000, even.Count);
        Assert.Equal(1000, even.Listed.Length);
        Assert.Equal(Enumerable.Range(0, 1000).Select(d => (long)d), even.Listed.Select(f => f.Draw));
        Assert.Equal([new("other", 2000), new FailureReason("three", 1000)], even.Reasons.AsEnumerable());
        var tied = new FailureLog();
        tied.Add(0, "b");
        tied.Add(1, "a");
        Assert.Equal(["a", "b"], tied.Reasons.Select(r => r.Reason));
    }
}
