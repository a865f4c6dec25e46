using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class WeightedMomentsTests
{
    // The textbook case for cancellation: variance 30 about a large mean.
    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    [InlineData(-1e12)]
    public void A_large_mean_does_not_spoil_the_variance(double shift)
    {
        double[] x = [4 + shift, 7 + shift, 13 + shift, 16 + shift];
        Assert.Equal(30.0, WeightedMoments.Variance(x, [], VarianceDefinition.FrequencySample));
        Assert.Equal(22.5, WeightedMoments.Variance(x, [], VarianceDefinition.Population));
        Assert.Equal(30.0, WeightedMoments.Variance(x, [], VarianceDefinition.ReliabilitySample));
    }

    [Fact]
    public void Frequency_weights_are_repetitions()
    {
        double[] repeated = [2, 2, 2, 5, 9, 9];
        Approx.Equal(WeightedMoments.Mean(repeated), WeightedMoments.Mean([2, 5, 9], [3, 1, 2]));
        foreach (var definition in new[] { VarianceDefinition.Population, VarianceDefinition.FrequencySample })
        {
            Approx.Equal(
                WeightedMoments.Variance(repeated, [], definition), WeightedMoments.Variance([2, 5, 9], [3, 1, 2], definition));
        }
    }

    [Fact]
    public void Reliability_weights_have_no_scale()
    {
        var one = WeightedMoments.Variance([2, 5, 9], [3, 1, 2], VarianceDefinition.ReliabilitySample);
        Approx.Equal(one, WeightedMoments.Variance([2, 5, 9], [0.3, 0.1, 0.2], VarianceDefinition.ReliabilitySample));
        // Q = 3 (2 - 29/6)² + (5 - 29/6)² + 2 (9 - 29/6)², divisor 6 - 14/6
        var mean = 29.0 / 6;
        var q = (3 * (2 - mean) * (2 - mean)) + ((5 - mean) * (5 - mean)) + (2 * (9 - mean) * (9 - mean));
        Approx.Equal(q / (6 - (14.0 / 6)), one);
    }

    [Fact]
    public void A_divisor_that_is_not_positive_gives_NaN()
    {
        Assert.True(double.IsNaN(WeightedMoments.Variance([3], [], VarianceDefinition.FrequencySample)));
        Assert.True(double.IsNaN(WeightedMoments.Variance([3, 4], [0.1, 0.2], VarianceDefinition.FrequencySample)));
        Assert.True(double.IsNaN(WeightedMoments.Variance([3], [0.7], VarianceDefinition.ReliabilitySample)));
        Assert.Equal(0.0, WeightedMoments.Variance([3], [], VarianceDefinition.Population));
    }
}
