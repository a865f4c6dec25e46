using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class TargetMethodTests
{
    private static readonly IReadOnlyList<TargetMethod> All = [.. TargetMethod.Standard, new OecdDistance(4), Eurostat2021.LongTerm, Eurostat2021.ShortTerm];

    [Fact]
    public void Ids_are_versioned_and_the_unverified_are_marked()
    {
        Assert.Equal(
            ["opensdg-2.4", "un-progress-chart-2023", "un-progress-chart-2020", "eurostat-2021", "destatis-weather", "sdg-index-2018", "unescap", "jmp"],
            TargetMethod.Standard.Select(m => m.Id));
        Assert.Equal(
            ["opensdg-2.4", "un-progress-chart-2023", "un-progress-chart-2020", "destatis-weather"],
            TargetMethod.Standard.Where(m => m.IsVerified).Select(m => m.Id));
        Assert.All(All, m => Assert.NotEmpty(m.Source));
    }

    // UN 2023: y0 = 1, target 2 ten years on; the latest value after five years gives e = (yt/y0)^2, q = e - 1.
    [Theory]
    [InlineData(0.950001, 3)]
    [InlineData(0.949999, 2)]
    [InlineData(0.100001, 2)]
    [InlineData(0.099999, 1)]
    [InlineData(-0.3, 1)]
    public void The_chart_of_2023_changes_at_its_thresholds(double q, double score)
    {
        var result = UnProgressChart2023.Default.Assess(Cases.Of(1, 2020, Math.Sqrt(1 + q), 2025, 2, 2030));
        Approx.Equal(q, result.Ratio, 1e-9);
        Assert.Equal(score, result.Score);
        Assert.Equal(q < 0, result.Level == ProgressLevel.Deterioration);
    }

    [Theory]
    [InlineData(0.0200001, 3)]
    [InlineData(0.0199999, 2)]
    [InlineData(0.0050001, 2)]
    [InlineData(0.0049999, 1)]
    [InlineData(-0.01, 1)]
    public void The_chart_of_2023_judges_growth_without_a_target_mirrored_for_decrease(double g, double score)
    {
        Assert.Equal(score, UnProgressChart2023.Default.Assess(Cases.WithoutTarget(10, 2020, 10 * (1 + g), 2021)).Score);
        Assert.Equal(score, UnProgressChart2023.Default.Assess(Cases.WithoutTarget(10, 2020, 10 * (1 - g), 2021, Direction.Lower)).Score);
    }

    [Fact]
    public void The_chart_of_2023_takes_the_ends_of_a_percentage_as_met_within_one_point()
    {
        Assert.Equal(3.0, UnProgressChart2023.Default.Assess(Cases.Of(99.5, 2015, 99.2, 2020, 100, 2030, percentage: true)).Score);
        Assert.Equal(1.0, UnProgressChart2023.Default.Assess(Cases.Of(99.5, 2015, 99.2, 2020, 100, 2030)).Score);
        Assert.Equal(ProgressLevel.Achieved, UnProgressChart2023.Default.Assess(Cases.Of(3, 2015, 1, 2020, 0, 2030, Direction.Lower, true)).Level);
        Assert.Equal(1.0, UnProgressChart2023.Default.Assess(Cases.Of(98.95, 2015, 98.9, 2020, 100, 2030, percentage: true)).Score);
    }

    [Fact]
    public void The_chart_of_2023_judges_a_past_target_by_the_observations_up_to_it()
    {
        var series = Cases.Yearly(2015, [10, 11, 12, 30], target: SeriesPoint.Of(2017, 13));
        var result = UnProgressChart2023.Default.Assess(series);
        Assert.Equal(["Observations after 2017, the period of the target, are not used."], result.Remarks);
        Approx.Equal(2 / 3.0, result.Ratio);
        Assert.Equal(2.0, result.Score);
    }

    // UN 2020: the ratio of growth rates, one year on, target 10 % up.
    [Theory]
    [InlineData(0.9500001, "on track")]
    [InlineData(0.9499999, "fair progress")]
    [InlineData(0.5000001, "fair progress")]
    [InlineData(0.4999999, "limited or no progress")]
    [InlineData(-0.0999999, "limited or no progress")]
    [InlineData(-0.1000001, "deterioration")]
    public void The_chart_of_2020_changes_at_its_thresholds(double r, string category) =>
        Assert.Equal(category, UnProgressChart2020.Default.Assess(Cases.Of(100, 2020, 100 + (10 * r), 2021, 110, 2021)).Category);

    [Fact]
    public void The_chart_of_2020_takes_a_value_as_met_from_0_9995_of_the_target()
    {
        Assert.Equal(ProgressLevel.Achieved, UnProgressChart2020.Default.Assess(Cases.Of(50, 2015, 99.96, 2020, 100, 2030)).Level);
        Assert.NotEqual(ProgressLevel.Achieved, UnProgressChart2020.Default.Assess(Cases.Of(50, 2015, 99.94, 2020, 100, 2030)).Level);
        Assert.Equal(ProgressLevel.Achieved, UnProgressChart2020.Default.Assess(Cases.Of(50, 2015, 10.004, 2020, 10, 2030, Direction.Lower)).Level);
        Assert.Equal("deterioration", UnProgressChart2020.Default.Assess(Cases.Of(105, 2015, 95, 2020, 100, 2030)).Category);
    }

    [Theory]
    [InlineData(0.96, "significant progress", ProgressLevel.OnTrack)]
    [InlineData(0.94, "moderate progress", ProgressLevel.Moderate)]
    [InlineData(0.61, "moderate progress", ProgressLevel.Moderate)]
    [InlineData(0.59, "insufficient progress", ProgressLevel.Limited)]
    [InlineData(-0.01, "movement away", ProgressLevel.Deterioration)]
    [InlineData(1.01, "significant progress", ProgressLevel.Achieved)]
    public void Eurostat_changes_at_its_thresholds(double r, string category, ProgressLevel level)
    {
        var result = Eurostat2021.Default.Assess(Cases.Of(100, 2020, 100 + (10 * r), 2021, 110, 2021));
        Assert.Equal((category, level), (result.Category, result.Level!.Value));
    }

    [Theory]
    [InlineData(0.0101, "significant progress")]
    [InlineData(0.0099, "moderate progress")]
    [InlineData(0, "moderate progress")]
    [InlineData(-0.0099, "moderate movement away")]
    [InlineData(-0.0101, "significant movement away")]
    public void Eurostat_judges_growth_without_a_target(double g, string category) =>
        Assert.Equal(category, Eurostat2021.Default.Assess(Cases.WithoutTarget(100, 2020, 100 * (1 + g), 2021)).Category);

    [Fact]
    public void Eurostat_reports_a_long_and_a_short_term()
    {
        // Rising for ten years, falling for five.
        double[] values = [.. Enumerable.Range(0, 16).Select(i => i <= 10 ? 50 + (5.0 * i) : 100 - (4.0 * (i - 10)))];
        var subject = Cases.Yearly(2005, values);
        Assert.Equal("significant progress", Eurostat2021.LongTerm.Assess(subject).Category);
        Assert.Equal("significant movement away", Eurostat2021.ShortTerm.Assess(subject).Category);
        Assert.Equal(2015, Eurostat2021.ShortTerm.Assess(subject).Inputs.Single(i => i.Name == "t0").Value);
    }

    // Weather: at 10 in 2020, 20 wanted in 2030; the mean change c gives m = 1 - c.
    [Theory]
    [InlineData(1.1, "sun")]
    [InlineData(0.951, "sun")]
    [InlineData(0.949, "slightly cloudy")]
    [InlineData(0.8, "slightly cloudy")]
    [InlineData(0.799, "cloudy")]
    [InlineData(0.001, "cloudy")]
    [InlineData(0, "thunderstorm")]
    [InlineData(-1, "thunderstorm")]
    public void The_weather_changes_at_its_thresholds(double change, string weather)
    {
        var up = DestatisWeather.Default.Assess(
            Cases.Yearly(2015, [.. Enumerable.Range(-5, 6).Select(i => 10 + (change * i))], target: SeriesPoint.Of(2030, 20)));
        Assert.Equal(weather, up.Category);
        var down = DestatisWeather.Default.Assess(
            Cases.Yearly(2015, [.. Enumerable.Range(-5, 6).Select(i => 30 - (change * i))], Direction.Lower, SeriesPoint.Of(2030, 20)));
        Assert.Equal(weather, down.Category);
    }

    [Fact]
    public void The_weather_looks_at_six_years_at_most_and_four_at_least()
    {
        var target = SeriesPoint.Of(2030, 100);
        // Steep before, level in the last six years.
        Assert.Equal("thunderstorm", DestatisWeather.Default.Assess(Cases.Yearly(2013, [1, 2, 50, 50, 50, 50, 50, 50], target: target)).Category);
        Assert.NotEqual("thunderstorm", DestatisWeather.Default.Assess(Cases.Yearly(2014, [2, 50, 50, 50, 50, 51], target: target)).Category);
        Assert.Equal(TargetMethodReason.TooFewConsecutivePoints, DestatisWeather.Default.Assess(Cases.Yearly(2018, [1, 2, 3], target: target)).Reason);
        var gap = ProgressCase.Of(new[] { 2014, 2015, 2017, 2018, 2019 }.Select(y => SeriesPoint.Of(y, y)), Direction.Higher, target);
        Assert.Equal(TargetMethodReason.TooFewConsecutivePoints, DestatisWeather.Default.Assess(gap).Reason);
        Assert.Equal("cloudy", DestatisWeather.Default.Assess(Cases.Yearly(2018, [1, 2, 3, 4], target: target)).Category);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, "sun")]
    [InlineData(new double[] { 1, 2, 4, 3 }, "slightly cloudy")]
    [InlineData(new double[] { 1, 2, 3, 3 }, "slightly cloudy")]
    [InlineData(new double[] { 4, 3, 2, 3 }, "cloudy")]
    [InlineData(new double[] { 3, 1, 2, 3 }, "cloudy")]
    [InlineData(new double[] { 4, 3, 2, 1 }, "thunderstorm")]
    [InlineData(new double[] { 4, 4, 4, 4 }, "thunderstorm")]
    public void Without_a_target_the_mean_change_and_the_last_one_make_the_weather(double[] values, string weather) =>
        Assert.Equal(weather, DestatisWeather.Default.Assess(Cases.Yearly(2018, values)).Category);

    [Fact]
    public void The_worst_weather_counts_for_several_targets()
    {
        double[] values = [10, 11, 12, 13, 14, 15];
        TargetMethodResult[] results =
        [
            .. new double[] { 20, 26, 200 }.Select(t => DestatisWeather.Default.Assess(Cases.Yearly(2015, values, target: SeriesPoint.Of(2030, t)))),
        ];
        Assert.Equal(["sun", "slightly cloudy", "cloudy"], results.Select(r => r.Category));
        Assert.Same(results[2], DestatisWeather.Worst(results));
        Assert.Null(DestatisWeather.Worst([DestatisWeather.Default.Assess(Cases.Yearly(2019, [1]))]));
        Assert.Throws<ArgumentException>(() => DestatisWeather.Worst([OpenSdg.Default.Assess(Cases.WithoutTarget(1, 2015, 2, 2020))]));
    }

    [Theory]
    [InlineData(1.5, "on track", 3.5)]
    [InlineData(3, "on track", 4)]
    [InlineData(1, "on track", 3)]
    [InlineData(0.75, "moderately improving", 2.5)]
    [InlineData(0.5, "moderately improving", 2)]
    [InlineData(0.25, "stagnating", 1.5)]
    [InlineData(0, "stagnating", 1)]
    [InlineData(-0.5, "decreasing", 0.5)]
    [InlineData(-3, "decreasing", 0)]
    public void The_trend_of_the_SDG_Index_has_its_scale(double r, string category, double score)
    {
        var result = SdgIndexTrend.Default.Assess(Cases.Of(0, 2020, r, 2021, 10, 2030));
        Assert.Equal((category, score), (result.Category, result.Score!.Value));
    }

    [Fact]
    public void A_threshold_that_is_held_is_maintained()
    {
        Assert.Equal(("maintaining", 3.0), Both(SdgIndexTrend.Default.Assess(Cases.Of(12, 2020, 11, 2021, 10, 2030))));
        Assert.Equal("decreasing", SdgIndexTrend.Default.Assess(Cases.Of(12, 2020, 9, 2021, 10, 2030)).Category);
        static (string?, double) Both(TargetMethodResult r) => (r.Category, r.Score!.Value);
    }

    [Fact]
    public void The_distance_of_the_OECD_is_in_standard_deviations_of_the_peers()
    {
        Assert.Equal(2.5, new OecdDistance(4).Assess(Cases.Of(1, 2015, 10, 2020, 20, 2030)).Score);
        Assert.Equal(0.0, new OecdDistance(4).Assess(Cases.Of(1, 2015, 30, 2020, 20, 2030)).Score);
        Assert.Equal(2.5, new OecdDistance(4).Assess(Cases.Of(40, 2015, 30, 2020, 20, 2030, Direction.Lower)).Score);
        // Ranks 1, 3, 2, 4 against 1..4: 1 - 6 · 2 / (4 · 15)
        Approx.Equal(0.8, new OecdDistance(4).Assess(Cases.Yearly(2015, [1, 3, 2, 9], target: SeriesPoint.Of(2030, 20))).Step("Spearman"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OecdDistance(0));
    }

    [Fact]
    public void Without_peers_the_distance_is_known_only_where_the_target_is_reached()
    {
        Assert.Equal(TargetMethodReason.NoPeers, OecdDistance.OfPeers.Assess(Cases.Of(1, 2015, 10, 2020, 20, 2030)).Reason);
        Assert.Equal(0.0, OecdDistance.OfPeers.Assess(Cases.Of(1, 2015, 30, 2020, 20, 2030)).Score);
        Assert.Equal(["oecd-distance"], TargetMethod.Known.Except(TargetMethod.Standard).Select(m => m.Id));
    }

    [Theory]
    [InlineData(10, 12, Direction.Higher, "on track")]
    [InlineData(10, 11, Direction.Higher, "fair progress")]
    [InlineData(10, 9.9, Direction.Higher, "limited or no progress")]
    [InlineData(10, 8, Direction.Higher, "deterioration")]
    [InlineData(10, 8, Direction.Lower, "on track")]
    [InlineData(-10, -8, Direction.Higher, "on track")]
    public void The_chart_of_2020_takes_the_limits_of_a_series_without_a_target(double y0, double yt, Direction direction, string category)
    {
        var method = UnProgressChart2020.Default with { LimitsWithoutTarget = new GrowthLimits(0.02, 0.01, -0.01) };
        var result = method.Assess(Cases.WithoutTarget(y0, 2015, yt, 2020, direction));
        Assert.Equal(category, result.Category);
        Assert.Equal([2015, 0.02, 0.01, -0.01], result.Parameters.Select(p => p.Value));
        Assert.Equal(TargetMethodReason.NoTarget, UnProgressChart2020.Default.Assess(Cases.WithoutTarget(y0, 2015, yt, 2020, direction)).Reason);
    }

    // Worked case D, 40 to 30 to 10: ln(4/3)/6 over ln 4 / 15.
    [Fact]
    public void The_chart_of_2020_may_compare_rates_of_reduction()
    {
        var method = UnProgressChart2020.Default with { UsesRateOfReduction = true };
        var result = method.Assess(Cases.Of(40, 2015, 30, 2021, 10, 2030, Direction.Lower));
        Approx.Equal(Math.Log(4 / 3.0) / 6, result.Step("AARR observed"));
        Approx.Equal(Math.Log(4 / 3.0) / 6 / (Math.Log(4) / 15), result.Ratio);
        Assert.Equal("fair progress", result.Category);
        Assert.Equal(1, result.Parameters.Single(p => p.Name == "rate of reduction").Value);

        var limits = method with { LimitsWithoutTarget = new GrowthLimits(0.02, 0.01, -0.01) };
        Assert.Equal("on track", limits.Assess(Cases.WithoutTarget(10, 2015, 8, 2020, Direction.Lower)).Category);
        Approx.Equal(Math.Log(10 / 8.0) / 5, limits.Assess(Cases.WithoutTarget(10, 2015, 8, 2020, Direction.Lower)).Ratio);
        Assert.Equal(TargetMethodReason.ZeroValue, method.Assess(Cases.Of(4, 2015, 0, 2020, 8, 2030)).Reason);
        Assert.Equal("target achieved", method.Assess(Cases.Of(4, 2015, 0, 2020, 1, 2030, Direction.Lower)).Category);
    }

    [Fact]
    public void Limits_that_do_not_fall_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new GrowthLimits(0.01, 0.02, -0.01));
        Assert.Throws<ArgumentException>(() => new GrowthLimits(0.02, 0.01, double.NaN));
        Assert.Throws<ArgumentException>(() => new GrowthLimits(double.PositiveInfinity, 0.01, 0));
    }

    [Theory]
    [InlineData(1, Direction.Higher, true)]
    [InlineData(0, Direction.Higher, false)]
    [InlineData(0, Direction.Lower, true)]
    [InlineData(1, Direction.Lower, false)]
    public void A_binary_case_is_achieved_or_not(double latest, Direction direction, bool isAchieved)
    {
        var subject = ProgressCase.Of([SeriesPoint.Of(2020, latest)], direction, isBinary: true);
        foreach (var method in new TargetMethod[] { OpenSdg.Default, UnProgressChart2020.Default })
        {
            var result = method.Assess(subject);
            Assert.Equal(isAchieved ? "target achieved" : "target not achieved", result.Category);
            Assert.Equal(isAchieved && method is OpenSdg ? 5.0 : null, result.Score);
            Assert.Null(result.Reason);
        }

        Assert.Throws<ArgumentException>(() => ProgressCase.Of([SeriesPoint.Of(2020, 2)], direction, isBinary: true));
    }

    [Theory]
    [InlineData(0.6, "maintain")]
    [InlineData(0.58, "accelerate")]
    [InlineData(0, "accelerate")]
    [InlineData(-0.1, "reverse")]
    public void The_anticipated_gap_says_what_to_do(double slope, string category)
    {
        // On a line from 10 in 2015, 20 wanted in 2030; the gap is 1 - 1.5 slope, 10 % at a slope of 0.6.
        var result = UnescapAnticipatedProgress.Default.Assess(
            Cases.Yearly(2015, [.. Enumerable.Range(0, 6).Select(i => 10 + ((slope + 1e-9) * i))], target: SeriesPoint.Of(2030, 20)));
        Assert.Equal(category, result.Category);
        Approx.Equal(1 - (1.5 * slope), result.Ratio, 1e-6);
        Approx.Equal(slope / 2, result.Score, 1e-6, 1e-8);
    }

    [Fact]
    public void Recent_years_weigh_more_in_the_anticipated_progress()
    {
        // Falling first, rising of late: the prediction is above that of equal weights.
        double[] values = [10, 9, 8, 8, 9, 11];
        var target = SeriesPoint.Of(2030, 20);
        var half = new UnescapAnticipatedProgress(2015, 2).Assess(Cases.Yearly(2015, values, target: target)).Step("predicted");
        var equal = new UnescapAnticipatedProgress(2015, 1e9).Assess(Cases.Yearly(2015, values, target: target)).Step("predicted");
        Assert.True(half > equal);
    }

    [Fact]
    public void The_monitoring_programme_extrapolates_two_years_and_holds_four()
    {
        SeriesPoint[] surveys = [SeriesPoint.Of(2010, 40), SeriesPoint.Of(2015, 50), SeriesPoint.Of(2020, 60)];
        double? At(int year) => JmpProjection.Estimate(surveys, ReferencePeriod.OfYear(year));
        Approx.Equal(52, At(2016));
        Approx.Equal(64, At(2022));
        Approx.Equal(64, At(2026));
        Assert.Null(At(2027));
        Approx.Equal(36, At(2008));
        Assert.Null(At(2007));
        Assert.Null(JmpProjection.Estimate([], ReferencePeriod.OfYear(2020)));
        Approx.Equal(52, JmpProjection.Estimate(surveys[1..], ReferencePeriod.OfYear(2016)));
        Assert.Equal(100.0, JmpProjection.Estimate([SeriesPoint.Of(2010, 90), SeriesPoint.Of(2016, 99)], ReferencePeriod.OfYear(2018)));
        var subject = ProgressCase.Of(surveys, Direction.Higher, SeriesPoint.Of(2025, 63), isPercentage: true);
        Assert.Equal("expected to be reached", JmpProjection.Default.Assess(subject).Category);
        Assert.Equal(TargetMethodReason.BeyondHorizon, JmpProjection.Default.Assess(Cases.Of(1, 2015, 2, 2020, 3, 2030)).Reason);
    }

    [Fact]
    public void Surveys_that_lie_together_give_their_mean() =>
        Approx.Equal(45, JmpProjection.Estimate([SeriesPoint.Of(2016, 40), SeriesPoint.Of(2020, 50)], ReferencePeriod.OfYear(2022)));

    [Fact]
    public void The_rate_of_reduction_fits_logarithms()
    {
        Approx.Equal(0.1, JmpProjection.AverageAnnualRateOfReduction([.. Enumerable.Range(0, 5).Select(i => SeriesPoint.Of(2015 + i, 80 * Math.Pow(0.9, i)))]));
        Assert.Null(JmpProjection.AverageAnnualRateOfReduction([SeriesPoint.Of(2015, 1)]));
        Assert.Null(JmpProjection.AverageAnnualRateOfReduction([SeriesPoint.Of(2015, 1), SeriesPoint.Of(2016, 0)]));
    }

    public static TheoryData<string, TargetMethodReason> WhatCannotBeJudged => new()
    {
        { "direction", TargetMethodReason.NoDirection },
        { "observations", TargetMethodReason.NoObservations },
    };

    [Theory]
    [MemberData(nameof(WhatCannotBeJudged))]
    public void Every_method_says_what_is_missing(string missing, TargetMethodReason reason)
    {
        var subject = missing == "direction"
            ? ProgressCase.Of([SeriesPoint.Of(2015, 1), SeriesPoint.Of(2020, 2)], Direction.Context, SeriesPoint.Of(2030, 3))
            : ProgressCase.Of([], Direction.Higher, SeriesPoint.Of(2030, 3));
        Assert.All(TargetMethod.CompareMethods(subject, All), r =>
        {
            Assert.Equal(reason, r.Reason);
            Assert.False(r.IsAssessable);
            Assert.Null(r.Score);
            Assert.Null(r.Category);
        });
    }

    [Fact]
    public void Reasons_are_told_by_the_method_that_has_them()
    {
        var early = SeriesPoint.Of(2014, 5);
        var target = SeriesPoint.Of(2030, 9);
        Assert.Equal(TargetMethodReason.BaseMissing, OpenSdg.Default.Assess(ProgressCase.Of([early], Direction.Higher, target)).Reason);
        Assert.Equal(TargetMethodReason.BaseMissing, UnProgressChart2023.Default.Assess(ProgressCase.Of([early], Direction.Higher, target)).Reason);
        Assert.Equal(TargetMethodReason.TooFewPoints, OpenSdg.Default.Assess(Cases.Yearly(2015, [5], target: target)).Reason);
        Assert.Equal(TargetMethodReason.SignChange, OpenSdg.Default.Assess(Cases.Of(-1, 2015, 2, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.SignChange, OpenSdg.Default.Assess(Cases.Of(-3, 2015, -2, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.StartEqualsTarget, OpenSdg.Default.Assess(Cases.Of(9, 2015, 8, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.StartEqualsTarget, UnProgressChart2023.Default.Assess(Cases.Of(9, 2015, 8, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.StartBeyondTarget, UnProgressChart2023.Default.Assess(Cases.Of(10, 2015, 8, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.TargetNotAfterBase, OpenSdg.Default.Assess(Cases.Of(5, 2016, 8, 2020, 9, 2016)).Reason);
        Assert.Equal(TargetMethodReason.ZeroValue, UnProgressChart2023.Default.Assess(Cases.Of(0, 2015, 8, 2020, 9, 2030)).Reason);
        Assert.Equal(TargetMethodReason.ZeroValue, UnProgressChart2020.Default.Assess(Cases.Of(3, 2015, 2, 2020, 0, 2030, Direction.Lower)).Reason);
        Assert.Equal(TargetMethodReason.NegativeValues, UnProgressChart2023.Default.Assess(Cases.WithoutTarget(-3, 2015, -2, 2020)).Reason);
        Assert.Equal(TargetMethodReason.NoTarget, UnProgressChart2020.Default.Assess(Cases.WithoutTarget(3, 2015, 4, 2020)).Reason);
        Assert.Equal(
            TargetMethodReason.TargetYearPast, DestatisWeather.Default.Assess(Cases.Yearly(2017, [1, 2, 3, 4], target: SeriesPoint.Of(2019, 9))).Reason);
        Assert.Equal(TargetMethodReason.TargetYearPast, UnescapAnticipatedProgress.Default.Assess(Cases.Of(1, 2015, 2, 2020, 9, 2020)).Reason);
        var monthly = new[] { "2020-01", "2020-02", "2020-03", "2020-04" }.Select((p, i) => SeriesPoint.Of(ReferencePeriod.Parse(p), i));
        Assert.Equal(TargetMethodReason.NotAnnual, DestatisWeather.Default.Assess(ProgressCase.Of(monthly, Direction.Higher)).Reason);
    }

    // Law: never a silent 0, NaN or infinity. Whatever the numbers, a method gives a category or score, or a reason, and not both.
    [Property]
    public void A_result_is_a_verdict_or_a_reason(int[] numbers, bool lower, bool hasTarget, int target, byte due, bool hasLimit, bool huge)
    {
        var scale = huge ? 1e306 : 0.25;
        var series = numbers.Take(12).Select((v, i) => SeriesPoint.Of(2010 + (i * (1 + (numbers.Length % 2))), Math.Clamp(v, -90, 90) * scale));
        var subject = ProgressCase.Of(
            series,
            lower ? Direction.Lower : Direction.Higher,
            hasTarget ? SeriesPoint.Of(2009 + (due % 30), Math.Clamp(target, -90, 90) * scale) : null,
            naturalLimit: hasLimit ? 10 : null,
            isPercentage: hasLimit);
        foreach (var result in TargetMethod.CompareMethods(subject, All))
        {
            Assert.Equal(result.Reason is null, result.Category is not null);
            Assert.True(result.Score is null || (double.IsFinite(result.Score.Value) && result.Reason is null));
            Assert.True(result.Ratio is null || double.IsFinite(result.Ratio.Value));
            Assert.All(result.Steps, s => Assert.True(double.IsFinite(s.Value)));
        }

        foreach (var shape in Enum.GetValues<PathShape>())
        {
            var pace = TargetPace.Of(subject, shape);
            Assert.Equal(pace.Reason is null, pace.ActualPace is not null);
        }
    }

    // Law: the unit does not matter to a method of rates and shares, but where 0 is replaced or a scale is fixed.
    [Property]
    public void Another_unit_changes_no_verdict(PositiveInt start, PositiveInt latest, PositiveInt target, bool lower, PositiveInt factor)
    {
        var direction = lower ? Direction.Lower : Direction.Higher;
        var one = Cases.Line(start.Get, 2015, latest.Get, 2021, target.Get, 2030, direction);
        var k = Math.Pow(2, factor.Get % 20);
        var other = Cases.Line(start.Get * k, 2015, latest.Get * k, 2021, target.Get * k, 2030, direction);
        foreach (var method in All.Where(m => m is not OecdDistance and not JmpProjection))
        {
            var (a, b) = (method.Assess(one), method.Assess(other));
            Assert.Equal((a.Category, a.Score, a.Ratio, a.Reason), (b.Category, b.Score, b.Ratio, b.Reason));
        }
    }

    [Fact]
    public void A_case_that_makes_no_sense_is_refused_at_the_door()
    {
        Assert.Throws<ArgumentException>(() => ProgressCase.Of([SeriesPoint.Of(2015, 1), SeriesPoint.Of(2015, 2)], Direction.Higher));
        Assert.Throws<ArgumentException>(
            () => ProgressCase.Of([SeriesPoint.Of(2015, 1)], Direction.Higher, SeriesPoint.Of(ReferencePeriod.OfMonth(2020, 1), 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesPoint.Of(2015, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesPoint.Of(2015, 1, -1));
    }
}
