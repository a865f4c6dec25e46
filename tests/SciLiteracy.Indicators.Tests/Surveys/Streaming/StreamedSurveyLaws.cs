using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Streaming;
using SciLiteracy.Indicators.Tests.Surveys.Estimation;

namespace SciLiteracy.Indicators.Tests.Surveys.Streaming;

public class StreamedSurveyLaws
{
    private static readonly ValueList<SurveyVariable> Variables = [new("high", "y >= 50"), new("twice", "2 * gappy")];

    private static readonly DesignSettings[] Designs =
    [
        new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"] },
        new() { Weights = "w", Clusters = ["psu"], SinglePsu = SinglePsuRule.Adjust },
        new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"], PopulationSizes = ["N1"], SinglePsu = SinglePsuRule.Average },
    ];

    private static readonly ValueList<EstimateRequest> Requests =
    [
        new EstimateRequest.Mean(["y", "z"]) { By = ["group"], Covariance = CovarianceScope.WithinDomains },
        new EstimateRequest.Mean(["y", "high"]) { By = ["group", "half"], Where = "y > 20", DesignEffect = DesignEffectKind.WithReplacement },
        new EstimateRequest.Total(["twice"]) { By = ["half"], DropMissing = true },
        new EstimateRequest.Total(["twice", "y"]) { By = ["half"] },
        new EstimateRequest.Ratio("y", "z") { By = ["group"] },
        new EstimateRequest.Ratio("gappy", "is") { By = ["is"], DropMissing = true },
        new EstimateRequest.Proportion(["high", "group"], false) { By = ["half"], Covariance = CovarianceScope.WithinDomains },
        new EstimateRequest.Proportion(["high"], true),
        new EstimateRequest.Levels("y", [new("low", 20), new("high", 80)]) { By = ["group"] },
        new EstimateRequest.Contrast("y", "half", "p", "q") { By = ["group"] },
        new EstimateRequest.Independence("group", "high", IndependenceStatistic.F),
        new EstimateRequest.Mean(["y"]) { Standardize = new("half", [KeyValuePair.Create("p", 1.0), KeyValuePair.Create("q", 3.0)]) },
    ];

    // Law: streamed = in memory, but for rounding; in blocks of any length.
    [Property(MaxTest = 8)]
    public void Blocks_give_what_all_rows_give(int seed, PositiveInt length)
    {
        var random = new System.Random(seed);
        var rows = ReproducibilityLaws.Rows(random, 400);
        foreach (var row in rows.Index().Where(r => r.Index % 37 == 0).ToList())
            rows[row.Index] = row.Item with { Weight = 0 };
        var data = ReproducibilityLaws.Table(rows);
        foreach (var settings in Designs)
        {
            var expected = SurveyAnalysis.Create(data, SurveyDesign.Create(data, settings).Require(), Variables).Require().Estimate(Requests);
            var stream = StreamedSurveyBuilder.TryCreate(settings, Variables, Requests)!;
            for (int start = 0, count; start < rows.Count; start += count)
            {
                count = Math.Min(1 + (length.Get % 150), rows.Count - start);
                Assert.True(stream.Add(ReproducibilityLaws.Table(rows.GetRange(start, count))));
            }

            var found = stream.Estimate()!;
            Assert.Equal(rows.Count, stream.Rows);
            Assert.Equal(expected.Diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal), found.Diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Require().Estimates.Length, found.Require().Estimates.Length);
            foreach (var (one, other) in expected.Value!.Estimates.Zip(found.Value!.Estimates))
            {
                Assert.Equal((one.Estimate, one.Variable, one.Domain, one.Level, one.SampleSize, one.DegreesOfFreedom is null), (other.Estimate, other.Variable, other.Domain, other.Level, other.SampleSize, other.DegreesOfFreedom is null));
                Near(one.Value, other.Value);
                Near(one.StandardError, other.StandardError);
                Near(one.Low, other.Low);
                Near(one.High, other.High);
                Near(one.DesignEffect, other.DesignEffect);
                Near(one.DegreesOfFreedom, other.DegreesOfFreedom);
                Near(one.PValue, other.PValue);
            }
        }
    }

    [Fact]
    public void What_needs_all_rows_is_not_taken()
    {
        Assert.Null(StreamedSurveyBuilder.TryCreate(Designs[0], [], [new EstimateRequest.Quantile("y", [0.5], Indicators.Numerics.QuantileDefinition.R1)]));
        Assert.Null(StreamedSurveyBuilder.TryCreate(new() { Weights = "w" }, [], [new EstimateRequest.Mean(["y"])]));
        Assert.Null(StreamedSurveyBuilder.TryCreate(Designs[0] with { Weights = null }, [], [new EstimateRequest.Mean(["y"])]));
    }

    [Fact]
    public void Rows_that_are_wrong_are_left_to_the_analysis()
    {
        var rows = ReproducibilityLaws.Rows(new System.Random(1), 60);
        rows[50] = rows[50] with { Weight = -1 };
        var stream = StreamedSurveyBuilder.TryCreate(Designs[0], [], [new EstimateRequest.Mean(["y"])])!;

        Assert.True(stream.Add(ReproducibilityLaws.Table(rows[..40])));
        Assert.False(stream.Add(ReproducibilityLaws.Table(rows[40..])));
        Assert.False(StreamedSurveyBuilder.TryCreate(Designs[0], [], [new EstimateRequest.Mean(["nowhere"])])!.Add(ReproducibilityLaws.Table(rows[..40])));
    }

    private static void Near(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is { } one)
            Assert.True(Math.Abs(one - found!.Value) <= 1e-9 * Math.Max(1, Math.Abs(one)), $"{found:R}; expected {one:R}.");
    }
}
