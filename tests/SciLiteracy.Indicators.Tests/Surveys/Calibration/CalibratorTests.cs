using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Tests.Surveys.Estimation;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Calibration;

public class CalibratorTests
{
    private static readonly List<SurveyRow> Rows = SurveySamples.Rows(51);
    private static readonly Microdata Data = Table(
        Rows, Numbers("gap", Rows.Select((r, i) => i == 3 ? double.NaN : r.X)), TextColumn.Of("hole", Rows.Select((r, i) => i is 1 or 4 ? null : r.Group)), Numbers("one", Rows.Select(_ => 1.0)),
        Numbers("twice", Rows.Select(r => 2 * r.X)), Numbers("light", Rows.Select((r, i) => r.Group == "b" ? 0 : r.Weight)));

    private static readonly ValueList<CalibrationMargin> Margins = [new("group", [new(["a"], 400), new(["b"], 600)]), new("half", [new(["x"], 300), new(["y"], 700)])];
    private static readonly double[] Weights = [.. Rows.Select(r => r.Weight)];

    // Law: in a cell the factor is one number, total over sum; the influence is taken about the mean of the cell, by the old weights.
    [Fact]
    public void Post_stratification_multiplies_every_cell()
    {
        ValueList<CalibrationTotal> totals = [new(["a", "x"], 100), new(["b", "y"], 400), new(["a", "y"], 200), new(["b", "x"], 300)];
        var calibrated = Calibrate(new CalibrationStep.PostStratification(["group", "half"], totals));
        for (var i = 0; i < Rows.Count; i++)
        {
            var total = totals.Single(t => t.Levels[0] == Rows[i].Group && t.Levels[1] == Rows[i].Half).Total;
            Approx.Equal(Rows[i].Weight * total / Rows.Where(r => (r.Group, r.Half) == (Rows[i].Group, Rows[i].Half)).Sum(r => r.Weight), calibrated.Design.Weights[i], 1e-13);
        }

        var ratios = calibrated.Design.Weights.ToArray().Zip(Weights, (after, before) => after / before).ToArray();
        var report = Assert.Single(calibrated.Reports);
        Assert.Equal((1, 0.0), (report.Iterations, report.LargestMisfit));
        Approx.Equal(ratios.Min(), report.LeastRatio);
        Approx.Equal(ratios.Max(), report.LargestRatio);

        // By linearization: Σ g (y - mean of the cell).
        var residuals = Rows.Select((r, i) => ratios[i] * (r.Y - CellMean(r))).ToArray();
        SameError(residuals, calibrated.Design, new EstimateRequest.Total(["y"]), 1e-12);

        // Of a domain: the influence is 0 outside, and the mean of the cell is taken off there too.
        var inside = Rows.Select((r, i) => ratios[i] * ((r.Yes * r.Y) - (Rows.Where(o => (o.Group, o.Half) == (r.Group, r.Half)).Sum(o => o.Weight * o.Yes * o.Y) / Rows.Where(o => (o.Group, o.Half) == (r.Group, r.Half)).Sum(o => o.Weight)))).ToArray();
        SameError(inside, calibrated.Design, new EstimateRequest.Total(["y"]) { Where = "yes == 1" }, 1e-12);

        static double CellMean(SurveyRow r) =>
            Rows.Where(o => (o.Group, o.Half) == (r.Group, r.Half)).Sum(o => o.Weight * o.Y) / Rows.Where(o => (o.Group, o.Half) == (r.Group, r.Half)).Sum(o => o.Weight);
    }

