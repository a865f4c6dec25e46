using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class OpenSdgTests
{
    // y0 = 100, one year on, target 10 % higher one year after the base: R is the growth in tenths.
    private static TargetMethodResult WithRatio(double r) => OpenSdg.Default.Assess(Cases.Of(100, 2020, 100 * (1 + (0.1 * r)), 2021, 110, 2021));

    [Theory]
    [InlineData(0.9500001, "on track", 2.5)]
    [InlineData(0.9499999, "progress made but acceleration needed", 2.5)]
    [InlineData(0.6000001, "progress made but acceleration needed", 0)]
    [InlineData(0.5999999, "limited progress", 0)]
    [InlineData(0.3, "limited progress", -1.24999)]
    [InlineData(-0.0000001, "deterioration", -2.5)]
    [InlineData(-0.6, "deterioration", -5)]
    [InlineData(-2, "deterioration", -5)]
    public void Categories_and_scores_change_at_the_thresholds_of_the_ratio(double r, string category, double score)
    {
        var result = WithRatio(r);
        Assert.Equal(category, result.Category);
        Approx.Equal(r, result.Ratio, 1e-7, 1e-12);
        Approx.Equal(score, result.Score, 0, 1e-4);
    }

    // d = +1, base 100, one year: g is the growth. Without a limit C is 1.
    [Theory]
    [InlineData(0.0150001, "on track", 2.5)]
    [InlineData(0.0149999, "progress made but acceleration needed", 2.5)]
    [InlineData(0.02, "on track", 5)]
    [InlineData(0.03, "on track", 5)]
    [InlineData(0.01, "progress made but acceleration needed", 1.25)]
    [InlineData(0.0050001, "progress made but acceleration needed", 0)]
    [InlineData(0.0049999, "limited progress", 0)]
    [InlineData(0, "limited progress", -2.5)]
    [InlineData(-0.0000001, "deterioration", -2.5)]
    [InlineData(-0.01, "deterioration", -3.75)]
    [InlineData(-0.5, "deterioration", -5)]
    public void Without_a_target_the_growth_itself_is_judged(double g, string category, double score)
    {
        var up = OpenSdg.Default.Assess(Cases.WithoutTarget(100, 2020, 100 * (1 + g), 2021));
        Assert.Equal(category, up.Category);
        Approx.Equal(score, up.Score, 0, 1e-4);
        var down = OpenSdg.Default.Assess(Cases.WithoutTarget(100, 2020, 100 * (1 - g), 2021, Direction.Lower));
        Assert.Equal(category, down.Category);
        Approx.Equal(score, down.Score, 0, 1e-4);
    }

    [Fact]
    public void Near_a_natural_limit_the_thresholds_are_lowered()
    {
        // C = 0.373622 for 90 of 100: on track from 0.0056.
        var result = OpenSdg.Default.Assess(Cases.WithoutTarget(90, 2020, 90 * 1.006, 2021, limit: 100));
        Approx.Equal(0.373622, result.Step("C"), 0, 5e-7);
        Assert.Equal("on track", result.Category);
        Approx.Equal((500 * 0.006 / 0.3736219) - 5, result.Score, 0, 1e-4);
        Assert.Equal(5.0, OpenSdg.Default.Assess(Cases.WithoutTarget(100, 2020, 100, 2021, limit: 100)).Score);
        Approx.Equal(-2.5 - 1.25, OpenSdg.Default.Assess(Cases.WithoutTarget(100, 2020, 99, 2021, limit: 100)).Score);
    }

    [Fact]
    public void The_limit_factor_is_continuous_at_its_joints()
    {
        Assert.Equal(0.0, OpenSdg.LimitFactor(100, 100));
        Approx.Equal(0, OpenSdg.LimitFactor(100.0000001, 100), 0, 1e-7);
        Approx.Equal(1, OpenSdg.LimitFactor(199.9999999, 100), 0, 1e-7);
        Assert.Equal(1.0, OpenSdg.LimitFactor(200, 100));
        Assert.Equal(1.0, OpenSdg.LimitFactor(0, 0));
        Assert.Equal(1.0, OpenSdg.LimitFactor(3, 0));
        Assert.Equal(OpenSdg.LimitFactor(-90, -100), OpenSdg.LimitFactor(90, 100));
    }

    [Fact]
    public void The_base_is_2015_or_the_first_year_after_it_or_the_given_one()
    {
        SeriesPoint[] series = [SeriesPoint.Of(2010, 1), SeriesPoint.Of(2016, 4), SeriesPoint.Of(2020, 5)];
        var target = SeriesPoint.Of(2030, 9);
        Assert.Equal(2016, InputOf(ProgressCase.Of(series, Direction.Higher, target), "t0"));
        Assert.Equal(2010, InputOf(ProgressCase.Of(series, Direction.Higher, target, SeriesPoint.Of(2010, 1)), "t0"));
        Assert.Equal(2010, new OpenSdg(2000).Assess(ProgressCase.Of(series, Direction.Higher, target)).Inputs.Single(i => i.Name == "t0").Value);
        static double InputOf(ProgressCase subject, string name) => OpenSdg.Default.Assess(subject).Inputs.Single(i => i.Name == name).Value;
    }

    [Fact]
    public void Negative_values_turn_the_sign_of_growth()
    {
        // From -100 to -90 is an improvement where higher is wanted.
        var result = OpenSdg.Default.Assess(Cases.Of(-100, 2020, -90, 2021, -80, 2022));
        Assert.True(result.Ratio > 0.9);
        Assert.Equal("deterioration", OpenSdg.Default.Assess(Cases.WithoutTarget(-100, 2020, -110, 2021)).Category);
    }

    [Fact]
    public void A_zero_is_replaced_with_a_remark()
    {
        var fromZero = OpenSdg.Default.Assess(Cases.Of(0, 2015, 5, 2020, 10, 2030));
        Assert.Equal(["The base value is 0; 0.001 is taken instead, as the method has it."], fromZero.Remarks);
        Assert.NotNull(fromZero.Score);
        var toZero = OpenSdg.Default.Assess(Cases.Of(10, 2015, 5, 2020, 0, 2030, Direction.Lower));
        Assert.Equal(["The target is 0; 0.001 is taken instead, as the method has it."], toZero.Remarks);
        Approx.Equal((Math.Pow(0.5, 0.2) - 1) / (Math.Pow(0.0001, 1 / 15.0) - 1), toZero.Ratio);
    }

    [Fact]
    public void A_target_against_the_wanted_direction_keeps_the_sign_of_the_movement()
    {
        // The base is already better than the target, and the latest value worse than it: the movement is a deterioration.
        var result = OpenSdg.Default.Assess(Cases.Of(100, 2015, 80, 2020, 90, 2030));
        Assert.True(result.Ratio < 0);
        Assert.Equal("deterioration", result.Category);
    }

    [Fact]
    public void The_status_of_several_series_is_that_of_their_mean_score()
    {
        var on = WithRatio(1.2);
        var moderate = WithRatio(0.8);
        var achieved = OpenSdg.Default.Assess(Cases.Of(5, 2015, 11, 2020, 10, 2030));
        var unknown = OpenSdg.Default.Assess(Cases.Of(5, 2015, -1, 2020, 10, 2030));
        Assert.Equal("target achieved", on.Category);

        var status = OpenSdgStatus.Of([moderate, unknown, WithRatio(-2)]);
        Approx.Equal((moderate.Score!.Value - 5) / 2, status.Score);
        Assert.Equal(("limited progress", 2, 1), (status.Category, status.Count, status.Missing));
        Assert.Equal(ProgressLevel.Achieved, OpenSdgStatus.Of([achieved, on]).Level);
        Assert.Equal(ProgressLevel.OnTrack, OpenSdgStatus.Of([achieved, moderate]).Level);

        // A group counts once, however many series it has.
        var goal = OpenSdgStatus.Of([OpenSdgStatus.Of([achieved, achieved, achieved]), OpenSdgStatus.Of([WithRatio(-2)]), OpenSdgStatus.Of([unknown])]);
        Approx.Equal(0, goal.Score);
        Assert.Equal((ProgressLevel.Moderate, 1), (goal.Level, goal.Missing));
        Assert.Null(OpenSdgStatus.Of([unknown]).Category);
        Assert.Throws<ArgumentException>(() => OpenSdgStatus.Of([DestatisWeather.Default.Assess(Cases.WithoutTarget(1, 2015, 2, 2020))]));
    }

    [Theory]
    [InlineData(2.5, ProgressLevel.OnTrack)]
    [InlineData(2.4999, ProgressLevel.Moderate)]
    [InlineData(0, ProgressLevel.Moderate)]
    [InlineData(-0.0001, ProgressLevel.Limited)]
    [InlineData(-2.5, ProgressLevel.Limited)]
    [InlineData(-2.5001, ProgressLevel.Deterioration)]
    public void The_status_changes_at_the_thresholds_of_the_score(double score, ProgressLevel level)
    {
        // Without a target the score is 125 g - 2.5 below 0, 500 g - 2.5, 250 g - 1.25 and 500 g - 5 above.
        var g = score < -2.5 ? (score + 2.5) / 125 : score < 0 ? (score + 2.5) / 500 : score < 2.5 ? (score + 1.25) / 250 : 0.015;
        var result = OpenSdg.Default.Assess(Cases.WithoutTarget(1e6, 2020, 1e6 * (1 + g + (score >= 0 ? 1e-12 : 0)), 2021));
        if (score == -2.5)
            result = OpenSdg.Default.Assess(Cases.WithoutTarget(1e6, 2020, 1e6, 2021));
        Approx.Equal(score, result.Score, 0, 1e-8);
        Assert.Equal(level, OpenSdgStatus.Of([result]).Level);
    }

    [Fact]
    public void Distance_from_parity_treats_both_sides_alike()
    {
        Assert.Equal(1.25, OpenSdg.DistanceFromParity(0.8));
        Assert.Equal(1.25, OpenSdg.DistanceFromParity(1.25));
        Assert.Equal(1.0, OpenSdg.DistanceFromParity(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenSdg.DistanceFromParity(0));
    }
}
