namespace SciLiteracy.Domain.Tests;

public class NearestNameTests
{
    [Theory]
    [InlineData("casst", "cast")] // one letter too many
    [InlineData("cat", "cast")] // one too few
    [InlineData("cost", "cast")] // another
    [InlineData("csat", "cast")] // two swapped
    [InlineData("CAST", "cast")] // case counts half
    [InlineData("indicatr_of_literacy", "indicator_of_literacy")]
    public void A_misspelt_name_finds_the_right_one(string text, string expected) =>
        Assert.Equal(expected, NearestName.Find(text, ["ndrc", "cast", "indicator_of_literacy", "moe"]));

    [Theory]
    [InlineData("")]
    [InlineData("zzzz")]
    [InlineData("castle.of.glass")]
    [InlineData("mof.finance")]
    public void A_name_far_from_all_others_finds_none(string text) => Assert.Null(NearestName.Find(text, ["cast", "moe", ""]));

    [Fact]
    public void Of_equally_near_names_the_first_in_ordinal_order_wins()
    {
        Assert.Equal("case", NearestName.Find("cas", ["cast", "cash", "case"]));
        Assert.Equal("case", NearestName.Find("cas", ["case", "cash", "cast"]));
    }

    [Fact]
    public void A_name_that_exists_finds_itself() => Assert.Equal("cast", NearestName.Find("cast", ["Cast", "cast", "casts"]));

    [Fact]
    public void The_limit_is_a_third_of_the_longer_name()
    {
        Assert.Equal("abcdef", NearestName.Find("abcdxy", ["abcdef"]));
        Assert.Null(NearestName.Find("abcxyz", ["abcdef"]));
        Assert.Equal("a", NearestName.Find("b", ["a"]));
    }

    [Fact]
    public void Very_long_texts_have_no_near_name()
    {
        var longest = new string('a', 128);

        Assert.Equal(longest, NearestName.Find(longest, [longest]));
        Assert.Null(NearestName.Find(longest + "a", [longest]));
        Assert.Null(NearestName.Find(longest, [longest + "a"]));
    }

    [Fact]
    public void The_hint_ends_a_sentence()
    {
        Assert.Equal("; did you mean 'cast'?", NearestName.Hint("casst", ["cast"]));
        Assert.Equal("", NearestName.Hint("qqqq", ["cast"]));
    }

    // Law: one edit of a name of four letters or more is undone if no other name is near.
    [Law]
    public void One_edit_is_undone(NonNegativeInt at, NonNegativeInt kind)
    {
        const string Name = "responsibility";
        var i = at.Get % Name.Length;
        var misspelt = (kind.Get % 3) switch
        {
            0 => Name.Remove(i, 1),
            1 => Name.Insert(i, "#"),
            _ => Name.Remove(i, 1).Insert(i, "#"),
        };

        Assert.Equal(Name, NearestName.Find(misspelt, ["ndrc", Name, "possible"]));
    }

    // Law: the answer does not depend on the order of the candidates, and is one of them.
    [Law]
    public void The_order_of_candidates_does_not_count(HostileText text, HostileText[] names)
    {
        string[] candidates = [.. names.Select(n => n.Value)];
        var found = NearestName.Find(text.Value, candidates);

        Assert.Equal(found, NearestName.Find(text.Value, candidates.Reverse()));
        if (found is not null)
            Assert.Contains(found, candidates);
    }
}
