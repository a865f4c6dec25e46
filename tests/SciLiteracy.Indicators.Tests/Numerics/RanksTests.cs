using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class RanksTests
{
    private const double None = double.NaN;
    private static readonly double[] Values = [3, 1, None, 3, 2, 3, 1];

    // R 4.2: rank(x, ties.method = ..., na.last = "keep"); dense by hand.
    public static TheoryData<TieRule, double[], double[]> Rules => new()
    {
        { TieRule.Minimum, [4, 1, None, 4, 3, 4, 1], [1, 5, None, 1, 4, 1, 5] },
        { TieRule.Maximum, [6, 2, None, 6, 3, 6, 2], [3, 6, None, 3, 4, 3, 6] },
        { TieRule.Average, [5, 1.5, None, 5, 3, 5, 1.5], [2, 5.5, None, 2, 4, 2, 5.5] },
        { TieRule.First, [4, 1, None, 5, 3, 6, 2], [1, 5, None, 2, 4, 3, 6] },
        { TieRule.Last, [6, 2, None, 5, 3, 4, 1], [3, 6, None, 2, 4, 1, 5] },
        { TieRule.Dense, [3, 1, None, 3, 2, 3, 1], [1, 3, None, 1, 2, 1, 3] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_for_ties_in_both_directions(TieRule ties, double[] ascending, double[] descending)
    {
        var ranks = new double[Values.Length];
        Assert.Equal(6, Ranks.Ascending(Values, ties, ranks));
        Assert.Equal(ascending, ranks);
        Assert.Equal(6, Ranks.Descending(Values, ties, ranks));
        Assert.Equal(descending, ranks);
    }

    [Fact]
    public void Ranks_may_take_the_place_of_the_values()
    {
        var values = Values.ToArray();
        Ranks.Descending(values, TieRule.Minimum, values);
        Assert.Equal([1, 5, None, 1, 4, 1, 5], values);
    }

    [Fact]
    public void The_scratch_order_lists_the_places_from_the_first_rank_on()
    {
        var order = new int[8];
        Assert.Equal(6, Ranks.Of(Values, TieRule.First, descending: true, new double[7], new double[7], order));
        Assert.Equal([0, 3, 5, 4, 1, 6], order[..6]);
    }

    [Fact]
    public void Zeros_of_either_sign_tie_and_infinities_have_ranks()
    {
        var ranks = new double[4];
        Ranks.Ascending([0.0, double.PositiveInfinity, -0.0, double.NegativeInfinity], TieRule.Minimum, ranks);
        Assert.Equal([2, 4, 2, 1], ranks);
    }

    [Fact]
    public void Nothing_but_missing_has_no_rank()
    {
        var ranks = new double[2];
        Assert.Equal(0, Ranks.Ascending([None, None], TieRule.Average, ranks));
        Assert.Equal([None, None], ranks);
        Assert.Equal(0, Ranks.Ascending([], TieRule.Average, []));
    }

    // Law: permutation equivariance (but for the two rules that look at the order), and the plain count of what is below.
    [Property]
    public bool Ranks_count_what_is_below(NonNull<byte[]> bytes)
    {
        double[] values = [.. bytes.Get.Select(b => b % 5 == 0 ? None : b % 7)];
        var (least, most, mean, dense) = (new double[values.Length], new double[values.Length], new double[values.Length], new double[values.Length]);
        Ranks.Ascending(values, TieRule.Minimum, least);
        Ranks.Ascending(values, TieRule.Maximum, most);
        Ranks.Ascending(values, TieRule.Average, mean);
        Ranks.Ascending(values, TieRule.Dense, dense);
        return Enumerable.Range(0, values.Length).All(i => double.IsNaN(values[i])
            ? double.IsNaN(least[i]) && double.IsNaN(mean[i])
            : least[i] == 1 + values.Count(v => v < values[i])
                && most[i] == values.Count(v => v <= values[i])
                && mean[i] == (least[i] + most[i]) / 2
                && dense[i] == values.Where(v => v <= values[i]).Distinct().Count());
    }

    // Law: the ordinal rules give equal values ranks in the order in which they come, or the opposite one. Sorting many values is not stable.
    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(500)]
    public void Ordinal_ranks_follow_the_order_of_the_values(int n)
    {
        double[] values = [.. Enumerable.Range(0, n).Select(i => (double)(i * 7919 % 31 % 4))];
        var (first, last) = (new double[n], new double[n]);
        Ranks.Ascending(values, TieRule.First, first);
        Ranks.Descending(values, TieRule.Last, last);
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(1 + values.Count(v => v < values[i]) + values[..i].Count(v => v == values[i]), first[i]);
            Assert.Equal(values.Count(v => v >= values[i]) - values[..i].Count(v => v == values[i]), last[i]);
        }
    }

    [Fact]
    public void Shapes_and_rules_are_checked()
    {
        Assert.Throws<ArgumentException>("ranks", () => Ranks.Ascending([1, 2], TieRule.First, new double[1]));
        Assert.Throws<ArgumentException>("keys", () => Ranks.Of([1, 2], TieRule.First, false, new double[2], new double[1], new int[2]));
        Assert.Throws<ArgumentException>("keys", () => Ranks.Of([1, 2], TieRule.First, false, new double[2], new double[2], new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>("ties", () => Ranks.Descending([1, 2], (TieRule)6, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>("ties", () => Ranks.Descending([1, 2], (TieRule)(-1), new double[2]));
    }
}