    // The report has the least and the largest ratio of the rows with a weight, and no misfit where the totals are met as they are.
    [Fact]
    public void A_report_tells_the_ratios_of_weights()
    {
        var data = Microdata.Of(TextColumn.Of("group", ["a", "a", "b", "b", "b"]), Numbers("w", 2, 2, 4, 4, 0));
        CalibrationReport Report(double a, double b) =>
            Calibrator.Calibrate(SurveyAnalysis.Create(data, SurveyDesign.Create(data, new() { Weights = "w" }).Require()).Require(), [new CalibrationStep.PostStratification(["group"], [new(["a"], a), new(["b"], b)])]).Require().Reports[0];

        Assert.Equal((0.5, 1.5), (Report(6, 4).LeastRatio, Report(6, 4).LargestRatio));
        Assert.Equal((1.25, 3.0), (Report(12, 10).LeastRatio, Report(12, 10).LargestRatio));
        Assert.Equal((1.0, 1.0, 0.0), (Report(4, 8).LeastRatio, Report(4, 8).LargestRatio, Report(4, 8).LargestMisfit));
    }

    // Law: one margin raked is post-stratification; so is the linear distance with the same totals.
    [Fact]
    public void One_margin_is_met_in_one_way()
    {
        var cells = Calibrate(new CalibrationStep.PostStratification(["group"], Margins[0].Totals)).Design;
        foreach (var step in new CalibrationStep[]
        {
            new CalibrationStep.Rake([Margins[0]]), new CalibrationStep.Distanced(CalibrationDistance.Linear, [Margins[0]]), new CalibrationStep.Distanced(CalibrationDistance.Raking, [Margins[0]]),
            new CalibrationStep.Distanced(CalibrationDistance.Logit, [Margins[0]]) { LowerBound = 0.01, UpperBound = 100 },
        })
        {
            var other = Calibrate(step).Design;
            Near(cells.Weights, other.Weights, 1e-8);
            if (step is CalibrationStep.Rake)
                Assert.Equal(1, Calibrate(step).Reports[0].Iterations);
            if (step is CalibrationStep.Distanced)
                LinearizationLaws.Same(Estimate(Data, cells, new EstimateRequest.Mean(["y"]) { By = ["half"] }), Estimate(Data, other, new EstimateRequest.Mean(["y"]) { By = ["half"] }), 1e-7);
        }
    }

    // Law: raking by passes and by the exponential distance give the same weights.
    [Fact]
    public void Raking_by_passes_and_by_distance_are_the_same()
    {
        var calibrated = Calibrate(new CalibrationStep.Rake(Margins));
        Near(calibrated.Design.Weights, Calibrate(new CalibrationStep.Distanced(CalibrationDistance.Raking, Margins)).Design.Weights, 1e-8);
        foreach (var margin in Margins)
        {
            foreach (var total in margin.Totals)
                Approx.Equal(total.Total, Rows.Select((r, i) => (margin.Variable.Text == "group" ? r.Group : r.Half) == total.Levels[0] ? calibrated.Design.Weights[i] : 0).Sum(), 1e-9);
        }

        Assert.True(calibrated.Reports[0].Iterations > 1 && calibrated.Reports[0].LargestMisfit <= 1e-10);
    }

    // R's rule after raking: ten passes of plain means of the influence over the margins.
    [Fact]
    public void Influences_after_raking_are_about_the_means_of_the_margins()
    {
        var raked = Calibrate(new CalibrationStep.Rake(Margins)).Design;
        var u = Rows.Select(r => r.Y).ToArray();
        for (var pass = 0; pass < 10; pass++)
        {
            foreach (var level in new Func<SurveyRow, string>[] { r => r.Group, r => r.Half })
            {
                var means = Rows.Select((r, i) => (Level: level(r), U: u[i])).GroupBy(p => p.Level).ToDictionary(g => g.Key, g => g.Average(p => p.U));
                for (var i = 0; i < u.Length; i++)
                    u[i] -= means[level(Rows[i])];
            }
        }

        SameError([.. u.Select((v, i) => v * raked.Weights[i] / Weights[i])], raked, new EstimateRequest.Total(["y"]), 1e-11);
    }

