namespace SciLiteracy.Reporting.Tests.Charts;

public sealed class AxisScaleTests
{
    [Fact]
    public void An_axis_of_rates_begins_at_zero_and_has_round_ticks()
    {
        var axis = AxisScale.Of([6.2, 10.56, 16.74], 5, fromZero: true, wholeNumbers: false);

        Assert.Equal([0, 5, 10, 15, 20], axis.Ticks);
        Assert.Equal(0.5, axis.Position(10));
    }

    [Fact]
    public void An_axis_of_years_has_whole_years()
    {
        var axis = AxisScale.Of([2015, 2016], 10, fromZero: false, wholeNumbers: true);

        Assert.Equal([2015, 2016], axis.Ticks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-3e9)]
    public void An_axis_of_one_value_still_spans_a_range(double value)
    {
        var axis = AxisScale.Of([value], 5, fromZero: false, wholeNumbers: false);

        Assert.True(axis.Low < axis.High);
        Assert.InRange(axis.Position(value), 0, 1);
    }

    // Law: every value lies on the axis, and the ticks reach from its start to its end.
    [Property]
    public void All_values_lie_between_the_first_and_the_last_tick(NonEmptyArray<NormalFloat> numbers, bool fromZero, bool wholeNumbers)
    {
        double[] values = [.. numbers.Get.Select(n => Math.Clamp(n.Get, -1e12, 1e12))];

        var axis = AxisScale.Of(values, 5, fromZero, wholeNumbers);
        var ticks = axis.Ticks.ToArray();

        Assert.All(values, v => Assert.InRange(axis.Position(v), -1e-9, 1 + 1e-9));
        Assert.InRange(ticks.Length, 2, 14);
        Assert.Equal(axis.Low, ticks[0]);
        Assert.Equal(axis.High, ticks[^1], Math.Abs(axis.Step) * 1e-6);
    }
}
