namespace SciLiteracy.Domain.Tests;

public class LocalizedTextTests
{
    private static readonly LocalizedText Beijing = LocalizedText.Of([new("zh-Hans", "北京市"), new("en", "Beijing"), new("de-CH", "Peking")]);

    [Theory]
    [InlineData("en", "Beijing")]
    [InlineData("EN-gb", "Beijing")]
    [InlineData("zh-Hans-CN", "北京市")]
    [InlineData("de-CH-1996", "Peking")]
    [InlineData("de", null)]
    [InlineData("zh", null)]
    [InlineData("fr", null)]
    public void A_text_is_looked_up_by_language_and_by_what_that_is_a_variety_of(string tag, string? text) => Assert.Equal(text, Beijing.In(tag));

    [Fact]
    public void The_best_text_is_in_the_first_language_there_is()
    {
        Assert.Equal("Beijing", Beijing.Best("fr", "en", "zh-Hans"));
        Assert.Equal("北京市", Beijing.Best("fr"));
        Assert.Equal("北京市", Beijing.Best());
        Assert.Equal("Beijing", Beijing.ToString());
        Assert.Equal("Pékin", LocalizedText.Of("fr", "Pékin").ToString());
    }

    [Fact]
    public void Order_and_case_of_tags_do_not_count_in_equality()
    {
        var same = LocalizedText.Of([new("EN", "Beijing"), new("de-ch", "Peking"), new("zh-hans", "北京市")]);

        Assert.Equal(Beijing, same);
        Assert.Equal(Beijing.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Beijing, LocalizedText.Of("en", "Beijing"));
        Assert.NotEqual(LocalizedText.Of("en", "Beijing"), LocalizedText.Of("de", "Beijing"));
        Assert.False(Beijing.Equals(null));
    }

    [Fact]
    public void A_text_that_would_be_wrong_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LocalizedText.Of([]));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of("en", " "));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of("e", "text"));
        Assert.Throws<ArgumentException>(() => LocalizedText.Of([new("en", "a"), new("EN", "b")]));
        Assert.False(LocalizedText.TryCreate([new("en", null!)], out var text));
        Assert.Null(text);
    }

    // Law: every text is found under its own tag, and equality does not depend on order.
    [Law]
    public void Every_text_is_found_under_its_tag(LocalizedText text)
    {
        Assert.All(text.Texts, t => Assert.Equal(t.Value, text.In(t.Key)));
        Assert.Equal(text, LocalizedText.Of(text.Texts.Reverse()));
    }
}
