namespace SciLiteracy.Domain.Tests;

public class LanguageTagTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-Hans-CN", true)]
    [InlineData("de-CH-1996", true)]
    [InlineData("en-a-bbb-x-c", true)]
    [InlineData("abcdefgh", true)]
    [InlineData("", false)]
    [InlineData("e", false)]
    [InlineData("abcdefghi", false)]
    [InlineData("e1", false)]
    [InlineData("en-", false)]
    [InlineData("-en", false)]
    [InlineData("en--US", false)]
    [InlineData("en-abcdefghi", false)]
    [InlineData("en_US", false)]
    [InlineData("中文", false)]
    public void A_tag_is_well_formed_or_not(string tag, bool good) => Assert.Equal(good, LanguageTag.IsWellFormed(tag));

    [Theory]
    [InlineData("zh-Hans-CN", "zh-Hans")]
    [InlineData("zh-Hans", "zh")]
    [InlineData("zh", null)]
    [InlineData("zh-x-a", "zh")]
    [InlineData("zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1")]
    [InlineData("zh-Hant-CN-x-private1", "zh-Hant-CN")]
    [InlineData("", null)]
    public void A_tag_is_shortened_from_its_end(string tag, string? shorter) => Assert.Equal(shorter, LanguageTag.Shorten(tag));

    // Law: shortening ends.
    [Law]
    public void Shortening_any_text_ends(HostileText text)
    {
        var steps = 0;
        for (var tag = text.Value; tag is not null; tag = LanguageTag.Shorten(tag))
            Assert.True(steps++ <= text.Value.Length);
    }
}
