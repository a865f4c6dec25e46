using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Estimation;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

public class WeightedQuantileTests
{
    private static readonly double[] Points = [0, 0.01, 0.1, 0.25, 1 / 3.0, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 1];

    public static TheoryData<QuantileDefinition> Rules => [.. Enum.GetValues<QuantileDefinition>()];

    // Law: with equal weights the nine rules are those of a sample without weights, also where p n is a whole number or a half.
    [Theory]
    [MemberData(nameof(Rules))]
    public void Equal_weights_are_no_weights(QuantileDefinition rule)
    {
        var random = new System.Random(3);
        for (var n = 1; n <= 12; n++)
        {
            var values = Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 9)).ToArray();
            var sorted = values.Order().ToArray();
            var quantile = new WeightedQuantile(values, [.. Enumerable.Repeat(2.5, n)], rule);
            foreach (var p in Points.Concat(Enumerable.Range(0, n + 1).Select(k => (double)k / n)).Concat(Enumerable.Range(0, n).Select(k => (k + 0.5) / n)))
                Approx.Equal(Quantile.Of(sorted, p, rule), quantile.At(p), 1e-11, 1e-11);
        }
    }

    // Law: R1 and R2 count a weight as so many equal rows; the others are linear between the positions of their definition.
    [Theory]
    [MemberData(nameof(Rules))]
    public void Unequal_weights_have_the_positions_of_the_rule(QuantileDefinition rule)
    {
        double[] values = [9, 2, 5, 7, 3, 11];
        double[] weights = [1, 3, 2, 2, 4, 3];
        var quantile = new WeightedQuantile(values, weights, rule);
        var rows = values.Zip(weights).Order().ToArray();
        var (y, w) = (rows.Select(r => r.First).ToArray(), rows.Select(r => r.Second).ToArray());
        var c = w.Select((_, k) => w[..(k + 1)].Sum()).ToArray();
        var repeated = rows.SelectMany(r => Enumerable.Repeat(r.First, (int)r.Second)).ToArray();
        foreach (var p in Points.Concat(Enumerable.Range(0, 31).Select(k => k / 30.0)))
        {
            var found = quantile.At(p);
            if (rule is QuantileDefinition.R1 or QuantileDefinition.R2)
            {
                Approx.Equal(Quantile.Of(repeated, p, rule), found);
                continue;
            }

            if (rule == QuantileDefinition.R3)
            {
                // The cumulative weight nearest to p W; of two as near the even one.
                var distance = c.Prepend(0).Select((s, k) => k == 0 ? double.PositiveInfinity : Math.Abs(s - (15 * p))).ToArray();
                var nearest = Enumerable.Range(1, 6).Where(k => distance[k] < distance.Min() + 1e-9).ToArray();
                Approx.Equal(y[(nearest.Length == 1 ? nearest[0] : nearest.Single(k => k % 2 == 0)) - 1], found);
                continue;
            }

            var positions = Enumerable.Range(0, 6).Select(k => rule switch
            {
                QuantileDefinition.R4 => c[k] / 15,
                QuantileDefinition.R5 => (c[k] - (w[k] / 2)) / 15,
                QuantileDefinition.R6 => c[k] / (15 + 3),
                QuantileDefinition.R7 => (c[k] - w[k]) / (15 - 3),
                QuantileDefinition.R8 => (c[k] - (w[k] / 3)) / (15 + 1),
                _ => (c[k] - (3 * w[k] / 8)) / (15 + 0.75),
            }).ToArray();
            var above = Array.FindIndex(positions, q => q > p);
            var expected = above == 0 ? y[0] : above < 0 ? y[5] : y[above - 1] + ((y[above] - y[above - 1]) * (p - positions[above - 1]) / (positions[above] - positions[above - 1]));
            Approx.Equal(rule == QuantileDefinition.R7 && above == 0 ? y[0] : expected, found, 1e-12);
        }
    }

    [Fact]
    public void Without_values_there_is_no_quantile()
    {
        Assert.True(double.IsNaN(new WeightedQuantile([], [], QuantileDefinition.R7).At(0.5)));
        Assert.True(double.IsNaN(new WeightedQuantile([1, 2], [0, 0], QuantileDefinition.R1).At(0.5)));
        Assert.True(double.IsNaN(new WeightedQuantile([1, double.NaN], [1, 1], QuantileDefinition.R1).At(0.5)));
        Assert.True(double.IsNaN(new WeightedQuantile([1, 2], [1, 1], QuantileDefinition.R1).At(double.NaN)));
        Assert.Equal(1, new WeightedQuantile([1, double.NaN, 5], [1, 0, 0], QuantileDefinition.R7).At(0.9));
        Assert.Equal(4, new WeightedQuantile([4], [2], QuantileDefinition.R7).At(0.9));
    }

    // Law: Woodruff's interval is that of the share at or below the quantile, read back; the standard error is its width over 2 t.
    [Theory]
    [InlineData(IntervalMethod.Mean)]
    [InlineData(IntervalMethod.Default)]
    [InlineData(IntervalMethod.XLogit)]
    [InlineData(IntervalMethod.Beta)]
    public void Woodruffs_interval_is_that_of_the_distribution_function(IntervalMethod method)
    {
        var rows = Rows(23);
        foreach (var rule in new[] { QuantileDefinition.R1, QuantileDefinition.R7 })
        {
            foreach (var (group, g) in new[] { ("a", 0), ("b", 1) })
            {
                var found = Estimate(rows, Clustered, new EstimateRequest.Quantile("y", [0.4, 0.5], rule) { By = ["group"], Interval = new() { Method = method } });
                var own = rows.Where(r => r.Group == group).ToArray();
                var sorted = new WeightedQuantile([.. own.Select(r => r.Y)], [.. own.Select(r => r.Weight)], rule);
                for (var k = 0; k < 2; k++)
                {
                    var one = found[(2 * g) + k];
                    Approx.Equal(sorted.At(k == 0 ? 0.4 : 0.5), one.Value);
                    var below = Numbers("below", rows.Select(r => r.Y <= one.Value ? 1.0 : 0));
                    var share = Estimate(
                        Table(rows, below), Clustered, new EstimateRequest.Proportion(["below"], false) { By = ["group"], Interval = new() { Method = method == IntervalMethod.Default ? IntervalMethod.Mean : method } })[g];
                    Approx.Equal(sorted.At(share.Low!.Value), one.Low);
                    Approx.Equal(sorted.At(share.High!.Value), one.High);
                    Approx.Equal((one.High!.Value - one.Low!.Value) / 2 / StudentTDistribution.Quantile(0.975, one.DegreesOfFreedom!.Value), one.StandardError);
                    Assert.Equal((own.Length, k == 0 ? "0.4" : "0.5"), (one.SampleSize, one.Level));
                }
            }
        }
    }

    // An end of the distribution function beyond 0 or 1 is no quantile.
    [Fact]
    public void Beyond_the_ends_there_is_no_limit()
    {
        var data = Table(Rows(23));
        var result = SurveyAnalysis.Create(data, Sample(data, Clustered)).Require().Estimate(new EstimateRequest.Quantile("y", [0.01, 0.99], QuantileDefinition.R7));
        var (low, high) = (result.Require().Estimates[0], result.Require().Estimates[1]);

        Assert.Equal((null, null), (low.Low, low.StandardError));
        Assert.Equal((null, null), (high.High, high.StandardError));
        Assert.NotNull(low.High);
        Assert.NotNull(high.Low);
        Assert.Equal(
            ["SL6333: The interval of 'y' (0.01) in _T is not defined: the distribution function at its ends is below 0, above 1 or not defined.",
             "SL6333: The interval of 'y' (0.99) in _T is not defined: the distribution function at its ends is below 0, above 1 or not defined."],
            result.Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
    }

    [Fact]
    public void What_cannot_be_asked_of_a_quantile()
    {
        var data = Table(Rows(23));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered)).Require();

        foreach (var bad in new[] { -0.1, 1.5, double.NaN })
        {
            Assert.Equal(
                [FormattableString.Invariant($"A point of the quantile is {bad:R}; expected points from 0 to 1.")],
                analysis.Estimate(new EstimateRequest.Quantile("y", [0.5, bad], QuantileDefinition.R7)).Diagnostics.Select(d => d.Message));
        }

        Assert.True(analysis.Estimate(new EstimateRequest.Quantile("y", [0, 1], QuantileDefinition.R7)).IsOk);
        Assert.Equal(
            ["The interval 'replicates' needs a design with replicate weights."],
            analysis.Estimate(new EstimateRequest.Quantile("y", [0.5], QuantileDefinition.R7) { Interval = new() { Method = IntervalMethod.Replicates } }).Diagnostics.Select(d => d.Message));
    }
}