    // Generalized regression with one number: g = 1 + x (T - Σ w x) / Σ w x², and residuals of the regression through the origin.
    [Fact]
    public void Generalized_regression_has_its_closed_form()
    {
        var calibrated = Calibrate(new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("x", []) { Total = 1000 }]));
        var (sum, squares) = (Rows.Sum(r => r.Weight * r.X), Rows.Sum(r => r.Weight * r.X * r.X));
        for (var i = 0; i < Rows.Count; i++)
            Approx.Equal(Weights[i] * (1 + (Rows[i].X * (1000 - sum) / squares)), calibrated.Design.Weights[i], 1e-12);
        var beta = Rows.Sum(r => r.Weight * r.X * r.Y) / squares;
        SameError([.. Rows.Select((r, i) => calibrated.Design.Weights[i] / Weights[i] * (r.Y - (beta * r.X)))], calibrated.Design, new EstimateRequest.Total(["y"]), 1e-11);
        Assert.Equal(1, calibrated.Reports[0].Iterations);

        // With the size of the population: the sums of weights and of x are met.
        var both = Calibrate(new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("x", []) { Total = 1000 }]) { Population = 180 }).Design.Weights.ToArray();
        Approx.Equal(180, both.Sum(), 1e-11);
        Approx.Equal(1000, both.Select((w, i) => w * Rows[i].X).Sum(), 1e-11);
    }

    // Law: the ratio of weights is within the bounds, and what is not at a bound is F of one linear combination of the variables.
    [Theory]
    [InlineData(CalibrationDistance.Linear)]
    [InlineData(CalibrationDistance.Raking)]
    [InlineData(CalibrationDistance.Logit)]
    public void Bounds_hold(CalibrationDistance distance)
    {
        var total = Rows.Sum(r => r.Weight * r.X);
        var size = Rows.Sum(r => r.Weight);
        var step = new CalibrationStep.Distanced(distance, [new("x", []) { Total = 1.07 * total }]) { Population = size, LowerBound = 0.7, UpperBound = 1.18 };
        var free = Calibrate(step with { LowerBound = 0.01, UpperBound = 100 });
        var calibrated = Calibrate(step);
        var ratios = calibrated.Design.Weights.ToArray().Zip(Weights, (after, before) => after / before).ToArray();

        Assert.True(free.Reports[0].LargestRatio > 1.18 || distance == CalibrationDistance.Logit);
        Assert.All(ratios, g => Assert.InRange(g, 0.7 - 1e-12, 1.18 + 1e-12));
        Approx.Equal(size, ratios.Zip(Weights, (g, w) => g * w).Sum(), 1e-9);
        Approx.Equal(1.07 * total, ratios.Select((g, i) => g * Weights[i] * Rows[i].X).Sum(), 1e-9);

        // F⁻¹ of the ratios is linear in x.
        var a = (1.18 - 0.7) / (0.3 * 0.18);
        var points = ratios.Select((g, i) => (Rows[i].X, U: distance switch
        {
            CalibrationDistance.Linear => g - 1,
            CalibrationDistance.Raking => Math.Log(g),
            _ => Math.Log((g - 0.7) * 0.18 / ((1.18 - g) * 0.3)) / a,
        })).Where((_, i) => ratios[i] is > 0.7 + 1e-9 and < 1.18 - 1e-9).Distinct().OrderBy(p => p.X).ToArray();
        var (first, last) = (points[0], points[^1]);
        Assert.True(last.X > first.X);
        Assert.All(points, p => Approx.Equal(first.U + ((last.U - first.U) * (p.X - first.X) / (last.X - first.X)), p.U, 1e-8, 1e-8));
    }

    // Newton's method doubles the number of right digits with every step: few steps are enough, with all distances.
    [Theory]
    [InlineData(CalibrationDistance.Linear)]
    [InlineData(CalibrationDistance.Raking)]
    [InlineData(CalibrationDistance.Logit)]
    public void Few_steps_are_needed(CalibrationDistance distance)
    {
        var total = Rows.Sum(r => r.Weight * r.X);
        var step = new CalibrationStep.Distanced(distance, [new("x", []) { Total = 1.05 * total }]) { Population = Rows.Sum(r => r.Weight), LowerBound = 0.5, UpperBound = 1.6 };

        Assert.InRange(Calibrate(step).Reports[0].Iterations, 1, 8);
    }

    // Law: the lower bound holds, too; rows at it have this ratio.
    [Theory]
    [InlineData(CalibrationDistance.Linear)]
    [InlineData(CalibrationDistance.Raking)]
    public void The_lower_bound_holds(CalibrationDistance distance)
    {
        var total = Rows.Sum(r => r.Weight * r.X);
        var step = new CalibrationStep.Distanced(distance, [new("x", []) { Total = 0.93 * total }]) { Population = Rows.Sum(r => r.Weight), UpperBound = 3 };
        Assert.True(Calibrate(step).Reports[0].LeastRatio < 0.88);

        var calibrated = Calibrate(step with { LowerBound = 0.88 });
        Approx.Equal(0.88, calibrated.Reports[0].LeastRatio, 1e-14);
        Approx.Equal(0.93 * total, Rows.Select((r, i) => calibrated.Design.Weights[i] * r.X).Sum(), 1e-9);
    }

    // Law: trimming keeps the sum, puts what is outside on the limits and spreads the rest in equal parts.
    [Fact]
    public void Trimming_spreads_what_is_cut_off()
    {
        var (below, above) = (Rows.Where(r => r.Weight < 2).ToArray(), Rows.Where(r => r.Weight > 6).ToArray());
        var part = (above.Sum(r => r.Weight - 6) - below.Sum(r => 2 - r.Weight)) / (Rows.Count - below.Length - above.Length);
        Assert.True(below.Length > 0 && above.Length > 0 && part > 0);
        var once = Calibrate(new CalibrationStep.Trim(2, 6, false));
        for (var i = 0; i < Rows.Count; i++)
            Approx.Equal(Weights[i] < 2 ? 2 : Weights[i] > 6 ? 6 : Weights[i] + part, once.Design.Weights[i], 1e-13);
        Assert.Equal((1, 0.0), (once.Reports[0].Iterations, once.Reports[0].LargestMisfit));

        var strict = Calibrate(new CalibrationStep.Trim(2, 6, true));
        Assert.All(strict.Design.Weights.ToArray(), w => Assert.InRange(w, 2, 6));
        Approx.Equal(Weights.Sum(), strict.Design.Weights.ToArray().Sum(), 1e-12);
        Assert.True(strict.Reports[0].Iterations > 1);
        Assert.Equal(0, Calibrate(new CalibrationStep.Trim(0.5, 60, true)).Reports[0].Iterations);

        // The variance knows nothing of it.
        LinearizationLaws.Same(
            Estimate(Rows.Select((r, i) => r with { Weight = once.Design.Weights[i] }).ToList(), Clustered, new EstimateRequest.Mean(["y"])), Estimate(Data, once.Design, new EstimateRequest.Mean(["y"])));
        Finds("SL6320: The weights do not meet the totals after 1000 passes: the sum of weights cannot be met.", new CalibrationStep.Trim(20, 30, false));
        Finds("SL6331: The lower limit of weights is not below the upper one.", new CalibrationStep.Trim(5, 5, false));
    }

    // Law: steps follow each other; the influence is taken through all of them.
    [Fact]
    public void Steps_are_taken_one_after_the_other()
    {
        var first = new CalibrationStep.PostStratification(["half"], Margins[1].Totals);
        var second = new CalibrationStep.PostStratification(["group"], Margins[0].Totals);
        var both = Calibrate(first, second);
        var alone = Calibrator.Calibrate(SurveyAnalysis.Create(Data, Calibrate(first).Design).Require(), [second]).Require();

        Assert.Equal(2, both.Reports.Length);
        Near(alone.Design.Weights, both.Design.Weights, 1e-14);
        LinearizationLaws.Same(Estimate(Data, alone.Design, new EstimateRequest.Mean(["y"])), Estimate(Data, both.Design, new EstimateRequest.Mean(["y"])));
        Assert.NotEqual(Estimate(Data, Calibrate(first).Design, new EstimateRequest.Mean(["y"]))[0].StandardError, Estimate(Data, both.Design, new EstimateRequest.Mean(["y"]))[0].StandardError);
    }

    [Fact]
    public void Totals_and_data_have_the_same_levels()
    {
        Finds("SL6321: There is no total of the level 'b' of 'group', which rows of the data have.", new CalibrationStep.PostStratification(["group"], [new(["a"], 400)]));
        Finds("SL6321: No row has the level 'bb' of 'group', whose total cannot be met; did you mean 'b'?", new CalibrationStep.PostStratification(["group"], [new(["a"], 1), new(["b"], 1), new(["bb"], 1)]));
        Assert.True(Try(new CalibrationStep.PostStratification(["group"], [new(["a"], 1), new(["b"], 1), new(["other"], 0)])).IsOk);
        Finds("SL6322: The level 'a' of 'group' has two totals.", new CalibrationStep.PostStratification(["group"], [new(["a"], 1), new(["a"], 2), new(["b"], 1)]));
        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
            Finds(["SL6331: The total of 'a' of 'group' is not a number of at least 0.", "SL6321: There is no total of the level 'a' of 'group', which rows of the data have."], new CalibrationStep.PostStratification(["group"], [new(["a"], bad), new(["b"], 1)]));
        Finds("SL6331: There is no variable to post-stratify by.", new CalibrationStep.PostStratification([], []));
        Finds("SL6301: There is no variable or column 'groups'; did you mean 'group'?", new CalibrationStep.PostStratification(["groups"], []));
        Finds("SL6323: 'hole' has no value in rows 2, 5; every row with a weight needs one.", new CalibrationStep.PostStratification(["hole"], [new(["a"], 1), new(["b"], 1)]));

        // Rows without weight need no value, and their levels no total.
        var light = Sample(Data, Clustered with { Weights = "light" });
        var analysis = SurveyAnalysis.Create(Data, light).Require();
        Assert.True(Calibrator.Calibrate(analysis, [new CalibrationStep.PostStratification(["group"], [new(["a"], 100)])]).IsOk);
        Assert.Equal(
            ["SL6321: The rows with the level 'b' of 'group' have no weight; its total cannot be met."],
            Calibrator.Calibrate(analysis, [new CalibrationStep.PostStratification(["group"], [new(["a"], 100), new(["b"], 5)])]).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
    }

    [Fact]
    public void Rows_without_a_value_are_listed_up_to_five()
    {
        foreach (var (gaps, expected) in new[] { (5, "1, 2, 3, 4, 5"), (6, "1, 2, 3, 4, 5 and 1 more"), (8, "1, 2, 3, 4, 5 and 3 more") })
        {
            var data = Microdata.Of(TextColumn.Of("g", Enumerable.Range(0, 10).Select(i => i < gaps ? null : "a")));
            var result = Calibrator.Calibrate(SurveyAnalysis.Create(data, SurveyDesign.Create(data, new()).Require()).Require(), [new CalibrationStep.PostStratification(["g"], [new(["a"], 10)])]);
            Assert.Equal([$"'g' has no value in rows {expected}; every row with a weight needs one."], result.Diagnostics.Select(d => d.Message));
        }
    }

    // A total has its own place, or that of its step.
    [Fact]
    public void Findings_are_where_the_total_is_given()
    {
        CalibrationTotal[] totals = [new(["a"], 1), new(["b"], 1), new(["zz"], 1) { Location = new("survey.yaml", 9, 5) }, new(["zzz"], 1)];

        Assert.Equal(
            [
                "survey.yaml:4:1: error SL6321: No row has the level 'zzz' of 'group', whose total cannot be met.",
                "survey.yaml:9:5: error SL6321: No row has the level 'zz' of 'group', whose total cannot be met.",
            ],
            Try(new CalibrationStep.PostStratification(["group"], totals.ToValueList()) { Location = new("survey.yaml", 4, 1) }).Diagnostics.Select(d => d.ToString()));
    }

    // After a step that has errors, the weights are not known any more.
    [Fact]
    public void What_later_steps_meet_is_not_told_after_an_error()
    {
        var impossible = new CalibrationStep.Trim(20, 30, false);
        const string Message = "SL6320: The weights do not meet the totals after 1000 passes: the sum of weights cannot be met.";
        Assert.Equal(
            ["SL6301: There is no variable or column 'age'."], Try(new CalibrationStep.PostStratification(["age"], []), impossible).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));
        Assert.Equal([Message, "SL6301: There is no variable or column 'age'."], Try(impossible, new CalibrationStep.PostStratification(["age"], [])).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));

        // A total that the weights do not meet is told once, and not of every replicate again.
        var data = Table(Rows, Numbers("r1", Weights), Numbers("r2", Weights));
        var design = SurveyDesign.Create(data, new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } }).Require();
        var step = new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("x", []) { Total = 1e6 }]) { LowerBound = 0.5, UpperBound = 2 };
        var found = Assert.Single(Calibrator.Calibrate(SurveyAnalysis.Create(data, design).Require(), [step]).Diagnostics);
        Assert.Contains(" passes: 'x' is off by ", found.Message, StringComparison.Ordinal);
    }

    // Totals that differ by their rounding are of one population. A level of nobody has the total 0: its rows lose their weight.
    [Fact]
    public void Totals_may_be_rounded_or_0()
    {
        ValueList<CalibrationMargin> rounded = [Margins[0], new("half", [new(["x"], 300), new(["y"], 700 + 5e-7)])];
        Assert.True(Try(new CalibrationStep.Distanced(CalibrationDistance.Linear, rounded)).IsOk);
        Finds(
            "SL6322: The totals of 'half' add up to 1000.000002, those of 'group' to 1000; expected the same population.",
            new CalibrationStep.Distanced(CalibrationDistance.Linear, [Margins[0], new("half", [new(["x"], 300), new(["y"], 700.000002)])]));

        var nobody = Calibrate(new CalibrationStep.Rake([new("group", [new(["a"], 0), new(["b"], 1000)]), Margins[1]]));
        Assert.All(Enumerable.Range(0, Rows.Count), i => Assert.Equal(Rows[i].Group == "a", nobody.Design.Weights[i] == 0));
        Approx.Equal(300, Rows.Select((r, i) => r.Half == "x" ? nobody.Design.Weights[i] : 0).Sum(), 1e-9);
    }

    // Rows without weight may miss a level or a number; levels of theirs alone have no total, and nothing of theirs becomes undefined.
    [Fact]
    public void Rows_without_weight_may_miss_everything()
    {
        bool IsOut(int i) => Rows[i].Group == "b";
        var data = Table(
            Rows, Numbers("light", Rows.Select((r, i) => IsOut(i) ? 0 : r.Weight)), TextColumn.Of("level", Rows.Select((r, i) => IsOut(i) ? null : r.Half)),
            Numbers("number", Rows.Select((r, i) => IsOut(i) ? double.NaN : r.X)));
        var analysis = SurveyAnalysis.Create(data, Sample(data, Clustered with { Weights = "light" })).Require();
        foreach (var step in new CalibrationStep[]
        {
            new CalibrationStep.PostStratification(["group"], [new(["a"], 100)]), new CalibrationStep.PostStratification(["level"], [new(["x"], 40), new(["y"], 60)]),
            new CalibrationStep.Rake([new("group", [new(["a"], 100)]), new("level", [new(["x"], 40), new(["y"], 60)])]),
            new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("number", []) { Total = 500 }]) { Population = 100 },
        })
        {
            var calibrated = Calibrator.Calibrate(analysis, [step]).Require().Design;
            Assert.All(Enumerable.Range(0, Rows.Count), i => Assert.Equal(IsOut(i), calibrated.Weights[i] == 0));
            Approx.Equal(100, calibrated.Weights.ToArray().Sum(), 1e-9);
            Assert.True(double.IsFinite(Estimate(data, calibrated, new EstimateRequest.Mean(["y"]))[0].StandardError!.Value));
        }
    }

    [Fact]
    public void Arguments_are_given()
    {
        Assert.Throws<ArgumentNullException>("analysis", () => Calibrator.Calibrate(null!, []));
        Assert.Throws<ArgumentNullException>("steps", () => Calibrator.Calibrate(SurveyAnalysis.Create(Data, Sample(Data, Clustered)).Require(), null!));
    }

    [Fact]
    public void Margins_are_of_one_population()
    {
        ValueList<CalibrationMargin> other = [Margins[0], new("half", [new(["x"], 300), new(["y"], 600)])];
        const string Message = "SL6322: The totals of 'half' add up to 900, those of 'group' to 1000; expected the same population.";
        Finds(Message, new CalibrationStep.Rake(other));
        Finds(Message, new CalibrationStep.Distanced(CalibrationDistance.Linear, other));
        Finds("SL6322: The totals of 'group' add up to 1000, the size of the population, to 999; expected the same population.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [Margins[0]]) { Population = 999 });
        Finds("SL6331: 'group' has no totals of levels; expected one for every level.", new CalibrationStep.Rake([new("group", [])]));
        Finds("SL6301: There is no variable or column 'age'.", new CalibrationStep.Rake([new("age", [])]));
        Finds("SL6301: There is no variable or column 'age'.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("age", [])]));
        Finds("SL6321: There is no total of the level 'b' of 'group', which rows of the data have.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("group", [new(["a"], 1)])]));
    }

    [Fact]
    public void What_no_weights_can_meet()
    {
        var step = new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("x", []) { Total = 1e6 }]) { Population = 100, LowerBound = 0.5, UpperBound = 2 };
        var result = Try(step);
        Assert.Equal("SL6320", Assert.Single(result.Diagnostics).Code);
        Assert.StartsWith("The weights do not meet the totals after ", result.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.EndsWith(" of its total.", result.Diagnostics[0].Message, StringComparison.Ordinal);

        Finds("SL6320: The calibration variables depend on each other in the sample; leave one of them out.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("x", []) { Total = 1 }, new("twice", []) { Total = 2 }]));
        foreach (var (lower, upper) in new (double?, double?)[] { (1, 2), (0.5, 1), (1.5, null), (null, 0.9) })
            Finds("SL6331: The bounds of the ratio of weights are below 1 and above 1.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [Margins[0]]) { LowerBound = lower, UpperBound = upper });
        foreach (var (lower, upper) in new (double?, double?)[] { (null, 2), (0.5, null), (null, null) })
            Finds("SL6331: The logit distance needs bounds; expected 'bounds: [0.3, 3]' or alike.", new CalibrationStep.Distanced(CalibrationDistance.Logit, [Margins[0]]) { LowerBound = lower, UpperBound = upper });
        Finds("SL6331: There are no totals to calibrate to.", new CalibrationStep.Distanced(CalibrationDistance.Linear, []));
        Finds("SL6302: 'group' has texts and one total; expected a total for every level.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("group", []) { Total = 1 }]));
        Finds("SL6323: 'gap' has no value in row 4; every row with a weight needs one.", new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("gap", []) { Total = 1 }]));
        var sets = SurveyAnalysis.Create(Data, Sample(Data, Clustered), [], [new("pv", ["x", "twice"])]).Require();
        Assert.Equal(
            ["'pv' has plausible values; weights are calibrated to observed variables."],
            Calibrator.Calibrate(sets, [new CalibrationStep.Distanced(CalibrationDistance.Linear, [new("pv", []) { Total = 1 }])]).Diagnostics.Select(d => d.Message));

        // Two margins without rows in common cells have no weights that meet both.
        var split = Table([new("a", "1", "1", 1, 1) { Group = "a", Half = "x" }, new("a", "2", "2", 1, 1) { Group = "b", Half = "y" }]);
        var impossible = Calibrator.Calibrate(SurveyAnalysis.Create(split, Sample(split, Clustered)).Require(), [new CalibrationStep.Rake(Margins)]);
        Assert.Equal(["The weights do not meet the totals after 1000 passes: 'a' of 'group' is off by 0.25 of its total."], impossible.Diagnostics.Select(d => d.Message));
    }

    // A replicate without rows in a cell cannot be post-stratified.
    [Fact]
    public void A_replicate_that_cannot_be_calibrated_is_a_finding()
    {
        var data = Table(Rows, Numbers("r1", Rows.Select(r => r.Group == "a" ? 2.0 : 0)), Numbers("r2", Rows.Select(r => 1.0)));
        var design = SurveyDesign.Create(data, new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } }).Require();

        Assert.Equal(
            ["SL6320: The weights of replicate 1 do not meet the totals: 'b' of 'group'."],
            Calibrator.Calibrate(SurveyAnalysis.Create(data, design).Require(), [new CalibrationStep.PostStratification(["group"], Margins[0].Totals)]).Diagnostics.Where(d => d.Code == "SL6320").Select(d => $"{d.Code}: {d.Message}"));

        // The first level is told as well as any other.
        var other = Table(Rows, Numbers("r1", Rows.Select(r => r.Group == "b" ? 2.0 : 0)), Numbers("r2", Rows.Select(r => 1.0)));
        Assert.Equal(
            ["The weights of replicate 1 do not meet the totals: 'a' of 'group'."],
            Calibrator.Calibrate(
                SurveyAnalysis.Create(other, SurveyDesign.Create(other, new() { Weights = "w", Replicates = new() { Method = ReplicateMethod.Bootstrap, Columns = ["r*"] } }).Require()).Require(),
                [new CalibrationStep.PostStratification(["group"], Margins[0].Totals)]).Diagnostics.Where(d => d.Code == "SL6320").Select(d => d.Message));
    }

    // Law: rows without weight stay without, in every step.
    [Fact]
    public void Rows_without_weight_stay_without()
    {
        var light = Sample(Data, Clustered with { Weights = "light" });
        var analysis = SurveyAnalysis.Create(Data, light).Require();
        var only = Rows.FindAll(r => r.Group == "a");
        foreach (var step in new CalibrationStep[]
        {
            new CalibrationStep.PostStratification(["half"], Margins[1].Totals), new CalibrationStep.Rake([Margins[1]]), new CalibrationStep.Distanced(CalibrationDistance.Linear, [Margins[1]]),
            new CalibrationStep.Trim(2, 6, false),
        })
        {
            var calibrated = Calibrator.Calibrate(analysis, [step]).Require();
            Assert.All(Enumerable.Range(0, Rows.Count), i => Assert.Equal(Rows[i].Group == "b", calibrated.Design.Weights[i] == 0));
            var alone = Calibrator.Calibrate(SurveyAnalysis.Create(Table(only), Sample(Table(only), Clustered)).Require(), [step]).Require();
            Near(alone.Design.Weights, calibrated.Design.Weights.ToArray().Where(w => w > 0).ToArray(), 1e-11);
            Approx.Equal(alone.Reports[0].LeastRatio, calibrated.Reports[0].LeastRatio, 1e-11);
            Approx.Equal(Estimate(Table(only), alone.Design, new EstimateRequest.Total(["y"]))[0].StandardError!.Value, Estimate(Data, calibrated.Design, new EstimateRequest.Total(["y"]))[0].StandardError, 1e-10);
        }
    }

    private static Result<CalibratedDesign> Try(params CalibrationStep[] steps) => Calibrator.Calibrate(SurveyAnalysis.Create(Data, Sample(Data, Clustered)).Require(), steps.ToValueList());

    private static CalibratedDesign Calibrate(params CalibrationStep[] steps) => Try(steps).Require();

    private static void Finds(string expected, CalibrationStep step) => Finds([expected], step);

    private static void Finds(string[] expected, CalibrationStep step) => Assert.Equal(expected, Try(step).Diagnostics.Select(d => $"{d.Code}: {d.Message}"));

    // The standard error is that of the total of residuals with the old weights.
    private static void SameError(double[] residuals, SurveyDesign calibrated, EstimateRequest request, double tolerance) =>
        Approx.Equal(
            Estimate(Table(Rows, Numbers("e", residuals)), Clustered, new EstimateRequest.Total(["e"]))[0].StandardError!.Value, Estimate(Data, calibrated, request)[0].StandardError, tolerance);

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double relative)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
            Approx.Equal(expected[i], found[i], relative);
    }
}
