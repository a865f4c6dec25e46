using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class QuantileTests
{
    // By hand from the definitions of Hyndman and Fan (1996), as R's quantile(c(1, 2, 3, 4), 0.25, type = 1:9) prints them.
    [Theory]
    [InlineData(QuantileDefinition.R1, 1)]
    [InlineData(QuantileDefinition.R2, 1.5)]
    [InlineData(QuantileDefinition.R3, 1)]
    [InlineData(QuantileDefinition.R4, 1)]
    [InlineData(QuantileDefinition.R5, 1.5)]
    [InlineData(QuantileDefinition.R6, 1.25)]
    [InlineData(QuantileDefinition.R7, 1.75)]
    [InlineData(QuantileDefinition.R8, 17 / 12.0)]
    [InlineData(QuantileDefinition.R9, 1.4375)]
    public void The_first_quartile_of_one_to_four_differs_by_definition(QuantileDefinition definition, double expected) =>
        Approx.Equal(expected, Quantile.Of([1, 2, 3, 4], 0.25, definition));

    [Fact]
    public void A_whole_number_of_observations_is_recognised_in_spite_of_rounding()
    {
        // 10 * 0.7 is 7.000000000000001 in some orders of evaluation; the seventh value, or the mean of it and the eighth, is meant.
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Assert.Equal(7.0, Quantile.Of(x, 0.7, QuantileDefinition.R1));
        Assert.Equal(7.5, Quantile.Of(x, 0.7, QuantileDefinition.R2));
        Assert.Equal(3.5, Quantile.Of(x, 0.1 + 0.2, QuantileDefinition.R2));
    }

    public static TheoryData<QuantileDefinition> Definitions => [.. Enum.GetValues<QuantileDefinition>()];

    // Law: from the least to the largest, never falling.
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Quantiles_rise_from_the_least_value_to_the_largest(QuantileDefinition definition)
    {
        double[] x = [-3, 0, 0, 1, 1.5, 8, 20];
        var last = double.NegativeInfinity;
        for (var i = 0; i <= 200; i++)
        {
            var q = Quantile.Of(x, i / 200.0, definition);
            Assert.True(q >= last && q >= -3 && q <= 20, $"{definition} at {i / 200.0}: {q}");
            last = q;
        }

        Assert.Equal(20.0, last);
        Assert.Equal(-3.0, Quantile.Of(x, 0, definition));
    }

    // Law: replication. Whole weights are repetitions.
    [Theory]
    [InlineData(QuantileDefinition.R1)]
    [InlineData(QuantileDefinition.R2)]
    public void Whole_weights_are_repetitions(QuantileDefinition definition)
    {
        double[] repeated = [1, 1, 1, 4, 6, 6, 6, 6, 9, 9];
        for (var i = 0; i <= 100; i++)
        {
            var p = i / 100.0;
            Assert.Equal(Quantile.Of(repeated, p, definition), Quantile.Of([1, 4, 6, 9], [3, 1, 4, 2], p, definition));
        }
    }

    [Fact]
    public void A_contract_that_is_broken_throws_at_the_door()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5, QuantileDefinition.R7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1, QuantileDefinition.R7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN, QuantileDefinition.R7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 0.5, (QuantileDefinition)10));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1, 2], [1, 2], 0.5, QuantileDefinition.R7));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1, 2], [1], 0.5, QuantileDefinition.R1));
    }
}
