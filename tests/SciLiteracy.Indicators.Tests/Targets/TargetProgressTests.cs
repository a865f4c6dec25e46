using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Indicators.Targets.Methods;
using Target = SciLiteracy.Domain.Target;

namespace SciLiteracy.Indicators.Tests.Targets;

public sealed class TargetProgressTests
{
    private static readonly IndicatorCatalog Catalog = IndicatorCatalog.Create(
        [
            new Indicator { Id = "rate", Name = LocalizedText.Of("en", "Rate"), Unit = "%", Direction = Direction.Higher },
            new Indicator { Id = "context", Name = LocalizedText.Of("en", "Context"), Unit = "%" },
            new Indicator { Id = "count", Name = LocalizedText.Of("en", "Count"), Unit = "1", Direction = Direction.Lower },
            new Indicator { Id = "law", Name = LocalizedText.Of("en", "There is a law"), Unit = "1", Nature = IndicatorNature.Binary },
        ],
        UnitCatalog.Create([new UnitDefinition { Code = "person", Name = LocalizedText.Of("en", "person") }]).Require()).Require();

    private static readonly Target Goal = new()
    {
        Id = "t",
        Indicator = "rate",
        Entity = "00",
        Period = ReferencePeriod.OfYear(2020),
        Comparison = Comparison.GreaterThan,
        Value = 10,
        Baseline = new Baseline { Period = ReferencePeriod.OfYear(2015) },
    };

    [Fact]
    public void The_distance_of_the_OECD_takes_its_spread_from_the_regions_of_the_same_level()
    {
        var regions = RegionHierarchy.Create(
            new[] { ("00", "country"), ("11", "province"), ("12", "province"), ("13", "province"), ("14", "province"), ("1101", "city") }
                .Select(r => new Region { Code = r.Item1, Name = LocalizedText.Of("en", r.Item1), Level = r.Item2, Parent = r.Item1 == "00" ? null : (Reference)"00" })).Require();
        var builder = new DatasetBuilder();
        foreach (var (entity, year, value) in new[] { ("00", 2018, 8.0), ("11", 2018, 4.0), ("12", 2018, 6), ("13", 2018, 8), ("13", 2019, 100), ("1101", 2018, 50) })
            builder.Add(new Observation { Indicator = "rate", Entity = entity, Period = ReferencePeriod.OfYear(year), Value = value });
        var data = builder.Build();
        var target = Goal with { Entity = "11", Baseline = null };

        // Values 4, 6 and 8 of 2018: σ = sqrt(8/3).
        var result = Assert.Single(TargetProgress.Assess(target, Catalog, data, methods: [OecdDistance.OfPeers], regions: regions).Methods);
        Assert.Equal(6 / Math.Sqrt(8 / 3.0), result.Score!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(8 / 3.0), Assert.Single(result.Parameters).Value, 1e-12);
        Assert.Equal(Math.Sqrt(8 / 3.0), PeerSpread.Of(data, regions, "rate", "14", Breakdown.Total, ReferencePeriod.OfYear(2018))!.Value, 1e-12);

        Assert.Equal(TargetMethodReason.NoPeers, Assert.Single(TargetProgress.Assess(target with { Entity = "00" }, Catalog, data, methods: [OecdDistance.OfPeers], regions: regions).Methods).Reason);
        Assert.Equal(TargetMethodReason.NoPeers, Assert.Single(TargetProgress.Assess(target, Catalog, data, methods: [OecdDistance.OfPeers]).Methods).Reason);
        Assert.Null(PeerSpread.Of(data, regions, "rate", "elsewhere", Breakdown.Total, ReferencePeriod.OfYear(2018)));
        Assert.Null(PeerSpread.Of(data, regions, "rate", "11", Breakdown.Total, ReferencePeriod.OfYear(2019)));
    }

