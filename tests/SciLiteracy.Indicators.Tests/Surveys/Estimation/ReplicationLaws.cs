using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Variances by replicate weights, held to their definition.</summary>
public class ReplicationLaws
{
    private const int Replicates = 7;

    public static TheoryData<int> Requests => [.. Enumerable.Range(0, Smooth().Count())];

    // Law: the variance is Σ scale (θ[g] - c)², where θ[g] is the same estimate with the weights of a replicate.
    [Theory]
    [MemberData(nameof(Requests))]
    public void The_variance_is_that_of_estimates_with_the_weights_of_each_replicate(int request)
    {
        var rows = Rows(31 + request);
        var asked = Smooth().ElementAt(request);
        var data = WithReplicates(rows, 5);
        double[] scales = [0.5, 0.2, 0, 1.5, 0.7, 0.1, 0.3];
        foreach (var isAbout in new[] { true, false })
        {
            var design = SurveyDesign.Create(data, new()
            {
                Weights = "w",
                Replicates = new() { Method = ReplicateMethod.Other, Columns = ["r*"], ReplicateScales = [.. scales], Scale = 0.8, AboutFullSample = isAbout },
            }).Require();
            var found = Estimate(data, design, asked);
            var replicated = Enumerable.Range(0, Replicates).Select(g => Estimate(data, new DesignSettings { Weights = $"r{g}" }, asked)).ToArray();
            for (var k = 0; k < found.Length; k++)
            {
                if (found[k].Level == "covariance")
                    continue;
                var center = isAbout ? found[k].Value!.Value : replicated.Where((_, g) => scales[g] > 0).Average(r => r[k].Value!.Value);
                var variance = 0.8 * replicated.Select((r, g) => scales[g] * (r[k].Value!.Value - center) * (r[k].Value!.Value - center)).Sum();
                Approx.Equal(Math.Sqrt(variance), found[k].StandardError, asked is EstimateRequest.Regression { Family: RegressionFamily.Binomial } ? 1e-6 : 1e-9, 1e-10);
            }
        }
    }

    // Law: the covariance of two means is that of their replicates.
    [Fact]
    public void Covariances_are_those_of_the_replicates()
    {
        var rows = Rows(3);
        var data = WithReplicates(rows, 6);
        var asked = new EstimateRequest.Mean(["y", "x"]) { Covariance = CovarianceScope.WithinDomains };
        var design = Design(data, ReplicateMethod.Bootstrap);
        var replicated = Enumerable.Range(0, Replicates).Select(g => Estimate(data, new DesignSettings { Weights = $"r{g}" }, asked)).ToArray();
        var found = Estimate(data, design, asked);

        Approx.Equal(replicated.Sum(r => (r[0].Value!.Value - found[0].Value!.Value) * (r[1].Value!.Value - found[1].Value!.Value)) / (Replicates - 1), found[2].Value, 1e-9);
        Assert.Equal(("y:x", "covariance"), (found[2].Variable, found[2].Level));
        Assert.Equal((found[0].SampleSize, null, null), (found[2].SampleSize, found[2].StandardError, found[2].Low));
    }

    // Law: a quantile of a replicate design has the variance of the quantiles of the replicates, if asked for.
    [Fact]
    public void Quantiles_may_take_the_replicates()
    {
        var data = WithReplicates(Rows(4), 7);
        var asked = new EstimateRequest.Quantile("y", [0.25, 0.5], QuantileDefinition.R7) { By = ["group"], Interval = new() { Method = IntervalMethod.Replicates, DegreesOfFreedom = 9 } };
        var found = Estimate(data, Design(data, ReplicateMethod.Bootstrap), asked);
        var replicated = Enumerable.Range(0, Replicates).Select(g => Estimate(data, new DesignSettings { Weights = $"r{g}" }, asked with { Interval = IntervalSettings.Default })).ToArray();
        for (var k = 0; k < found.Length; k++)
        {
            var error = Math.Sqrt(replicated.Sum(r => Math.Pow(r[k].Value!.Value - found[k].Value!.Value, 2)) / (Replicates - 1));
            Approx.Equal(error, found[k].StandardError, 1e-9);
            Approx.Equal(found[k].Value!.Value + (error * StudentTDistribution.Quantile(0.975, 9)), found[k].High, 1e-9);
            Assert.Equal(k % 2 == 0 ? "0.25" : "0.5", found[k].Level);
        }
    }

