namespace SciLiteracy.Serialization.Tests.Workspaces;

public sealed class PathPatternTests
{
    [Theory]
    [InlineData("*", "a.yaml", true)]
    [InlineData("*.yaml", "a.yaml", true)]
    [InlineData("*.yaml", ".yaml", false)]
    [InlineData(".*", ".yaml", true)]
    [InlineData("*.yaml", "a.yml", false)]
    [InlineData("a*b*c", "abc", true)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("**", "a", true)]
    [InlineData("a*", "A", false)]
    public void A_star_stands_for_any_characters(string part, string name, bool fits) => Assert.Equal(fits, PathPattern.Fits(part, name));

    [Fact]
    public void Many_stars_do_not_take_long() =>
        Assert.False(PathPattern.Fits(string.Concat(Enumerable.Repeat("*a", 100)) + "b", new string('a', 250)));
}
