using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

[Properties(Arbitrary = [typeof(Populations)])]
public class JackknifeTests
{
    // Law: fast = plain. Leaving each observation out in turn, from the beginning, gives the same standard error and bias.
    [Property]
    public void It_is_the_spread_of_the_estimates_without_each_observation(Population p)
    {
        if (p.Count < 3)
            return;
        foreach (var measure in new InequalityMeasure[]
            { Gini.Population, Gini.BiasCorrected, TheilT.Instance, new Atkinson(0.5), CoefficientOfVariation.Population, MaximumMinimumRatio.Instance })
        {
            var all = measure.Evaluate(p.Values, p.Weights).Value!.Value;
            double[] without = [.. Enumerable.Range(0, p.Count).Select(i => measure.Evaluate(
                [.. p.Values[..i], .. p.Values[(i + 1)..]], [.. p.Weights[..i], .. p.Weights[(i + 1)..]]).Value!.Value)];
            var mean = without.Average();
            var n = (double)p.Count;
            var estimate = JackknifeEstimate.Of(measure, p.Values, p.Weights);
            Assert.Null(estimate.Reason);
            Assert.Equal(all, estimate.Value);
            Approx.Equal(Math.Sqrt((n - 1) / n * without.Sum(t => (t - mean) * (t - mean))), estimate.StandardError, 1e-8, 1e-11);
            Approx.Equal((n - 1) * (mean - all), estimate.Bias, 1e-8, 1e-10 * Math.Max(1, Math.Abs(all) * n));
        }
    }

    // G of 1, 2, 3 is 2/9; without the first, second and third it is 1/10, 1/4 and 1/6.
    [Fact]
    public void Three_observations_by_hand()
    {
        var estimate = JackknifeEstimate.Of(Gini.Population, [1, 2, 3]);
        double[] without = [0.1, 0.25, 1 / 6.0];
        var mean = without.Average();
        Approx.Equal(2 / 9.0, estimate.Value);
        Approx.Equal(Math.Sqrt(2 / 3.0 * without.Sum(t => (t - mean) * (t - mean))), estimate.StandardError);
        Approx.Equal(2 * (mean - (2 / 9.0)), estimate.Bias);
        Assert.Equal(3, estimate.Count);
    }

    [Fact]
    public void Too_few_observations_and_undefined_replicates_are_told()
    {
        var one = JackknifeEstimate.Of(Gini.Population, [4]);
        Assert.Equal((0.0, InequalityUndefinedReason.TooFewObservations), (one.Value, one.Reason));
        Assert.Null(one.StandardError);
        var replicate = JackknifeEstimate.Of(Gini.Population, [0, 0, 4]);
        Assert.Equal(InequalityUndefinedReason.ReplicateUndefined, replicate.Reason);
        Assert.NotNull(replicate.Value);
        Assert.Null(replicate.Bias);
        Assert.Equal(InequalityUndefinedReason.ReplicateUndefined, JackknifeEstimate.Of(Gini.BiasCorrected, [1, 4]).Reason);
        Assert.Equal(InequalityUndefinedReason.ZeroValue, JackknifeEstimate.Of(TheilL.Instance, [0, 4]).Reason);
        Assert.Equal(InequalityUndefinedReason.NoObservations, JackknifeEstimate.Of(TheilL.Instance, []).Reason);
    }

    [Fact]
    public void Leaving_one_out_of_a_concentration_index_ranks_the_others_anew()
    {
        double[] h = [3, 1, 4, 1, 5];
        double[] r = [1, 5, 2, 2, 4];
        double[] w = [1, 2, 1, 3, 1];
        double[] without = [.. Enumerable.Range(0, 5).Select(i => ConcentrationIndex.Evaluate(
            [.. h[..i], .. h[(i + 1)..]], [.. r[..i], .. r[(i + 1)..]], [.. w[..i], .. w[(i + 1)..]]).Value!.Value)];
        var estimate = JackknifeEstimate.OfConcentrationIndex([.. h, double.NaN, 9], [.. r, 1, 1], [.. w, 1, 0]);
        Approx.Equal(Math.Sqrt(4 * WeightedMoments.Variance(without, [], VarianceDefinition.Population)), estimate.StandardError);
        Assert.Equal(5, estimate.Count);
        Assert.Equal(InequalityUndefinedReason.TooFewObservations, JackknifeEstimate.OfConcentrationIndex([1], [1]).Reason);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => JackknifeEstimate.Of(TheilT.Instance, [1, 2, 3], default, source.Token));
    }
}