    [Theory]
    [InlineData(ReplicateMethod.BalancedRepeatedReplication, 1 / 7.0)]
    [InlineData(ReplicateMethod.Fay, 1 / (7 * 0.49))]
    [InlineData(ReplicateMethod.Jackknife1, 6 / 7.0)]
    [InlineData(ReplicateMethod.Bootstrap, 1 / 6.0)]
    [InlineData(ReplicateMethod.SuccessiveDifference, 4 / 7.0)]
    public void A_method_has_its_scale(ReplicateMethod method, double scale)
    {
        var data = WithReplicates(Rows(4), 7);

        Approx.Equal(scale, Design(data, method).Scale, 1e-14);
        Assert.All(Design(data, method).ReplicateScales, s => Assert.Equal(1, s));
        Assert.Equal(0.25, ((ReplicateDesign)SurveyDesign.Create(data, new() { Weights = "w", Replicates = new() { Method = method, Columns = ["r*"], Scale = 0.25 } }).Require()).Scale);
    }

    [Fact]
    public void Scales_of_the_replicates_may_be_one_for_all()
    {
        var data = WithReplicates(Rows(4), 7);
        var design = (ReplicateDesign)SurveyDesign.Create(
            data, new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.JackknifeN, Columns = ["r0", "r3", "r6"], ReplicateScales = [0.4] } }).Require();

        Assert.Equal(1, design.Scale);
        Assert.Equal([0.4, 0.4, 0.4], design.ReplicateScales.ToArray());
        Assert.Equal(3, design.ReplicateCount);
        Assert.True(design.ReplicateWeights(1).SequenceEqual(((Indicators.Formulas.Columns.NumberColumn)data.Find("r3")!).Values));
        Assert.Throws<ArgumentOutOfRangeException>("replicate", () => design.ReplicateWeights(3));
        Assert.Throws<ArgumentOutOfRangeException>("replicate", () => design.ReplicateWeights(-1));
    }

    // Law: factors on the weights are the weights they give.
    [Fact]
    public void Factors_are_the_weights_they_give()
    {
        var rows = Rows(6);
        var weights = WithReplicates(rows, 8);
        var factors = Table(rows, Enumerable.Range(0, Replicates).Select(g => Numbers($"r{g}", ((Indicators.Formulas.Columns.NumberColumn)weights.Find($"r{g}")!).Values.Zip(rows, (v, r) => v / r.Weight))));
        var settings = new DesignSettings { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } };

        LinearizationLaws.Same(
            Estimate(weights, settings, new EstimateRequest.Mean(["y"]) { By = ["half"] }),
            Estimate(factors, settings with { Replicates = settings.Replicates with { Combined = false } }, new EstimateRequest.Mean(["y"]) { By = ["half"] }));
    }

    // Law: degrees of freedom are one less than the rank of the replicate weights of the rows of a domain.
    [Fact]
    public void Degrees_of_freedom_are_those_of_the_rank()
    {
        var rows = Rows(7);
        var design = ReplicateBuilder.Build(Sample(Table(rows), Clustered), new ReplicationPlan.JackknifeN()).Require();
        var found = Estimate(Table(rows), design, new EstimateRequest.Mean(["y"]) { By = ["stratum"] });

        // Within one stratum of n clusters: n replicates, and the full weights of all others.
        Assert.All(found, e => Assert.Equal(rows.Where(r => e.Domain == $"stratum={r.Stratum}").Select(r => r.Psu).Distinct().Count() - 1, e.DegreesOfFreedom));
        Assert.Equal(rows.Select(r => r.Psu).Distinct().Count() - rows.Select(r => r.Stratum).Distinct().Count(), Estimate(Table(rows), design, new EstimateRequest.Mean(["y"]))[0].DegreesOfFreedom);
    }

    // Law: calibrated replicates are the replicates calibrated each by itself; trimming takes the ratio of the full weights.
    [Fact]
    public void Every_replicate_is_calibrated_by_itself()
    {
        var data = WithReplicates(Rows(9), 3);
        ValueList<CalibrationMargin> margins = [new("group", [new(["a"], 400), new(["b"], 600)]), new("half", [new(["x"], 300), new(["y"], 700)])];
        foreach (var step in new CalibrationStep[]
        {
            new CalibrationStep.PostStratification(["group", "half"], [new(["a", "x"], 100), new(["a", "y"], 200), new(["b", "x"], 300), new(["b", "y"], 400)]),
            new CalibrationStep.Rake(margins),
            new CalibrationStep.Distanced(CalibrationDistance.Linear, margins),
        })
        {
            var calibrated = (ReplicateDesign)Calibrate(Design(data, ReplicateMethod.Bootstrap));
            for (var g = 0; g < Replicates; g++)
            {
                var alone = Calibrate(SurveyDesign.Create(data, new() { Weights = $"r{g}" }).Require());
                var weights = calibrated.ReplicateWeights(g);
                for (var i = 0; i < weights.Length; i++)
                    Approx.Equal(alone.Weights[i], weights[i], 1e-9);
            }

            SurveyDesign Calibrate(SurveyDesign design) => Calibrator.Calibrate(SurveyAnalysis.Create(data, design).Require(), [step]).Require().Design;
        }

        var full = Design(data, ReplicateMethod.Bootstrap);
        var trimmed = (ReplicateDesign)Calibrator.Calibrate(SurveyAnalysis.Create(data, full).Require(), [new CalibrationStep.Trim(2, 5, false)]).Require().Design;
        for (var i = 0; i < data.Rows; i++)
            Approx.Equal(full.ReplicateWeights(2)[i] * trimmed.Weights[i] / full.Weights[i], trimmed.ReplicateWeights(2)[i], 1e-13);
        Assert.Equal((full.Scale, full.AboutFullSample), (trimmed.Scale, trimmed.AboutFullSample));
    }

    // A row without weight keeps the weights of its replicates when others are trimmed.
    [Fact]
    public void A_row_without_weight_is_not_trimmed()
    {
        var rows = Rows(9);
        rows[0] = rows[0] with { Weight = 0 };
        var data = WithReplicates(rows, 3);
        var full = Design(data, ReplicateMethod.Bootstrap);
        var trimmed = (ReplicateDesign)Calibrator.Calibrate(SurveyAnalysis.Create(data, full).Require(), [new CalibrationStep.Trim(2, 5, false)]).Require().Design;

        Assert.Equal(0, trimmed.Weights[0]);
        Assert.Equal(full.ReplicateWeights(1)[0], trimmed.ReplicateWeights(1)[0]);
    }

    private static ReplicateDesign Design(Microdata data, ReplicateMethod method) =>
        (ReplicateDesign)SurveyDesign.Create(data, new() { Weights = "w", Replicates = new() { Method = method, Columns = ["r*"], Fay = 0.3 } }).Require();

    // Weights of every cluster times a factor from 0.5 to 1.5.
    private static Microdata WithReplicates(List<SurveyRow> rows, int seed)
    {
        var random = new System.Random(seed);
        return Table(rows, Enumerable.Range(0, Replicates).Select(g =>
        {
            var factors = rows.Select(r => r.Psu).Distinct().ToDictionary(p => p, _ => 0.5 + random.NextDouble());
            return Numbers($"r{g}", rows.Select(r => (r.Weight == 0 ? 1 : r.Weight) * factors[r.Psu]));
        }));
    }
}
