using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Formulas.Evaluation;

public sealed class FormulaEvaluationTests
{
    [Fact]
    public void Time_goes_by_the_calendar()
    {
        var data = FormulaWorld.Data("x A 2015 1", "x A 2017 4", "x A 2018 8", "y B 2016 5");
        AssertValues(data, "lag(x, 1)", "A 2016=1A", "A 2018=4A");
        AssertValues(data, "lag(x, 2)", "A 2017=1A");
        AssertValues(data, "change(x, 2)", "A 2017=3A");
        AssertValues(data, "growth(x)", "A 2018=1A");
        AssertValues(data, "rolling_mean(x, 2)", "A 2018=6A");
        AssertValues(data, "rolling_sum(x, 1)", "A 2015=1A", "A 2017=4A", "A 2018=8A");
        AssertValues(data, "cumulative(x)", "A 2015=1A");
        AssertValues(data, "interpolate(x)", "A 2015=1A", "A 2016=2.5E", "A 2017=4A", "A 2018=8A");
        AssertValues(data, "latest(x, 1)", "A 2015=1A", "A 2016=1E", "A 2017=4A", "A 2018=8A");
        AssertValues(data, "latest(x, 0)", "A 2015=1A", "A 2017=4A", "A 2018=8A");
        AssertValues(data, "at(x, 2017)", "A 2015=4A", "A 2016=4A", "A 2017=4A", "A 2018=4A");
        AssertValues(data, "at(x, 1900)");
        AssertValues(data, "lag(x, 1000)");
    }

    [Fact]
    public void A_period_that_no_indicator_has_is_a_gap_too()
    {
        var data = FormulaWorld.Data("x A 2015 1", "x A 2017 4", "x A 2019 6");
        AssertValues(data, "lag(x, 1)");
        AssertValues(data, "cumulative(x)", "A 2015=1A");
        AssertValues(data, "rolling_sum(x, 2)");
        AssertValues(data, "latest(lag(x, 2), 1)", "A 2017=1A", "A 2019=4A");
        AssertValues(FormulaWorld.Data("x A 2015 1", "y A 2018 9", "x A 2019 5"), "interpolate(x)", "A 2015=1A", "A 2018=4E", "A 2019=5A");
    }

    [Fact]
    public void Each_frequency_has_its_own_steps()
    {
        var data = FormulaWorld.Data("x A 2019-Q4 1", "x A 2020-Q1 3", "x A 2020 10", "x A 2019 6", "x A 2020-02 7", "x A 2020-01 5", "x A 2020-03-01 2", "x A 2020-02-29 1");
        AssertValues(data, "change(x)", "A 2020=4A", "A 2020-Q1=2A", "A 2020-02=2A", "A 2020-03-01=1A");
        AssertValues(data, "cumulative(x)", "A 2019=6A", "A 2019-Q4=1A", "A 2020=16A", "A 2020-Q1=4A", "A 2020-01=5A", "A 2020-02=12A", "A 2020-02-29=1A", "A 2020-03-01=3A");
        AssertValues(FormulaWorld.Data("x A 2020-Q1 3", "y A 2019 2"), "x / at(y, 2019) - at(x, \"2020-Q1\")", "A 2020-Q1=-1.5A");
    }

    [Fact]
    public void The_first_years_of_the_calendar_have_nothing_before_them() =>
        AssertValues(FormulaWorld.Data("x A 0001 1", "x A 0002 3"), "lag(x, 1)", "A 0002=1A");

    [Fact]
    public void A_measure_goes_over_children_and_members()
    {
        var data = FormulaWorld.Data("x A 2020 1", "x B 2020 3", "x C 2020 8", "x A1 2020 2", "x A2 2020 4", "x Z 2020 9");
        AssertValues(data, "mean_of(x)", "A 2020=3A", "G 2020=2A", "N 2020=4A");
        AssertValues(data, "max_min_ratio(x)", "A 2020=2A", "G 2020=3A", "N 2020=8A");
        AssertValues(data, "gini(x)", "A 2020=0.16666666666666666A", "G 2020=0.25A", "N 2020=0.3888888888888889A");
        AssertValues(data, "quantile_ratio(x, 1, 0.5)", "A 2020=1.3333333333333333A", "G 2020=1.5A", "N 2020=2.6666666666666665A");
    }

    [Fact]
    public void A_measure_of_one_region_is_missing() =>
        AssertValues(FormulaWorld.Data("x A 2020 1", "w B 2020 3"), "gini(x)");

    [Fact]
    public void Weights_leave_out_where_there_are_none() =>
        AssertValues(FormulaWorld.Data("x A 2020 1", "x B 2020 3", "x C 2020 50", "x D 2020 70", "w A 2020 1", "w B 2020 1", "w D 2020 0"), "cv(x, w)", "G 2020=0.5A", "N 2020=0.5A");

