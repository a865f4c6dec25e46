using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Observations.Consistency;
using SciLiteracy.Indicators.Tests.Observations.Rollups;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations.Consistency;

public sealed class DatasetChecksTests
{
    private static readonly RegionHierarchy Country = RollupData.Regions("00", "11<00+E", "12<00+E", "13<00", "E");

    [Fact]
    public void Parts_that_do_not_add_up_are_found_and_rounding_is_allowed_for() => Assert.Equal(
        [
            "(code): warning SL7001: The parts of 'people' of '11' in '2020' by 'sex' add up to 30; the total is 32, and rounding explains 1.5 at most.",
        ],
        Findings("people 11 32", "people 11[sex=female] 10", "people 11[sex=male] 20", "people 12 31", "people 12[sex=female] 10", "people 12[sex=male] 20"));

    [Fact]
    public void Parts_of_which_one_is_missing_are_not_compared() => Assert.Empty(
        Findings("people 11 32", "people 11[sex=female] 10", "people 12[sex=male] 20", "people 13 31", "people 13[sex=female] 10", "people 13[sex=male] - Q"));

    [Fact]
    public void Declared_parts_are_taken_as_the_whole_and_others_left_alone()
    {
        string[] data = ["people 11 30", "people 11[age=0-19] 10", "people 11[age=20-] 15", "people 11[age=0-9] 5", "people 11[age=10-19] 5"];

        Assert.Single(Findings(new ConsistencySettings([new("age", "0-19", "20-")]), data));
        Assert.Equal(2, Findings(new ConsistencySettings([new("age", "0-19", "20-"), new("age", "0-9", "10-19", "20-")]), data).Length);
        Assert.Empty(Findings(new ConsistencySettings(ignoredDimensions: ["age"]), data));
    }

    [Fact]
    public void A_ratio_lies_between_its_parts() => Assert.Equal(
        ["(code): warning SL7002: 'rate' of '11' in '2020' is 31.5; expected it between its parts by 'sex', 10.5 to 30.5."],
        Findings("rate 11 31.5", "rate 11[sex=female] 10.5", "rate 11[sex=male] 30.5", "rate 12 30.5", "rate 12[sex=female] 10.5", "rate 12[sex=male] 30.5"));

    [Fact]
    public void Two_breakdowns_are_compared_with_each_other() => Assert.Equal(
        [
            "(code): warning SL7004: The parts of 'people' of '11' in '2020' add up to 30 by 'sex', but to 50 by 'age'; rounding explains 2 at most.",
            "(code): warning SL7004: The parts of 'rate' of '11' in '2020' are 10.5 to 20.5 by 'sex', but 30.5 to 40.5 by 'age'; they cannot have the same total.",
        ],
        Findings(
            "people 11[sex=female] 10", "people 11[sex=male] 20", "people 11[age=a] 25", "people 11[age=b] 25", "rate 11[sex=female] 10.5", "rate 11[sex=male] 20.5",
            "rate 11[age=a] 30.5", "rate 11[age=b] 40.5"));

    [Fact]
    public void Crossed_parts_are_compared_in_each_context() => Assert.Equal(
        [
            "(code): warning SL7001: The parts of 'people' of '11' with 'sex=male' in '2020' by 'age' add up to 22; the total is 20, and rounding explains 1.5 at most.",
        ],
        Findings(
            "people 11[sex=male] 20", "people 11[sex=male;age=a] 11", "people 11[sex=male;age=b] 11", "people 11[sex=female] 10", "people 11[sex=female;age=a] 5",
            "people 11[sex=female;age=b] 5"));

