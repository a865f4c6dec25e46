namespace SciLiteracy.Domain.Tests.Plans;

public sealed class CommonOrderTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "a", "")]
    [InlineData("abc", "abc", "")]
    [InlineData("abcd", "dabc", "d")]
    [InlineData("abcd", "bcda", "a")]
    [InlineData("ab", "ba", "b")] // either could have moved; the ordinally first stays, in both directions
    [InlineData("abc", "cba", "bc")]
    [InlineData("abcdef", "badcfe", "bdf")]
    public void What_moved_is_all_but_the_first_longest_common_order(string before, string after, string moved)
    {
        Assert.Equal(moved, string.Concat(CommonOrder.Moved(Keys(before), Keys(after)).Order()));
        Assert.Equal(moved, string.Concat(CommonOrder.Moved(Keys(after), Keys(before)).Order()));
    }

    // Law: minimal. No smaller set of moves explains the new order (checked against all subsequences).
    [Property(MaxTest = 200)]
    public void As_few_as_possible_are_said_to_have_moved(PositiveInt seed)
    {
        var draw = new Testing.Draw((ulong)seed.Get, 5);
        string[] before = [.. "abcdefgh"[..draw.Between(0, 8)].Select(c => c.ToString())];
        string[] after = [.. draw.Shuffle(before)];
        var moved = CommonOrder.Moved(before, after);
        Assert.Equal(before.Except(moved), after.Except(moved));
        var longest = Enumerable.Range(0, 1 << before.Length)
            .Select(set => before.Where((_, i) => (set & (1 << i)) != 0).ToList())
            .Where(kept => after.Where(kept.Contains).SequenceEqual(kept))
            .Max(kept => kept.Count);
        Assert.Equal(longest, before.Length - moved.Count);
    }

    private static string[] Keys(string text) => [.. text.Select(c => c.ToString())];
}
