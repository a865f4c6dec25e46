using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Indicators.Tests.Surveys.Publication;

/// <summary>What is said of settings that do not fit the estimates or the indicators: line and message of every finding, all at once.</summary>
public class SurveyObservationFindingsTests
{
    private static readonly SurveyObservationSettings Settings = new()
    {
        Indicator = new("literacy_rate") { Location = Line(2) },
        Period = ReferencePeriod.Parse("2020"),
        Entity = "00",
        EntityDimension = "province",
        Location = Line(1),
    };

    private static readonly IndicatorCatalog Catalog = IndicatorCatalog.Create(
        [
            new() { Id = "literacy_rate", Name = LocalizedText.Of("en", "Rate"), Unit = "%" }, new() { Id = "gap", Name = LocalizedText.Of("en", "Gap"), Unit = "%", Formula = "100 - literacy_rate" },
            new() { Id = "readers", Name = LocalizedText.Of("en", "Readers"), Unit = "person" },
        ],
        UnitCatalog.Create([new UnitDefinition { Code = "person", Name = LocalizedText.Of("en", "Person") }]).Require()).Require();

    [Fact]
    public void Unknown_indicators_have_a_suggestion()
    {
        Finds(Settings with { Indicator = At(3, "literacy_rat") }, "3: Unknown indicator 'literacy_rat'; did you mean 'literacy_rate'?");
        Finds(Settings with { Indicator = At(3, "numeracy") }, "3: Unknown indicator 'numeracy'.");

        static Reference At(int line, string id) => new(id) { Location = Line(line) };
    }

    [Fact]
    public void An_indicator_is_observed_and_not_computed() =>
        Finds(Settings with { Indicator = new("gap") { Location = Line(3) } }, "3: The indicator 'gap' is computed by a formula; expected one that is observed.");

    [Fact]
    public void The_unit_of_estimates_becomes_that_of_the_indicator()
    {
        var readers = Settings with { Indicator = "readers" };

        Finds(readers, "1: The unit '1' of the estimates cannot become 'person', that of 'readers'; say that of the estimates in 'unit'.");
        Finds(readers with { Unit = At(5, "%") }, "5: The unit '%' of the estimates cannot become 'person', that of 'readers'.");
        Finds(readers with { Unit = At(5, "furlong") }, "5: The unit 'furlong' of the estimates cannot become 'person', that of 'readers'.");
        Finds(readers with { Unit = At(5, "person") }, []);
    }

    [Fact]
    public void Estimates_are_chosen_by_their_ids()
    {
        var estimates = new[] { Mean("y"), Mean("y") with { Estimate = "ratio", Value = 0.25 } };

        var chosen = SurveyObservations.Observe(estimates, Settings with { Estimates = ["ratio"] }, Catalog).Require();
        Assert.Equal(25, Assert.Single(chosen).Value);
        Finds(estimates, Settings with { Estimates = [At(6, "ration"), At(7, "quantile"), At(8, "ratio")] }, "6: There is no estimate 'ration'; did you mean 'ratio'?", "7: There is no estimate 'quantile'.");
    }

    [Fact]
    public void One_variable_is_chosen()
    {
        var estimates = new[] { Mean("y"), Mean("x") with { Value = 0.125 } };

        Finds(estimates, Settings with { Estimates = [At(6, "mean")] }, "6: The estimate 'mean' has the variables 'y', 'x', and an indicator takes one; say which in 'variable'.");
        Finds(estimates, Settings with { Estimates = [At(6, "mean")], Variable = At(7, "z") }, "7: The estimate 'mean' has no variable 'z'; it has 'y', 'x'.");
        Finds([.. estimates.Select(e => e with { Level = "low" })], Settings, "1: The estimate 'mean' has the variables 'y', 'x', and an indicator takes one; say which in 'variable'.");
        Assert.Equal(12.5, Assert.Single(SurveyObservations.Observe(estimates, Settings with { Variable = "x" }, Catalog).Require()).Value);

        // A covariance is of two variables, and none of them.
        var covariance = new SurveyEstimate("mean", "y:x", "_T", "covariance") { Value = 0.5 };
        Assert.Equal(50, Assert.Single(SurveyObservations.Observe([Mean("y"), covariance], Settings, Catalog).Require()).Value);
    }

    [Fact]
    public void One_level_is_chosen()
    {
        var estimates = new[] { Mean("y") with { Level = "low" }, Mean("y") with { Level = "high", Value = 0.75 } };

        Finds(estimates, Settings, "1: The estimate 'mean' has the levels 'low', 'high', and an indicator takes one; say which in 'level'.");
        Finds(estimates, Settings with { Estimates = [At(6, "mean")] }, "6: The estimate 'mean' has the levels 'low', 'high', and an indicator takes one; say which in 'level'.");
        Finds(estimates, Settings with { Level = At(8, "middle") }, "8: The estimate 'mean' has no level 'middle'; it has 'low', 'high'.");
        Finds([Mean("y")], Settings with { Level = At(8, "low") }, "8: The estimate 'mean' has no levels; leave 'level' out.");
        Assert.Equal(75, Assert.Single(SurveyObservations.Observe(estimates, Settings with { Level = "high" }, Catalog).Require()).Value);
    }

    [Theory]
    [InlineData(8, "'1', '2', '3', '4', '5', '6', '7', '8'")]
    [InlineData(9, "'1', '2', '3', '4', '5', '6', '7', '8' and 1 more")]
    [InlineData(11, "'1', '2', '3', '4', '5', '6', '7', '8' and 3 more")]
    public void Levels_are_listed_up_to_eight(int count, string expected) => Finds(
        [.. Enumerable.Range(1, count).Select(i => Mean("y") with { Level = $"{i}" })], Settings,
        $"1: The estimate 'mean' has the levels {expected}, and an indicator takes one; say which in 'level'.");

    [Fact]
    public void A_domain_without_a_level_is_no_place() =>
        Finds([Mean("y") with { Domain = "province" }], Settings, "1: '' of the domain 'province' is no code of an entity; give it one in the codes of 'entities'.");

    private static SurveyEstimate Mean(string variable) => new("mean", variable, "_T", "") { Value = 0.5, StandardError = 0.01, SampleSize = 500 };

    private static SourceText At(int line, string text) => new(text) { Location = Line(line) };

    private static SourceLocation Line(int line) => new("survey.yaml", line, 1);

    private static void Finds(SurveyObservationSettings settings, params string[] expected) => Finds([Mean("y")], settings, expected);

    private static void Finds(SurveyEstimate[] estimates, SurveyObservationSettings settings, params string[] expected)
    {
        var found = SurveyObservations.Observe(estimates, settings, Catalog).Diagnostics;

        Assert.Equal(expected, found.Select(d => $"{d.Location.Line}: {d.Message}"));
        Assert.All(found, d => Assert.Equal("SL6340", d.Code));
    }
}
