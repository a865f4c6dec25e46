using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Replication;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Variables and domains that are asked for together have the estimates that they have alone, under every kind of design.</summary>
public class JointEstimateLaws
{
    private static readonly List<SurveyRow> Rows = SurveySamples.Rows(61);
    private static readonly Microdata Data = Table(Rows, Numbers("sum", Rows.Select(r => r.Y + r.X)));
    private static readonly ValueList<CalibrationMargin> Margins = [new("group", [new(["a"], 400), new(["b"], 600)]), new("half", [new(["x"], 300), new(["y"], 700)])];

    private static readonly (string Name, SurveyDesign Design)[] Designs = [.. AllDesigns()];

    public static TheoryData<string> Names => [.. Designs.Select(d => d.Name)];

    // Law: Var(y + x) = Var(y) + Var(x) + 2 Cov(y, x), in every domain.
    [Theory]
    [MemberData(nameof(Names))]
    public void Variables_together_are_variables_alone(string name)
    {
        foreach (var by in new ValueList<SourceText>[] { [], ["yes"] })
        {
            var together = Of(name, new EstimateRequest.Total(["y", "x"]) { By = by, Covariance = CovarianceScope.WithinDomains });
            var (y, x, sum) = (Of(name, new EstimateRequest.Total(["y"]) { By = by }), Of(name, new EstimateRequest.Total(["x"]) { By = by }), Of(name, new EstimateRequest.Total(["sum"]) { By = by }));
            Assert.Equal(3 * y.Length, together.Length);
            for (var d = 0; d < y.Length; d++)
            {
                var covariance = together[(3 * d) + 2];
                Same(y[d], together[3 * d]);
                Same(x[d], together[(3 * d) + 1]);
                Assert.Equal(("y:x", "covariance", y[d].Domain), (covariance.Variable, covariance.Level, covariance.Domain));
                Approx.Equal((Variance(sum[d]) - Variance(y[d]) - Variance(x[d])) / 2, covariance.Value, 1e-9, 1e-7);
            }
        }
    }

    // Law: so are standardized means.
    [Theory]
    [MemberData(nameof(Names))]
    public void Standardized_variables_together_are_variables_alone(string name)
    {
        EstimateRequest Means(params SourceText[] variables) => new EstimateRequest.Mean(variables.ToValueList()) { By = ["yes"], Standardize = new("half", [new("x", 3), new("y", 5)]) };
        var (together, x, y, sum) = (Of(name, Means("y", "x", "sum")), Of(name, Means("x")), Of(name, Means("y")), Of(name, Means("sum")));
        Assert.Equal(6, together.Length);
        for (var d = 0; d < 2; d++)
        {
            Same(y[d], together[3 * d]);
            Same(x[d], together[(3 * d) + 1]);
            Same(sum[d], together[(3 * d) + 2]);
            Approx.Equal(y[d].Value!.Value + x[d].Value!.Value, sum[d].Value, 1e-12);
        }
    }

    // Law: a domain of 'by' is the domain of its condition, for statistics of one number and of several.
    [Theory]
    [MemberData(nameof(Names))]
    public void Domains_together_are_domains_alone(string name)
    {
        foreach (var request in new EstimateRequest[]
        {
            new EstimateRequest.Mean(["y", "x"]), new EstimateRequest.Ratio("y", "x"), new EstimateRequest.Regression("y", ["x", "half"], RegressionFamily.Gaussian, true),
            new EstimateRequest.Quantile("y", [0.25, 0.5, 0.75], QuantileDefinition.R7) { Interval = new() { Method = name.StartsWith("replicates", StringComparison.Ordinal) ? IntervalMethod.Replicates : IntervalMethod.Mean } },
        })
        {
            var together = Of(name, request with { By = ["yes"] });
            var alone = new[] { "yes == 0", "yes == 1" }.SelectMany(where => Of(name, request with { Where = where })).ToList();
            Assert.NotEmpty(together);
            Assert.Equal(alone.Count, together.Length);
            foreach (var (one, other) in alone.Zip(together))
                Same(one, other);
        }
    }

