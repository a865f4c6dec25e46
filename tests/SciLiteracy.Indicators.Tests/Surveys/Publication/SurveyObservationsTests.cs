using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Indicators.Tests.Surveys.Publication;

public class SurveyObservationsTests
{
    private static readonly SurveyObservationSettings Settings = new()
    {
        Indicator = "literacy_rate",
        Period = ReferencePeriod.Parse("2020"),
        Entity = "00",
        EntityDimension = "province",
        Rules = new() { FlagBelowSampleSize = 100, SuppressBelowSampleSize = 10 },
    };

    private static readonly IndicatorCatalog Catalog = IndicatorCatalog.Create(
        [new() { Id = "literacy_rate", Name = LocalizedText.Of("en", "Rate"), Unit = "%" }], UnitCatalog.Create([]).Require()).Require();

    [Fact]
    public void An_estimate_becomes_an_observation_in_the_unit_of_the_indicator()
    {
        var data = SurveyObservations.Create([Estimate("_T", 0.18, 0.01, 8000), Estimate("province=11;sex=F", 0.2, 0.03, 250)], Settings, Catalog).Require();

        var whole = Assert.Single(data.Observations("literacy_rate"), o => o.Entity == "00");
        Assert.Equal((18.0, 1.0, 8000.0, ObservationStatus.Normal), (whole.Value, whole.Details.StandardError, whole.Details.SampleSize, whole.Status));
        var part = Assert.Single(data.Observations("literacy_rate"), o => o.Entity == "11");
        Assert.Equal("sex=F", part.Breakdown.ToString());
    }

    [Theory]
    [InlineData(250, ObservationStatus.Normal)]
    [InlineData(99, ObservationStatus.LowReliability)]
    [InlineData(9, ObservationStatus.Suppressed)]
    public void Few_rows_are_flagged_or_held_back(int rows, ObservationStatus expected)
    {
        var observation = Assert.Single(SurveyObservations.Create([Estimate("_T", 0.18, 0.01, rows)], Settings).Require().Observations("literacy_rate"));

        Assert.Equal(expected, observation.Status);
        Assert.Equal(expected == ObservationStatus.Suppressed, observation.IsMissing);
    }

    [Fact]
    public void An_estimate_that_is_not_defined_has_no_value() =>
        Assert.Equal(
            ObservationStatus.CannotExist,
            Assert.Single(SurveyObservations.Create([new("mean", "y", "_T", "") { SampleSize = 500 }], Settings).Require().Observations("literacy_rate")).Status);

    [Fact]
    public void What_is_no_value_of_an_indicator_is_a_finding()
    {
        var result = SurveyObservations.Create(
            [
                Estimate("_T", 1, 1, 500), Estimate("_T", 1, 1, 500), Estimate("province=a b", 1, 1, 500), Estimate("age=<18", 1, 1, 500),
                Estimate("_T", 1, 1, 500) with { Estimate = "quantile", Level = "0.5" },
            ], Settings);

        Assert.Equal(
            [
                "'a b' of the domain 'province=a b' is no code of an entity; give it one in the codes of 'entities'.",
                "'age=<18' of the domain 'age=<18' is no breakdown; expected dimensions and levels of letters, digits, '_', '.', '-' and '+', each dimension once. 'breakdowns' gives them other names.",
                "The estimate 'quantile' has the levels '0.5', and an indicator takes one; say which in 'level'.",
            ],
            result.Diagnostics.Select(d => d.Message));
        Assert.Equal(
            "There are two estimates of '00' (_T); an indicator takes one.",
            Assert.Single(SurveyObservations.Create([Estimate("_T", 1, 1, 500), Estimate("_T", 1, 1, 500)], Settings).Diagnostics).Message);
    }

    [Fact]
    public void Dimensions_and_levels_are_called_as_the_settings_say()
    {
        var settings = Settings with
        {
            EntityCodes = [KeyValuePair.Create("beijing", "11")],
            Breakdowns = [new("age", "age_group", [KeyValuePair.Create("<18", "children")])],
            Part = Breakdown.Parse("residence=rural"),
            Level = "high",
        };

        var observation = Assert.Single(SurveyObservations.Observe([Estimate("province=beijing;age=<18;sex=F", 1, 1, 500) with { Level = "high" }], settings).Require());

        Assert.Equal("11", observation.Entity);
        Assert.Equal(Breakdown.Parse("residence=rural;age_group=children;sex=F"), observation.Breakdown);
        Assert.Equal("mean: literate high in province=beijing;age=<18;sex=F", observation.Attribute("estimate"));
    }

