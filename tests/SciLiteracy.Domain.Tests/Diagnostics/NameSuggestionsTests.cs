namespace SciLiteracy.Domain.Tests;

public class NameSuggestionsTests
{
    [Fact]
    public void The_end_of_a_message_is_a_suggestion_or_a_full_stop()
    {
        NameSuggestions suggestions = new(["cast", "ndrc"]);

        Assert.Equal("; did you mean 'cast'?", suggestions.End("casst"));
        Assert.Equal(".", suggestions.End("elephant"));
        Assert.Equal("; did you mean 'cast'?", suggestions.End("casst"));
    }

    [Fact]
    public void When_the_work_is_used_up_known_answers_remain()
    {
        NameSuggestions suggestions = new(Enumerable.Range(0, 10_000).Select(i => $"a_rather_long_name_of_a_thing_{i:D5}"));

        var first = suggestions.End("a_rather_long_name_of_a_thing_0000");
        for (var i = 0; i < 20; i++)
            suggestions.End($"a_rather_long_name_of_a_thing_x{i}");

        Assert.StartsWith("; did you mean 'a_rather_long_name_of_a_thing_0", first, StringComparison.Ordinal);
        Assert.Equal(first, suggestions.End("a_rather_long_name_of_a_thing_0000"));
        Assert.Equal(".", suggestions.End("a_rather_long_name_of_a_thing_0001"));
    }
}