    [Fact]
    public void A_weight_that_jumps_and_comes_back_is_found_with_what_was_to_be_expected()
    {
        var finding = Assert.Single(Check(ConsistencySettings.Default, Literacy));

        Assert.Equal(ConsistencyDiagnostics.ImpliedWeight, finding.Kind);
        Assert.Equal(ReferencePeriod.OfYear(2020), finding.Period);
        Assert.Equal(1 - 0.4047, finding.Found, 1e-4);
        Assert.Equal((1 - 0.5145, 1 - 0.4982), (finding.Low, finding.High), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-4 && Math.Abs(a.Item2 - b.Item2) < 1e-4);
        Assert.Equal([10.56, 8.82, 13.12, 6.2, 3.38, 9.04, 12.93, 10.98, 14.77], finding.Cells.Select(c => c.Value));
        Assert.Equal(
            "'rate' of '00' in '2020' is 10.56, with 8.82 for 'female' and 13.12 for 'male': that implies weights of 0.595 for 'female' and 0.405 for 'male'; "
            + "'2015' and '2022' let expect 0.485 to 0.502 and 0.498 to 0.515.",
            finding.Message);
    }

    [Fact]
    public void Weights_that_drift_are_not_found() => Assert.Empty(Check(
        ConsistencySettings.Default, "rate@2010 00 34", "rate@2010 00[r=u] 40", "rate@2010 00[r=v] 30", "rate@2015 00 35", "rate@2015 00[r=u] 40", "rate@2015 00[r=v] 30",
        "rate@2020 00 36", "rate@2020 00[r=u] 40", "rate@2020 00[r=v] 30"));

    [Fact]
    public void Regions_that_do_not_make_their_parent_are_found() => Assert.Equal(
        [
            "(code): warning SL7005: 'people' of '00' in '2020' is 9, but its 3 regions add up to 12; rounding explains 2 at most.",
            "(code): warning SL7005: 'people' of 'E' in '2020' is 3, but its 2 members add up to 7; rounding explains 1.5 at most.",
            "(code): warning SL7005: 'rate' of '00' in '2020' is 9.5; its 3 regions let expect 1.5 to 3.5.",
            "(code): warning SL7005: 'score' of '00' in '2020' is 3.5; its 3 regions let expect 2.5.",
        ],
        Findings(
            "people 00 9", "people 11 3", "people 12 4", "people 13 5", "people E 3", "rate 00 9.5", "rate 11 1.5", "rate 12 2.5", "rate 13 3.5", "score 00 3.5", "score 11 1.5",
            "score 12 2.5", "score 13 3.5"));

    [Fact]
    public void Regions_that_exceed_their_parent_are_found_though_some_are_missing() => Assert.Equal(
        ["(code): warning SL7005: 'people' of '00' in '2020' is 9, but its 2 regions add up to 12 even without '13'; rounding explains 1.5 at most."],
        Findings("people 00 9", "people 11 6", "people 12 6"));

    [Fact]
    public void Regions_that_may_still_make_their_parent_are_not() =>
        Assert.Empty(Findings("people 00 9", "people 11 6", "rate 00 9.5", "rate 11 1.5", "rate 12 2.5", "people@2021 00 11", "people@2021 11 3", "people@2021 12 4", "people@2021 13 5"));

    [Fact]
    public void Marked_breaks_are_told_and_growth_across_them_does_not_count() => Assert.Equal(
        ["(code): info SL7006: 'rank' of '00' in '2013' is marked as a break in the series; values before it cannot be compared."],
        Findings(Series(100, 102, 104, 900, 920, 940, 960).Select((o, i) => i == 3 ? o + " B" : o).ToArray()));

    [Fact]
    public void A_level_shift_is_told_from_a_spike_and_an_end() => Assert.Equal(
        [
            "(code): warning SL7007: 'rank' of '00' in '2013' grew by 100 % a period from 104 in '2012' to 208; usual in the series is 1.9 %, and the values after it stay at the new level.",
            "(code): warning SL7008: 'rank' of '00' in '2013' grew by 100 % a period from 104 in '2012' to 208; usual in the series is 1.9 %, and the next value undoes it.",
            "(code): warning SL7008: 'rank' of '00' in '2014' grew by 100 % a period from 104 in '2013' to 208; usual in the series is 2 %.",
        ],
        [
            .. Findings(Series(100, 102, 104, 208, 212, 216, 220)), .. Findings(Series(100, 102, 104, 208, 108, 110, 112)),
            .. Findings(Series(98, 100, 102, 104, 208)),
        ]);

