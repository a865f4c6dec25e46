using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Binding;

namespace SciLiteracy.Indicators.Tests.Formulas.Binding;

public sealed class FormulaBindingTests
{
    private static readonly UnitCatalog Units = UnitCatalog.Create(
    [
        new() { Code = "person", Name = PlanData.Name("person") },
        new() { Code = "CNY", Name = PlanData.Name("yuan") },
        new() { Code = "venue", Name = PlanData.Name("venue") },
        new() { Code = "m", Name = PlanData.Name("metre") },
        new() { Code = "hour", Name = PlanData.Name("hour") },
        new() { Code = "minute", Name = PlanData.Name("minute"), Definition = "hour / 60" },
    ]).Require();

    private static readonly Indicator[] Observed =
    [
        Observe("population", "person", IndicatorNature.Stock),
        Observe("venues", "venue", IndicatorNature.Stock),
        Observe("funds", "1e4 CNY", IndicatorNature.Flow),
        Observe("rate", "%", IndicatorNature.Ratio),
        Observe("score", "1", IndicatorNature.Index),
        Observe("area", "m^2", IndicatorNature.Stock),
        Observe("hours", "hour", IndicatorNature.Flow),
        Observe("minutes", "minute", IndicatorNature.Flow),
    ];

    public static TheoryData<string, string, string[]> BadFormulas => new()
    {
        { "populaton / venues", "1", ["f.yaml:3:9: error SL4203: Unknown indicator 'populaton'; did you mean 'population'?"] },
        { "xyzzy + plugh", "1", ["f.yaml:3:9: error SL4203: Unknown indicator 'xyzzy'.", "f.yaml:3:17: error SL4203: Unknown indicator 'plugh'."] },
        { "lag + 1", "1", ["f.yaml:3:9: error SL4203: Unknown indicator 'lag'; the function is called as 'lag(x, n)'."] },
        { "ratee[sex = male]", "%", ["f.yaml:3:9: error SL4203: Unknown indicator 'ratee'; did you mean 'rate'?"] },
        { "grwth(funds, 1)", "1", ["f.yaml:3:9: error SL6010: Unknown function 'grwth'; did you mean 'growth'?"] },
        { "sum(fnds)", "1", ["f.yaml:3:9: error SL6010: Unknown function 'sum'; did you mean 'total'?", "f.yaml:3:13: error SL4203: Unknown indicator 'fnds'; did you mean 'funds'?"] },
        { "rate(2)", "%", ["f.yaml:3:9: error SL6010: 'rate' is an indicator, no function; expected an operator between it and '('."] },
        { "lag(funds)", "CNY", ["f.yaml:3:9: error SL6011: 'lag' takes 2 arguments, lag(x, n); found 1."] },
        { "change(funds, 1, 2)", "CNY", ["f.yaml:3:9: error SL6011: 'change' takes 1 or 2 arguments, change(x[, n]); found 3."] },
        { "min()", "1", ["f.yaml:3:9: error SL6011: 'min' takes at least 1 argument, min(a, …); found 0."] },
        { "atkinson(rate)", "1", ["f.yaml:3:9: error SL6011: 'atkinson' takes 2 or 3 arguments, atkinson(x, eps[, w]); found 1."] },
        { "abs(rate, rate)", "%", ["f.yaml:3:9: error SL6011: 'abs' takes 1 argument, abs(x); found 2."] },
        { "lag(funds, 1.5)", "CNY", ["f.yaml:3:20: error SL6012: 'lag' takes for n a whole number from 1 to 1000, written out; found '1.5'."] },
        { "lag(funds, 0)", "CNY", ["f.yaml:3:20: error SL6012: 'lag' takes for n a whole number from 1 to 1000, written out; found '0'."] },
        { "lag(funds, -1)", "CNY", ["f.yaml:3:20: error SL6012: 'lag' takes for n a whole number from 1 to 1000, written out; found '-1'."] },
        { "lag(funds, score)", "CNY", ["f.yaml:3:20: error SL6012: 'lag' takes for n a whole number from 1 to 1000, written out; found 'score'."] },
        { "lag(funds, 100 %)", "CNY", ["f.yaml:3:20: error SL6012: 'lag' takes for n a whole number from 1 to 1000, written out; found '100 %'."] },
        { "quantile_ratio(rate, 90, 10 %)", "1", ["f.yaml:3:30: error SL6012: 'quantile_ratio' takes for p a number from 0 to 1, written out; found '90'."] },
        { "at(rate, rate)", "%", ["f.yaml:3:18: error SL6012: 'at' takes for period a year such as 2015 or a period such as \"2015-Q4\"; found 'rate'."] },
        { "at(rate, \"2015-13\")", "%", ["f.yaml:3:18: error SL6012: 'at' takes for period a year such as 2015 or a period such as \"2015-Q4\"; found '\"2015-13\"'."] },
        { "at(rate, 0)", "%", ["f.yaml:3:18: error SL6012: 'at' takes for period a year such as 2015 or a period such as \"2015-Q4\"; found '0'."] },
        { "if(rate > 0, 1, true)", "1", ["f.yaml:3:25: error SL6012: 'if' chooses between values of one type; 'true' is a truth value, expected a number."] },
        { "coalesce(rate > 1, rate)", "1", ["f.yaml:3:28: error SL6012: 'coalesce' chooses between values of one type; 'rate' is a number, expected a truth value."] },
        { "if(rate, 1, 0)", "1", ["f.yaml:3:12: error SL6013: 'if' takes truth values; 'rate' is a number, expected a comparison such as 'x > 0'."] },
        { "rate and true", "1", ["f.yaml:3:9: error SL6013: 'and' takes truth values; 'rate' is a number, expected a comparison such as 'x > 0'."] },
        { "not rate", "1", ["f.yaml:3:13: error SL6013: 'not' takes truth values; 'rate' is a number, expected a comparison such as 'x > 0'."] },
        { "-(rate > 1)", "1", ["f.yaml:3:16: error SL6013: '-' takes numbers; 'rate > 1' is a truth value."] },
        { "1 + (rate > 1)", "1", ["f.yaml:3:19: error SL6013: '+' takes numbers; 'rate > 1' is a truth value."] },
        { "lag(rate > 1, 1)", "1", ["f.yaml:3:18: error SL6013: 'lag' takes numbers; 'rate > 1' is a truth value."] },
        { "rate = \"high\"", "1", ["f.yaml:3:16: error SL6013: Unexpected text '\"high\"'; a text is only a value in a selection or a period, as in 'at(x, \"2020-Q4\")'."] },
        { "population + funds", "person", ["f.yaml:3:20: error SL6014: '+' adds values in 'person' and '1e4 CNY'; expected units of one kind."] },
        { "population - rate", "person", ["f.yaml:3:20: error SL6014: '-' subtracts values in 'person' and '%'; expected units of one kind."] },
        { "population + 1", "person", ["f.yaml:3:20: error SL6014: '+' adds values in 'person' and '1'; expected units of one kind, and a number by itself has none."] },
        { "if(population > 5, 1, 0)", "1", ["f.yaml:3:23: error SL6014: '>' compares values in 'person' and '1'; expected units of one kind, and a number by itself has none."] },
        { "max(population, venues)", "person", ["f.yaml:3:9: error SL6014: 'max' chooses between values in 'person' and 'venue'; expected units of one kind."] },
        { "if(rate > 0, population, venues)", "person", ["f.yaml:3:9: error SL6014: 'if' chooses between values in 'person' and 'venue'; expected units of one kind."] },
        { "ln(population)", "1", ["f.yaml:3:9: error SL6015: 'ln' takes a plain number; 'population' is in 'person'."] },
        { "2 ^ population", "1", ["f.yaml:3:11: error SL6015: The power 'population' is in 'person'; expected a plain number."] },
        { "area ^ 0.5", "m", ["f.yaml:3:14: error SL6016: A value in 'm^2' has no power '0.5'; expected a whole number from -32 to 32, or 'sqrt'."] },
        { "area ^ score", "m", ["f.yaml:3:14: error SL6016: A value in 'm^2' has no power 'score'; expected a whole number from -32 to 32, or 'sqrt'."] },
        { "sqrt(population)", "1", ["f.yaml:3:9: error SL6016: 'person' has no square root; expected even powers, but 'person' has the power 1."] },
        { "area ^ 20", "m", ["f.yaml:3:14: error SL6017: The unit is out of bounds from here on; expected at most 12 base kinds, powers up to 32 and a scale from about 1e-150 to 1e150."] },
        { "venues / population", "venue", ["f.yaml:3:16: error SL6018: The formula gives 'venue / person', which cannot become the unit 'venue' that 'f' declares."] },
        { "funds", "person", ["f.yaml:3:9: error SL6018: The formula gives '1e4 CNY', which cannot become the unit 'person' that 'f' declares."] },
        { "5", "person", ["f.yaml:3:9: error SL6018: The formula gives '1', which cannot become the unit 'person' that 'f' declares."] },
        { "cumulative(population)", "person", ["f.yaml:3:9: error SL6019: 'cumulative' adds over periods, which only flows allow; 'population' is a stock."] },
        { "rolling_sum(rate, 3)", "%", ["f.yaml:3:9: error SL6019: 'rolling_sum' adds over periods, which only flows allow; 'rate' is a ratio."] },
        { "cumulative(funds / population)", "CNY / person", ["f.yaml:3:9: error SL6019: 'cumulative' adds over periods, which only flows allow; 'funds / population' is a ratio."] },
        { "rolling_sum(2 * venues + 0, 2)", "venue", ["f.yaml:3:9: error SL6019: 'rolling_sum' adds over periods, which only flows allow; '2 * venues + 0' is a stock."] },
        { "total(rate)", "%", ["f.yaml:3:9: error SL6019: 'total' adds over entities, which only stocks and flows allow; 'rate' is a ratio."] },
        { "share(score)", "%", ["f.yaml:3:9: error SL6019: 'share' adds over entities, which only stocks and flows allow; 'score' is an index."] },
        { "rate > 10 %", "1", ["f.yaml:3:14: error SL6020: The formula of 'f' gives a truth value; expected a number, such as 'if(rate > 10 %, 1, 0)'."] },
        { "f + rate", "%", ["f.yaml:3:9: error SL4213: Formulas refer to each other in a circle: 'f' -> 'f'."] },
        { "lag(f, 1) + rate", "%", ["f.yaml:3:9: error SL4213: Formulas refer to each other in a circle: 'f' -> 'f'."] },
        { "(population + funds) * fnds + ln(venues) / lag(rate)", "1", [
            "f.yaml:3:21: error SL6014: '+' adds values in 'person' and '1e4 CNY'; expected units of one kind.",
            "f.yaml:3:32: error SL4203: Unknown indicator 'fnds'; did you mean 'funds'?",
            "f.yaml:3:39: error SL6015: 'ln' takes a plain number; 'venues' is in 'venue'.",
            "f.yaml:3:52: error SL6011: 'lag' takes 2 arguments, lag(x, n); found 1."] },
    };

