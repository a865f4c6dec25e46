using NodaTime;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Targets;
using SciLiteracy.Indicators.Tests.Observations;
using Target = SciLiteracy.Domain.Target;

namespace SciLiteracy.Indicators.Tests.Targets;

public sealed class TargetAssessmentTests
{
    private static readonly IndicatorCatalog Catalog = IndicatorCatalog.Create(
        [
            new Indicator { Id = "rate", Name = LocalizedText.Of("en", "Rate"), Unit = "%", Direction = Direction.Higher },
            new Indicator { Id = "density", Name = LocalizedText.Of("en", "Density"), Unit = "1", Formula = "rate / 2" },
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
    public void A_value_above_is_met_and_all_numbers_are_told()
    {
        var data = Data((2015, 6.2), (2018, 8.47), (2020, 10.56));

        var result = TargetAssessment.Assess(Goal, Catalog, data);

        Assert.Equal(TargetVerdict.Met, result.Verdict);
        Assert.Null(result.Reason);
        Assert.Equal("10.56 % in 2020 is more than 10 %.", result.Explanation);
        Assert.Equal("%", result.Unit);
        Assert.Equal(10, result.TargetValue);
        Assert.Equal(10.56, result.Observation!.Value);
        Assert.Equal(10.56 - 10, result.Gap);
        Assert.Equal(6.2, result.BaselineValue);
        Assert.Equal("2015", result.BaselinePeriod.ToString());
        Assert.Equal(6.2, result.BaselineObservation!.Value);
        Assert.Equal((10.56 - 6.2) / (10 - 6.2), result.Progress);
        Assert.Empty(result.Remarks);
    }

    [Theory]
    [InlineData(Comparison.GreaterThan, 10, TargetVerdict.Missed, "10 % in 2020 is not more than 10 %.")]
    [InlineData(Comparison.GreaterThan, 10.000000000000002, TargetVerdict.Met, "10.000000000000002 % in 2020 is more than 10 %.")]
    [InlineData(Comparison.AtLeast, 10, TargetVerdict.Met, "10 % in 2020 is at least 10 %.")]
    [InlineData(Comparison.AtLeast, 9.99, TargetVerdict.Missed, "9.99 % in 2020 is not at least 10 %.")]
    [InlineData(Comparison.LessThan, 10, TargetVerdict.Missed, "10 % in 2020 is not less than 10 %.")]
    [InlineData(Comparison.LessThan, -3, TargetVerdict.Met, "-3 % in 2020 is less than 10 %.")]
    [InlineData(Comparison.AtMost, 10, TargetVerdict.Met, "10 % in 2020 is at most 10 %.")]
    [InlineData(Comparison.AtMost, 11, TargetVerdict.Missed, "11 % in 2020 is not at most 10 %.")]
    [InlineData(Comparison.EqualTo, 10, TargetVerdict.Met, "10 % in 2020 is exactly 10 %.")]
    [InlineData(Comparison.EqualTo, 9, TargetVerdict.Missed, "9 % in 2020 is not exactly 10 %.")]
    public void Every_comparison_judges_and_says_so(Comparison comparison, double value, TargetVerdict verdict, string explanation)
    {
        var result = TargetAssessment.Assess(Goal with { Comparison = comparison }, Catalog, Data((2020, value)));
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(explanation, result.Explanation);
        Assert.Equal(value - 10, result.Gap);
    }

    [Fact]
    public void Before_the_period_is_over_a_target_is_not_due_and_later_values_do_not_count()
    {
        var data = Data((2015, 6.2), (2018, 8.47), (2020, 10.56));

        var before = TargetAssessment.Assess(Goal, Catalog, data, new LocalDate(2020, 12, 30));
        Assert.Equal(TargetVerdict.NotDue, before.Verdict);
        Assert.Equal("The period '2020' is not over on 2020-12-30; the latest value is 8.47 % in 2018, and more than 10 % is asked for.", before.Explanation);
        Assert.Equal(8.47 - 10, before.Gap);
        Assert.Equal((8.47 - 6.2) / (10 - 6.2), before.Progress);

        Assert.Equal(TargetVerdict.Met, TargetAssessment.Assess(Goal, Catalog, data, new LocalDate(2020, 12, 31)).Verdict);

        var early = TargetAssessment.Assess(Goal, Catalog, data, new LocalDate(2015, 12, 30));
        Assert.Equal("The period '2020' is not over on 2015-12-30, and there is no value yet.", early.Explanation);
        Assert.Null(early.Observation);
        Assert.Null(early.Gap);
        Assert.Null(early.BaselineValue);
        Assert.Null(early.Progress);
        Assert.Equal(["The baseline of 2015 has no value."], early.Remarks);
    }

    [Fact]
    public void Without_a_value_in_the_period_the_latest_is_named_and_not_judged()
    {
        var result = TargetAssessment.Assess(Goal, Catalog, Data((2018, 11), (2021, 12)));
        Assert.Equal(TargetVerdict.NotAssessable, result.Verdict);
        Assert.Equal(NotAssessableReason.NoObservationInPeriod, result.Reason);
        Assert.Equal("There is no value of 'rate' for '00' in 2020; the latest is 12 % in 2021.", result.Explanation);
        Assert.Equal(2, result.Gap);

        var then = TargetAssessment.Assess(Goal, Catalog, Data((2018, 11), (2021, 12)), new LocalDate(2021, 6, 1));
        Assert.Equal("There is no value of 'rate' for '00' in 2020; the latest is 11 % in 2018.", then.Explanation);
    }

    [Fact]
    public void Without_any_value_that_is_said()
    {
        var result = TargetAssessment.Assess(Goal with { Breakdown = Breakdown.Parse("sex=female") }, Catalog, Data((2020, 11)));
        Assert.Equal(NotAssessableReason.NoObservation, result.Reason);
        Assert.Equal("There is no value of 'rate' for '00' (sex=female).", result.Explanation);
        Assert.Null(result.Observation);
        Assert.Null(result.Gap);
        Assert.Null(result.Progress);
    }

    [Fact]
    public void A_missing_value_is_no_zero()
    {
        var result = TargetAssessment.Assess(
            Goal with { Comparison = Comparison.LessThan }, Catalog,
            ObservationLists.Build([Of(2015, 6.2), Of(2020, double.NaN) with { Status = ObservationStatus.Suppressed }]));
        Assert.Equal(TargetVerdict.NotAssessable, result.Verdict);
        Assert.Equal(NotAssessableReason.ValueMissing, result.Reason);
        Assert.Equal("The value of 'rate' for '00' in 2020 is missing (status Q); the latest is 6.2 % in 2015.", result.Explanation);
    }

    [Fact]
    public void A_computed_indicator_without_observed_values_is_told_as_such()
    {
        var result = TargetAssessment.Assess(Goal with { Indicator = "density" }, Catalog, Data((2020, 11)));
        Assert.Equal(NotAssessableReason.ComputedIndicator, result.Reason);
        Assert.Equal("'density' is computed by a formula and has no observed value for '00'.", result.Explanation);
    }

    [Fact]
    public void A_target_in_another_unit_is_told_in_that_of_the_indicator()
    {
        var goal = Goal with { Unit = "1", Value = 0.57, Baseline = new Baseline { Period = ReferencePeriod.OfYear(2015), Value = 0.07 } };
        var result = TargetAssessment.Assess(goal with { Comparison = Comparison.EqualTo }, Catalog, Data((2020, 57)));
        Assert.Equal(57, result.TargetValue, 12);
        Assert.Equal(7, result.BaselineValue!.Value, 12);
        Assert.Null(result.BaselineObservation);
        Assert.Equal("57 %", TargetAssessment.Assess(Goal with { Value = 57 }, Catalog, Data((2020, 57))).Explanation[..4]);
    }

    [Fact]
    public void A_baseline_at_the_target_gives_no_share_of_the_way()
    {
        var result = TargetAssessment.Assess(Goal, Catalog, Data((2015, 10), (2020, 10)));
        Assert.Equal(10, result.BaselineValue);
        Assert.Null(result.Progress);
    }

    [Fact]
    public void Statuses_that_a_reader_should_know_are_remarks()
    {
        var data = ObservationLists.Build([Of(2015, 6) with { Status = ObservationStatus.Estimated }, Of(2020, 12) with { Status = ObservationStatus.Provisional }]);
        Assert.Equal(
            ["The value of 2020 is provisional (status P).", "The value of 2015 is estimated or derived from other values (status E)."],
            TargetAssessment.Assess(Goal, Catalog, data).Remarks);
    }

    [Fact]
    public void Targets_that_do_not_fit_the_catalog_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => TargetAssessment.Assess(Goal with { Indicator = "none" }, Catalog, Dataset.Empty));
        Assert.Throws<ArgumentException>(() => TargetAssessment.Assess(Goal with { Unit = "person" }, Catalog, Dataset.Empty));
    }

