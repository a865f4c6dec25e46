using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>What is said of estimates that cannot be asked for or are not defined, and what such rows leave empty.</summary>
public class EstimateFindingsTests
{
    // Two strata of two clusters of two rows.
    private static readonly Microdata Data = Microdata.Of(
        TextColumn.Of("h", ["a", "a", "a", "a", "b", "b", "b", "b"]), TextColumn.Of("c", ["1", "1", "2", "2", "3", "3", "4", "4"]), Numbers("y", 1, 2, 4, 8, 3, 5, 6, 9), Numbers("x", 2, 1, 1, 2, 2, 1, 1, 3),
        Numbers("zero", 0, 0, 0, 0, 0, 0, 0, 0), TextColumn.Of("never", new string?[8]), Numbers("code", 0, 1, 2, 0, 1, 2, 0, 1), Numbers("holes", 0, 1, double.NaN, 0, 1, 1, 0, double.NaN),
        TextColumn.Of("g", ["p", "q", "p", "q", "p", "q", "p", "q"]), Numbers("same", 1, 0, 1, 0, 1, 0, 1, 0), TextColumn.Of("eight", ["a", "b", "c", "d", "e", "f", "g", "h"]));

    private static readonly DesignSettings Settings = new() { Strata = ["h"], Clusters = ["c"] };

    [Fact]
    public void Something_is_asked_for()
    {
        Finds(new EstimateRequest.Mean([]), "SL6331: The estimate 'mean' names no variable; expected one or more.");
        Finds(new EstimateRequest.Total([]), "SL6331: The estimate 'total' names no variable; expected one or more.");
        Finds(new EstimateRequest.Quantile("y", [], QuantileDefinition.R7), "SL6331: The quantile has no points; expected one or more such as 0.5.");
        Finds(new EstimateRequest.Quantile("y", [0, 1, 1.5, 2], QuantileDefinition.R7), "SL6331: A point of the quantile is 1.5; expected points from 0 to 1.");
        Finds(new EstimateRequest.Mean(["never"]), "SL6302: 'never' has texts; expected numbers.");
    }

    [Fact]
    public void A_contrast_is_of_two_levels()
    {
        Finds(new EstimateRequest.Contrast("y", "g", "p", "p"), "SL6331: The contrast takes 'p' from itself; expected two levels of 'g'.");
        Finds(new EstimateRequest.Contrast("y", "g", "q", "q"), "SL6331: The contrast takes 'q' from itself; expected two levels of 'g'.");
        Finds(new EstimateRequest.Contrast("y", "g", "north", "south"), "SL6330: 'g' has no level 'north'; it has 'p', 'q'.", "SL6330: 'g' has no level 'south'; it has 'p', 'q'.");
        Finds(new EstimateRequest.Contrast("y", "eight", "north", "a"), "SL6330: 'eight' has no level 'north'; it has 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'.");
    }