    [Theory]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(1.0, double.NaN)]
    public void A_target_that_is_no_number_is_refused_at_the_door(double value, double baseline)
    {
        var target = Goal with { Value = value, Baseline = new Baseline { Period = ReferencePeriod.OfYear(2015), Value = baseline } };
        Assert.Throws<ArgumentException>(() => TargetAssessment.Assess(target, Catalog, Dataset.Empty));
        Assert.Throws<ArgumentException>(() => TargetProgress.Assess(target, Catalog, Dataset.Empty));
    }

    [Theory]
    [InlineData(Comparison.AtLeast, 1, 0, 1, true)]
    [InlineData(Comparison.EqualTo, 1, 0, 0, false)]
    [InlineData(Comparison.EqualTo, 1, 0, 1, true)]
    [InlineData(Comparison.EqualTo, 0, 1, 0, true)]
    [InlineData(Comparison.AtMost, 0, 0, 1, false)]
    public void A_binary_indicator_is_achieved_or_not_and_has_no_projection(Comparison comparison, double goal, double before, double now, bool isAchieved)
    {
        var target = Goal with { Indicator = "law", Comparison = comparison, Value = goal, Baseline = null };
        var progress = TargetProgress.Assess(target, Catalog, Data("law", (2015, before), (2016, before), (2018, now)), methods: [OpenSdg.Default, UnProgressChart2020.Default]);

        Assert.True(progress.Case.IsBinary);
        Assert.Equal(ProjectionReason.Binary, progress.ProjectionReason);
        Assert.Null(progress.ProbabilityOfReaching);
        Assert.All(progress.Methods, m => Assert.Equal(isAchieved ? "target achieved" : "target not achieved", m.Category));
        Assert.Equal(isAchieved ? 5.0 : null, progress.Methods[0].Score);
    }

    [Fact]
    public void A_binary_indicator_with_other_values_is_judged_by_its_numbers()
    {
        var target = Goal with { Indicator = "law", Value = 1, Baseline = null };
        var progress = TargetProgress.Assess(target, Catalog, Data("law", (2015, 0.25), (2016, 0.3), (2018, 0.5)));

        Assert.False(progress.Case.IsBinary);
        Assert.Contains(progress.Remarks, r => r.StartsWith("The indicator is binary, but", StringComparison.Ordinal));
        Assert.NotNull(progress.Projection);
    }

    // Worked case B: the literacy rate of China seen in 2018.
    [Fact]
    public void The_literacy_rate_seen_in_2018_has_the_worked_pace_and_verdicts()
    {
        var data = Data("rate", (2010, 3.27), (2015, 6.2), (2018, 8.47), (2020, 10.56));

        var progress = TargetProgress.Assess(Goal, Catalog, data, new LocalDate(2018, 12, 31));

        Assert.Equal(TargetVerdict.NotDue, progress.Assessment.Verdict);
        Assert.Equal([2010, 2015, 2018], progress.Case.Series.Select(p => p.Period.Year));
        Assert.Equal((8.47 - 6.2) / 3, progress.Linear.ActualPace!.Value, 1e-12);
        Assert.Equal((10 - 8.47) / 2, progress.Linear.RequiredPace!.Value, 1e-12);
        Assert.Equal(0.995614, progress.Linear.PaceRatio!.Value, 5e-7);
        Assert.Equal(9.9833, progress.Linear.ProjectedValue!.Value, 5e-5);
        Assert.Equal(0.109594, progress.Geometric.ActualPace!.Value, 5e-7);
        Assert.Equal(10.4282, progress.Geometric.ProjectedValue!.Value, 5e-5);
        Assert.Equal(TargetMethod.Standard.Select(m => m.Id), progress.Methods.Select(m => m.MethodId));
        var openSdg = progress.Methods.Single(m => m.MethodId == "opensdg-2.4");
        Assert.Equal(1.092366, openSdg.Ratio!.Value, 5e-7);
        Assert.Equal(3.5170, openSdg.Score!.Value, 5e-5);
        var un = progress.Methods.Single(m => m.MethodId == "un-progress-chart-2023");
        Assert.Equal(10.4282, un.Step("e")!.Value, 5e-5);
        Assert.Equal(1.112696, un.Ratio!.Value, 5e-7);
        Assert.Equal(TargetMethodReason.TooFewConsecutivePoints, progress.Methods.Single(m => m.MethodId == "destatis-weather").Reason);
        // Two observations from the baseline on are no trend.
        Assert.Null(progress.Projection);
        Assert.Equal(ProjectionReason.TooFewPoints, progress.ProjectionReason);
        Assert.Null(progress.ProbabilityOfReaching);
        Assert.Equal("2015", progress.TrendStart.ToString());
    }

    // By hand: 1, 2, 4 in 2016 to 2018. Slope 3/2, mean 7/3 at 2017, so 2020 has 7/3 + 9/2 = 41/6. Residuals 1/6, -1/3, 1/6: s² = 1/6.
    // Variance at 2020: 1/6 (1 + 1/3 + 9/2) = 35/36. With one degree of freedom the quantile of 97.5 % is tan(0.475 π) and P(T < x) = 1/2 + atan(x)/π.
    [Fact]
    public void The_trend_goes_through_the_observations_from_the_baseline_on()
    {
        var data = Data("rate", (2000, 9), (2016, 1), (2017, 2), (2018, 4));
        var target = Goal with { Baseline = new Baseline { Period = ReferencePeriod.OfYear(2016) } };

        var progress = TargetProgress.Assess(target, Catalog, data);

        var error = Math.Sqrt(35 / 36.0);
        Assert.Same(LinearTrend.Instance, progress.Model);
        Assert.Equal("2016", progress.TrendStart.ToString());
        Assert.Equal(41 / 6.0, progress.Projection!.Estimate!.Value, 1e-10);
        Assert.Equal(error, progress.Projection.StandardError!.Value, 1e-10);
        Assert.Equal((41 / 6.0) + (error * Math.Tan(0.475 * Math.PI)), progress.Projection.Interval(0.95)!.Upper, 1e-8);
        Assert.Equal(0.5 + (Math.Atan(((41 / 6.0) - 10) / error) / Math.PI), progress.ProbabilityOfReaching!.Value, 1e-10);
        Assert.Null(progress.ProjectionReason);
        Assert.Equal(progress.Projection.Estimate, progress.Project(ReferencePeriod.OfYear(2020)).Estimate);
        Assert.Equal((7 / 3.0) + 3, progress.Project(ReferencePeriod.OfYear(2019)).Estimate!.Value, 1e-10);
    }

    [Fact]
    public void Without_a_baseline_the_trend_goes_through_the_last_ten_years()
    {
        var progress = TargetProgress.Assess(Goal with { Baseline = null }, Catalog, Data("rate", (2007, 9), (2008, 3), (2016, 1), (2017, 2), (2018, 4)));

        Assert.Same(LinearTrend.Instance, progress.Model);
        Assert.Equal("2008", progress.TrendStart.ToString());
        Assert.Equal(4, progress.Projection!.Count);
        Assert.Null(progress.Case.Baseline);
        // The method takes its own base, the year 2015 or the first after it.
        Assert.Equal(2016, progress.Methods[0].Inputs.Single(i => i.Name == "t0").Value);
    }

    [Fact]
    public void A_model_can_be_chosen()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Data("rate", (2015, 2), (2016, 4), (2017, 8)), methods: [], model: LogLinearTrend.Instance);

        Assert.Empty(progress.Methods);
        Assert.Equal(64, progress.Projection!.Estimate!.Value, 1e-9);
    }

    // A rising series above its own straight line does not move away.
    [Fact]
    public void A_line_below_the_latest_survey_is_no_movement_away()
    {
        var data = Data("rate", (1996, 0.2), (2007, 2.25), (2015, 6.2), (2018, 8.47));

        var jmp = Assert.Single(TargetProgress.Assess(Goal, Catalog, data, methods: [JmpProjection.Default]).Methods);

        Assert.InRange(jmp.Score!.Value, 0, 8.46);
        Assert.Equal("not expected to be reached", jmp.Category);
        Assert.Equal(ProgressLevel.Limited, jmp.Level);
    }

    [Fact]
    public void Values_after_the_period_of_the_target_say_nothing_of_it()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Data("rate", (2015, 6.2), (2020, 9), (2022, 12), (2023, 14)));

        Assert.Equal(TargetVerdict.Missed, progress.Assessment.Verdict);
        Assert.Equal(9, progress.Case.Latest!.Value);
        Assert.DoesNotContain(progress.Methods, m => m.Level == ProgressLevel.Achieved);
        Assert.Equal(ProjectionReason.PeriodPast, progress.ProjectionReason);
        Assert.Null(progress.Projection);
        Assert.Null(progress.Linear.RequiredPace);
        Assert.Equal(["2 observations after 2020, the period of the target, are not used."], progress.Remarks);
    }

    [Fact]
    public void Without_observations_every_method_and_number_says_why()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Dataset.Empty);

        Assert.All(progress.Methods, m => Assert.Equal(TargetMethodReason.NoObservations, m.Reason));
        Assert.Equal(TargetMethodReason.NoObservations, progress.Linear.Reason);
        Assert.Equal(TargetMethodReason.NoObservations, progress.Geometric.Reason);
        Assert.Equal(ProjectionReason.TooFewPoints, progress.ProjectionReason);
        Assert.Null(progress.TrendStart);
        Assert.Null(progress.ProbabilityOfReaching);
        Assert.Null(progress.ProbabilityOfHavingReached);
    }

    [Theory]
    [InlineData("context", Comparison.AtLeast, 10, Direction.Higher, 100.0)]
    [InlineData("context", Comparison.LessThan, 10, Direction.Lower, 0.0)]
    [InlineData("context", Comparison.EqualTo, 100, Direction.Higher, 100.0)]
    [InlineData("context", Comparison.EqualTo, 0, Direction.Lower, 0.0)]
    [InlineData("context", Comparison.EqualTo, 50, Direction.Context, null)]
    [InlineData("rate", Comparison.EqualTo, 50, Direction.Higher, 100.0)]
    [InlineData("rate", Comparison.AtLeast, 120, Direction.Higher, null)]
    [InlineData("count", Comparison.AtMost, 10, Direction.Lower, null)]
    [InlineData("count", Comparison.EqualTo, 0, Direction.Lower, null)]
    public void The_direction_is_that_of_the_comparison_and_percentages_have_a_limit(
        string indicator, Comparison comparison, double value, Direction direction, double? limit)
    {
        var target = Goal with { Indicator = indicator, Comparison = comparison, Value = value };

        var progress = TargetProgress.Assess(target, Catalog, Data(indicator, (2015, 20), (2016, 22), (2017, 25)));

        Assert.Equal(direction, progress.Case.Direction);
        Assert.Equal(limit, progress.Case.NaturalLimit);
        Assert.Equal(limit is not null || (indicator != "count" && value == 50), progress.Case.IsPercentage);
        Assert.Equal(direction == Direction.Context, progress.ProbabilityOfReaching is null);
        Assert.Empty(progress.Remarks);
    }

    [Fact]
    public void A_target_against_the_direction_of_its_indicator_counts_as_written()
    {
        var progress = TargetProgress.Assess(Goal with { Comparison = Comparison.AtMost }, Catalog, Data("rate", (2015, 12), (2020, 9)));

        Assert.Equal(TargetVerdict.Met, progress.Assessment.Verdict);
        Assert.Equal(ProgressLevel.Achieved, progress.Methods[0].Level);
        Assert.Equal(["The target asks for '<=', against the direction of the indicator; the target counts."], progress.Remarks);
    }

    [Theory]
    [InlineData(Comparison.GreaterThan, 0)]
    [InlineData(Comparison.AtLeast, 1)]
    [InlineData(Comparison.EqualTo, 1)]
    public void A_trend_without_scatter_that_ends_at_the_target_reaches_it_if_the_target_itself_will_do(Comparison comparison, double probability)
    {
        var progress = TargetProgress.Assess(Goal with { Comparison = comparison }, Catalog, Data("rate", (2015, 5), (2016, 6), (2017, 7)));

        Assert.Equal(0, progress.Projection!.StandardError);
        Assert.Equal(probability, progress.ProbabilityOfReaching);
    }

    [Fact]
    public void Standard_errors_are_read_and_weigh()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Data(Measured(2015, 6.2, 0.5), Measured(2018, 8.47, 0.25)));

        Assert.Same(InverseVarianceTrend.Instance, progress.Model);
        Assert.Equal([0.5, 0.25], progress.Case.Series.Select(p => p.StandardError!.Value));
        // Two points fix the line: 8.47 + 2 b with b = 2.27 / 3, so that the weights of 2015 and 2018 are -2/3 and 5/3.
        Assert.Equal(8.47 + (2 * 2.27 / 3), progress.Projection!.Estimate!.Value, 1e-10);
        Assert.Equal(Math.Sqrt((4 / 9.0 * 0.25) + (25 / 9.0 * 0.0625)), progress.Projection.StandardError!.Value, 1e-10);
        Assert.Null(progress.ProbabilityOfHavingReached);
    }

    // Φ((10.56 - 10) / 0.28) = Φ(2).
    [Fact]
    public void A_standard_error_tells_how_sure_it_is_that_a_target_was_reached()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Data(Measured(2020, 10.56, 0.28)));

        Assert.Equal(0.97724986805182079, progress.ProbabilityOfHavingReached!.Value, 1e-9);
        Assert.Null(progress.ProbabilityOfReaching);
    }

    [Fact]
    public void Other_frequencies_stay_out_and_breaks_are_told()
    {
        var quarter = new Observation { Indicator = "rate", Entity = "00", Period = ReferencePeriod.OfQuarter(2016, 1), Value = 7 };
        var data = Data(Measured(2015, 6.2, null), quarter, Measured(2018, 8.47, null) with { Status = ObservationStatus.TimeSeriesBreak });
        var target = Goal with { Baseline = new Baseline { Period = ReferencePeriod.OfQuarter(2016, 1) } };

        var progress = TargetProgress.Assess(target, Catalog, data);

        Assert.Equal([2015, 2018], progress.Case.Series.Select(p => p.Period.Year));
        Assert.Null(progress.Case.Baseline);
        Assert.Equal(
            [
                "The series has a break at 2018.",
                "1 observation of another frequency than 2020 is not used.",
                "The baseline of 2016-Q1 has another frequency than 2020, and is not used.",
            ],
            progress.Remarks);
    }

    [Fact]
    public void A_value_at_a_target_that_asks_for_more_is_told()
    {
        var progress = TargetProgress.Assess(Goal, Catalog, Data("rate", (2015, 6), (2020, 10)));

        Assert.Equal(TargetVerdict.Missed, progress.Assessment.Verdict);
        Assert.Equal(ProgressLevel.Achieved, progress.Methods[0].Level);
        Assert.Equal(["The latest value is at the target, which asks for '>'; the methods count it as reached."], progress.Remarks);
    }

    [Fact]
    public void Numbers_are_in_the_unit_of_the_indicator()
    {
        var target = Goal with { Unit = "1", Value = 0.1, Baseline = new Baseline { Period = ReferencePeriod.OfYear(2015), Value = 0.062 } };

        var progress = TargetProgress.Assess(target, Catalog, Data("rate", (2018, 8.47)));

        Assert.Equal(10, progress.Case.Target!.Value);
        Assert.Equal(6.2, progress.Case.Baseline!.Value);
        Assert.Equal(0.995614, progress.Linear.PaceRatio!.Value, 5e-7);
    }

    // Law: the order in which the observations came does not matter, and no number is NaN or infinite.
    [Property]
    public void No_number_is_silently_missing(Dictionary<byte, short> series, Comparison comparison, short goal, bool hasBaseline)
    {
        var target = Goal with { Comparison = comparison, Value = goal / 8.0, Baseline = hasBaseline ? Goal.Baseline : null };
        (int Year, double Value)[] values = [.. series.Select(p => (2000 + (p.Key % 26), p.Value / 4.0)).DistinctBy(p => p.Item1)];

        var progress = TargetProgress.Assess(target, Catalog, Data("rate", values));
        var again = TargetProgress.Assess(target, Catalog, Data("rate", [.. values.Reverse()]));

        Assert.Equal(progress.Methods, again.Methods);
        Assert.Equal(progress.Projection?.Estimate, again.Projection?.Estimate);
        Assert.Equal(progress.Projection is null, progress.ProjectionReason is not null);
        Assert.True(progress.ProbabilityOfReaching is null or (>= 0 and <= 1));
        Assert.All(progress.Methods, m => Assert.Equal(m.Reason is null, m.Category is not null));
        Assert.All(progress.Methods, m => Assert.All(new[] { m.Score, m.Ratio }, n => Assert.True(n is null || double.IsFinite(n.Value))));
    }

    private static Dataset Data(string indicator, params ReadOnlySpan<(int Year, double Value)> values)
    {
        var builder = new DatasetBuilder();
        foreach (var (year, value) in values)
            builder.Add(new Observation { Indicator = indicator, Entity = "00", Period = ReferencePeriod.OfYear(year), Value = value });
        return builder.Build();
    }

    private static Dataset Data(params ReadOnlySpan<Observation> observations)
    {
        var builder = new DatasetBuilder();
        foreach (var observation in observations)
            builder.Add(observation);
        return builder.Build();
    }

    private static Observation Measured(int year, double value, double? error) => new()
    {
        Indicator = "rate",
        Entity = "00",
        Period = ReferencePeriod.OfYear(year),
        Value = value,
        Details = ObservationDetails.Of(standardError: error),
    };
}
