namespace SciLiteracy.Domain.Tests;

public class ValueListTests
{
    [Fact]
    public void Lists_are_equal_by_items_in_order()
    {
        ValueList<string> a = ["x", "y"];
        ValueList<string> b = ["x", "y"];
        ValueList<string> c = ["y", "x"];

        Assert.True(a.Equals(b));
        Assert.True(a.Equals((object)b));
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.False(a.Equals(c));
        Assert.False(a.Equals(null));
        Assert.Equal("[x, y]", a.ToString());
    }

    [Fact]
    public void Records_that_hold_lists_are_equal_by_value()
    {
        Region a = new() { Code = "11", Name = LocalizedText.Of("en", "Beijing"), Groups = ["R-E"] };
        Region b = new() { Code = "11", Name = LocalizedText.Of("en", "Beijing"), Groups = ["R-E"], Location = new("f", 1, 1) };

        Assert.Equal(a, b);
        Assert.NotEqual(a, b with { Groups = [] });
    }

    [Fact]
    public void The_empty_list_is_one()
    {
        ValueList<int> empty = [];

        Assert.Same(ValueList<int>.Empty, empty);
        Assert.Same(empty, Enumerable.Empty<int>().ToValueList());
        Assert.Empty(empty);
    }

    // Law: a list is its items.
    [Law]
    public void A_list_has_the_items_it_was_made_of(int[] items)
    {
        var list = items.ToValueList();

        Assert.Equal(items.Length, list.Count);
        Assert.Equal(items, list.Items);
        Assert.Equal(items, list.Select(i => i));
        Assert.True(list.Equals(ValueList.Create<int>(items)));
        for (var i = 0; i < items.Length; i++)
            Assert.Equal(items[i], list[i]);
    }
}