    [Fact]
    public void Degrees_of_freedom_concerns_and_the_interval_are_kept()
    {
        var settings = Settings with { Rules = new() { FlagBelowSampleSize = 600, FlagBelowDegreesOfFreedom = 8 } };
        var estimate = Estimate("_T", 0.5, 0.01, 500) with { DegreesOfFreedom = 7, Low = 0.4, High = 0.6, DesignEffect = 1.5 };

        var observation = Assert.Single(SurveyObservations.Observe([estimate], settings, Catalog, [new("survey", "s"), new("estimate", "never")]).Require());

        Assert.Equal((7.0, ObservationStatus.LowReliability), (observation.Details.DegreesOfFreedom, observation.Status));
        Assert.Equal(
            ["design_effect=1.5", "estimate=mean: literate in _T", "interval_high=60", "interval_low=40", "quality=small_sample few_degrees_of_freedom", "survey=s"],
            observation.Attributes.Select(a => $"{a.Name}={a.Text}"));
        Assert.Equal(0, Assert.Single(SurveyObservations.Observe([estimate with { DegreesOfFreedom = -2 }], settings).Require()).Details.DegreesOfFreedom);
    }

    [Fact]
    public void A_difference_of_waves_has_the_errors_of_both_and_of_the_link()
    {
        var difference = WaveDifference.Of(Estimate("_T", 480, 3, 4000), Estimate("_T", 490, 4, 4000), linkingError: 12);

        Assert.Equal(10, difference.Value);
        Assert.Equal(13, difference.StandardError, 1e-12);
        Assert.Equal(10 - (13 * 1.959963984540054), difference.Low, 1e-9);
        Assert.Equal(0.4417, difference.PValue, 1e-4);
    }

    [Fact]
    public void Flags_tell_why_an_estimate_is_not_exact()
    {
        var rules = new QualityRules { FlagBelowSampleSize = 100, FlagAboveVariation = 0.3, FlagBelowDegreesOfFreedom = 8 };

        Assert.Equal(QualityConcerns.None, rules.ConcernsAbout(Estimate("_T", 1, 0.1, 100) with { DegreesOfFreedom = 8 }));
        Assert.Equal(
            QualityConcerns.SmallSample | QualityConcerns.HighVariation | QualityConcerns.FewDegreesOfFreedom, rules.ConcernsAbout(Estimate("_T", 1, 0.31, 99) with { DegreesOfFreedom = 7 }));
        Assert.Equal(QualityConcerns.NotDefined, rules.ConcernsAbout(new("mean", "y", "_T", "") { SampleSize = 500 }));
    }

    // A rule holds something back at its own limit only; a rule that is not given holds nothing back.
    [Fact]
    public void Limits_are_those_that_are_given()
    {
        var one = Estimate("_T", -2, 0.5, 50) with { DegreesOfFreedom = 3 };

        Assert.Equal(0.25, QualityRules.VariationOf(one));
        Assert.Equal(0, QualityRules.VariationOf(Estimate("_T", 0, 0, 5)));
        Assert.Equal(double.PositiveInfinity, QualityRules.VariationOf(Estimate("_T", 0, 1, 5)));
        Assert.Null(QualityRules.VariationOf(one with { StandardError = null }));
        Assert.Null(QualityRules.VariationOf(one with { Value = null }));
        Assert.Equal(QualityConcerns.None, QualityRules.None.ConcernsAbout(one));
        Assert.False(QualityRules.None.IsSuppressed(one));
        Assert.Equal(QualityConcerns.NotDefined, QualityRules.None.ConcernsAbout(one with { StandardError = null }));
        foreach (var (rules, isFlagged) in new[]
        {
            (new QualityRules { FlagBelowSampleSize = 50 }, false), (new QualityRules { FlagBelowSampleSize = 51 }, true), (new QualityRules { FlagAboveVariation = 0.25 }, false),
            (new QualityRules { FlagAboveVariation = 0.24 }, true), (new QualityRules { FlagBelowDegreesOfFreedom = 3 }, false), (new QualityRules { FlagBelowDegreesOfFreedom = 3.5 }, true),
        })
        {
            Assert.Equal(isFlagged, rules.ConcernsAbout(one) != QualityConcerns.None);
            Assert.False(rules.IsSuppressed(one));
        }

        foreach (var (rules, isSuppressed) in new[]
        {
            (new QualityRules { SuppressBelowSampleSize = 50 }, false), (new QualityRules { SuppressBelowSampleSize = 51 }, true), (new QualityRules { SuppressAboveVariation = 0.25 }, false),
            (new QualityRules { SuppressAboveVariation = 0.24 }, true),
        })
        {
            Assert.Equal(isSuppressed, rules.IsSuppressed(one));
            Assert.Equal(QualityConcerns.None, rules.ConcernsAbout(one));
        }
    }

