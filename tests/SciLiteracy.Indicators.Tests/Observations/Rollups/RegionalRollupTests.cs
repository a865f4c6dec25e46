using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Rollups;

namespace SciLiteracy.Indicators.Tests.Observations.Rollups;

public sealed class RegionalRollupTests
{
    private static readonly RegionHierarchy Country = RollupData.Regions("00", "11<00+R-E", "12<00+R-E", "13<00+R-W", "R-E", "R-W");

    [Fact]
    public void Each_rule_gives_what_it_says()
    {
        var result = Compute(
            Country, null, "people 11 1", "people 12 2", "people 13 5", "score 11 1", "score 12 2", "score 13 6", "rate 11 10", "rate 12 20", "rate 13 30", "rank 11 1",
            "rank 12 2", "rank 13 3");

        Assert.Equal(8, Value(result, "people", "00"));
        Assert.Equal(3, Value(result, "score", "00"));
        Assert.Equal((10 + 40 + 150) / 8.0, Value(result, "rate", "00"));
        Assert.Equal(double.NaN, Value(result, "rank", "00"));
        Assert.Equal(["people", "rate", "score"], result.Cells.Select(c => c.Indicator));
        Assert.All(result.Cells, c => Assert.Equal((RollupOutcome.Complete, 1.0, 3, 3, true), (c.Outcome, c.Coverage, c.Present, c.Expected, c.IsUsed)));
        Assert.Equal([null, 1, null], result.Cells.Select(c => c.WeightCoverage));
        Assert.Null(Find(result, "people", "R-E"));
    }

    [Fact]
    public void A_partial_sum_is_missing_and_the_missing_children_are_named()
    {
        var result = Compute(Country, null, "people 11 1", "people 13 - Q");

        var cell = Assert.Single(result.Cells);
        Assert.Equal(RollupOutcome.InsufficientCoverage, cell.Outcome);
        Assert.Equal(double.NaN, cell.Value);
        Assert.Equal<string>(["12", "13"], cell.Missing);
        Assert.Equal<string>(["11", "12", "13"], cell.Children);
        Assert.Equal(1 / 3.0, cell.Coverage);
        Assert.Null(Find(result, "people", "00"));
    }

    [Fact]
    public void With_a_minimum_coverage_it_is_the_sum_of_what_is_there_and_marked_as_derived()
    {
        var result = Compute(Country, new(minimumCoverage: 0.6), "people 11 1", "people 13 5 P");

        Assert.Equal(6, Value(result, "people", "00"));
        Assert.Equal(ObservationStatus.Estimated, Find(result, "people", "00")!.Status);
        Assert.Equal(RollupOutcome.Partial, Assert.Single(result.Cells).Outcome);
        Assert.Null(Find(Compute(Country, new(minimumCoverage: 0.7), "people 11 1", "people 13 5"), "people", "00"));
    }

    [Fact]
    public void A_weighted_mean_asks_for_its_share_of_the_weight_too()
    {
        string[] data = ["people 11 1", "people 12 1", "people 13 8", "rate 11 10", "rate 12 20"];

        var tooLittle = Cell(Compute(Country, new(minimumCoverage: 0.5), data), "rate");
        var enough = Cell(Compute(Country, new(minimumCoverage: 0.5, minimumWeightCoverage: 0.2), data), "rate");

        Assert.Equal(RollupOutcome.InsufficientCoverage, tooLittle.Outcome);
        Assert.Equal(0.2, tooLittle.WeightCoverage!.Value, 1e-15);
        Assert.Equal(2 / 3.0, tooLittle.Coverage);
        Assert.Equal((RollupOutcome.Partial, 15.0), (enough.Outcome, enough.Value));
    }

    [Fact]
    public void Where_a_weight_is_not_known_that_of_the_parent_is_the_whole()
    {
        string[] data = ["people 11 3", "people 12 1", "rate 11 10", "rate 12 20", "rate 13 50"];
        var settings = new RollupSettings(minimumCoverage: 0.5, minimumWeightCoverage: 0.4);

        var unknown = Cell(Compute(Country, settings, data), "rate");
        var known = Cell(Compute(Country, settings, [.. data, "people 00 10"]), "rate");
        var unasked = Cell(Compute(Country, new(minimumCoverage: 0.5, minimumWeightCoverage: 0), data), "rate");

        Assert.Equal((RollupOutcome.UnknownWeightCoverage, (double?)null), (unknown.Outcome, unknown.WeightCoverage));
        Assert.Equal<string>(["13"], unknown.Missing);
        Assert.Equal((RollupOutcome.Partial, 0.4, 12.5), (known.Outcome, known.WeightCoverage!.Value, known.Value));
        Assert.Equal((RollupOutcome.Partial, 12.5), (unasked.Outcome, unasked.Value));
    }

