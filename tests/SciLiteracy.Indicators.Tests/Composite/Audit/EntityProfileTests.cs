using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class EntityProfileTests
{
    private static readonly IndexAggregate Tree = Members.Aggregate(
        "I",
        Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b", Direction.Lower)) with { Name = LocalizedText.Of("en", "Pillar") },
        Members.Aggregate("Q", Members.Indicator("c"), Members.Indicator("d")));

    private static AuditTable Table() => AuditTable.Of(Tree, Members.Data(
        ("a", [4, 3, 2, 1]), ("b", [1, 1, 5, Members.None]), ("c", [0, 0, 0, 9]), ("d", [2, 7, 7, 8]),
        ("P", [1, 2, 3, 4]), ("Q", [8, 7, 7, 6]), ("I", [5, 5, 4, 3])));

    [Fact]
    public void A_summary_goes_from_the_index_down()
    {
        var summary = EntityProfile.Summary(Table(), new("E3", null));
        Assert.Equal(
            [new EntityScore("I", null, 3, null, 4, 3, 4), new("P", summary[1].Name, 2, "I", 3, 2, 4), new("Q", null, 2, "I", 7, 2, 4)], summary.ToArray());
        Assert.NotNull(summary[1].Name);
        Assert.Equal(["I", "P", "Q", "a", "b", "c", "d"], EntityProfile.Summary(Table(), new("E3", null), 1).Select(s => s.Code));
        Assert.Equal(["I"], EntityProfile.Summary(Table(), new("E3", null), 3).Select(s => s.Code));
        Assert.Throws<ArgumentException>("row", () => EntityProfile.Summary(Table(), new("E9", null)));
    }

    [Fact]
    public void Strengths_are_the_best_ranks_without_shared_last_places()
    {
        // E1: a rank 1, b (lower is better) rank 1 of 3, c rank 2 = last, d rank 4 = last.
        Assert.Equal([("a", 1), ("b", 1)], Ranks(EntityProfile.Strengths(Table(), new("E1", null))));
        Assert.Equal([("a", 1)], Ranks(EntityProfile.Strengths(Table(), new("E1", null), new() { Count = 1 })));
        Assert.Equal(
            [("a", 1), ("b", 1), ("c", 2), ("d", 4)], Ranks(EntityProfile.Strengths(Table(), new("E1", null), new() { LeaveOutLastPlace = false })));
        // E4 has no b, and is last at a.
        Assert.Equal([("c", 1), ("d", 1)], Ranks(EntityProfile.Strengths(Table(), new("E4", null))));
        var b = EntityProfile.Strengths(Table(), new("E1", null))[1];
        Assert.Equal((1, 3, "P", 1), (b.Value, b.Count, b.Parent, b.Level));
    }

    [Fact]
    public void Weaknesses_are_the_worst_ranks()
    {
        // E3: a 3, b 3 = last, c 2 = last, d 2.
        Assert.Equal([("a", 3), ("d", 2)], Ranks(EntityProfile.Weaknesses(Table(), new("E3", null))));
        Assert.Equal([("a", 3)], Ranks(EntityProfile.Weaknesses(Table(), new("E3", null), new() { Count = 1 })));
        Assert.Equal(
            [("b", 3), ("a", 3), ("d", 2), ("c", 2)], Ranks(EntityProfile.Weaknesses(Table(), new("E3", null), new() { LeaveOutLastPlace = false })));
        Assert.Equal([("Q", 2)], Ranks(EntityProfile.Weaknesses(Table(), new("E3", null), new() { Level = 2, Count = 1 })));
    }

    [Fact]
    public void Members_with_few_different_values_can_be_left_out()
    {
        // Different values: a 4 of 4, b 2 of 3, c 2 of 4, d 3 of 4.
        var row = new IndexRow("E2", null);
        Assert.Equal(
            [("b", 1), ("a", 2), ("d", 2)],
            Ranks(EntityProfile.Strengths(Table(), row, new() { LeaveOutLastPlace = false, MinimumUniqueShare = 2 / 3.0 })));
        Assert.Equal([("a", 2), ("d", 2)], Ranks(EntityProfile.Strengths(Table(), row, new() { MinimumUniqueShare = 0.7 })));
    }

    [Fact]
    public void Ranks_are_those_of_the_period()
    {
        var (early, late) = (ReferencePeriod.OfYear(2016), ReferencePeriod.OfYear(2017));
        var data = Members.Data([new("A", early), new("B", early), new("A", late), new("B", late)], ("a", [1, 2, 9, 3]));
        var table = AuditTable.Of(Members.Aggregate("I", Members.Indicator("a")), data);
        Assert.Equal((1, 2), Of(EntityProfile.Summary(table, new("A", early), 1)));
        Assert.Equal((9, 1), Of(EntityProfile.Summary(table, new("A", late), 1)));
        Assert.Throws<ArgumentException>("row", () => EntityProfile.Summary(table, new("C", late), 1));

        static (double, double) Of(IEnumerable<EntityScore> scores) => Assert.Single(scores) is var s ? (s.Value, s.Rank) : default;
    }

    private static IEnumerable<(string, double)> Ranks(IEnumerable<EntityScore> scores) => scores.Select(s => (s.Code, s.Rank));
}