    [Fact]
    public void An_entity_may_have_a_code_of_its_own_and_values_another_unit()
    {
        var settings = Settings with { EntityCodes = [KeyValuePair.Create("Beijing", "11")], Unit = "1e-1", Source = "survey_2020", Rules = QualityRules.None };
        var observation = Assert.Single(SurveyObservations.Create([Estimate("sex=F;province=Beijing;age=18", 0.5, 0.2, 5)], settings, Catalog).Require().Observations("literacy_rate"));

        Assert.Equal(("11", "age=18;sex=F", 5.0, 2.0, "survey_2020"), (observation.Entity, observation.Breakdown.ToString(), observation.Value, observation.Details.StandardError, observation.Source));
        var suppressed = Assert.Single(SurveyObservations.Create([Estimate("_T", 0.5, 0.2, 5)], Settings).Require().Observations("literacy_rate"));
        Assert.Equal((5.0, null), (suppressed.Details.SampleSize, suppressed.Details.StandardError));

        // Without a dimension of entities every level is a breakdown.
        var plain = Assert.Single(SurveyObservations.Create([Estimate("province=11", 0.5, 0.2, 5)], settings with { EntityDimension = null }).Require().Observations("literacy_rate"));
        Assert.Equal(("00", "province=11"), (plain.Entity, plain.Breakdown.ToString()));
    }

    // The part that all estimates are about is that of the whole, too; an infinite estimate is none.
    [Fact]
    public void The_whole_of_a_part_is_the_part()
    {
        var observation = Assert.Single(SurveyObservations.Observe([Estimate("_T", 0.18, 0.01, 8000)], Settings with { Part = Breakdown.Parse("residence=rural") }).Require());
        Assert.Equal(("00", "residence=rural"), (observation.Entity, observation.Breakdown.ToString()));

        var infinite = Assert.Single(SurveyObservations.Observe([Estimate("_T", double.PositiveInfinity, 0.01, 8000)], Settings).Require());
        Assert.Equal((double.NaN, ObservationStatus.CannotExist, null), (infinite.Value, infinite.Status, infinite.Details.StandardError));
    }

    [Fact]
    public void Every_concern_has_its_word()
    {
        var settings = Settings with { Rules = new() { FlagAboveVariation = 0.5 } };

        Assert.Equal("high_variation", Quality(Estimate("_T", 1, 0.75, 500)));
        Assert.Equal("not_defined", Quality(new("mean", "literate", "_T", "") { SampleSize = 500 }));
        Assert.Null(Quality(Estimate("_T", 1, 0.5, 500)));

        string? Quality(SurveyEstimate estimate) => Assert.Single(SurveyObservations.Observe([estimate], settings).Require()).Attribute("quality");
    }

    [Fact]
    public void Estimates_and_settings_are_given()
    {
        var estimate = Estimate("_T", 1, 1, 500);

        Assert.Throws<ArgumentNullException>("estimates", () => SurveyObservations.Observe(null!, Settings));
        Assert.Throws<ArgumentNullException>("settings", () => SurveyObservations.Observe([estimate], null!));
        Assert.Throws<ArgumentNullException>("estimate", () => QualityRules.None.ConcernsAbout(null!));
        Assert.Throws<ArgumentNullException>("estimate", () => QualityRules.None.IsSuppressed(null!));
        Assert.Throws<ArgumentNullException>("estimate", () => QualityRules.VariationOf(null!));
        Assert.Throws<ArgumentNullException>("earlier", () => WaveDifference.Of(null!, estimate));
        Assert.Throws<ArgumentNullException>("later", () => WaveDifference.Of(estimate, null!));
    }

    [Fact]
    public void A_difference_of_waves_needs_two_errors()
    {
        var (first, second) = (Estimate("_T", 480, 3, 4000), Estimate("_T", 490, 4, 4000));
        var narrow = WaveDifference.Of(first, second, level: 0.9);
        Assert.Equal((10.0, 5.0, 2.0), (narrow.Value, narrow.StandardError, narrow.Statistic));
        Assert.Equal(10 - (5 * 1.6448536269514722), narrow.Low, 1e-12);
        Assert.Equal(10 + (5 * 1.6448536269514722), narrow.High, 1e-12);
        Assert.Equal(2 * 0.022750131948179195, narrow.PValue, 1e-14);
        Assert.Equal(narrow.PValue, WaveDifference.Of(second, first).PValue, 1e-15);
        Assert.Equal(double.NaN, WaveDifference.Of(first with { StandardError = 0 }, second with { StandardError = 0 }).PValue);

        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("linkingError", () => WaveDifference.Of(first, second, bad));
        foreach (var bad in new[] { 0, 1, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>("level", () => WaveDifference.Of(first, second, 0, bad));
        foreach (var undefined in new[] { first with { Value = null }, first with { StandardError = null } })
        {
            Assert.Contains("The estimate has no value or no standard error.", Assert.Throws<ArgumentException>("earlier", () => WaveDifference.Of(undefined, second)).Message, StringComparison.Ordinal);
            Assert.Contains("The estimate has no value or no standard error.", Assert.Throws<ArgumentException>("later", () => WaveDifference.Of(first, undefined)).Message, StringComparison.Ordinal);
        }
    }

    private static SurveyEstimate Estimate(string domain, double value, double error, int rows) =>
        new("mean", "literate", domain, "") { Value = value, StandardError = error, SampleSize = rows };
}
