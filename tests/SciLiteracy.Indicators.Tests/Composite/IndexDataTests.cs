using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class IndexDataTests
{
    [Fact]
    public void Rows_stand_period_by_period()
    {
        var data = Panel(("B", 2021), ("A", 2020), ("A", 2021)).Add("x", [1, 2, 3]).AddLabels("g", ["m", null, "n"]).Build();

        Assert.True(data.IsPanel);
        Assert.Equal(["A 2020", "B 2021", "A 2021"], data.Rows.Select(r => $"{r.Entity} {r.Period}"));
        Assert.Equal([1, 0, 2], data.InputOrder.AsEnumerable());
        Assert.Equal([(0, 1), (1, 2)], data.Sections.Select(s => (s.Start, s.Length)));
        Assert.True(data.TryGetColumn("x", out var x));
        Assert.Equal([2, 1, 3], x.ToArray());
        Assert.True(data.TryGetLabels("g", out var g));
        Assert.Equal([null, "m", "n"], g);
    }

    [Fact]
    public void Columns_are_in_ordinal_order()
    {
        var data = Rows("A").Add("b", [1]).Add("a", [2]).Add("B", [3]).AddLabels("z", ["1"]).AddLabels("y", ["2"]).AddLabels("Z", ["3"]).Build();

        Assert.Equal(["B", "a", "b"], data.Columns);
        Assert.Equal(["Z", "y", "z"], data.LabelColumns);
    }

    [Fact]
    public void Data_without_rows_or_periods_are_no_panel()
    {
        Assert.False(new IndexDataBuilder([]).Build().IsPanel);
        Assert.False(Column(1, 2).IsPanel);
    }

    [Fact]
    public void A_builder_refuses_rows_that_are_there_twice_or_have_different_periods()
    {
        Assert.Throws<ArgumentNullException>("rows", () => new IndexDataBuilder(null!));
        Assert.Throws<ArgumentException>("rows", () => Rows("A", "B", "A"));
        Assert.Throws<ArgumentException>("rows", () => Panel(("A", 2020), ("A", 2020)));
        Assert.Throws<ArgumentException>("rows", () => new IndexDataBuilder([new("A", ReferencePeriod.OfYear(2020)), new("B", null)]));
    }

    [Fact]
    public void A_builder_refuses_columns_that_are_there_or_do_not_fit()
    {
        var builder = Rows("A", "B").Add("x", [1, 2]).AddLabels("g", ["m", "n"]);

        Assert.Throws<ArgumentException>("code", () => builder.Add("x", [1, 2]));
        Assert.Throws<ArgumentException>("code", () => builder.Add("g", [1, 2]));
        Assert.Throws<ArgumentException>("code", () => builder.AddLabels("g", ["m", "n"]));
        Assert.Throws<ArgumentException>("code", () => builder.AddLabels("x", ["m", "n"]));
        Assert.Throws<ArgumentException>("code", () => builder.Add("", [1, 2]));
        Assert.Throws<ArgumentException>("length", () => builder.Add("y", [1]));
        Assert.Throws<ArgumentException>("length", () => builder.AddLabels("h", ["m", "n", "o"]));
        Assert.Throws<ArgumentNullException>("labels", () => builder.AddLabels("h", null!));
        var infinite = Assert.Throws<ArgumentException>("values", () => builder.Add("y", [1, double.NegativeInfinity]));
        Assert.StartsWith("The value of 'y' in row 2 is infinite.", infinite.Message, StringComparison.Ordinal);
        // what was refused is not there
        Assert.Equal(["x"], builder.Build().Columns);
        Assert.Equal(["g"], builder.Build().LabelColumns);
    }
}