    // Law: numbers are there or are null; none is NaN or infinite, and verdict and reason fit each other.
    [Property]
    public void No_number_is_silently_wrong(double value, double target, double baseline, bool given, Comparison comparison, bool dated)
    {
        if (!double.IsFinite(target) || !double.IsFinite(baseline) || double.IsInfinity(value) || !Enum.IsDefined(comparison))
            return;
        var goal = Goal with { Value = target, Comparison = comparison, Baseline = new Baseline { Period = ReferencePeriod.OfYear(2015), Value = given ? baseline : null } };

        var result = TargetAssessment.Assess(goal, Catalog, Data((2015, baseline), (2020, value)), dated ? new LocalDate(2019, 1, 1) : null);

        Assert.True(result.Gap is null or not double.NaN);
        Assert.True(result.Progress is null || double.IsFinite(result.Progress.Value));
        Assert.True(result.BaselineValue is null || double.IsFinite(result.BaselineValue.Value));
        Assert.Equal(result.Verdict == TargetVerdict.NotAssessable, result.Reason is not null);
        if (!dated && !double.IsNaN(value))
            Assert.Equal(comparison.Holds(value, target) ? TargetVerdict.Met : TargetVerdict.Missed, result.Verdict);
    }

    private static Dataset Data(params ReadOnlySpan<(int Year, double Value)> values)
    {
        var builder = new DatasetBuilder();
        foreach (var (year, value) in values)
            builder.Add(Of(year, value));
        return builder.Build();
    }

    private static Observation Of(int year, double value) =>
        new() { Indicator = "rate", Entity = "00", Period = ReferencePeriod.OfYear(year), Value = value };
}
