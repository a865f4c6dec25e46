using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Tests.Formulas.Evaluation;

/// <summary>Formulas of plan-data on its statistics, against figures worked out by hand from the published ones.</summary>
public sealed class PlanDataFormulaTests
{
    private static readonly Lazy<FormulaEvaluation> Evaluation = new(() =>
    {
        var units = PlanData.Units();
        var indicators = PlanData.Indicators();
        return FormulaModel.Create(indicators, units).Require().Evaluate(PlanData.Statistics(indicators, units), PlanData.Regions());
    });

    [Theory]
    [InlineData("literacy_urban_rural_gap", "00", "2020", 13.75 - 6.45)]
    [InlineData("literacy_urban_rural_ratio", "00", "2020", 13.75 / 6.45)]
    [InlineData("literacy_attainment", "00", "2020", 105.6)]
    [InlineData("literacy_annual_gain", "00", "2020", (10.56 - 6.2) / 5)]
    [InlineData("literacy_required_gain", "00", "2020", (10 - 6.2) / 5)]
    [InlineData("literacy_sex_gap", "00", "2015", 9.04 - 3.38)]
    public void Literacy_formulas_give_what_the_published_rates_give(string indicator, string entity, string period, double value) =>
        AssertValue(value, indicator, entity, period);

    [Fact]
    public void Compound_growth_of_the_rate_is_that_of_five_years() =>
        AssertValue(100 * (Math.Pow(10.56 / 6.2, 0.2) - 1), "literacy_annual_growth", "00", "2020");

    [Fact]
    public void Venues_per_million_scale_to_the_declared_unit()
    {
        var venues = Value("venues_total", "00", "2020");
        var population = Value("population_resident_year_end", "00", "2020");
        Assert.Equal(1_412_120_000, population);
        AssertValue(venues / 1412.12, "venues_per_million", "00", "2020");
    }

    // Check of the catalogue: government funds over funds raised, 2016, is 115.75 / 151.98 = 76.16 %.
    [Fact]
    public void The_share_of_government_agrees_with_the_published_one()
    {
        Assert.Equal(76.16, Value("funds_government_share_computed", "00", "2016"), 0.005);
        AssertValue(100 - Value("funds_government_share_computed", "00", "2016"), "funds_social_share", "00", "2016");
    }

    [Fact]
    public void Shares_of_the_provinces_add_up_to_one()
    {
        var regions = PlanData.Regions();
        foreach (var indicator in (string[])["population_share", "gdp_share"])
        {
            for (var year = 2010; year <= 2024; year++)
                Assert.Equal(100, regions.Children("00").Sum(r => Value(indicator, r.Code, $"{year}")), 1e-9);
        }
    }

    [Fact]
    public void Ranks_of_the_provinces_begin_with_the_highest_rate()
    {
        var regions = PlanData.Regions();
        var ranked = regions.Children("00").Select(r => r.Code).Where(c => !double.IsNaN(Value("literacy_rank", c, "2020"))).ToList();
        Assert.Equal(18, ranked.Count);
        foreach (var code in ranked)
            Assert.Equal(1 + ranked.Count(c => Value("literacy_rate", c, "2020") > Value("literacy_rate", code, "2020")), Value("literacy_rank", code, "2020"));
    }

    [Fact]
    public void Measures_over_provinces_agree_with_their_definitions()
    {
        var rates = PlanData.Regions().Children("00").Select(r => (X: Value("literacy_rate", r.Code, "2020"), W: Value("population_resident_year_end", r.Code, "2020")))
            .Where(p => !double.IsNaN(p.X)).ToList();
        var weight = rates.Sum(p => p.W);
        var mean = rates.Sum(p => p.X * p.W) / weight;
        AssertValue(rates.Max(p => p.X) / rates.Min(p => p.X), "literacy_max_min_ratio", "00", "2020");
        AssertValue(Math.Sqrt(rates.Sum(p => p.W * (p.X - mean) * (p.X - mean)) / weight) / mean, "literacy_cv", "00", "2020");
        AssertValue(
            rates.Sum(p => rates.Sum(q => p.W * q.W * Math.Abs(p.X - q.X))) / (2 * weight * weight * mean), "literacy_gini", "00", "2020");
        AssertValue(rates.Sum(p => p.W / weight * (p.X / mean) * Math.Log(p.X / mean)), "literacy_theil", "00", "2020");
        AssertValue(100.0 * rates.Count(p => p.X >= 10) / rates.Count, "provinces_at_literacy_target", "00", "2020");
    }

    [Fact]
    public void A_gap_in_the_surveys_leaves_the_gain_missing()
    {
        // There was no survey in 2013, so none five years before 2018.
        Assert.True(double.IsNaN(Value("literacy_annual_gain", "00", "2018")));
        Assert.False(double.IsNaN(Value("literacy_annual_gain", "00", "2015")));
    }

    [Fact]
    public void At_least_fifty_formulas_have_values()
    {
        var computed = Evaluation.Value.Dataset;
        var formulas = PlanData.Indicators().Where(i => i.Formula is not null).Select(i => i.Id).ToList();
        Assert.True(formulas.Count(computed.Contains) >= 50, string.Join(", ", formulas.Where(f => !computed.Contains(f))));
    }

    [Fact]
    public void What_is_to_be_known_of_the_values_is_told_once_a_formula()
    {
        var diagnostics = Evaluation.Value.Diagnostics;
        Assert.DoesNotContain(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(diagnostics.Length, diagnostics.Select(d => (d.Code, d.Location)).Distinct().Count());
        Assert.Contains(diagnostics, d => d.Code == "SL6033" && d.Message.StartsWith("'literacy_gini' is gini over ", StringComparison.Ordinal));
    }

    private static double Value(string indicator, string entity, string period) =>
        Evaluation.Value.Dataset.Find(indicator, entity, ReferencePeriod.Parse(period))?.Value ?? double.NaN;

    private static void AssertValue(double expected, string indicator, string entity, string period)
    {
        var actual = Value(indicator, entity, period);
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * Math.Abs(expected), $"{indicator}: expected {expected:R}, found {actual:R}.");
    }
}
