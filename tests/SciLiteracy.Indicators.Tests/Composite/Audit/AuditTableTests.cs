using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class AuditTableTests
{
    // I = (P = (a, b), Q = (c, R = (d, e))): Q is above R, so P is on level 2, R on 2, Q on 3 and I on 4.
    private static readonly IndexAggregate Tree = Members.Aggregate(
        "I",
        Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")),
        Members.Aggregate("Q", Members.Indicator("c"), Members.Aggregate("R", Members.Indicator("d"), Members.Indicator("e"))));

    private static AuditTable Table(params string[] codes) =>
        AuditTable.Of(Tree, Members.Data([.. codes.Select((c, i) => (c, new[] { i, 10.0 + i }))]));

    [Fact]
    public void Members_stand_on_their_levels_in_the_order_of_the_structure()
    {
        var table = Table("e", "d", "c", "b", "a", "R", "Q", "P", "I", "elsewhere");
        Assert.Equal("I", table.Index);
        Assert.Equal(4, table.Levels);
        Assert.Equal(["a", "b", "c", "d", "e"], table.Members(1).ToArray());
        Assert.Equal(["P", "R"], table.Members(2).ToArray());
        Assert.Equal(["Q"], table.Members(3).ToArray());
        Assert.Equal(["I"], table.Members(4).ToArray());
        Assert.Equal(3, table.LevelOf("Q"));
        Assert.Equal("Q", table.ParentOf("R"));
        Assert.Null(table.ParentOf("I"));
        Assert.Equal([4.0, 14.0], table.Column("a").ToArray());
        Assert.True(table.Has("a"));
        Assert.False(table.Has("elsewhere"));
    }

    [Fact]
    public void Members_below_an_aggregate_are_those_at_any_distance_and_children_those_next_to_it()
    {
        var table = Table("a", "b", "c", "d", "e");
        Assert.Equal(["a", "b", "c", "d", "e"], table.MembersUnder("I", 1).ToArray());
        Assert.Equal(["c", "d", "e"], table.MembersUnder("Q", 1).ToArray());
        Assert.Equal(["d", "e"], table.MembersUnder("R", 1).ToArray());
        Assert.Equal(["c"], table.ChildrenOf("Q", 1).ToArray());
        Assert.Empty(table.ChildrenOf("I", 1));
        Assert.Equal(["I", "P", "Q", "R"], table.AggregatesAbove(1).ToArray());
        Assert.Equal(["I", "Q"], table.AggregatesAbove(2).ToArray());
        Assert.Empty(table.AggregatesAbove(4));
        var withScores = Table("a", "P", "R", "Q");
        Assert.Equal(["R"], withScores.MembersUnder("Q", 2).ToArray());
        Assert.Equal(["P", "R"], withScores.MembersUnder("I", 2).ToArray());
        Assert.Equal(["P"], withScores.ChildrenOf("I", 2).ToArray());
        // An aggregate is not below itself.
        Assert.Empty(withScores.MembersUnder("P", 2));
    }

    [Fact]
    public void Nodes_without_values_are_no_members()
    {
        var table = Table("a", "d");
        Assert.Equal(["a", "d"], table.Members(1).ToArray());
        Assert.Empty(table.Members(2));
        Assert.False(table.Has("b"));
        Assert.Equal("There are no values of 'b'. (Parameter 'code')", Assert.Throws<ArgumentException>("code", () => { table.Column("b"); }).Message);
        Assert.Throws<ArgumentException>("code", () => { table.Column("x"); });
        Assert.Equal(1, table.LevelOf("b"));
        Assert.Equal("The index has no node 'x'. (Parameter 'code')", Assert.Throws<ArgumentException>("code", () => table.LevelOf("x")).Message);
        Assert.Throws<ArgumentException>("code", () => table.MembersUnder("x", 1));
        Assert.Equal(
            "The levels are 1 to 4. (Parameter 'level')\nActual value was 5.",
            Assert.Throws<ArgumentOutOfRangeException>("level", () => table.Members(5)).Message.ReplaceLineEndings("\n"));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => table.Members(0));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => table.MembersUnder("I", 0));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => table.ChildrenOf("I", 5));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => table.AggregatesAbove(0));
    }

    [Fact]
    public void Tables_are_aligned_to_the_rows_of_the_first()
    {
        IndexRow[] rows = [new("A", null), new("B", null), new("C", null)];
        var first = new IndexTable([.. rows], [0, 1, 2], ["a", "b"], [1, 2, 3, 4, 5, 6]);
        var second = new IndexTable([rows[2], rows[0]], [0, 1], ["b", "P"], [70, 80, 90, 100]);
        var table = AuditTable.Of(Tree, first, second);
        Assert.Equal(rows, table.Rows.ToArray());
        Assert.Equal([4, 5, 6], table.Column("b").ToArray());
        Assert.Equal([100, double.NaN, 90], table.Column("P").ToArray());
        Assert.Equal([90, 100], AuditTable.Of(Tree, second).Column("P").ToArray());
        Assert.Throws<ArgumentException>("tables", () => AuditTable.Of(Tree, Array.Empty<IndexTable>()));
    }

    [Fact]
    public void One_period_can_be_looked_at_alone()
    {
        var (early, late) = (ReferencePeriod.OfYear(2016), ReferencePeriod.OfYear(2017));
        var data = Members.Data([new("A", late), new("A", early), new("B", late)], ("a", [1, 2, 3]));
        var table = AuditTable.Of(Tree, data);
        Assert.Equal([2, 1, 3], table.Column("a").ToArray());
        var section = table.ForPeriod(late);
        Assert.Equal([new("A", late), new("B", late)], section.Rows.ToArray());
        Assert.Equal([1, 3], section.Column("a").ToArray());
        Assert.Equal([1, 0, 2], table.InputOrder.ToArray());
        Assert.Equal([0, 1], section.InputOrder.ToArray());
        var turned = AuditTable.Of(Tree, Members.Data([new("B", late), new("C", early), new("A", late)], ("a", [1, 2, 3])));
        Assert.Equal([0, 1], turned.ForPeriod(late).InputOrder.ToArray());
        Assert.False(section.Has("b"));
        Assert.Throws<ArgumentException>("period", () => table.ForPeriod(ReferencePeriod.OfYear(2020)));
    }
}