    [Theory]
    [MemberData(nameof(BadFormulas))]
    public void A_bad_formula_is_told_at_the_operator_that_broke_it(string formula, string unit, string[] findings) =>
        Assert.Equal(findings, Model(Compute("f", unit, formula)).Diagnostics.Select(d => d.ToString()));

    [Theory]
    [InlineData("venues / population", "venue / 1e6 person", "venue / person", IndicatorNature.Ratio)]
    [InlineData("rate / 0.1", "%", "%", IndicatorNature.Ratio)]
    [InlineData("(0.1 - at(rate, 2015)) / 5", "%", "1", IndicatorNature.Ratio)]
    [InlineData("hours + minutes", "minute", "hour", IndicatorNature.Flow)]
    [InlineData("minutes + hours", "hour", "hour", IndicatorNature.Flow)]
    [InlineData("funds * hours", "CNY * hour", "1e4 CNY * hour", IndicatorNature.Unspecified)]
    [InlineData("rate * population", "person", "person / 100", IndicatorNature.Stock)]
    [InlineData("area ^ 2", "m^4", "m^4", IndicatorNature.Unspecified)]
    [InlineData("area ^ -1", "1 / m^2", "1 / m^2", IndicatorNature.Unspecified)]
    [InlineData("rate ^ 0.5", "1", "1", IndicatorNature.Unspecified)]
    [InlineData("sqrt(area)", "m", "m", IndicatorNature.Unspecified)]
    [InlineData("sqrt(rate)", "1", "1", IndicatorNature.Unspecified)]
    [InlineData("ln(rate)", "1", "1", IndicatorNature.Unspecified)]
    [InlineData("max(population, 0)", "person", "person", IndicatorNature.Stock)]
    [InlineData("if(population > 0, funds, 0)", "CNY", "1e4 CNY", IndicatorNature.Flow)]
    [InlineData("0", "person", "1", null)]
    [InlineData("cumulative(change(population))", "person", "person", IndicatorNature.Stock)]
    [InlineData("rolling_sum(funds, 4)", "CNY", "1e4 CNY", IndicatorNature.Stock)]
    [InlineData("total(rolling_mean(funds, 4))", "CNY", "1e4 CNY", IndicatorNature.Stock)]
    [InlineData("rolling_mean(rate, 4)", "%", "%", IndicatorNature.Ratio)]
    [InlineData("gini(rate, population)", "1", "1", IndicatorNature.Ratio)]
    [InlineData("if(coalesce(rate > 5 %, false) and not is_missing(rate), 1, 0)", "1", "1", null)]
    [InlineData("total(hours) / 60 - total(minutes)", "hour", "hour", IndicatorNature.Flow)]
    public void A_formula_has_the_unit_and_nature_of_what_it_computes(string formula, string declared, string unit, IndicatorNature? nature)
    {
        var model = Model(Compute("f", declared, formula));
        Assert.True(model.IsOk, string.Join('\n', model.Diagnostics));
        var root = model.Value.Find("f")!.Root;
        Assert.Equal(Units.Parse(declared).Require(), root.Unit);
        var computed = root is BoundExpression.Convert convert ? convert.Operand : root;
        Assert.Equal(Units.Parse(unit).Require(), formula == "0" ? MeasureUnit.Dimensionless : computed.Unit);
        Assert.Equal(nature, computed.Nature);
    }