    [Fact]
    public void Siblings_are_of_one_parent_or_one_level()
    {
        var data = FormulaWorld.Data("x N 2020 100", "x G 2020 7", "x A 2020 1", "x B 2020 3", "x C 2020 3", "x A1 2020 5", "x A2 2020 4", "x Z1 2020 6", "x Z2 2020 4");
        AssertValues(data, "rank(x)", "A 2020=3A", "A1 2020=1A", "A2 2020=2A", "B 2020=1A", "C 2020=1A", "G 2020=1A", "N 2020=1A", "Z1 2020=1A", "Z2 2020=2A");

        // D and E are nowhere in the data, so the total of the provinces is not known.
        AssertValues(data, "total(x)", "A1 2020=9A", "A2 2020=9A", "G 2020=7A", "N 2020=100A", "Z1 2020=10A", "Z2 2020=10A");
        AssertValues(data, "share(x)", "A1 2020=0.5555555555555556A", "A2 2020=0.4444444444444444A", "G 2020=1A", "N 2020=1A", "Z1 2020=0.6A", "Z2 2020=0.4A");
        AssertValues(data, "parent(x)", "A 2020=100A", "A1 2020=1A", "A2 2020=1A", "B 2020=100A", "C 2020=100A");
    }

    [Fact]
    public void A_part_stands_at_its_whole()
    {
        var data = FormulaWorld.Data("x A[s=m] 2020 3", "x A[s=f] 2020 1", "x A[r=u;s=f] 2020 0.5", "x B[r=u;s=f] 2020 9", "y A 2020 2");
        AssertValues(data, "x[s = m] - x[s = f]", "A 2020=2A");
        AssertValues(data, "x[s = f]", "A 2020=1A", "A[r=u] 2020=0.5A", "B[r=u] 2020=9A");
        AssertValues(data, "x[s = f; r = u]", "A 2020=0.5A", "B 2020=9A");
        AssertValues(data, "x / x[s = m]");
        Assert.Equal(["A 2020=0.5A", "B 2020=9A"], Values(FormulaWorld.Evaluate(data, "g[r = u]", "x[s = f]"), "f"));
    }

    [Fact]
    public void Breakdowns_go_side_by_side()
    {
        var data = FormulaWorld.Data("x A[s=m] 2020 3", "x B[s=m] 2020 1", "x A[s=f] 2020 5", "x A 2020 8", "x N[s=m] 2020 6");
        AssertValues(data, "x / parent(x)", "A[s=m] 2020=0.5A", "B[s=m] 2020=0.16666666666666666A");
        AssertValues(data, "mean_of(x)", "G 2020=8A", "G[s=f] 2020=5A", "G[s=m] 2020=2A", "N 2020=8A", "N[s=f] 2020=5A", "N[s=m] 2020=2A");
    }

    [Theory]
    [InlineData("x + y", 'E')]
    [InlineData("x + w", 'U')]
    [InlineData("y * w", 'U')]
    [InlineData("max(x, y)", 'E')]
    [InlineData("coalesce(x, w)", 'A')]
    [InlineData("if(y > 0, x, w)", 'E')]
    [InlineData("if(y < 0, x, w)", 'U')]
    [InlineData("if(is_missing(w), 1, 0)", 'A')]
    public void A_result_is_as_certain_as_its_least_certain_operand(string formula, char status)
    {
        var data = FormulaWorld.Data("x A 2020 1", "y A 2020 2 E", "w A 2020 3 U");
        Assert.Equal(status, FormulaWorld.Evaluate(data, formula).Dataset.Find("f", "A", ReferencePeriod.OfYear(2020))!.Status.ToLetter());
    }

    [Fact]
    public void Why_a_value_is_missing_is_carried_on()
    {
        var data = FormulaWorld.Data("x A 2020 Q", "y A 2020 L", "w A 2020 1");
        AssertValues(data, "x + w", "A 2020=NaNQ");
        AssertValues(data, "x + y", "A 2020=NaNQ");
        AssertValues(data, "w / 0 + x", "A 2020=NaNM");
        AssertValues(data, "coalesce(x, y)", "A 2020=NaNQ");
        AssertValues(data, "if(x > 1, w, w)", "A 2020=NaNQ");
        AssertValues(data, "lag(w, 1)");
        AssertValues(data, "x > 1 and w > 1");
        AssertValues(data, "if(x > 1 and w > 1, 1, 0)", "A 2020=NaNQ");
        AssertValues(data, "if(x > 1 or w = 1, 1, 0)", "A 2020=NaNQ");
    }

