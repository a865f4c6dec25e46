using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

/// <summary>Values, design effects, tests and plausible values by their formulas; what cannot be asked for.</summary>
public class EstimateTests
{
    private static readonly List<SurveyRow> Rows = SurveySamples.Rows(29);
    private static readonly Microdata Data = Table(
        Rows, Numbers("gap", Rows.Select((r, i) => i % 5 == 0 ? double.NaN : r.Y)), TextColumn.Of("hole", Rows.Select((r, i) => i % 4 == 0 ? null : r.Group)), Numbers("code", Rows.Select((r, i) => (double)(i % 3))));

    private static double W => Rows.Sum(r => r.Weight);

    private static double Mean(Func<SurveyRow, double> y) => Rows.Sum(r => r.Weight * y(r)) / W;

    [Fact]
    public void Values_have_their_formulas()
    {
        var (y, x) = (Mean(r => r.Y), Mean(r => r.X));
        var (yy, xx, xy) = (Mean(r => Math.Pow(r.Y - y, 2)), Mean(r => Math.Pow(r.X - x, 2)), Mean(r => (r.Y - y) * (r.X - x)));
        var n = Rows.Count;

        Approx.Equal(y, One(new EstimateRequest.Mean(["y"])).Value, 1e-13);
        Approx.Equal(y * W, One(new EstimateRequest.Total(["y"])).Value, 1e-13);
        Approx.Equal(y / x, One(new EstimateRequest.Ratio("y", "x")).Value, 1e-13);
        Approx.Equal(yy * n / (n - 1), One(new EstimateRequest.Variance(["y"], false, false)).Value, 1e-12);
        Approx.Equal(yy, One(new EstimateRequest.Variance(["y"], false, true)).Value, 1e-12);
        Approx.Equal(Math.Sqrt(yy * n / (n - 1)), One(new EstimateRequest.Variance(["y"], true, false)).Value, 1e-12);
        Approx.Equal(xy / Math.Sqrt(xx * yy), One(new EstimateRequest.Correlation("y", "x")).Value, 1e-12);
        Approx.Equal(xy / xx, All(new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, true))[1].Value, 1e-11);
        Approx.Equal(y - (x * xy / xx), All(new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, true))[0].Value, 1e-11);
        Approx.Equal(xy * xy / xx / yy, All(new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, true))[2].Value, 1e-11);
        Approx.Equal(Math.Log(Mean(r => r.Yes) / (1 - Mean(r => r.Yes))), One(new EstimateRequest.Proportion(["yes"], true)).Value, 1e-12);
        var (a, b) = (MeanOf("a"), MeanOf("b"));
        Approx.Equal(b - a, One(new EstimateRequest.Contrast("y", "group", "b", "a")).Value, 1e-12);
        Approx.Equal((3 * MeanOf("a") / 4) + (MeanOf("b") / 4), One(new EstimateRequest.Mean(["y"]) { Standardize = new("group", [new("a", 3), new("b", 1)]) }).Value, 1e-12);

        static double MeanOf(string group) => Rows.Where(r => r.Group == group).Sum(r => r.Weight * r.Y) / Rows.Where(r => r.Group == group).Sum(r => r.Weight);
    }

    // Closed form: on one variable with two levels the coefficients are log-odds and their difference; on all levels a linear fit has the means.
    [Fact]
    public void Regressions_on_levels_have_their_closed_forms()
    {
        double OddsOf(string half) => Math.Log(Share(half) / (1 - Share(half)));
        double Share(string half) => Rows.Where(r => r.Half == half).Sum(r => r.Weight * r.Yes) / Rows.Where(r => r.Half == half).Sum(r => r.Weight);
        var logistic = All(new EstimateRequest.Regression("yes", ["half"], RegressionFamily.Binomial, false));
        Approx.Equal(OddsOf("x"), logistic[0].Value, 1e-6, 1e-6);
        Approx.Equal(OddsOf("y") - OddsOf("x"), logistic[1].Value, 1e-6, 1e-6);

        // Its error is that of the difference of the log-odds.
        var odds = Rows.Select(r => (r.Half == "x" ? -1 : 1) * (r.Yes - Share(r.Half)) / Share(r.Half) / (1 - Share(r.Half)) / Rows.Where(o => o.Half == r.Half).Sum(o => o.Weight));
        var total = Estimate(Table(Rows, Numbers("u", odds)), Clustered, new EstimateRequest.Total(["u"]))[0];
        Approx.Equal(total.StandardError!.Value, logistic[1].StandardError, 1e-5);

        double MeanOf(string half) => Rows.Where(r => r.Half == half).Sum(r => r.Weight * r.Y) / Rows.Where(r => r.Half == half).Sum(r => r.Weight);
        var linear = All(new EstimateRequest.Regression("y", ["half"], RegressionFamily.Gaussian, false));
        Approx.Equal(MeanOf("x"), linear[0].Value, 1e-12);
        Approx.Equal(MeanOf("y") - MeanOf("x"), linear[1].Value, 1e-11, 1e-11);
        Approx.Equal(One(new EstimateRequest.Contrast("y", "half", "y", "x")).StandardError!.Value, linear[1].StandardError, 1e-11);

        // Far from the origin, where squares of numbers would cancel.
        var far = Table(Rows, Numbers("far", Rows.Select(r => r.X + 1e6)));
        var shifted = Estimate(far, Clustered, new EstimateRequest.Regression("y", ["far"], RegressionFamily.Gaussian, true));
        var near = All(new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, true));
        Approx.Equal(near[1].Value!.Value, shifted[1].Value, 1e-6);
        Approx.Equal(near[2].Value!.Value, shifted[2].Value, 1e-6);
        Approx.Equal(One(new EstimateRequest.Variance(["x"], false, false)).Value!.Value, Estimate(far, Clustered, new EstimateRequest.Variance(["far"], false, false))[0].Value, 1e-9);
        Approx.Equal(One(new EstimateRequest.Variance(["x"], false, false)).StandardError!.Value, Estimate(far, Clustered, new EstimateRequest.Variance(["far"], false, false))[0].StandardError, 1e-8);
        Approx.Equal(One(new EstimateRequest.Correlation("x", "y")).Value!.Value, Estimate(far, Clustered, new EstimateRequest.Correlation("far", "y"))[0].Value, 1e-8);
    }

    // Law: crossed domains are sorted by their levels, numbers by size and texts by their characters; numbers keep their texts.
    [Fact]
    public void Levels_are_in_their_order()
    {
        var data = Microdata.Of(
            Numbers("y", 1, 2, 3, 4, 5, 6), TextColumn.Of("t", ["b", "B", "a", "b", null, "a"]),
            new NumberColumn("n", [10, 9, 1, 1, 9, 10], TextColumn.Of("n", ["10", "9", "01", "1", "9", "10"])), Numbers("m", 2, -1, 10, double.NaN, 2, 2.5));
        string[] By(params SourceText[] names) => [.. Estimate(data, new DesignSettings(), new EstimateRequest.Total(["y"]) { By = names.ToValueList() }).Select(e => $"{e.Domain}: {e.Value}")];

        Assert.Equal(["t=B: 2", "t=a: 9", "t=b: 5"], By("t"));
        Assert.Equal(["n=01: 3", "n=1: 4", "n=9: 7", "n=10: 7"], By("n"));
        Assert.Equal(["m=-1: 2", "m=2: 6", "m=2.5: 6", "m=10: 3"], By("m"));
        Assert.Equal(["t=B;n=9: 2", "t=a;n=01: 3", "t=a;n=10: 6", "t=b;n=1: 4", "t=b;n=10: 1"], By("t", "n"));
        Assert.Equal(["t=B;n=9;m=-1: 2", "t=a;n=01;m=10: 3", "t=a;n=10;m=2.5: 6", "t=b;n=10;m=2: 1"], By("t", "n", "m"));
    }

    [Fact]
    public void Names_of_estimates()
    {
        Assert.Equal(["y/x"], All(new EstimateRequest.Ratio("y", "x")).Select(e => e.Variable));
        Assert.Equal(["y:x"], All(new EstimateRequest.Correlation("y", "x")).Select(e => e.Variable));
        Assert.Equal(["b - a"], All(new EstimateRequest.Contrast("y", "group", "b", "a")).Select(e => e.Level));
        Assert.Equal(["(Intercept)", "x", "half=y", "R2"], All(new EstimateRequest.Regression("y", ["x", "half"], RegressionFamily.Gaussian, true)).Select(e => e.Level));
        Assert.Equal(["below low", "low", "high"], All(new EstimateRequest.Levels("y", [new("low", 20), new("high", 40)])).Select(e => e.Level));
        Assert.Equal(["0", "1", "2"], All(new EstimateRequest.Proportion(["code"], false)).Select(e => e.Level));
        Assert.Equal(["group=a:group=b"], All(new EstimateRequest.Proportion(["group"], false) { Covariance = CovarianceScope.WithinDomains }).Where(e => e.Level == "covariance").Select(e => e.Variable));
        Assert.Equal(["group=a;half=x", "group=a;half=y", "group=b;half=x", "group=b;half=y"], All(new EstimateRequest.Mean(["y"]) { By = ["group", "half"] }).Select(e => e.Domain));
        Assert.Equal("_T", One(new EstimateRequest.Mean(["y"])).Domain);
        Assert.Equal("mine", One(new EstimateRequest.Mean(["y"]) { Id = "mine" }).Estimate);
        Assert.Equal(["pv", "pv", "pv"], All(new EstimateRequest.Plausible(["y", "x"], [new("c", 10)])).Select(e => e.Variable));
        foreach (var (request, key) in new (EstimateRequest, string)[]
        {
            (new EstimateRequest.Mean(["y"]), "mean"), (new EstimateRequest.Plausible(["y", "x"], []), "plausible"), (new EstimateRequest.Total(["y"]), "total"),
            (new EstimateRequest.Variance(["y"], true, false), "sd"), (new EstimateRequest.Variance(["y"], false, false), "variance"), (new EstimateRequest.Proportion(["yes"], false), "proportion"),
            (new EstimateRequest.Ratio("y", "x"), "ratio"), (new EstimateRequest.Quantile("y", [0.5], QuantileDefinition.R1), "quantile"), (new EstimateRequest.Levels("y", [new("c", 10)]), "levels"),
            (new EstimateRequest.Contrast("y", "group", "a", "b"), "contrast"),
            (new EstimateRequest.Correlation("y", "x"), "correlation"), (new EstimateRequest.Regression("y", ["x"], RegressionFamily.Gaussian, false), "regression"),
            (new EstimateRequest.Independence("group", "half", IndependenceStatistic.F), "independence"),
        })
        {
            Assert.Equal(key, All(request)[0].Estimate);
        }
    }

    // Levels: the least value of a level belongs to it.
    [Fact]
    public void A_level_begins_at_its_cut()
    {
        var data = Microdata.Of(Numbers("y", 1, 2, 3, 3.5, 7, 7));
        Assert.Equal([1 / 6.0, 3 / 6.0, 2 / 6.0], Estimate(data, new DesignSettings(), new EstimateRequest.Levels("y", [new("c2", 2), new("c7", 7)])).Select(e => e.Value!.Value));
    }

    // Law: the design effect is the variance over that of a simple random sample of the same size.
    [Theory]
    [InlineData(DesignEffectKind.WithoutReplacement)]
    [InlineData(DesignEffectKind.WithReplacement)]
    public void Design_effects(DesignEffectKind kind)
    {
        var (y, n) = (Mean(r => r.Y), (double)Rows.Count);
        var square = Mean(r => Math.Pow(r.Y - y, 2)) * n / (n - 1);
        var simple = kind == DesignEffectKind.WithReplacement ? square / n : square * (W - n) / (W * n);
        Check(simple, new EstimateRequest.Mean(["x", "y"]), 1);
        Check(simple * W * W, new EstimateRequest.Total(["x", "y"]), 1);
        var (p, x) = (Mean(r => r.Yes), Mean(r => r.X));
        Check(p * (1 - p) * n / (n - 1) / (kind == DesignEffectKind.WithReplacement ? n : W * n / (W - n)), new EstimateRequest.Proportion(["yes"], false), 0);
        var share = Mean(r => r.Group == "b" ? 1 : 0);
        Check(share * (1 - share) * n / (n - 1) / (kind == DesignEffectKind.WithReplacement ? n : W * n / (W - n)), new EstimateRequest.Proportion(["group"], false), 1);
        var residual = Mean(r => Math.Pow(r.Y - (y / x * r.X), 2)) * n / (n - 1) / x / x;
        Check(residual / (kind == DesignEffectKind.WithReplacement ? n : W * n / (W - n)), new EstimateRequest.Ratio("y", "x"), 0);

        // Of a domain: its own rows and weights.
        var own = Rows.Where(r => r.Group == "b").ToArray();
        var (w, mean) = (own.Sum(r => r.Weight), own.Sum(r => r.Weight * r.Y) / own.Sum(r => r.Weight));
        var inside = own.Sum(r => r.Weight * Math.Pow(r.Y - mean, 2)) / w * own.Length / (own.Length - 1);
        Check(kind == DesignEffectKind.WithReplacement ? inside / own.Length : inside * (w - own.Length) / (w * own.Length), new EstimateRequest.Mean(["y"]) { By = ["group"] }, 1);

        void Check(double variance, EstimateRequest request, int row)
        {
            var found = All(request with { DesignEffect = kind })[row];
            Approx.Equal(found.StandardError!.Value * found.StandardError!.Value / variance, found.DesignEffect, 1e-10);
            Assert.Null(All(request with { DesignEffect = DesignEffectKind.None })[row].DesignEffect);
        }
    }

    // Contrasts and coefficients are tested by t.
    [Fact]
    public void Tests_of_contrasts_and_coefficients()
    {
        var contrast = One(new EstimateRequest.Contrast("y", "group", "b", "a"));
        Approx.Equal(contrast.Value!.Value / contrast.StandardError!.Value, contrast.Statistic);
        Approx.Equal(2 * StudentTDistribution.Cdf(-Math.Abs(contrast.Statistic!.Value), contrast.DegreesOfFreedom!.Value), contrast.PValue);
        Assert.Null(One(new EstimateRequest.Mean(["y"])).PValue);
        Assert.Null(One(new EstimateRequest.Mean(["y"])).Statistic);

        var rows = All(new EstimateRequest.Regression("y", ["x", "half"], RegressionFamily.Gaussian, true));
        Assert.All(rows, r => Assert.Equal(One(new EstimateRequest.Mean(["y"])).DegreesOfFreedom - 2, r.DegreesOfFreedom));
        Assert.All(rows[..3], r => Approx.Equal(2 * StudentTDistribution.Cdf(-Math.Abs(r.Value!.Value / r.StandardError!.Value), r.DegreesOfFreedom!.Value), r.PValue));
        Assert.Null(rows[3].PValue);
    }

    // Law: missing values leave an estimate empty with a warning, or are left out.
    [Fact]
    public void Missing_values_are_told_or_dropped()
    {
        var missing = Rows.Where((_, i) => i % 5 == 0).Count();
        var text = $"SL6332: 'gap' has no value in {missing} rows of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out.";
        foreach (var request in new EstimateRequest[]
        {
            new EstimateRequest.Mean(["gap"]), new EstimateRequest.Total(["gap"]), new EstimateRequest.Variance(["gap"], false, false), new EstimateRequest.Ratio("gap", "x"), new EstimateRequest.Ratio("x", "gap"),
            new EstimateRequest.Quantile("gap", [0.5], QuantileDefinition.R7), new EstimateRequest.Correlation("gap", "x"), new EstimateRequest.Correlation("x", "gap"), new EstimateRequest.Contrast("gap", "group", "a", "b"),
            new EstimateRequest.Levels("gap", [new("c", 20)]), new EstimateRequest.Regression("gap", ["x"], RegressionFamily.Gaussian, true), new EstimateRequest.Regression("x", ["gap"], RegressionFamily.Gaussian, false),
        })
        {
            var result = Analysis().Estimate(request);
            Assert.Equal([text], result.Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
            Assert.All(result.Require().Estimates, e => Assert.Equal((null, null), (e.Value, e.StandardError)));

            var dropped = Analysis().Estimate(request with { DropMissing = true });
            Assert.Empty(dropped.Diagnostics);
            Assert.All(dropped.Require().Estimates, e => Assert.Equal(Rows.Count - missing, e.SampleSize));
            Assert.All(dropped.Require().Estimates, e => Assert.NotNull(e.Value));
        }

        Assert.Equal(
            [$"'hole' has no value in {(Rows.Count + 3) / 4} rows of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out."],
            Analysis().Estimate(new EstimateRequest.Proportion(["hole"], false)).Diagnostics.Select(d => d.Message));
        Assert.Equal(
            [$"'hole:half' has no value in {(Rows.Count + 3) / 4} rows of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out."],
            Analysis().Estimate(new EstimateRequest.Independence("hole", "half", IndependenceStatistic.F)).Diagnostics.Select(d => d.Message));
        Assert.Equal(
            ["'one' has no value in 1 row of the domains, whose estimates stay empty; with 'missing: drop' such rows are left out."],
            SurveyAnalysis.Create(Microdata.Of(Numbers("one", 1, double.NaN, 3)), Sample(Microdata.Of(Numbers("w", 1, 1, 1)), new())).Require().Estimate(new EstimateRequest.Mean(["one"])).Diagnostics.Select(d => d.Message));

        // Rows that are dropped stay in the design: the variance is that of the domain of the others.
        var where = One(new EstimateRequest.Mean(["gap"]) { Where = "not is_missing(gap)" });
        LinearizationLaws.Same([where], [One(new EstimateRequest.Mean(["gap"]) { DropMissing = true }) with { DegreesOfFreedom = where.DegreesOfFreedom, Low = where.Low, High = where.High }]);
    }

    [Fact]
    public void Domains_without_rows()
    {
        Assert.Equal(["SL6334: No row meets the condition; there is no estimate."], Texts(new EstimateRequest.Mean(["y"]) { Where = "y > 1e9" }, isOk: true));
        Assert.Empty(All(new EstimateRequest.Mean(["y"]) { Where = "y > 1e9" }));
        var holes = Table(Rows, TextColumn.Of("never", Rows.Select(_ => (string?)null)));
        Assert.Equal(
            ["SL6334: No row has a value of every variable of 'by'; there is no estimate."],
            SurveyAnalysis.Create(holes, Sample(holes, Clustered)).Require().Estimate(new EstimateRequest.Mean(["y"]) { By = ["never"] }).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));

        // Domains that a condition leaves empty are not there; a missing condition is not met.
        Assert.Equal(["group=b"], All(new EstimateRequest.Mean(["y"]) { By = ["group"], Where = "group == \"b\"" }).Select(e => e.Domain));
        Assert.Equal(Rows.Where((r, i) => i % 5 != 0 && r.Y > 10).Count(), One(new EstimateRequest.Mean(["y"]) { Where = "gap > 10" }).SampleSize);
        Assert.Equal(Rows.Count(r => r.Yes == 1), One(new EstimateRequest.Mean(["y"]) { Where = "yes" }).SampleSize);
        Assert.Equal(Rows.Where((_, i) => i % 4 != 0).Count(), All(new EstimateRequest.Mean(["y"]) { By = ["hole", "half"] }).Sum(e => e.SampleSize));
    }

    [Fact]
    public void What_cannot_be_asked_for()
    {
        Assert.Equal(["SL6331: The confidence level is 1; expected one between 0 and 1."], Texts(new EstimateRequest.Mean(["y"]) { Interval = new() { Level = 1 } }));
        Assert.Equal(["SL6331: The confidence level is 0; expected one between 0 and 1."], Texts(new EstimateRequest.Mean(["y"]) { Interval = new() { Level = 0 } }));
        Assert.Equal(["SL6331: The degrees of freedom are 0; expected a number above 0."], Texts(new EstimateRequest.Mean(["y"]) { Interval = new() { DegreesOfFreedom = 0 } }));
        Assert.Equal(["SL6301: There is no variable or column 'yy'; did you mean 'y'?"], Texts(new EstimateRequest.Mean(["yy"])));
        Assert.Equal(["SL6301: There is no variable or column 'township'."], Texts(new EstimateRequest.Mean(["y"]) { By = ["township"] }));
        Assert.Equal(["SL6302: 'group' has texts ('a' in row 1); expected numbers."], Texts(new EstimateRequest.Total(["group"])));
        Assert.Equal(["SL6302: 'hole' has texts ('" + Rows[1].Group + "' in row 2); expected numbers."], Texts(new EstimateRequest.Ratio("hole", "y")));
        Assert.Equal(["SL6330: 'group' has no level 'quarter'; it has 'a', 'b'."], Texts(new EstimateRequest.Contrast("y", "group", "quarter", "a")));
        Assert.Equal(["SL6330: 'code' has no level '1234'; it has '0', '1', '2'."], Texts(new EstimateRequest.Contrast("y", "code", "1", "1234")));
        Assert.Equal(["SL6331: There are no cuts; expected one or more."], Texts(new EstimateRequest.Levels("y", [])));
        Assert.Equal(["SL6331: The cut 'b' (20) is not above the one before it; expected ascending cuts."], Texts(new EstimateRequest.Levels("y", [new("a", 20), new("b", 20)])));
        Assert.Equal(["SL6331: 'group' has 2 categories; log-odds are of a variable that is 0 or 1."], Texts(new EstimateRequest.Proportion(["group"], true)));
        Assert.Equal(["SL6331: Only means and proportions are standardized."], Texts(new EstimateRequest.Total(["y"]) { Standardize = new("half", [new("x", 1), new("y", 1)]) }));
        Assert.Equal(["SL6331: The condition gives a text; expected a comparison such as 'sex == \"F\"'."], Texts(new EstimateRequest.Mean(["y"]) { Where = "group" }));
        Assert.NotEmpty(Texts(new EstimateRequest.Mean(["y"]) { Where = "nothing > 3" }));
        Assert.Equal(["SL6331: R² is that of a linear regression; leave 'r_squared' out."], Texts(new EstimateRequest.Regression("yes", ["x"], RegressionFamily.Binomial, true)));
        var first = Rows.FindIndex(r => r.Y is not (0 or 1));
        Assert.Equal([FormattableString.Invariant($"SL6331: 'y' is {Rows[first].Y:R} in row {first + 1}; the response of a logistic regression is 0 or 1.")], Texts(new EstimateRequest.Regression("y", ["x"], RegressionFamily.Binomial, false)));
        Assert.Equal(["SL6335: The regression of 'y' could not be fitted in _T: a regressor depends on the others."], Texts(new EstimateRequest.Regression("y", ["x", "x"], RegressionFamily.Gaussian, false)));
        Assert.Equal(
            ["SL6335: The regression of 'yes' could not be fitted in _T: a regressor depends on the others, or they tell 0 and 1 apart completely."],
            Texts(new EstimateRequest.Regression("yes", ["yes"], RegressionFamily.Binomial, false)));
        var many = Microdata.Of(Numbers("y", Enumerable.Range(0, 20).Select(i => (double)i)), TextColumn.Of("g", Enumerable.Range(0, 20).Select(i => $"{(char)('a' + (i / 2))}")));
        Assert.Equal(
            ["'g' has no level 'zzzz'; it has 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' and 2 more."],
            SurveyAnalysis.Create(many, Sample(many, new())).Require().Estimate(new EstimateRequest.Contrast("y", "g", "zzzz", "a")).Diagnostics.Select(d => d.Message));
    }

    [Fact]
    public void What_cannot_be_standardized()
    {
        static EstimateRequest By(string variable, params KeyValuePair<string, double>[] shares) => new EstimateRequest.Mean(["y"]) { Standardize = new(variable, shares.ToValueList()) };

        Assert.Equal(["SL6330: 'half' has no level 'z'; it has 'x', 'y'."], Texts(By("half", new("x", 1), new("y", 1), new("z", 1))));
        Assert.Equal(["SL6321: The standard population has no share of the level 'y' of 'half'."], Texts(By("half", new KeyValuePair<string, double>("x", 1))));
        Assert.Equal(["SL6331: The share of 'x' is -1; expected a number of at least 0."], Texts(By("half", new("x", -1), new("y", 1))));
        Assert.Equal(["SL6331: The shares of the standard population add up to 0."], Texts(By("half", new("x", 0), new("y", 0))));
        Assert.Equal(["SL6301: There is no variable or column 'age'."], Texts(By("age", new KeyValuePair<string, double>("x", 1))));
        foreach (var proportion in new[] { "yes", "group" })
            Assert.Equal(["SL6330: 'half' has no level 'z'; it has 'x', 'y'."], Texts(new EstimateRequest.Proportion([proportion], false) { Standardize = new("half", [new("x", 1), new("y", 1), new("z", 1)]) }));

        // Rows without a level are in no domain; shares are relative.
        Assert.Equal(Rows.Where((_, i) => i % 4 != 0).Count(), One(By("hole", new("a", 1), new("b", 1))).SampleSize);
        Approx.Equal(One(By("half", new("x", 1), new("y", 3))).Value!.Value, One(By("half", new("x", 10), new("y", 30))).Value, 1e-13);
    }

    // Rubin's rules over plausible values.
    [Fact]
    public void Plausible_values_have_two_parts_of_variance()
    {
        var data = Table(Rows, Enumerable.Range(1, 3).Select(m => Numbers($"pv{m}", Rows.Select((r, i) => r.Y + ((i * m * 7) % 5) + m))));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered), [new("twice", "2 * score")], [new("score", ["pv*"])]).Require();
        foreach (var (name, factor) in new[] { ("score", 1), ("twice", 2) })
        {
            var single = Enumerable.Range(1, 3).Select(m => analysis.Estimate(new EstimateRequest.Mean([$"pv{m}"])).Require().Estimates[0]).ToArray();
            var found = analysis.Estimate(new EstimateRequest.Mean([name])).Require().Estimates[0];
            var value = factor * single.Average(s => s.Value!.Value);
            var sampling = factor * factor * single.Average(s => s.StandardError!.Value * s.StandardError!.Value);
            var between = single.Sum(s => Math.Pow((factor * s.Value!.Value) - value, 2)) / 2;
            var added = 4 * between / 3;
            var df = 2 * Math.Pow(1 + (sampling / added), 2);

            Approx.Equal(value, found.Value, 1e-13);
            Approx.Equal(sampling, found.SamplingVariance, 1e-11);
            Approx.Equal(between, found.ImputationVariance, 1e-10);
            Approx.Equal(Math.Sqrt(sampling + added), found.StandardError, 1e-11);
            Approx.Equal(df, found.DegreesOfFreedom, 1e-9);
            Approx.Equal(value + (StudentTDistribution.Quantile(0.975, df) * Math.Sqrt(sampling + added)), found.High, 1e-10);
            Approx.Equal(value - (StudentTDistribution.Quantile(0.975, df) * Math.Sqrt(sampling + added)), found.Low, 1e-10);
            Approx.Equal(single.Average(s => s.DesignEffect!.Value), found.DesignEffect, 1e-10);
        }

        // What does not depend on the plausible values has no variance between them.
        var both = analysis.Estimate(new EstimateRequest.Mean(["y", "score"])).Require().Estimates;
        Assert.Equal((null, null), (both[0].SamplingVariance, both[0].ImputationVariance));
        LinearizationLaws.Same([One(new EstimateRequest.Mean(["y"]))], [both[0]]);

        // Contrasts of plausible values are tested by the combined error.
        var contrast = analysis.Estimate(new EstimateRequest.Contrast("score", "group", "a", "b")).Require().Estimates[0];
        Approx.Equal(contrast.Value!.Value / contrast.StandardError!.Value, contrast.Statistic);
        Approx.Equal(2 * StudentTDistribution.Cdf(-Math.Abs(contrast.Statistic!.Value), contrast.DegreesOfFreedom!.Value), contrast.PValue);

        string[] Of(EstimateRequest request) => [.. analysis.Estimate(request).Diagnostics.Select(d => $"{d.Code}: {d.Message}")];
        Assert.Equal(["SL6331: 'score' has plausible values, by which no domains or groups are made."], Of(new EstimateRequest.Mean(["y"]) { By = ["score"] }));
        Assert.Equal(["SL6331: A test of independence is not combined over plausible values; test one of them."], Of(new EstimateRequest.Independence("score", "group", IndependenceStatistic.F)));
    }

    [Fact]
    public void Variables_that_cannot_be_made()
    {
        var data = Table(Rows, Numbers("pv1", Rows.Select(r => r.Y)), Numbers("pv2", Rows.Select(r => r.X)), Numbers("pv3", Rows.Select(r => r.X)));
        string[] Of(ValueList<SurveyVariable> variables, ValueList<PlausibleValueSet> sets) =>
            [.. SurveyAnalysis.Create(data, Sample(data, Clustered), variables, sets).Diagnostics.Select(d => $"{d.Code}: {d.Message}")];

        Assert.Equal(["SL6301: The data have no column 'pw*'."], Of([], [new("score", ["pw*"])])[..1]);
        Assert.Equal(["SL6331: 'score' has one plausible value; expected two or more columns."], Of([], [new("score", ["pv1"])]));
        Assert.Equal(["SL6331: 'score' has no plausible values; expected two or more columns."], Of([], [new("score", [])]));
        Assert.Equal(["SL6302: The column 'group' has texts; expected plausible values, which are numbers."], Of([], [new("score", ["pv1", "group"])]));
        Assert.Equal(["SL6336: The data have a column 'y'; expected another name for the variable."], Of([new("y", "x")], []));
        Assert.Equal(["SL6336: There is a variable 'z' already; expected another name."], Of([new("z", "x"), new("z", "y")], []));
        Assert.Equal(
            ["SL6331: 'two' has 2 plausible values and 'three' 3; expected as many of each in one formula."],
            Of([new("sum", "two + three")], [new("two", ["pv1", "pv2"]), new("three", ["pv*"])]));
        Assert.NotEmpty(Of([new("bad", "x +")], []));
        Assert.Single(Of([new("bad", "nothing + 1"), new("worse", "bad + 1")], []));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered), [new("v", "2 * x"), new("u", "v + 1")], [new("two", ["pv1", "pv2"]), new("three", ["pv*"])]).Require();
        Assert.Equal(
            ["'three' has 3 plausible values, another variable 2; expected as many of each."], analysis.Estimate(new EstimateRequest.Mean(["two", "three"])).Diagnostics.Select(d => d.Message));
        Approx.Equal((2 * Mean(r => r.X)) + 1, analysis.Estimate(new EstimateRequest.Mean(["u"]) { Where = "v > 0" }).Require().Estimates[0].Value, 1e-12);
    }

    [Fact]
    public void A_design_belongs_to_as_many_rows()
    {
        var other = Sample(Microdata.Of(Numbers("w", 1, 2)), new());
        Assert.Throws<ArgumentException>("design", () => SurveyAnalysis.Create(Data, other));
        Assert.Throws<ArgumentException>("design", () => Analysis().With(other));
        Assert.Same(Data, Analysis().With(Sample(Data, new())).Data);
        Assert.Throws<OperationCanceledException>(() => Analysis().Estimate([new EstimateRequest.Mean(["y"])], cancellationToken: new CancellationToken(true)));
    }

    private static SurveyAnalysis Analysis() => SurveyAnalysis.Create(Data, Sample(Data, Clustered)).Require();

    private static SurveyEstimate One(EstimateRequest request) => Assert.Single(All(request));

    private static SurveyEstimate[] All(EstimateRequest request) => [.. Estimate(Data, Clustered, request)];

    private static string[] Texts(EstimateRequest request, bool isOk = false)
    {
        var result = Analysis().Estimate(request);
        Assert.Equal(isOk, result.IsOk);
        return [.. result.Diagnostics.Select(d => $"{d.Code}: {d.Message}")];
    }
}
