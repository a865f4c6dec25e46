namespace SciLiteracy.Domain.Tests;

public class ExcerptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("m² / 人", "m² / 人")]
    [InlineData("a\nb\r\tc", "a\\nb\\r\\tc")]
    [InlineData("a\0b\u001b[31m", "a\\u0000b\\u001B[31m")]
    [InlineData("\u202Eabc\u200B\uFEFF\u2028", "\\u202Eabc\\u200B\\uFEFF\\u2028")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    public void What_could_mislead_a_reader_is_escaped(string text, string shown) => Assert.Equal(shown, Excerpt.Of(text));

    [Fact]
    public void Half_a_pair_of_surrogates_is_escaped()
    {
        Assert.Equal("\\uD83D", Excerpt.Of(['\ud83d']));
        Assert.Equal("\\uDE00a", Excerpt.Of(['\ude00', 'a']));
    }

    [Fact]
    public void A_long_text_is_cut_off_and_no_character_is_cut_in_two()
    {
        Assert.Equal(new string('a', 60), Excerpt.Of(new string('a', 60)));
        Assert.Equal(new string('a', 60) + "…", Excerpt.Of(new string('a', 61)));
        Assert.Equal(new string('a', 59) + "…", Excerpt.Of(new string('a', 59) + "\ud83d\ude00b"));
    }

    // Law: an excerpt is one line, and its own excerpt if it is short enough.
    [Law]
    public void An_excerpt_is_one_line(HostileText text)
    {
        var shown = Excerpt.Of(text.Value);

        Assert.DoesNotContain(shown, char.IsControl);
        if (shown.Length <= Excerpt.MaximumLength)
            Assert.Equal(shown, Excerpt.Of(shown));
    }
}
