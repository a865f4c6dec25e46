using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Covariances of estimates of different domains.</summary>
public class DomainCovarianceLaws
{
    private static readonly string[] Designs = ["clustered", "rows", "two stages", "averages", "calibrated", "replicates"];

    public static TheoryData<string> AllDesigns => [.. Designs];

    // Law: the variance of a difference is that of both less twice their covariance.
    [Theory]
    [MemberData(nameof(AllDesigns))]
    public void The_variance_of_a_contrast_is_that_of_both_domains_less_twice_their_covariance(string name)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var (data, design) = Made(name, seed);
            var means = Estimate(data, design, new EstimateRequest.Mean(["y", "x"]) { By = ["group"], Covariance = CovarianceScope.BetweenDomains });
            foreach (var variable in new[] { "y", "x" })
            {
                var contrast = Estimate(data, design, new EstimateRequest.Contrast(variable, "group", "a", "b"))[0];
                var (a, b) = (ErrorOf(means, variable, "group=a"), ErrorOf(means, variable, "group=b"));
                Approx.Equal(contrast.StandardError!.Value * contrast.StandardError!.Value, (a * a) + (b * b) - (2 * Covariance(means, $"{variable}:{variable}", "group=a:group=b")), 1e-9);
            }
        }
    }

    // Law: the domains add up to the whole, so that all covariances of totals add up to its variance.
    [Theory]
    [MemberData(nameof(AllDesigns))]
    public void All_covariances_of_totals_add_up_to_the_variance_of_the_whole(string name)
    {
        var (data, design) = Made(name, 9);
        var whole = Estimate(data, design, new EstimateRequest.Total(["y"]))[0];
        var parts = Estimate(data, design, new EstimateRequest.Total(["y"]) { By = ["group", "half"], Covariance = CovarianceScope.BetweenDomains });

        Assert.Equal(4 + 6, parts.Length);
        var sum = parts.Sum(p => p.Level == "covariance" ? 2 * p.Value!.Value : p.StandardError!.Value * p.StandardError.Value);
        Approx.Equal(whole.StandardError!.Value * whole.StandardError.Value, sum, 1e-9);
    }

    // Law: a share is the mean of an indicator, and a ratio over 1 a mean.
    [Fact]
    public void Shares_ratios_and_means_agree()
    {
        var (data, design) = Made("clustered", 5);
        data = Microdata.Of([.. data.Columns, Numbers("one", Enumerable.Repeat(1.0, data.Rows))]);
        var of = (EstimateRequest request) => Estimate(data, design, request with { By = ["group"], Covariance = CovarianceScope.BetweenDomains });
        var mean = Covariance(of(new EstimateRequest.Mean(["yes"])), "yes:yes", "group=a:group=b");

        Approx.Equal(mean, Covariance(of(new EstimateRequest.Proportion(["yes"], false)), "yes:yes", "group=a:group=b"), 1e-10);
        Approx.Equal(mean, Covariance(of(new EstimateRequest.Ratio("yes", "one")), "yes/one:yes/one", "group=a:group=b"), 1e-10);
        Approx.Equal(mean, Covariance(of(new EstimateRequest.Levels("yes", [new("all", 1)])), "yes=all:yes=all", "group=a:group=b"), 1e-10);
        Approx.Equal(-mean, Covariance(of(new EstimateRequest.Levels("yes", [new("all", 1)])), "yes=below all:yes=all", "group=a:group=b"), 1e-10);
        Assert.Equal(5, of(new EstimateRequest.Correlation("y", "x")).Length + of(new EstimateRequest.Mean(["y"])).Length - 1);
    }

    // Every pair of domains has a row for every pair of variables, after all estimates, and the rows of both domains count.
    [Fact]
    public void Rows_of_covariances()
    {
        var (data, design) = Made("clustered", 2);
        var table = Estimate(data, design, new EstimateRequest.Mean(["y", "x"]) { By = ["group"], Covariance = CovarianceScope.BetweenDomains });

        Assert.Equal(
            [
                "y|group=a|", "x|group=a|", "y:x|group=a|covariance", "y|group=b|", "x|group=b|", "y:x|group=b|covariance", "y:y|group=a:group=b|covariance", "y:x|group=a:group=b|covariance",
                "x:y|group=a:group=b|covariance", "x:x|group=a:group=b|covariance",
            ],
            table.Select(e => $"{e.Variable}|{e.Domain}|{e.Level}"));
        Assert.Equal(table[0].SampleSize + table[3].SampleSize, table[^1].SampleSize);
        Assert.Null(table[^1].StandardError);
        Assert.Equal(2, Estimate(data, design, new EstimateRequest.Mean(["y"]) { By = ["group"] }).Length);
        Assert.Single(Estimate(data, design, new EstimateRequest.Mean(["y"]) { Covariance = CovarianceScope.BetweenDomains }));
    }

    // Law: with plausible values too, the variance of a difference is that of both less twice their covariance; so is a covariance within a domain.
    [Fact]
    public void Plausible_values_vary_together()
    {
        var rows = Rows(3);
        var data = Table(rows, Enumerable.Range(1, 3).Select(m => Numbers($"pv{m}", rows.Select((r, i) => r.Y + ((i * m * 7) % 5) + m))));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered), [new("change", "score - x")], [new("score", ["pv*"])]).Require();
        var of = (EstimateRequest request) => analysis.Estimate(request).Require().Estimates;
        var means = of(new EstimateRequest.Mean(["score", "x"]) { By = ["group"], Covariance = CovarianceScope.BetweenDomains });

        var contrast = of(new EstimateRequest.Contrast("score", "group", "a", "b"))[0].StandardError!.Value;
        var (a, b) = (ErrorOf(means, "score", "group=a"), ErrorOf(means, "score", "group=b"));
        Approx.Equal(contrast * contrast, (a * a) + (b * b) - (2 * Covariance(means, "score:score", "group=a:group=b")), 1e-10);

        var change = ErrorOf(of(new EstimateRequest.Mean(["change"]) { By = ["group"] }), "change", "group=b");
        var x = ErrorOf(means, "x", "group=b");
        Approx.Equal(change * change, (b * b) + (x * x) - (2 * Covariance(means, "score:x", "group=b")), 1e-10);
    }

    [Fact]
    public void Other_estimates_have_none()
    {
        var (data, design) = Made("clustered", 2);
        foreach (var (request, key) in new (EstimateRequest, string)[]
        {
            (new EstimateRequest.Variance(["y"], false, false), "variance"), (new EstimateRequest.Quantile("y", [0.5], default), "quantile"),
            (new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, false), "regression"),
            (new EstimateRequest.Independence("group", "half", IndependenceStatistic.F), "independence"), (new EstimateRequest.Proportion(["yes"], true), "proportion"),
        })
        {
            var findings = SurveyAnalysis.Create(data, design).Require().Estimate(request with { Covariance = CovarianceScope.BetweenDomains }).Diagnostics;
            Assert.StartsWith($"There are no covariances between domains of '{key}'", Assert.Single(findings).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Too_many_domains_are_a_finding()
    {
        var data = Microdata.Of([Numbers("y", Enumerable.Range(0, 2001).Select(i => (double)i)), Numbers("id", Enumerable.Range(0, 2001).Select(i => (double)i))]);
        var analysis = SurveyAnalysis.Create(data, SurveyDesign.Create(data, new()).Require()).Require();
        var request = new EstimateRequest.Mean(["y"]) { By = ["id"], Covariance = CovarianceScope.BetweenDomains };

        Assert.Equal(
            "2001 domains of 1 statistics are too many for the covariances of all; expected at most 2000 in all. Take fewer variables or levels.",
            Assert.Single(analysis.Estimate(request).Diagnostics, d => d.Severity == DiagnosticSeverity.Error).Message);
    }

    private static (Microdata Data, SurveyDesign Design) Made(string name, int seed)
    {
        var rows = Rows(seed);
        var random = new System.Random(seed);
        var data = Table(rows, Enumerable.Range(0, 9).Select(g => Numbers($"r{g}", rows.Select(r => r.Weight * random.Next(3)).ToArray())));
        var settings = name switch
        {
            "rows" => new() { Weights = "w", Strata = ["stratum"] },
            "two stages" => new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu", "household"], PopulationSizes = ["psus", "households"] },
            "averages" => new() { Weights = "w", Strata = ["stratum"], Clusters = ["psu"], SinglePsu = SinglePsuRule.Average },
            "replicates" => new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } },
            _ => Clustered,
        };
        var design = SurveyDesign.Create(data, settings).Require();
        if (name != "calibrated")
            return (data, design);
        var margin = new CalibrationMargin("half", [new(["x"], 300), new(["y"], 250)]);
        return (data, Calibrator.Calibrate(SurveyAnalysis.Create(data, design).Require(), [new CalibrationStep.Rake([margin])]).Require().Design);
    }

    private static double ErrorOf(IEnumerable<SurveyEstimate> table, string variable, string domain) =>
        table.Single(e => e.Variable == variable && e.Domain == domain && e.Level.Length == 0).StandardError!.Value;

    private static double Covariance(IEnumerable<SurveyEstimate> table, string variable, string domain) =>
        table.Single(e => e.Variable == variable && e.Domain == domain && e.Level == "covariance").Value!.Value;
}