    [Fact]
    public void Weights_of_nothing_give_no_mean_and_negative_ones_are_none()
    {
        var none = Cell(Compute(Country, null, "people 11 0", "people 12 0", "people 13 0", "rate 11 1", "rate 12 2", "rate 13 3"), "rate");
        var negative = Cell(Compute(Country, null, "people 11 1", "people 12 1", "people 13 -1", "rate 11 1", "rate 12 2", "rate 13 3"), "rate");

        Assert.Equal((RollupOutcome.NoWeight, double.NaN), (none.Outcome, none.Value));
        Assert.Equal<string>(["13"], negative.Missing);
        Assert.Equal(RollupOutcome.InsufficientCoverage, negative.Outcome);
    }

    [Fact]
    public void Parts_are_weighted_by_the_same_part_and_by_the_whole_only_on_request()
    {
        string[] data =
        [
            "people 11 1", "people 12 1", "people 13 2", "people 11[sex=male] 3", "people 12[sex=male] 1", "people 13[sex=male] 0", "rate 11[sex=male] 10", "rate 12[sex=male] 30",
            "rate 13[sex=male] 90", "rate 11[sex=female] 10", "rate 12[sex=female] 30", "rate 13[sex=female] 90",
        ];

        var strict = Compute(Country, null, data);
        var lenient = Compute(Country, new(fallsBackToTotalWeight: true), data);

        Assert.Equal(15, Value(strict, "rate", "00", "sex=male"));
        Assert.Equal(double.NaN, Value(strict, "rate", "00", "sex=female"));
        Assert.Equal(15, Value(lenient, "rate", "00", "sex=male"));
        Assert.Equal(55, Value(lenient, "rate", "00", "sex=female"));
    }

    [Fact]
    public void Observed_parents_are_kept_and_compared_unless_they_shall_be_replaced()
    {
        string[] data = ["people 11 1", "people 12 2", "people 13 5", "people 00 10 P"];

        var kept = Compute(Country, null, data);
        var replaced = Compute(Country, new(observedParents: ObservedParents.Replace), data);

        Assert.Equal(10, Value(kept, "people", "00"));
        Assert.Equal(ObservationStatus.Provisional, Find(kept, "people", "00")!.Status);
        Assert.Equal((8.0, 2.0, false), (Cell(kept, "people").Value, Cell(kept, "people").Difference, Cell(kept, "people").IsUsed));
        Assert.Equal(8, Value(replaced, "people", "00"));
        Assert.Equal((10.0, true), (Cell(replaced, "people").Observed!.Value, Cell(replaced, "people").IsUsed));
    }

    [Theory]
    [InlineData("O", 8)]
    [InlineData("L", 8)]
    [InlineData("Q", double.NaN)]
    [InlineData("M", double.NaN)]
    public void A_parent_that_is_only_not_there_is_filled_but_one_that_is_suppressed_is_not(string status, double expected) =>
        Assert.Equal(expected, Value(Compute(Country, null, "people 11 1", "people 12 2", "people 13 5", $"people 00 - {status}"), "people", "00"));

    [Fact]
    public void Values_go_up_through_all_levels_and_an_observed_one_on_the_way_counts()
    {
        var regions = RollupData.Regions("00", "1<00", "2<00", "11<1", "12<1", "21<2");

        var result = Compute(regions, null, "people 11 1", "people 12 2", "people 21 4", "people 2 40", "rate 11 10", "rate 12 40", "rate 2 30");

        Assert.Equal(3, Value(result, "people", "1"));
        Assert.Equal(43, Value(result, "people", "00"));
        Assert.Equal(30, Value(result, "rate", "1"));
        Assert.Equal(30, Value(result, "rate", "00"));
    }

    [Fact]
    public void A_child_that_is_itself_partial_covers_only_its_part()
    {
        var regions = RollupData.Regions("00", "1<00", "2<00", "11<1", "12<1");

        var result = Compute(regions, new(minimumCoverage: 0.5), "people 11 1", "people 2 4");

        Assert.Equal(0.75, Cell(result, "people", "00").Coverage);
        Assert.Empty(Cell(result, "people", "00").Missing);
        Assert.Equal(RollupOutcome.Partial, Cell(result, "people", "00").Outcome);
        Assert.Equal(5, Value(result, "people", "00"));
    }

    [Fact]
    public void Children_of_several_levels_all_count_unless_one_level_is_named()
    {
        var regions = RollupData.Regions("00:country", "11<00:province", "12<00:province", "1201<00:city");
        string[] data = ["people 11 1", "people 12 2", "people 1201 4"];

        Assert.Equal<string>(["city", "province"], Cell(Compute(regions, null, data), "people").Levels);
        Assert.Equal(7, Value(Compute(regions, null, data), "people", "00"));
        Assert.Equal(3, Value(Compute(regions, new(level: "province"), data), "people", "00"));
        Assert.Empty(Compute(regions, new(level: "village"), data).Cells);
    }

