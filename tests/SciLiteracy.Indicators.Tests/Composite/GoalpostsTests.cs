using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Tests.Composite;

public class GoalpostsTests
{
    [Fact]
    public void The_low_one_is_below_the_high_one()
    {
        var goalposts = Goalposts.Of(-1, 2.5);

        Assert.Equal((-1, 2.5), (goalposts.Low, goalposts.High));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    public void Values_that_span_no_range_are_none(double low, double high)
    {
        Assert.False(Goalposts.TryCreate(low, high, out var goalposts));
        Assert.Null(goalposts);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(high), () => Goalposts.Of(low, high));
    }
}