    [Fact]
    public void A_circle_is_one_error_that_prints_it()
    {
        var model = Model(
            Compute("a", "%", "rate + c"), Compute("b", "%", "a * 2"), Compute("c", "%", "lag(b, 1)") with { Formula = new SourceText("lag(b, 1)") { Location = new("f.yaml", 9, 3) } },
            Compute("d", "%", "a"));
        Assert.Equal("f.yaml:3:9: error SL4213: Formulas refer to each other in a circle: 'a' -> 'c' -> 'b' -> 'a'.", Assert.Single(model.Diagnostics).ToString());
    }

    [Fact]
    public void Findings_of_all_formulas_come_at_once()
    {
        var model = Model(Compute("a", "%", "rate +"), Compute("b", "person", "rate"), Compute("c", "%", "b + nobody"), Compute("d", "nounit", "rate"));
        Assert.Equal(
            [
                "f.yaml:2:9: error SL4010: Unknown unit 'nounit'.",
                "f.yaml:3:9: error SL6018: The formula gives '%', which cannot become the unit 'person' that 'b' declares.",
                "f.yaml:3:13: error SL4203: Unknown indicator 'nobody'.",
                "f.yaml:3:14: error SL6001: The formula ends after '+'; expected a value.",
            ],
            model.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void Formulas_come_after_those_they_depend_on()
    {
        var model = Model(Compute("a", "%", "b + c"), Compute("b", "%", "c"), Compute("c", "%", "rate"), Compute("d", "%", "a[sex = male]")).Require();
        Assert.Equal(["c", "b", "a", "d"], model.Formulas.Select(f => f.Indicator.Id));
        Assert.Equal(["b", "c"], model.Find("a")!.Inputs);
        Assert.Null(model.Find("rate"));
        Assert.Equal(MeasureUnit.Percent, model.UnitOf("rate"));
    }

    [Fact]
    public void A_long_chain_of_formulas_is_ordered_without_recursion()
    {
        var chain = Enumerable.Range(0, 20_000).Select(i => Compute($"i{i}", "%", i == 19_999 ? "rate" : $"i{i + 1}"));
        Assert.Equal("i19999", Model([.. chain]).Require().Formulas[0].Indicator.Id);
    }

    [Fact]
    public void Formulas_within_the_limits_bind()
    {
        string[] formulas =
        [
            string.Join('+', Enumerable.Repeat("rate", 500)),
            string.Concat(Enumerable.Repeat("change(", 60)) + "rate" + new string(')', 60),
            string.Concat(Enumerable.Repeat("-", 64)) + "rate",
            "min(" + string.Join(',', Enumerable.Repeat("rate", 800)) + ")",
        ];
        Assert.All(formulas, f => Assert.True(Model(Compute("f", "%", f)).IsOk));
    }

    [Fact]
    public void Every_formula_of_the_plan_data_parses_and_binds()
    {
        var indicators = PlanData.Indicators();
        Assert.Equal(74, indicators.Count(i => i.Formula is not null));
        var catalog = IndicatorCatalog.Create(indicators, PlanData.Units());
        Assert.Empty(catalog.Diagnostics);
        var model = FormulaModel.Create(catalog.Require());
        Assert.Empty(model.Diagnostics);
        Assert.Equal(74, model.Value!.Formulas.Length);
        Assert.All(model.Value.Formulas, f => Assert.Equal(catalog.Value!.InputsOf(f.Indicator.Id), f.Inputs));
    }

    internal static Result<FormulaModel> Model(params Indicator[] computed) => FormulaModel.Create(Observed.Concat(computed), Units);

    internal static Indicator Compute(string id, string unit, string formula) => new()
    {
        Id = id,
        Name = PlanData.Name(id),
        Unit = new SourceText(unit) { Location = new("f.yaml", 2, 9) },
        Formula = new SourceText(formula) { Location = new("f.yaml", 3, 9) },
        Location = new("f.yaml", 1, 1),
    };

    private static Indicator Observe(string id, string unit, IndicatorNature nature) =>
        new() { Id = id, Name = PlanData.Name(id), Unit = unit, Nature = nature };
}
