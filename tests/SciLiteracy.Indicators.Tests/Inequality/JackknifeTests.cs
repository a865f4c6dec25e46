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

    // Law: fast = plain, replicate by replicate.
    [Property(MaxTest = 300)]
    public void Every_replicate_is_the_measure_without_the_observation(Population p)
    {
        foreach (var measure in Measures)
        {
            using var sample = WeightedSample.Gather(p.Values, p.Weights, measure.NeedsOrder);
            if (sample.Problem is null && sample.Count > 2 && measure.Compute(sample.Values, sample.Weights).Value is not null)
                AssertReplicates(measure, sample.Values.ToArray(), sample.Weights.ToArray());
        }
    }

    // One that outweighs all the others, all but one equal, zeros, values that hardly differ, weights that do.
    [Theory]
    [InlineData(new[] { 1, 1.001, 1.002, 1e9 }, new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 1e-9, 1, 1.001, 1.002 }, new[] { 1e9, 1, 1, 1 })]
    [InlineData(new[] { 5.0, 5, 5, 7 }, new[] { 1.0, 2, 3, 4 })]
    [InlineData(new[] { 0.0, 0, 1, 3 }, new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 0.0, 1, 3, 1e-12 }, new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 1, 1 + 1e-13, 1 - 1e-13, 1 + 2e-13 }, new[] { 1.0, 1, 1, 1 })]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 1e-12, 1, 1e12, 1 })]
    [InlineData(new[] { 2.0, 2, 2, 2 }, new[] { 1.0, 1, 1, 1 })]
    public void Replicates_keep_their_digits_where_much_depends_on_one_observation(double[] values, double[] weights)
    {
        foreach (var measure in Measures)
        {
            if (measure.Compute(values, weights).Value is not null)
                AssertReplicates(measure, values, weights);
        }
    }

    private static readonly InequalityMeasure[] Measures =
    [
        TheilT.Instance, TheilL.Instance, new Atkinson(0.5), new Atkinson(1), new Atkinson(2), new Atkinson(30), Hoover.Instance, MaximumMinimumRatio.Instance,
        CoefficientOfVariation.Population, new CoefficientOfVariation(VarianceDefinition.FrequencySample), new CoefficientOfVariation(VarianceDefinition.ReliabilitySample),
    ];

    private static void AssertReplicates(InequalityMeasure measure, double[] x, double[] w)
    {
        var replicates = new double[x.Length];
        if (!measure.TryComputeReplicates(x, w, replicates))
            return;
        for (var k = 0; k < x.Length; k++)
        {
            var direct = measure.Compute([.. x[..k], .. x[(k + 1)..]], [.. w[..k], .. w[(k + 1)..]]).Value;
            Assert.True(
                direct is { } plain && Math.Abs(replicates[k] - plain) <= 1e-12 * Math.Max(Math.Abs(plain), 1e-3),
                $"{measure} without {k} of {string.Join(' ', x)} ({string.Join(' ', w)}): {replicates[k]:R}, expected {direct:R}");
        }
    }

    // Law: fast = plain, with ties, whatever the ranking.
    [Property(MaxTest = 300)]
    public void Every_replicate_of_a_concentration_index_is_the_index_without_the_observation(Population p)
    {
        double[] ranking = [.. p.Values.Select((v, i) => Math.Round(v * 7919 % 5) + (i % 2))];
        if (ConcentrationIndex.Evaluate(p.Values, ranking, p.Weights).Value is null || !ConcentrationIndex.TryComputeReplicates(p.Values, ranking, p.Weights, out var replicates))
            return;
        var at = 0;
        for (var k = 0; k < p.Count; k++)
        {
            if (p.Weights[k] == 0)
                continue;
            double[] left = [.. p.Values];
            left[k] = double.NaN;
            var plain = ConcentrationIndex.Evaluate(left, ranking, p.Weights).Value;
            Assert.True(plain is { } direct && Math.Abs(direct - replicates[at]) < 1e-12, $"{k}: {replicates[at]:R}, expected {plain:R}");
            at++;
        }

        Assert.Equal(replicates.Length, at);
    }

    // One by one, a hundred thousand would take minutes.
    [Fact]
    public void A_hundred_thousand_observations_take_no_time()
    {
        var random = new Random(7);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => Math.Exp(random.NextDouble() * 3))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var measure in Measures)
            Assert.True(JackknifeEstimate.Of(measure, values).StandardError > 0);
        Assert.True(JackknifeEstimate.OfConcentrationIndex(values, [.. values.Select((v, i) => v + (i % 3))]).StandardError > 0);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 20_000);
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
