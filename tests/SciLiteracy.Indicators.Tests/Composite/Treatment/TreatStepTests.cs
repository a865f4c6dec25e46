using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Treatment;

public class TreatStepTests
{
    // One outlier: fails, and passes once it takes the next value.
    private static readonly double[] OneHigh = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];

    private static readonly double[] OneLow = [.. OneHigh.Select(x => -x)];

    // Tied outliers, twice.
    private static readonly double[] TiedHigh = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 400, 400, 900];

    private static double[] Treated(OutlierTreatment treatment, params double[] values) => Stage(SpecOfOne(new TreatStep(new(treatment))), Column(values), IndexStage.Treated);

    private static TreatmentSummary Summary(OutlierTreatment treatment, params double[] values) =>
        Assert.Single(Compute(SpecOfOne(new TreatStep(new(treatment))), Column(values)).Treatments);

    private static (double Skew, double Kurtosis) Shape(params double[] values)
    {
        SampleShape.Of(values, out var skew, out var kurtosis);
        return (skew, kurtosis);
    }

    [Fact]
    public void An_indicator_that_passes_stays_as_it_is()
    {
        double[] values = [1, 2, N, 4, 7];

        var summary = Summary(new(), values);

        Equal(values, Treated(new(), values));
        Assert.True(summary.Before.Passes);
        Assert.Equal(Shape(values), (summary.Before.Skew, summary.Before.Kurtosis));
        Assert.Equal(
            (null, null, AppliedTransform.None, null, null, false, false),
            (summary.Winsorized, summary.AfterWinsorizing, summary.Transform, summary.Lambda, summary.AfterTransform, summary.EndsWorse, summary.Reverted));
        Assert.Empty(Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), Column(values)).TreatedPoints);
    }

    [Fact]
    public void The_greatest_value_takes_the_next_until_the_indicator_passes()
    {
        var result = Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), Column([.. OneHigh, N]));
        var summary = Assert.Single(result.Treatments);

        double[] expected = [1, 2, 3, 4, 5, 6, 7, 8, 9, 9];
        Equal([.. expected, N], result.Stage(IndexStage.Treated)!.Column("x"));
        Assert.Equal(1, summary.Winsorized);
        Assert.Equal(Shape(OneHigh), (summary.Before.Skew, summary.Before.Kurtosis));
        Assert.Equal(Shape(expected), (summary.AfterWinsorizing!.Value.Skew, summary.AfterWinsorizing.Value.Kurtosis));
        Assert.Equal((false, true), (summary.Before.Passes, summary.AfterWinsorizing!.Value.Passes));
        Assert.Equal(new TreatedPoint(1, new("J", null), "x", WinsorizedEnd.High, AppliedTransform.None, 1000, 9), Assert.Single(result.TreatedPoints));
        Assert.Equal(CellMarks.Winsorized, result.Marks("x", 9));
        Assert.Equal(CellMarks.Missing, result.Marks("x", 10));
        Assert.Equal(1, result.Steps[0].Changed);
    }

    [Fact]
    public void With_skew_to_the_left_the_least_value_takes_the_next()
    {
        var point = Assert.Single(Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), Column(OneLow)).TreatedPoints);

        Assert.Equal((WinsorizedEnd.Low, -1000.0, -9.0), (point.Winsorized, point.Original, point.Treated));
    }

    [Fact]
    public void Ties_move_together_and_may_pass_the_number_of_points()
    {
        var treatment = new OutlierTreatment { SkewLimit = 1, KurtosisLimit = 0, Winsorize = new WinsorizePoints(2), Then = new NoTransform() };

        Equal([.. Enumerable.Range(1, 18), 18, 18, 18], Treated(treatment, TiedHigh));
        Assert.Equal(3, Summary(treatment, TiedHigh).Winsorized);
        Equal([.. Enumerable.Range(1, 18), 400, 400, 400], Treated(treatment with { Winsorize = new WinsorizePoints(1) }, TiedHigh));
        Equal([.. Enumerable.Range(1, 18), 18, 18, 18], Treated(treatment with { Winsorize = new WinsorizePoints(null) }, TiedHigh));
    }

    [Fact]
    public void Points_of_both_ends_are_counted_together()
    {
        double[] values = [.. Enumerable.Range(1, 20), 500, -400];
        var treatment = new OutlierTreatment { SkewLimit = 0, KurtosisLimit = 0, Winsorize = new WinsorizePoints(2), Then = new NoTransform() };

        var summary = Summary(treatment, values);

        Assert.Equal(2, summary.Winsorized);
        Equal([.. Enumerable.Range(1, 20), 20, 1], Treated(treatment, values));
    }

    [Fact]
    public void What_still_fails_is_transformed_from_the_values_before()
    {
        var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(0) };
        var result = Compute(SpecOfOne(new TreatStep(new(treatment))), Column(OneHigh));
        var summary = Assert.Single(result.Treatments);
        double[] expected = [.. OneHigh.Select(x => Math.Log(x - 1 + 9.99))];

        Equal(expected, result.Stage(IndexStage.Treated)!.Column("x"));
        Assert.Equal((0, AppliedTransform.Log), (summary.Winsorized, summary.Transform));
        Assert.Equal(summary.Before, summary.AfterWinsorizing);
        Assert.Equal(Shape(expected).Skew, summary.AfterTransform!.Value.Skew, 9);
        Assert.Equal(10, result.TreatedPoints.Length);
        Assert.All(result.TreatedPoints, p => Assert.Equal((WinsorizedEnd.None, AppliedTransform.Log), (p.Winsorized, p.Transform)));
        Assert.Equal(CellMarks.Transformed, result.Marks("x", 0));
    }

    [Fact]
    public void The_transform_may_take_the_winsorized_values()
    {
        var treatment = new OutlierTreatment { SkewLimit = 0, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1), Combine = true };
        var result = Compute(SpecOfOne(new TreatStep(new(treatment))), Column(OneHigh));

        Equal([.. OneHigh.Select(x => Math.Log(Math.Min(x, 9) - 1 + 0.08))], result.Stage(IndexStage.Treated)!.Column("x"));
        Assert.Equal((WinsorizedEnd.High, AppliedTransform.Log), (result.TreatedPoints[9].Winsorized, result.TreatedPoints[9].Transform));
        Assert.Equal((WinsorizedEnd.None, AppliedTransform.Log), (result.TreatedPoints[8].Winsorized, result.TreatedPoints[8].Transform));
        Assert.Equal(CellMarks.Winsorized | CellMarks.Transformed, result.Marks("x", 9));
    }

    [Fact]
    public void The_signed_log_looks_at_the_side_of_the_skew()
    {
        var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new SignedLogTransform() };

        Equal([.. OneHigh.Select(x => Math.Log(x - 1 + 9.99))], Treated(treatment, OneHigh));
        Equal([.. OneLow.Select(x => -Math.Log(-1 + 9.99 - x))], Treated(treatment, OneLow));
        Assert.Equal(AppliedTransform.LogReversed, Summary(treatment, OneLow).Transform);
    }

    [Fact]
    public void Box_and_Cox_take_the_power_given()
    {
        OutlierTreatment By(double lambda) => new() { Winsorize = new WinsorizePoints(0), Then = new BoxCoxTransform(lambda) };

        Equal([.. OneHigh.Select(x => (Math.Sqrt(x) - 1) / 0.5)], Treated(By(0.5), OneHigh), 1e-11);
        Equal([.. OneHigh.Select(x => Math.Log(x))], Treated(By(0), OneHigh));
        Equal([.. OneHigh.Select(x => (Math.Pow(x, -1) - 1) / -1)], Treated(By(-1), OneHigh));
        Assert.Equal((AppliedTransform.BoxCox, -1.0), (Summary(By(-1), OneHigh).Transform, Summary(By(-1), OneHigh).Lambda));
    }

    [Fact]
    public void The_power_of_greatest_likelihood_beats_its_neighbors()
    {
        double[] y = [1, 1.5, 2.2, 3.1, 4.9, 8, 13, 30, 90];
        double Likelihood(double lambda)
        {
            double[] z = [.. y.Select(v => (Math.Pow(v, lambda) - 1) / lambda)];
            var mean = z.Average();
            return (-y.Length / 2.0 * Math.Log(z.Average(v => (v - mean) * (v - mean)))) + ((lambda - 1) * y.Sum(Math.Log));
        }

        var lambda = ColumnTreatment.EstimateLambda([.. y.Select(x => Math.Log(x))]);

        Assert.True(Likelihood(lambda) > Likelihood(lambda + 0.001));
        Assert.True(Likelihood(lambda) > Likelihood(lambda - 0.001));
        Assert.Equal(lambda, ColumnTreatment.EstimateLambda([.. y.Select(v => Math.Log(v * 50))]), 6);
    }

    [Fact]
    public void Without_a_power_the_one_of_greatest_likelihood_is_taken()
    {
        var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new BoxCoxTransform(null) };

        Assert.Equal(ColumnTreatment.EstimateLambda([.. OneHigh.Select(x => Math.Log(x))]), Summary(treatment, OneHigh).Lambda!.Value, 12);
    }

    [Fact]
    public void Values_outside_quantiles_take_them()
    {
        var treatment = new OutlierTreatment { Winsorize = new WinsorizeQuantiles(0.25, 0.75), Then = new NoTransform() };

        Equal([3.25, 3.25, 3.25, 4, 5, 6, 7, 7.75, 7.75, 7.75], Treated(treatment, OneHigh));
        Assert.Equal(6, Summary(treatment, OneHigh).Winsorized);
        Assert.Equal(
            [WinsorizedEnd.Low, WinsorizedEnd.High],
            Compute(SpecOfOne(new TreatStep(new(treatment))), Column(OneHigh)).TreatedPoints.Select(p => p.Winsorized).Distinct());
    }

    [Fact]
    public void A_treatment_that_ends_worse_is_reported_and_may_be_undone()
    {
        // The log is against skew to the right; here it makes it worse.
        var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(0) };
        double[] values = [.. Enumerable.Range(100, 30), 1];
        var kept = Summary(treatment, values);
        var undone = Summary(treatment with { IfWorse = WorseOutcome.Revert }, values);

        Assert.Equal((true, false), (kept.EndsWorse, kept.Reverted));
        Assert.Equal((true, true), (undone.EndsWorse, undone.Reverted));
        Assert.True(kept.AfterTransform!.Value.Skew < kept.Before.Skew);
        Assert.NotEqual(values, Treated(treatment, values));
        Equal(values, Treated(treatment with { IfWorse = WorseOutcome.Revert }, values));
        Assert.Empty(Compute(SpecOfOne(new TreatStep(new(treatment with { IfWorse = WorseOutcome.Revert }))), Column(values)).TreatedPoints);
        Assert.Contains("; 'if_worse: revert' would undo it.", Findings(SpecOfOne(new TreatStep(new(treatment))), Column(values)).Single(f => f.Contains("SL6068", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "; it is undone.",
            Findings(SpecOfOne(new TreatStep(new(treatment with { IfWorse = WorseOutcome.Revert }))), Column(values)).Single(f => f.Contains("SL6068", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Failing_in_the_end_is_not_worse_if_it_is_less_than_before()
    {
        double[] values = [.. Enumerable.Range(1, 30).Select(i => Math.Pow(2.5, i))];
        var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(1), Then = new NoTransform() };

        var summary = Summary(treatment, values);

        Assert.False(summary.AfterWinsorizing!.Value.Passes);
        Assert.False(summary.EndsWorse);
    }

    [Fact]
    public void An_indicator_without_spread_is_left_alone()
    {
        foreach (var values in (double[][])[[3, 3, 3, 3], [N, N], [1, 9], []])
        {
            if (values.Length == 0)
                continue;
            var result = Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), Column(values));
            Equal(values, result.Stage(IndexStage.Treated)!.Column("x"));
            Assert.Empty(result.Treatments);
        }
    }

    [Fact]
    public void What_would_lose_its_spread_stays_as_it_is()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 30), 1, 1];
        var spec = SpecOfOne(new TreatStep(new(new OutlierTreatment())));
        var summary = Summary(new(), values);

        Equal(values, Stage(spec, Column(values), IndexStage.Treated));
        Assert.Equal((2, true, false), (summary.Winsorized, summary.Reverted, summary.EndsWorse));
        Assert.Equal(new ShapeStatistics(N, N, false), summary.AfterWinsorizing);
        Assert.Empty(Compute(spec, Column(values)).TreatedPoints);
        Assert.Contains(
            "Warning SL6069: 'x' fails the test of skewness and kurtosis, but winsorizing it would leave no spread; it stays as it is.", Findings(spec, Column(values)));
    }

    [Fact]
    public void An_indicator_passes_by_skewness_or_by_kurtosis()
    {
        var (skew, kurtosis) = Shape(OneHigh);

        Assert.False(Summary(new() { SkewLimit = skew, KurtosisLimit = kurtosis }, OneHigh).Before.Passes);
        Assert.True(Summary(new() { SkewLimit = skew + 1e-6, KurtosisLimit = kurtosis }, OneHigh).Before.Passes);
        Assert.True(Summary(new() { SkewLimit = skew, KurtosisLimit = kurtosis + 1e-6 }, OneHigh).Before.Passes);
        Assert.True(Summary(new() { SkewLimit = skew + 1e-6, KurtosisLimit = kurtosis }, OneLow).Before.Passes);
    }

    [Fact]
    public void In_a_panel_each_period_is_treated_by_itself_unless_all_are_taken_together()
    {
        var rows = Enumerable.Range(0, 10).SelectMany(i => new[] { (((char)('A' + i)).ToString(), 2020), (((char)('A' + i)).ToString(), 2021) }).ToArray();
        var data = Panel(rows).Add("x", [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? OneHigh[i / 2] : (i / 2) + 1)]).Build();

        var byPeriod = Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), data);
        var together = Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment())) { Scope = TreatmentScope.AllPeriods }), data);

        Assert.Equal([ReferencePeriod.OfYear(2020), ReferencePeriod.OfYear(2021)], byPeriod.Treatments.Select(t => t.Period!.Value));
        Assert.Equal(9, byPeriod.Stage(IndexStage.Treated)!.Column("x")[9]);
        Assert.Null(Assert.Single(together.Treatments).Period);
        Assert.Equal(10, together.Stage(IndexStage.Treated)!.Column("x")[9]);
    }

    [Fact]
    public void Indicators_may_be_left_alone_or_have_settings_of_their_own()
    {
        var spec = Spec(
            Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c")),
            new TreatStep(new(new OutlierTreatment())
            {
                Except = ["b"],
                Overrides = [new("c", new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new NoTransform() })],
            }));
        var data = Rows([.. Names(10)]).Add("a", OneHigh).Add("b", OneHigh).Add("c", OneHigh).Build();

        var result = Compute(spec, data);

        Assert.Equal([9, 1000, 1000], [result.Stage(IndexStage.Treated)!.Column("a")[9], result.Stage(IndexStage.Treated)!.Column("b")[9], result.Stage(IndexStage.Treated)!.Column("c")[9]]);
        Assert.Equal(["a", "c"], result.Treatments.Select(t => t.Indicator));
    }

    public static TheoryData<OutlierTreatment, string> BadTreatments => new()
    {
        { new() { Winsorize = new WinsorizePoints(-1) }, "At most '-1' points are winsorized, but the number is 0 or more." },
        { new() { Winsorize = new WinsorizeQuantiles(0.5, 0.5) }, "Values are winsorized to the quantiles '0.5' and '0.5', but these go from 0 to 1, the lower first." },
        { new() { Winsorize = new WinsorizeQuantiles(-0.1, 0.5) }, "Values are winsorized to the quantiles '-0.1' and '0.5', but these go from 0 to 1, the lower first." },
        { new() { Winsorize = new WinsorizeQuantiles(0.1, 1.5) }, "Values are winsorized to the quantiles '0.1' and '1.5', but these go from 0 to 1, the lower first." },
        { new() { Then = new BoxCoxTransform(double.PositiveInfinity) }, "The power of the transform is 'Infinity', but must be a number." },
        { new() { SkewLimit = -1 }, "The limit of skewness is '-1', but is 0 or more." },
        { new() { KurtosisLimit = N }, "The limit of kurtosis must be a number." },
    };

    [Theory]
    [MemberData(nameof(BadTreatments))]
    public void A_treatment_says_what_is_wrong_with_its_settings(OutlierTreatment treatment, string problem)
    {
        Assert.Contains("Error SL6060: " + problem, Findings(SpecOfOne(new TreatStep(new(treatment))), Column(1, 2)));
    }

    // Values whose power λ is spread evenly have their greatest likelihood near λ; beyond the limits, at the limit.
    [Theory]
    [InlineData(3, 3)]
    [InlineData(1.1, 1.1)]
    [InlineData(-2.6, -2.6)]
    [InlineData(12, 5)]
    [InlineData(-12, -5)]
    public void The_power_is_sought_from_minus_5_to_5(double power, double expected)
    {
        double[] y = [.. Enumerable.Range(1, 40).Select(i => Math.Pow(10 + i, 1 / power))];
        double Likelihood(double lambda)
        {
            double[] z = [.. y.Select(v => lambda == 0 ? Math.Log(v) : (Math.Pow(v, lambda) - 1) / lambda)];
            var mean = z.Average();
            return (-y.Length / 2.0 * Math.Log(z.Average(v => (v - mean) * (v - mean)))) + ((lambda - 1) * y.Sum(Math.Log));
        }

        var lambda = ColumnTreatment.EstimateLambda([.. y.Select(x => Math.Log(x))]);

        Assert.InRange(lambda, -5, 5);
        Assert.InRange(lambda, expected - (0.3 * Math.Abs(expected)), expected + (0.3 * Math.Abs(expected)));
        Assert.All(Enumerable.Range(-100, 201), i => Assert.True(Likelihood(lambda) >= Likelihood(i / 20.0) - 1e-7, $"{lambda} is less likely than {i / 20.0}"));
    }

    [Fact]
    public void Without_combining_the_transform_forgets_the_winsorized_points()
    {
        var treatment = new OutlierTreatment { SkewLimit = 0, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1) };
        var result = Compute(SpecOfOne(new TreatStep(new(treatment))), Column(OneHigh));

        Equal([.. OneHigh.Select(x => Math.Log(x - 1 + 9.99))], result.Stage(IndexStage.Treated)!.Column("x"));
        Assert.Equal(1, Assert.Single(result.Treatments).Winsorized);
        Assert.All(result.TreatedPoints, p => Assert.Equal((WinsorizedEnd.None, AppliedTransform.Log), (p.Winsorized, p.Transform)));
        Assert.Equal(CellMarks.Transformed, result.Marks("x", 9));
    }

    [Fact]
    public void The_side_of_the_skew_is_that_of_the_values_that_are_transformed()
    {
        // Skewed to the right by one point, and to the left without it.
        double[] values = [-90, -30, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
        var treatment = new OutlierTreatment { SkewLimit = 0, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1), Then = new SignedLogTransform() };

        Assert.Equal(AppliedTransform.Log, Summary(treatment, values).Transform);
        Assert.Equal(AppliedTransform.LogReversed, Summary(treatment with { Combine = true }, values).Transform);
    }

    [Fact]
    public void What_changes_nothing_does_not_end_worse()
    {
        var summary = Summary(new() { Winsorize = new WinsorizePoints(0), Then = new NoTransform() }, OneHigh);

        Assert.False(summary.AfterWinsorizing!.Value.Passes);
        Assert.False(summary.EndsWorse);
    }

    [Fact]
    public void A_frozen_reversed_log_takes_other_values()
    {
        var parameters = new TreatmentParameters(1, "x", null, -50, double.PositiveInfinity, AppliedTransform.LogReversed, -50, -1, N);
        double[] values = [-400, -50, -20, -1, -0.6, 0, N];

        ColumnTreatment.Apply(parameters, values);

        Equal([-Math.Log(49.49), -Math.Log(49.49), -Math.Log(19.49), -Math.Log(0.49), -Math.Log(0.09), N, N], values);
    }

    [Fact]
    public void Without_skew_the_greatest_value_moves_first()
    {
        var treatment = new OutlierTreatment { SkewLimit = 0, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1), Then = new NoTransform() };

        Equal([-1000, -1, 0, 1, 1], Treated(treatment, -1000, -1, 0, 1, 1000));
    }

    [Fact]
    public void Three_values_have_no_kurtosis_and_are_left_alone()
    {
        Assert.Empty(Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment { SkewLimit = 1 }))), Column(1, 2, 1000)).Treatments);
    }

    [Fact]
    public void A_cell_that_two_steps_pull_in_stays_marked()
    {
        // the greatest is pulled in by each of the two steps
        var step = new TreatStep(new(new OutlierTreatment { SkewLimit = 0.1, KurtosisLimit = -9, Winsorize = new WinsorizeQuantiles(0, 0.85), Then = new NoTransform() }));
        var result = Compute(SpecOfOne(step, step), Column(1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 1000));

        Assert.True(result.Stage(IndexStage.Treated)!.Column("x")[10] < result.Steps[0].Table.Column("x")[10]);
        Assert.Equal(CellMarks.Winsorized, result.Marks("x", 10));
        Assert.Equal(CellMarks.None, result.Marks("x", 0));
    }
}
