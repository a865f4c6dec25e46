using SciLiteracy.Indicators.Composite.Contributions;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;


public class ShapleyValueTests
{
    private static double[] Values(int players, Func<ReadOnlySpan<bool>, double> worth)
    {
        var values = new double[players];
        ShapleyValue.Compute(players, worth, values);
        return values;
    }

    // Shapley's glove market: one left glove and two right ones; a pair is worth 1.
    [Fact]
    public void The_glove_market()
    {
        var values = Values(3, m => m[0] && (m[1] || m[2]) ? 1 : 0);

        Approx.Equal(2 / 3.0, values[0]);
        Approx.Equal(1 / 6.0, values[1]);
        Approx.Equal(1 / 6.0, values[2]);
    }

    // Shapley and Shubik (1954): in a council of five with one vote of two more power than the votes say; here weights 3, 1, 1, 1 and 4 to win.
    [Fact]
    public void A_weighted_vote()
    {
        int[] votes = [3, 1, 1, 1];
        var values = Values(4, m =>
        {
            var sum = 0;
            for (var i = 0; i < 4; i++)
                sum += m[i] ? votes[i] : 0;
            return sum >= 4 ? 1 : 0;
        });

        Approx.Equal(0.75, values[0]);
        Approx.Equal(1 / 12.0, values[3]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(20)]
    public void Values_add_up_and_are_additive_where_the_game_is(int players)
    {
        var additive = Values(players, m => 5 + Sum(m));
        for (var i = 0; i < players; i++)
            Approx.Equal(i + 1, additive[i], 1e-11);

        // symmetric players have the same value; all have the whole
        var symmetric = Values(players, m => Math.Pow(m.Count(true), 2) + 3);
        Approx.Equal(players * players, symmetric.Sum(), 1e-11);
        Assert.All(symmetric, v => Approx.Equal(players, v, 1e-11));

        static double Sum(ReadOnlySpan<bool> members)
        {
            var sum = 0.0;
            for (var i = 0; i < members.Length; i++)
                sum += members[i] ? i + 1 : 0;
            return sum;
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused() => Assert.Throws<ArgumentException>(() => ShapleyValue.Compute(2, _ => 0, new double[3]));
}