    [Fact]
    public void What_cannot_be_computed_is_one_warning_a_kind()
    {
        var data = FormulaWorld.Data("x A 2019 1", "x A 2020 2", "x B 2020 3", "y A 2019 0", "y A 2020 0", "y B 2020 0", "w A 2020 -1", "w B 2020 -4");
        AssertFindings(data, "x / y + y / y", "f.yaml:1:3: warning SL6030: Division by zero in 6 cells of 'f'; the first is 'A' in '2019'.");
        AssertFindings(data, "y ^ -1", "f.yaml:1:3: warning SL6030: Division by zero in 3 cells of 'f'; the first is 'A' in '2019'.");
        AssertFindings(data, "w ^ 0.5", "f.yaml:1:3: warning SL6031: A power that is not whole of a negative number in 2 cells of 'f'; the first is 'A' in '2020'.");
        AssertFindings(data, "ln(y)", "f.yaml:1:1: warning SL6031: The logarithm of a number that is not above 0 in 3 cells of 'f'; the first is 'A' in '2019'.");
        AssertFindings(data, "sqrt(w)", "f.yaml:1:1: warning SL6031: The square root of a negative number in 2 cells of 'f'; the first is 'A' in '2020'.");
        AssertFindings(data, "exp(x * 500)", "f.yaml:1:1: warning SL6032: A result too large for a number in 2 cells of 'f'; the first is 'A' in '2020'.");
        AssertFindings(data, "x * 1e308 * 10", "f.yaml:1:3: warning SL6032: A result too large for a number in 3 cells of 'f'; the first is 'A' in '2020'.");
        AssertFindings(data, "clamp(x, 5, 1)", "f.yaml:1:1: warning SL6031: A clamp whose low is above its high in 3 cells of 'f'; the first is 'A' in '2019'.");
        AssertFindings(data, "growth(y)", "f.yaml:1:1: warning SL6030: Growth from 0 in 1 cell of 'f'; the first is 'A' in '2020'.");
        AssertFindings(
            FormulaWorld.Data("x A1 2020 1", "x A2 2020 -1"), "share(x)", "f.yaml:1:1: warning SL6030: A share of a total of 0 in 2 cells of 'f'; the first is 'A1' in '2020'.");
        AssertFindings(FormulaWorld.Data("x A 2019 -1", "x A 2020 1"), "growth(x)", "f.yaml:1:1: warning SL6031: Growth from a negative number in 1 cell of 'f'; the first is 'A' in '2020'.");
        AssertFindings(FormulaWorld.Data("x A 2019 1", "x A 2020 -1"), "cagr(x, 1)", "f.yaml:1:1: warning SL6031: Compound growth to a negative number in 1 cell of 'f'; the first is 'A' in '2020'.");
        AssertFindings(data, "theil_l(y)", "f.yaml:1:1: warning SL6031: Theil_l of values whose mean is not above 0 in 2 cells of 'f'; the first is 'G' in '2020'.");
        AssertFindings(data, "gini(x, w)", "f.yaml:1:1: warning SL6031: Gini with a negative weight in 2 cells of 'f'; the first is 'G' in '2020'.");
        AssertFindings(data, "hoover(x, y + 0)", "f.yaml:1:1: warning SL6031: Hoover of an amount where the weight is 0 in 4 cells of 'f'; the first is 'G' in '2019'.");
    }

    [Fact]
    public void What_is_not_chosen_makes_no_warning()
    {
        var data = FormulaWorld.Data("x A 2020 1", "y A 2020 0", "w A 2020 4");
        AssertFindings(data, "if(y = 0, 0, x / y)");
        AssertFindings(data, "if(y != 0, x / y, 0)");
        AssertFindings(data, "coalesce(x, x / y)");
        AssertFindings(data, "if(is_missing(x / y), 1, 0)");
        AssertFindings(data, "if(is_missing(lag(x / y, 1)), 1, 0)");
        AssertFindings(data, "coalesce(x / y, 0)", "f.yaml:1:12: warning SL6030: Division by zero in 1 cell of 'f'; the first is 'A' in '2020'.");
        AssertValues(data, "coalesce(x / y, w)", "A 2020=4A");
    }

    [Fact]
    public void Coverage_is_told_once_a_formula()
    {
        var data = FormulaWorld.Data("x A 2019 1", "x B 2019 2", "x A 2020 2", "x B 2020 3");
        AssertFindings(data, "gini(x) + mean_of(x)", "f.yaml:1:1: info SL6033: 'f' is gini over 2 of 5 regions for 'N' in '2019', and not over all in 3 cells more.");
    }