    [Fact]
    public void Groupings_are_computed_on_request_and_go_no_further()
    {
        var overlapping = RollupData.Regions("00", "11<00+A+B", "12<00+A", "A+C", "B", "C");
        var result = Compute(overlapping, new(includesGroupings: true), "people 11 1", "people 12 2");

        Assert.Equal(3, Value(result, "people", "00"));
        Assert.Equal(3, Value(result, "people", "A"));
        Assert.Equal(1, Value(result, "people", "B"));
        Assert.Null(Find(result, "people", "C"));
        Assert.Equal([false, true, true], result.Cells.Select(c => c.IsGrouping));
    }

    [Fact]
    public void Sums_that_leave_the_range_of_doubles_are_missing_and_means_do_not()
    {
        var result = Compute(
            Country, null, "people 11 1.7e308", "people 12 1.7e308", "people 13 1", "score 11 1.7e308", "score 12 1.7e308", "score 13 1.6e308");

        Assert.Equal((RollupOutcome.OutOfRange, double.NaN), (Cell(result, "people").Outcome, Cell(result, "people").Value));
        Assert.InRange(Value(result, "score", "00"), 1.66e308, 1.67e308);
    }

    [Fact]
    public void Standard_errors_and_numbers_of_cases_are_carried()
    {
        Observation Of(string indicator, string entity, double value, double? error, double? n) => new()
        {
            Indicator = indicator,
            Entity = entity,
            Period = RollupData.Year,
            Value = value,
            Details = ObservationDetails.Of(sampleSize: n, standardError: error),
        };
        var regions = RollupData.Regions("00", "11<00", "12<00");

        var result = RegionalRollup.Compute(
            ObservationLists.Build(
            [
                Of("people", "11", 1, 3, 5), Of("people", "12", 3, 4, 6), Of("score", "11", 1, 3, null), Of("score", "12", 1, 4, 6), Of("rate", "11", 1, 4, 1),
                Of("rate", "12", 2, null, 1),
            ]),
            RollupData.Catalog, regions);

        Assert.Equal(ObservationDetails.Of(sampleSize: 11, standardError: 5), Find(result, "people", "00")!.Details);
        Assert.Equal(ObservationDetails.Of(standardError: 2.5), Find(result, "score", "00")!.Details);
        Assert.Equal(ObservationDetails.Of(sampleSize: 2), Find(result, "rate", "00")!.Details);
    }

    [Fact]
    public void Shares_outside_their_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollupSettings(minimumCoverage: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollupSettings(minimumCoverage: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollupSettings(minimumWeightCoverage: 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollupSettings(observedParents: (ObservedParents)2));
    }

    [Fact]
    public void The_work_can_be_stopped() => Assert.Throws<OperationCanceledException>(
        () => RegionalRollup.Compute(RollupData.Data("people 11 1"), RollupData.Catalog, Country, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Regions_that_are_not_listed_count_as_children_without_a_value()
    {
        var regions = RegionHierarchy.Create(Country.Regions.Select(r => r.Code == "00" ? r with { Parts = 4 } : r)).Require();
        string[] data = ["people 11 1", "people 12 2", "people 13 5", "score 11 1", "score 12 2", "score 13 6", "rate 11 10", "rate 12 20", "rate 13 30", "people 00 10"];

        var strict = Compute(regions, null, data);
        Assert.All(strict.Cells, c => Assert.Equal((RollupOutcome.InsufficientCoverage, 0.75, 3, 4, 1, false), (c.Outcome, c.Coverage, c.Present, c.Expected, c.Unlisted, c.IsUsed)));
        Assert.Null(Find(strict, "score", "00"));

        // The weight of what is not listed is known by that of the whole.
        var lenient = Compute(regions, new(minimumCoverage: 0.7, minimumWeightCoverage: 0.8), data);
        Assert.Equal((RollupOutcome.Partial, 0.8), (Cell(lenient, "rate").Outcome, Cell(lenient, "rate").WeightCoverage!.Value));
        Assert.Equal(RollupOutcome.Partial, Cell(lenient, "score").Outcome);
        Assert.Equal(RollupOutcome.UnknownWeightCoverage, Cell(Compute(regions, new(minimumCoverage: 0.7), data[..^1]), "rate").Outcome);
    }

    private static RollupResult Compute(RegionHierarchy regions, RollupSettings? settings, params string[] observations) =>
        RegionalRollup.Compute(RollupData.Data(observations), RollupData.Catalog, regions, settings);

    private static RollupCell Cell(RollupResult result, string indicator, string entity = "00") =>
        Assert.Single(result.Cells, c => c.Indicator == indicator && c.Entity == entity);

    private static Observation? Find(RollupResult result, string indicator, string entity) => result.Dataset.Find(indicator, entity, RollupData.Year);

    private static double Value(RollupResult result, string indicator, string entity, string breakdown = "_T") =>
        result.Dataset.Find(indicator, entity, Breakdown.Parse(breakdown), RollupData.Year)?.Value ?? double.NaN;
}
