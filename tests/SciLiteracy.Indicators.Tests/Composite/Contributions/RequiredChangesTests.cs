using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Contributions;
using SciLiteracy.Indicators.Composite.Normalization;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;


public class RequiredChangesTests
{
    private static readonly IndexSpec Plain = new()
    {
        Id = "demo",
        Structure = new()
        {
            Code = "Index",
            Children =
            [
                new IndexAggregate { Code = "p", Children = [new IndexIndicator { Code = "a", Weight = 3 }] },
                new IndexAggregate { Code = "q", Children = [new IndexIndicator { Code = "b", Direction = Direction.Lower }] },
            ],
        },
        Steps = [new NormalizeStep(new(new NoNormalization())), new AggregateStep([new ArithmeticAggregation()])],
    };

    // Index (a - b) / 2: A 2, B 3.5, C 0
    private static readonly IndexData Data = new IndexDataBuilder([new("A", null), new("B", null), new("C", null)]).Add("a", [6, 8, 1]).Add("b", [2, 1, 1]).Build();

    private static RequiredChange Find(string entity, string indicator, double rank, double? limit = null, string? node = null) =>
        RequiredChanges.Find(Plain, Data, new(entity, null), indicator, rank, limit, node).Require();

    [Fact]
    public void A_rise_is_found_where_higher_is_better()
    {
        // C needs a - 1 = 4 to draw level with A, and 7 with B
        var change = Find("C", "a", 2);
        Assert.True(change.IsReached);
        Assert.InRange(change.Value, 5, 5 + 1e-7);
        Assert.Equal(2, change.Rank);
        Assert.InRange(Find("C", "a", 1).Change, 7, 7 + 1e-7);
        Assert.InRange(Find("C", "a", 2, node: "p").Value, 6, 6 + 1e-7);
    }

    [Fact]
    public void A_fall_is_found_where_lower_is_better()
    {
        // A needs 6 - b = 7
        var change = Find("A", "b", 1);
        Assert.True(change.IsReached);
        Assert.InRange(change.Value, -1 - 1e-7, -1);
        Assert.False(Find("A", "b", 1, limit: 0).IsReached);
        Assert.Equal(2, Find("A", "b", 1, limit: 0).Rank);
    }

    [Fact]
    public void Normalization_is_done_anew_with_each_value()
    {
        var spec = Plain with { Steps = [new NormalizeStep(new(new MinMax())), new AggregateStep([new ArithmeticAggregation()])] };
        // scores of b: 0, 100, 100; C passes A's (6 - 1) / 7 once its a is high enough
        var change = RequiredChanges.Find(spec, Data, new("C", null), "a", 1).Require();

        Assert.True(change.IsReached);
        Assert.InRange(change.Value, 8, 8 + 1e-7);
    }

    [Fact]
    public void A_rank_that_is_held_takes_nothing() => Assert.Equal((true, 0.0, 1), (Find("B", "a", 1).IsReached, Find("B", "a", 1).Change, Find("B", "a", 1).Evaluations));

    [Fact]
    public void Bad_arguments_are_refused_and_bad_indices_reported()
    {
        Assert.Throws<ArgumentException>(() => Find("D", "a", 1));
        Assert.Throws<ArgumentException>(() => Find("A", "p", 1));
        Assert.Throws<ArgumentException>(() => Find("A", "x", 1));
        Assert.Throws<ArgumentException>(() => Find("A", "a", 1, node: "b"));
        Assert.Throws<ArgumentException>(() => Find("A", "a", 1, limit: 5));
        Assert.Throws<ArgumentException>(() => Find("A", "b", 1, limit: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find("A", "a", 0));
        Assert.Throws<ArgumentException>(() => RequiredChanges.Find(Plain with { Steps = [] }, Data, new("A", null), "a", 1));
        var holes = new IndexDataBuilder([new("A", null), new("B", null)]).Add("a", [double.NaN, 8]).Add("b", [2, 1]).Build();
        Assert.Throws<ArgumentException>(() => RequiredChanges.Find(Plain, holes, new("A", null), "a", 1));
        var missing = new IndexDataBuilder([new("A", null)]).Add("a", [1]).Build();
        Assert.False(RequiredChanges.Find(Plain, missing, new("A", null), "a", 1).IsOk);
        Assert.Throws<OperationCanceledException>(() => RequiredChanges.Find(Plain, Data, new("A", null), "a", 1, cancellationToken: new(true)));
    }
}