    [Fact]
    public void Estimates_and_errors_that_are_not_defined_are_told()
    {
        Finds(new EstimateRequest.Ratio("y", "zero"), "SL6333: The estimate of 'y/zero' in _T is not defined.");
        Finds(new EstimateRequest.Mean(["y"]) { By = ["g"], Where = "h == \"a\" and c == \"1\"" }, [.. new[] { "p", "q" }.Select(g => $"SL6333: The interval of 'y' in g={g} is not defined: there are 0 degrees of freedom.")]);

        // Under the rule of averages, no stratum of two clusters leaves nothing to take for the others.
        var lone = Microdata.Of(TextColumn.Of("h", ["a", "b"]), Numbers("y", 1, 2));
        Assert.Equal(
            ["The standard error of 'y' in _T is not defined."],
            SurveyAnalysis.Create(lone, Sample(lone, new() { Strata = ["h"], SinglePsu = SinglePsuRule.Average })).Require().Estimate(new EstimateRequest.Total(["y"])).Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void A_condition_that_no_row_meets_is_told_where_it_stands()
    {
        var request = new EstimateRequest.Mean(["y"]) { Where = new("y > 100") { Location = new("survey.yaml", 9, 4) }, Location = new("survey.yaml", 7, 2) };

        Assert.Equal("survey.yaml:9:4: warning SL6334: No row meets the condition; there is no estimate.", Assert.Single(Analysis().Estimate(request).Diagnostics).ToString());
        Assert.Equal("survey.yaml:7:2: warning SL6334: No row has a value of every variable of 'by'; there is no estimate.", Assert.Single(Analysis().Estimate(request with { Where = null, By = ["never"] }).Diagnostics).ToString());
    }

    // Domains that a condition leaves empty are not there, wherever they stand among the others.
    [Theory]
    [InlineData("code != 1", "code=0 15", "code=2 9")]
    [InlineData("code > 0", "code=1 14", "code=2 9")]
    [InlineData("code < 2", "code=0 15", "code=1 14")]
    public void Domains_without_rows_are_not_there(string where, params string[] expected) =>
        Assert.Equal(
            expected,
            Estimate(Data, Settings, new EstimateRequest.Total(["y"]) { By = ["code"], Where = where }).Select(e => FormattableString.Invariant($"{e.Domain} {e.Value}")));

    [Fact]
    public void A_missing_indicator_is_told()
    {
        Finds(new EstimateRequest.Proportion(["holes"], false), "SL6332: 'holes' has no value in 2 rows of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out.");
        Assert.Equal(0.5, Assert.Single(Estimate(Data, Settings, new EstimateRequest.Proportion(["holes"], false) { DropMissing = true })).Value);
    }

    // Covariances have a value and nothing else, and nothing is said of what they do not have.
    [Fact]
    public void Covariances_are_values_only()
    {
        foreach (var request in new EstimateRequest[] { new EstimateRequest.Mean(["y", "x"]) { Covariance = CovarianceScope.WithinDomains }, new EstimateRequest.Proportion(["g"], false) { Covariance = CovarianceScope.WithinDomains, Interval = new() { Method = IntervalMethod.Mean } } })
        {
            var result = Analysis().Estimate(request);
            var covariance = Assert.Single(result.Require().Estimates, e => e.Level == "covariance");
            Assert.Empty(result.Diagnostics);
            Assert.NotNull(covariance.Value);
            Assert.Equal((null, null, null, null, null, null), (covariance.StandardError, covariance.Low, covariance.High, covariance.DegreesOfFreedom, covariance.DesignEffect, covariance.PValue));
        }
    }

    [Fact]
    public void Numbers_have_no_level()
    {
        foreach (var request in new EstimateRequest[]
        {
            new EstimateRequest.Mean(["y"]), new EstimateRequest.Total(["y"]), new EstimateRequest.Ratio("y", "x"), new EstimateRequest.Variance(["y"], false, false), new EstimateRequest.Correlation("y", "x"),
            new EstimateRequest.Proportion(["same"], false), new EstimateRequest.Proportion(["same"], true),
        })
        {
            Assert.Equal("", Assert.Single(Estimate(Data, Settings, request)).Level);
        }
    }

    // A difference that is the same in every cluster has no error, and one without degrees of freedom has no distribution: neither has a p-value.
    [Fact]
    public void Tests_that_are_not_defined()
    {
        var exact = Assert.Single(Estimate(Data, Settings, new EstimateRequest.Contrast("same", "g", "p", "q")));
        Assert.Equal((1.0, 0.0, null, null), (exact.Value, exact.StandardError, exact.Statistic, exact.PValue));

        // One cluster a stratum, about 0: its influences are 3/4 and -3/4.
        var lone = Microdata.Of(TextColumn.Of("h", ["a", "a", "b", "b"]), TextColumn.Of("g", ["p", "q", "p", "q"]), Numbers("y", 1, 2, 4, 8));
        var free = Assert.Single(Estimate(lone, new DesignSettings { Strata = ["h"], Clusters = ["h"], SinglePsu = SinglePsuRule.Adjust }, new EstimateRequest.Contrast("y", "g", "p", "q")));
        Assert.Equal((-2.5, 0.0, null, null), (free.Value, free.DegreesOfFreedom, free.Low, free.PValue));
        Approx.Equal(Math.Sqrt(2 * 9 / 16.0), free.StandardError);
        Approx.Equal(-2.5 / Math.Sqrt(2 * 9 / 16.0), free.Statistic);
    }

    // Plausible values of one mean, and of different errors, are combined as others are.
    [Fact]
    public void Plausible_values_of_one_mean_have_the_mean_of_their_variances()
    {
        var data = Microdata.Of(TextColumn.Of("c", ["1", "1", "2", "2"]), Numbers("pv1", 1, 2, 3, 4), Numbers("pv2", 1, 3, 2, 4));
        var design = Sample(data, new() { Clusters = ["c"] });
        var score = Assert.Single(SurveyAnalysis.Create(data, design, [], [new("score", ["pv*"])]).Require().Estimate(new EstimateRequest.Mean(["score"])).Require().Estimates);

        // Cluster means 1.5 and 3.5, or 2 and 3: variances 1 and 1/4.
        Assert.Equal(2.5, score.Value);
        Approx.Equal((1 + 0.25) / 2, score.SamplingVariance);
        Approx.Equal(Math.Sqrt((1 + 0.25) / 2), score.StandardError);
        Assert.Equal(0, score.ImputationVariance);
    }

    private static SurveyAnalysis Analysis() => SurveyAnalysis.Create(Data, Sample(Data, Settings)).Require();

    private static void Finds(EstimateRequest request, params string[] expected) => Assert.Equal(expected, Analysis().Estimate(request).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
}
