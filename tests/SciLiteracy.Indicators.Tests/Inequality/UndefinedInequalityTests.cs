using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

public class UndefinedInequalityTests
{
    [Fact]
    public void Nothing_observed_gives_a_reason_and_no_number()
    {
        foreach (var measure in Population.Measures)
        {
            foreach (var (values, weights) in new (double[], double[])[] { ([], []), ([double.NaN], []), ([1, 2], [0, 0]), ([1, 2], [double.NaN, 0]) })
            {
                var result = measure.Evaluate(values, weights);
                Assert.Null(result.Value);
                Assert.True(double.IsNaN(result.ValueOrNaN));
                Assert.Equal(InequalityUndefinedReason.NoObservations, result.Reason);
                Assert.Equal(0, result.Count);
            }
        }

        Assert.Equal(default, Gini.Population.Evaluate([]));
    }

    [Fact]
    public void Negative_values_are_refused_by_measures_of_shares_and_allowed_by_the_coefficient_of_variation()
    {
        double[] x = [-1, 2, 5];
        foreach (var measure in Population.Measures.Where(m => m is not CoefficientOfVariation and not QuantileRatio))
            Assert.Equal(InequalityUndefinedReason.NegativeValue, measure.Evaluate(x).Reason);
        Assert.Equal(Math.Sqrt(6) / 2, CoefficientOfVariation.Population.Evaluate(x).Value!.Value, 14);
        Assert.Equal(InequalityUndefinedReason.MeanNotPositive, CoefficientOfVariation.Population.Evaluate([-3, 2]).Reason);
        Assert.Equal(InequalityUndefinedReason.NegativeValue, new QuantileRatio(0.9, 0.1, QuantileDefinition.R1).Evaluate(x).Reason);
        Assert.Equal(2.5, new QuantileRatio(0.9, 0.5, QuantileDefinition.R1).Evaluate(x).Value);
    }

    [Fact]
    public void Zeros_only_have_no_shares()
    {
        double[] x = [0, 0];
        foreach (var measure in Population.Measures.Where(m => m is not MaximumMinimumRatio and not QuantileRatio))
            Assert.Equal(InequalityUndefinedReason.MeanNotPositive, measure.Evaluate(x).Reason);
        Assert.Equal(InequalityUndefinedReason.ZeroValue, new QuantileRatio(0.9, 0.1, QuantileDefinition.R1).Evaluate(x).Reason);
        Assert.Equal(InequalityUndefinedReason.MeanNotPositive, LorenzCurve.Of(x).Reason);
        Assert.Equal(InequalityUndefinedReason.MeanNotPositive, ConcentrationIndex.Evaluate(x, [1, 2]).Reason);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_no_population_is_told(double weight)
    {
        foreach (var measure in Population.Measures)
            Assert.Equal(InequalityUndefinedReason.InvalidWeight, measure.Evaluate([1, 2], [1, weight]).Reason);
    }

    [Fact]
    public void An_infinite_value_is_told()
    {
        foreach (var measure in Population.Measures)
            Assert.Equal(InequalityUndefinedReason.InfiniteValue, measure.Evaluate([1, double.PositiveInfinity]).Reason);
    }

    [Fact]
    public void One_observation_is_too_few_for_a_sample()
    {
        Assert.Equal(InequalityUndefinedReason.TooFewObservations, Gini.BiasCorrected.Evaluate([3]).Reason);
        Assert.Equal(
            InequalityUndefinedReason.TooFewObservations, new CoefficientOfVariation(VarianceDefinition.ReliabilitySample).Evaluate([3], [4]).Reason);
        Assert.Equal(0.0, Gini.Population.Evaluate([3]).Value);
    }

    [Fact]
    public void A_quantile_without_an_extension_to_weights_is_refused_only_where_weights_differ()
    {
        var ratio = new QuantileRatio(0.9, 0.1, QuantileDefinition.R7);
        Assert.Equal(InequalityUndefinedReason.WeightsNotSupported, ratio.Evaluate([1, 2, 3], [1, 2, 1]).Reason);
        Assert.Equal(ratio.Evaluate([1, 2, 3]), ratio.Evaluate([1, 2, 3], [2, 2, 2]));
        Assert.Equal(2.8 / 1.2, ratio.Evaluate([1, 2, 3]).Value!.Value, 14);
    }

    [Fact]
    public void A_ratio_that_no_double_holds_is_told() =>
        Assert.Equal(InequalityUndefinedReason.NotRepresentable, MaximumMinimumRatio.Instance.Evaluate([1e-200, 1e200]).Reason);

    [Fact]
    public void Different_lengths_and_settings_out_of_range_throw_at_the_door()
    {
        Assert.Throws<ArgumentException>(() => Gini.Population.Evaluate([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => ConcentrationIndex.Evaluate([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => TheilDecomposition.Of(TheilIndex.T, [1, 2], [], [1]));
        Assert.Throws<ArgumentException>(() => DagumDecomposition.Of([1, 2], [1], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Atkinson(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Atkinson(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileRatio(0.1, 0.9, QuantileDefinition.R1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileRatio(0.9, -0.1, QuantileDefinition.R1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gini((GiniVariant)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CoefficientOfVariation((VarianceDefinition)7));
    }

    [Fact]
    public void Ids_tell_the_parameters()
    {
        Assert.Equal("atkinson(0.5)", new Atkinson(0.5).Id);
        Assert.Equal("quantile-ratio(0.9, 0.1, R2)", new QuantileRatio(0.9, 0.1, QuantileDefinition.R2).ToString());
        Assert.Equal(Population.Measures.Count, Population.Measures.Select(m => m.Id).Distinct().Count());
        Assert.Equal(new Atkinson(2), new Atkinson(2));
    }

    [Fact]
    public void Nothing_is_allocated_once_the_buffers_exist()
    {
        double[] x = [.. Enumerable.Range(1, 300).Select(i => (double)(i * 37 % 101))];
        double[] w = [.. Enumerable.Range(1, 300).Select(i => (double)i)];
        foreach (var measure in Population.Measures)
        {
            for (var i = 0; i < 3; i++)
                measure.Evaluate(x, w);
            // The least of some tries: a collection may take the shared buffers away at any time.
            var least = long.MaxValue;
            for (var attempt = 0; attempt < 5; attempt++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 20; i++)
                    measure.Evaluate(x, w);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }
}
