using System.Text.RegularExpressions;

namespace SciLiteracy.Domain.Tests;

public class IdentifierTests
{
    [Theory]
    [InlineData("cast", true, true, true)]
    [InlineData("infrastructure.measure.1", true, true, true)]
    [InlineData("A_1.", true, true, true)]
    [InlineData("cn-2016-2020", false, true, true)]
    [InlineData("00", false, false, true)]
    [InlineData("1-a", false, false, true)]
    [InlineData("", false, false, false)]
    [InlineData("_a", false, false, false)]
    [InlineData(".a", false, false, false)]
    [InlineData("-a", false, false, false)]
    [InlineData("a b", false, false, false)]
    [InlineData("a\n", false, false, false)]
    [InlineData("é", false, false, false)]
    [InlineData("a人", false, false, false)]
    public void An_id_is_a_code_a_name_or_an_entity(string text, bool code, bool name, bool entity)
    {
        Assert.Equal(code, Identifier.IsCode(text));
        Assert.Equal(name, Identifier.IsName(text));
        Assert.Equal(entity, Identifier.IsEntity(text));
    }

    [Fact]
    public void An_id_has_a_greatest_length()
    {
        Assert.True(Identifier.IsCode(new string('a', Identifier.MaximumLength)));
        Assert.False(Identifier.IsCode(new string('a', Identifier.MaximumLength + 1)));
    }

    // Law: the tests say what the published patterns say.
    [Law]
    public void The_patterns_are_those_that_are_tested(HostileText text)
    {
        var inLength = text.Value.Length <= Identifier.MaximumLength;

        Assert.Equal(inLength && Regex.IsMatch(text.Value, @"\A(?:" + Identifier.CodePattern + @")\z"), Identifier.IsCode(text.Value));
        Assert.Equal(inLength && Regex.IsMatch(text.Value, @"\A(?:" + Identifier.NamePattern + @")\z"), Identifier.IsName(text.Value));
        Assert.Equal(inLength && Regex.IsMatch(text.Value, @"\A(?:" + Identifier.EntityPattern + @")\z"), Identifier.IsEntity(text.Value));
    }
}