    [Fact]
    public void Selections_that_nothing_meets_are_told()
    {
        var data = FormulaWorld.Data("x A[sex=male] 2020 1", "x A[sex=female;age=old] 2020 2");
        AssertFindings(data, "x[sex = mal]", "f.yaml:1:1: warning SL6034: No observation of 'x' has 'sex = mal'; did you mean 'male'?");
        AssertFindings(data, "1 + x[sez = male]", "f.yaml:1:5: warning SL6034: No observation of 'x' has the dimension 'sez'; did you mean 'sex'?");
        AssertFindings(data, "x[sex = male; age = old]", "f.yaml:1:1: warning SL6034: No observation of 'x' has 'age=old;sex=male'.");
        AssertFindings(data, "x[age = old]");
        AssertFindings(data, "y[sex = male]");
    }

    [Fact]
    public void A_formula_takes_the_place_of_observations()
    {
        var data = FormulaWorld.Data("x A 2020 1", "f A 2020 99", "f B 2020 98");
        AssertFindings(data, "x + 1", "f.yaml:1:1: warning SL6035: 'f' has observations, but a formula too; the formula takes their place.");
        AssertValues(data, "x + 1", "A 2020=2A");
    }

    [Fact]
    public void Observations_stay_as_they_are()
    {
        var data = FormulaWorld.Data("x A 2020 1 E", "y B 2020 Q", "other C 2020 5");
        var result = FormulaWorld.Evaluate(data, "x").Dataset;
        Assert.Equal(data.Observations(), result.Observations().Where(o => o.Indicator != "f"));
    }

    [Fact]
    public void A_percentage_compares_with_the_number_that_it_is()
    {
        // 0.07 × 100 is not 7 in doubles; 7 / 100 is 0.07.
        var indicators = new Indicator[]
        {
            new() { Id = "rate", Name = PlanData.Name("rate"), Unit = "%" },
            new() { Id = "f", Name = PlanData.Name("f"), Unit = "1", Formula = "if(rate >= 0.07 and rate = 7 % and 0.07 <= rate, 1, 0)" },
        };
        var data = FormulaWorld.Data("rate A 2020 7");
        var result = SciLiteracy.Indicators.Formulas.FormulaModel.Create(indicators, UnitCatalog.Empty).Require().Evaluate(data, RegionHierarchy.Empty);
        Assert.Equal(1, result.Dataset.Find("f", "A", ReferencePeriod.OfYear(2020))!.Value);
    }

    [Fact]
    public void Nothing_comes_of_nothing()
    {
        var evaluation = FormulaWorld.Evaluate(Dataset.Empty, RegionHierarchy.Empty, "x + 1", "2", "gini(x)");
        Assert.Equal(0, evaluation.Dataset.Count);
        Assert.Empty(evaluation.Diagnostics);
    }

    [Fact]
    public void Formulas_at_the_limits_are_evaluated()
    {
        var data = FormulaWorld.Data("x A 2020 1");
        AssertValues(data, string.Join('+', Enumerable.Repeat("x", 512)), "A 2020=512A");
        AssertValues(data, string.Concat(Enumerable.Repeat("abs(", 63)) + "-x" + new string(')', 63), "A 2020=1A");
        AssertValues(data, string.Join('^', Enumerable.Repeat("x", 64)), "A 2020=1A");
    }

    [Fact]
    public void A_stopped_evaluation_stops()
    {
        var model = FormulaWorld.Model("x + 1").Require();
        Assert.Throws<OperationCanceledException>(() => model.Evaluate(FormulaWorld.Data("x A 2020 1"), RegionHierarchy.Empty, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Selections_do_not_multiply_the_parts_of_a_dataset_without_end()
    {
        var dimensions = Enumerable.Range(0, 24).Select(i => $"d{i:D2}=v").ToList();
        var formula = string.Join(" + ", dimensions.Select(d => $"x[{d}]"));
        var thrown = Assert.Throws<InvalidOperationException>(() => FormulaWorld.Evaluate(FormulaWorld.Data($"x A[{string.Join(';', dimensions)}] 2020 1"), formula));
        Assert.StartsWith("The selections of formulas make more than 10001 parts", thrown.Message, StringComparison.Ordinal);
    }

    private static void AssertValues(Dataset data, string formula, params string[] values)
    {
        if (!FormulaWorld.Model(formula).IsOk)
        {
            Assert.Empty(values);
            return;
        }

        Assert.Equal(values, Values(FormulaWorld.Evaluate(data, formula), "f"));
    }

    private static IEnumerable<string> Values(FormulaEvaluation evaluation, string indicator) =>
        evaluation.Dataset.Observations(indicator).Select(o => FormattableString.Invariant($"{new EntityKey(o.Entity, o.Breakdown)} {o.Period}={o.Value:R}{o.Status.ToLetter()}"));

    private static void AssertFindings(Dataset data, string formula, params string[] findings) =>
        Assert.Equal(findings, FormulaWorld.Evaluate(data, formula).Diagnostics.Select(d => d.ToString()));
}