    // Law: a value that is missing in one domain leaves the regression of another as it is.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_missing_value_empties_its_own_domain_only(string name)
    {
        var data = Table(Rows, Numbers("gap", Rows.Select((r, i) => r.Group == "b" && i > 5 ? double.NaN : r.Y)), Numbers("sum", Rows.Select(r => r.Y + r.X)));
        EstimateRequest.Regression full = new("y", ["x", "half"], RegressionFamily.Gaussian, true);
        var expected = Of(name, full with { By = ["group"] });
        var found = Estimate(data, Array.Find(Designs, d => d.Name == name).Design, (full with { Of = "gap" }) with { By = ["group"] });

        Assert.Equal(8, found.Length);
        Assert.All(found[4..], e => Assert.Equal(("group=b", null, null), (e.Domain, e.Value, e.StandardError)));
        for (var k = 0; k < 4; k++)
            Same(expected[k], found[k] with { Variable = "y" });
    }

    // Law: factors on weights are weights, however large they are.
    [Fact]
    public void Factors_on_weights_are_weights()
    {
        var factors = new[] { 40_000.0, 0, 3, 1 }.Select((f, g) => Rows.Select((_, i) => i % 5 == g ? f : 1 + (i % 3)).ToArray()).ToArray();
        var data = Table(Rows, [.. factors.Select((f, g) => Numbers($"f{g}", f)), .. factors.Select((f, g) => Numbers($"r{g}", f.Select((v, i) => v * Rows[i].Weight)))]);
        EstimateRequest request = new EstimateRequest.Total(["y"]) { By = ["half"] };

        var byFactors = Estimate(data, Replicated("f*", false), request);
        var byWeights = Estimate(data, Replicated("r*", true), request);

        LinearizationLaws.Same(byWeights, byFactors, 1e-12);
        foreach (var estimate in byFactors)
        {
            var totals = factors.Select(f => Rows.Select((r, i) => estimate.Domain == $"half={r.Half}" ? f[i] * r.Weight * r.Y : 0).Sum());
            Approx.Equal(Math.Sqrt(totals.Sum(t => (t - estimate.Value!.Value) * (t - estimate.Value!.Value)) / 3), estimate.StandardError, 1e-12);
        }

        static DesignSettings Replicated(string columns, bool combined) => new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = [columns], Combined = combined } };
    }

    private static IEnumerable<(string, SurveyDesign)> AllDesigns()
    {
        var sample = Sample(Data, Clustered);
        var replicates = ReplicateBuilder.Build(sample, new ReplicationPlan.JackknifeN()).Require();
        CalibrationStep[] steps =
        [
            new CalibrationStep.PostStratification(["group"], Margins[0].Totals), new CalibrationStep.Rake(Margins), new CalibrationStep.Distanced(CalibrationDistance.Linear, Margins),
        ];
        yield return ("sample", sample);
        yield return ("replicates", replicates);
        foreach (var step in steps)
            yield return ($"sample, {step.GetType().Name}", Calibrator.Calibrate(SurveyAnalysis.Create(Data, sample).Require(), [step]).Require().Design);
        yield return ("replicates, Rake", Calibrator.Calibrate(SurveyAnalysis.Create(Data, replicates).Require(), [steps[1]]).Require().Design);
    }

    private static ImmutableArray<SurveyEstimate> Of(string name, EstimateRequest request) => Estimate(Data, Array.Find(Designs, d => d.Name == name).Design, request);

    private static double Variance(SurveyEstimate estimate) => estimate.StandardError!.Value * estimate.StandardError.Value;

    private static void Same(SurveyEstimate expected, SurveyEstimate found)
    {
        Assert.Equal((expected.Variable, expected.Level, expected.SampleSize, expected.DegreesOfFreedom), (found.Variable, found.Level, found.SampleSize, found.DegreesOfFreedom));
        Approx.Equal(expected.Value!.Value, found.Value, 1e-10);
        Assert.Equal(expected.StandardError is null, found.StandardError is null);
        if (expected.StandardError is { } error)
            Approx.Equal(error, found.StandardError, 1e-9);
    }
}