    [Fact]
    public void Growth_over_a_gap_is_that_of_one_period() =>
        Assert.Empty(Findings("rank@2010 00 100", "rank@2011 00 110", "rank@2012 00 121", "rank@2017 00 195", "rank@2018 00 214", "rank@2019 00 236"));

    [Fact]
    public void Short_series_and_values_that_are_not_positive_have_no_usual_growth() =>
        Assert.Empty(Findings([.. Series(100, 102, 104, 208), "score@2010 00 -1", "score@2011 00 0", "score@2012 00 5", "score@2013 00 -80", "score@2014 00 7"]));

    [Fact]
    public void Repetitions_are_told_unless_they_are_not_wanted()
    {
        var data = Series(7, 5, 5, 5, 5);

        Assert.Equal(["(code): info SL7009: 'rank' of '00' in '2014' is 5, as in each of the 3 observations before it, since '2011'."], Findings(data));
        Assert.Empty(Findings(new ConsistencySettings(repeatedRun: 0), data));
        Assert.Empty(Findings(new ConsistencySettings(repeatedRun: 5), data));
    }

    [Fact]
    public void Another_source_that_gives_another_value_is_found() => Assert.Equal(
        [
            "(code): warning SL7011: 'rate' of '00' with 'sex=male' in '2020' is 4.86, but 4.79 as 'release=S06'.",
            "(code): warning SL7011: 'rate' of '11' in '2020' is 5.14, but 4.75 as 'release=S29'.",
        ],
        Findings(
            "rate 00[sex=male] 4.86", "rate 00[sex=male;release=S06] 4.79", "rate 11 5.14", "rate 11[release=S29] 4.75", "rate 12 5.1", "rate 12[release=S29] 5.14",
            "rate 13[release=S29] 5.14"));

    [Fact]
    public void Without_a_release_dimension_it_is_like_any_other() =>
        Assert.Empty(Findings(new ConsistencySettings(releaseDimension: null), "rate 11 5.14", "rate 11[release=S29] 4.75"));

