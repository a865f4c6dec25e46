using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Ranking;

public class GroupTablesTests
{
    private static readonly IndexResult Result = Compute(
        SpecOfOne(new AggregateStep([new ArithmeticAggregation()])),
        Rows("A", "B", "C", "D", "E").Add("x", [5, 7, 5, N, 1]).AddLabels("g", ["n", "s", "n", "s", null]).Build());

    [Fact]
    public void Ranks_are_inside_the_group()
    {
        Equal([1, 1, 1, N, N], Result.RanksWithin("g").Column("Index"));
        Equal([2, 1, 2, N, N], Result.RanksWithin("g", TieRule.Maximum).Column("Index"));
    }

    [Fact]
    public void Means_are_over_the_group()
    {
        var means = Result.GroupMeans("g");

        Assert.Equal(["n", "s"], means.Rows.Select(r => r.Entity));
        Equal([5, 7], means.Column("Index"));
    }

    [Fact]
    public void Ties_may_be_ranked_otherwise()
    {
        Equal([2.5, 1, 2.5, N, 4], Result.RanksBy(TieRule.Average).Column("Index"));
        Equal([2, 1, 2, N, 3], Result.RanksBy(TieRule.Dense).Column("Index"));
    }

    [Fact]
    public void In_a_panel_groups_are_those_of_a_period()
    {
        var data = Panel(("A", 2021), ("B", 2021), ("A", 2020), ("B", 2020)).Add("x", [1, 2, 4, 3]).AddLabels("g", ["m", "m", "m", "k"]).Build();
        var result = Compute(SpecOfOne(new AggregateStep([new ArithmeticAggregation()])), data);

        Assert.Equal(["2020 k 3", "2020 m 4", "2021 m 1.5"], result.GroupMeans("g").Rows.Select((r, i) => FormattableString.Invariant($"{r.Period} {r.Entity} {result.GroupMeans("g").Column(0)[i]}")));
        Equal([1, 1, 2, 1], result.RanksWithin("g").Column("Index"));
    }

    [Fact]
    public void An_unknown_column_of_groups_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => Result.GroupMeans("h"));
    }

    [Fact]
    public void Every_aggregate_has_its_column_of_ranks_and_means()
    {
        var spec = Spec(Aggregate("Index", Aggregate("p", Indicator("x")), Aggregate("q", Indicator("y"))), new AggregateStep([new ArithmeticAggregation()]));
        var data = Rows("A", "B", "C").Add("x", [1, 3, 5]).Add("y", [9, 5, 1]).AddLabels("g", ["n", "n", "s"]).Build();

        var result = Compute(spec, data);

        var ranks = result.RanksWithin("g");
        Equal([1, 2, 1], ranks.Column("Index"));
        Equal([2, 1, 1], ranks.Column("p"));
        Equal([1, 2, 1], ranks.Column("q"));
        var means = result.GroupMeans("g");
        Equal([4.5, 3], means.Column("Index"));
        Equal([2, 5], means.Column("p"));
        Equal([7, 1], means.Column("q"));
    }
}