    [Fact]
    public void Published_figures_are_compared_with_computed_ones_in_their_unit()
    {
        Indicator Of(string id, string unit) => new() { Id = id, Name = LocalizedText.Of("en", id), Unit = unit };
        var catalog = IndicatorCatalog.Create([Of("published", "%"), Of("computed", "1"), Of("other", "person")], UnitCatalog.Create(
            [new UnitDefinition { Code = "person", Name = LocalizedText.Of("en", "person") }]).Require()).Require();
        var data = RollupData.Data(
            "published 00 76.16", "computed 00 0.761613", "published 11 76.82", "computed 11 0.76826", "published 12 50", "published 13 - Q", "computed 13 0.5");

        Assert.Equal(
            ["(code): warning SL7010: 'published' of '11' in '2020' is 76.82; 'computed' gives 76.826, and rounding explains 0.005 at most."],
            DatasetChecks.CheckPublished(data, catalog, "published", "computed").Select(f => f.ToString()));
        Assert.Empty(DatasetChecks.CheckPublished(data, catalog, "published", "computed", relativeTolerance: 0.00007));
        Assert.Throws<ArgumentException>(() => DatasetChecks.CheckPublished(data, catalog, "published", "none"));
        Assert.Throws<ArgumentException>(() => DatasetChecks.CheckPublished(data, catalog, "published", "other"));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatasetChecks.CheckPublished(data, catalog, "published", "computed", -1));
    }

    [Fact]
    public void Findings_become_diagnostics_at_the_place_of_their_first_cell()
    {
        var data = ObservationLists.Build(RollupData.Data("people 11 32", "people 11[sex=female] 10", "people 11[sex=male] 20").Observations()
            .Select((o, i) => o with { Location = new SourceLocation("a.csv", i + 2, 1) }));

        var finding = Assert.Single(DatasetChecks.Check(data, RollupData.Catalog, Country));

        Assert.Equal(new SourceLocation("a.csv", 2, 1), finding.ToDiagnostic().Location);
        Assert.Equal((finding.Code, finding.Severity, finding.Message), (finding.ToDiagnostic().Code, finding.ToDiagnostic().Severity, finding.ToDiagnostic().Message));
        Assert.Equal((32.0, 30.0, 30.0), (finding.Found, finding.Low, finding.High));
    }

    [Fact]
    public void Settings_out_of_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencySettings(weightTolerance: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencySettings(growthThreshold: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencySettings(minimumGrowths: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencySettings(smallestSpread: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConsistencySettings(repeatedRun: 1));
        Assert.Throws<ArgumentException>(() => new BreakdownPartition("sex", "male"));
        Assert.Throws<ArgumentException>(() => new BreakdownPartition("sex", "male", "male"));
        Assert.Throws<ArgumentException>(() => new BreakdownPartition("1", "a", "b"));
    }

    // Law: data that were made to agree give no finding, however they are rounded.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void Rounded_data_that_agree_give_no_finding(Draw draw)
    {
        var observations = new List<Observation>();
        double country = 0, countryLiterate = 0;
        foreach (var region in new[] { "11", "12", "13" })
        {
            double men = draw.Between(100, 99999) / 7.0, women = draw.Between(100, 99999) / 7.0;
            double menRate = draw.Between(0, 1000) / 13.0, womenRate = draw.Between(0, 1000) / 13.0;
            Add("people", region, "sex=male", men);
            Add("people", region, "sex=female", women);
            Add("people", region, "_T", men + women);
            Add("rate", region, "sex=male", menRate);
            Add("rate", region, "sex=female", womenRate);
            var literate = (men * menRate) + (women * womenRate);
            Add("rate", region, "_T", literate / (men + women));
            country += men + women;
            countryLiterate += literate;
        }

        Add("people", "00", "_T", country);
        Add("rate", "00", "_T", countryLiterate / country);

        Assert.Empty(DatasetChecks.Check(ObservationLists.Build(observations), RollupData.Catalog, Country));

        void Add(string indicator, string entity, string breakdown, double exact)
        {
            var text = exact.ToString($"F{draw.Between(0, 2)}", System.Globalization.CultureInfo.InvariantCulture);
            observations.Add(new()
            {
                Indicator = indicator,
                Entity = entity,
                Breakdown = Breakdown.Parse(breakdown),
                Period = RollupData.Year,
                Value = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
                Attributes = [new(PrintedRounding.PublishedAs, text)],
            });
        }
    }

    // Law: permutation. The order of observations does not matter.
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public void The_order_of_observations_does_not_matter(Draw draw)
    {
        var list = draw.Some<string>([.. Literacy, .. Series(100, 102, 104, 208, 108, 110, 112), "people 00 9", "people 11 3", "people 12 4", "people 13 5"]);
        Assert.Equal(Findings([.. list]), Findings([.. draw.Shuffle(list)]));
    }

    // The published rates of citizens with scientific literacy by sex, 2015 to 2023.
    private static string[] Literacy =>
    [
        "rate@2015 00 6.2", "rate@2015 00[sex=male] 9.04", "rate@2015 00[sex=female] 3.38", "rate@2020 00 10.56", "rate@2020 00[sex=male] 13.12", "rate@2020 00[sex=female] 8.82",
        "rate@2022 00 12.93", "rate@2022 00[sex=male] 14.77", "rate@2022 00[sex=female] 10.98", "rate@2023 00 14.14", "rate@2023 00[sex=male] 15.66", "rate@2023 00[sex=female] 12.53",
    ];

    private static string[] Series(params int[] values) => [.. values.Select((value, i) => $"rank@{2010 + i} 00 {value}")];

    private static string[] Findings(params string[] observations) => Findings(ConsistencySettings.Default, observations);

    private static string[] Findings(ConsistencySettings settings, params string[] observations) => [.. Check(settings, observations).Select(f => f.ToString())];

    private static ImmutableArray<ConsistencyFinding> Check(ConsistencySettings settings, params string[] observations) =>
        DatasetChecks.Check(RollupData.Data(observations), RollupData.Catalog, Country, settings);
}
