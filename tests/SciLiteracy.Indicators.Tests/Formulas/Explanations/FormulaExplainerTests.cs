using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Explanations;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Formulas.Explanations;

public sealed class FormulaExplainerTests
{
    // Country N with the provinces A, B and C; C is nowhere in the statistics. The figures go from 2016 to 2020, without 2018 for A.
    private static readonly RegionHierarchy Regions = RegionHierarchy.Create(
    [
        new Region { Code = "N", Name = PlanData.Name("Country") },
        .. ((string[])["A", "B", "C"]).Select(c => new Region { Code = c, Name = PlanData.Name(c), Parent = new Reference("N") }),
    ]).Require();

    [Fact]
    public void An_observed_value_is_explained_by_its_place_and_source()
    {
        var explanation = Explain("1", "visits", "A", "2020");

        var observed = Assert.IsType<ExplanationNode.Observed>(explanation.Root);
        Assert.Equal(150, observed.Value);
        Assert.Equal("1", observed.Unit);
        Assert.Equal(new SourceLocation("values.csv", 6, 1), observed.Observation.Location);
        Assert.Equal("Yearbook", observed.Source!.Title.Best("en"));
        Assert.Null(explanation.Alternatives);
        Assert.Empty(explanation.Causes);
        Assert.True(explanation.IsComplete);
    }

    [Fact]
    public void Operators_and_conversions_are_steps_of_their_own()
    {
        var explanation = Explain("(visits + 50) / 400", "x", "A", "2020", unit: "%");

        var computed = Assert.IsType<ExplanationNode.Computed>(explanation.Root);
        Assert.Equal("(visits + 50) / 400", computed.Formula);
        Assert.Equal(50, computed.Value);
        var conversion = Assert.IsType<ExplanationNode.Conversion>(Assert.Single(computed.Inputs));
        Assert.Equal(("1", "%"), (conversion.From, conversion.Unit));
        var quotient = Assert.IsType<ExplanationNode.Operation>(Assert.Single(conversion.Inputs));
        Assert.Equal("(visits + 50) / 400", quotient.Text);
        Assert.Equal(0.5, quotient.Value);
        Assert.Equal(["visits + 50", "400"], quotient.Inputs.Select(i => i.Label));
        Assert.Equal(["visits of 'A' in 2020", "50"], quotient.Inputs[0].Inputs.Select(i => i.Label));
    }

    [Theory]
    [InlineData("lag(visits, 3)", "A", new[] { "visits of 'A' in 2017" })]
    [InlineData("growth(visits)", "A", new[] { "visits of 'A' in 2020", "visits of 'A' in 2019" })]
    [InlineData("rolling_sum(visits, 2)", "A", new[] { "visits of 'A' in 2019", "visits of 'A' in 2020" })]
    [InlineData("cumulative(visits)", "B", new[] { "visits of 'B' in 2016", "visits of 'B' in 2017", "visits of 'B' in 2018", "visits of 'B' in 2019", "visits of 'B' in 2020" })]
    [InlineData("at(visits, 2016)", "A", new[] { "visits of 'A' in 2016" })]
    [InlineData("if(visits > 100, visits, 0)", "A", new[] { "visits > 100", "visits of 'A' in 2020" })]
    [InlineData("if(visits > 1000, 0, lag(visits, 1))", "A", new[] { "visits > 1000", "lag(visits, 1)" })]
    [InlineData("coalesce(lag(visits, 2), 7, visits)", "A", new[] { "lag(visits, 2)", "7" })]
    [InlineData("min(visits, 3, 5)", "A", new[] { "visits of 'A' in 2020", "3", "5" })]
    [InlineData("round(visits, 1)", "A", new[] { "visits of 'A' in 2020" })]
    [InlineData("rank(visits)", "A", new[] { "visits of 'A' in 2020", "visits of 'B' in 2020" })]
    [InlineData("parent(visits)", "A", new[] { "visits of 'N' in 2020" })]
    [InlineData("mean_of(visits)", "N", new[] { "visits of 'A' in 2020", "visits of 'B' in 2020" })]
    [InlineData("gini(visits, area)", "N", new[] { "visits of 'A' in 2020", "area of 'A' in 2020", "visits of 'B' in 2020", "area of 'B' in 2020" })]
    [InlineData("visits[sex = female] * 2", "A", new[] { "visits of 'A[sex=female]' in 2020", "2" })]
    public void A_function_shows_the_cells_that_it_looks_at(string formula, string entity, string[] inputs)
    {
        var explanation = Explain(formula, "x", entity, "2020");

        Assert.False(explanation.Root.IsMissing);
        Assert.Equal(inputs, Operation(explanation).Inputs.Select(i => i.Label));
    }

    [Fact]
    public void A_gap_is_filled_from_its_two_neighbours()
    {
        var explanation = Explain("interpolate(visits)", "x", "A", "2018");

        Assert.Equal(115, explanation.Root.Value);
        Assert.Equal(ObservationStatus.Estimated, explanation.Root.Status);
        Assert.Equal(["visits of 'A' in 2017", "visits of 'A' in 2019"], Operation(explanation).Inputs.Select(i => i.Label));
        Assert.Equal(["visits of 'A' in 2017"], Operation(Explain("latest(visits, 1)", "x", "A", "2018")).Inputs.Select(i => i.Label));
    }

    [Fact]
    public void A_missing_total_names_the_regions_without_a_value()
    {
        var explanation = Explain("total(visits)", "x", "B", "2018");

        Assert.True(explanation.Root.IsMissing);
        Assert.Equal("2 of 3 regions have no value: 'A', 'C'.", Operation(explanation).Note);
        Assert.Equal(["visits of 'A' in 2018", "visits of 'C' in 2018"], explanation.Causes.Select(c => c.Label));
        Assert.All(explanation.Causes, c => Assert.IsType<ExplanationNode.Absent>(c));
    }

    [Fact]
    public void A_division_by_zero_says_so_at_its_operator()
    {
        var explanation = Explain("1 / (visits - 150)", "x", "A", "2020");

        Assert.Equal(ObservationStatus.CannotExist, explanation.Root.Status);
        var cause = Assert.Single(explanation.Causes);
        Assert.Equal("1 / (visits - 150)", cause.Label);
        Assert.Equal("Division by zero.", cause.Note);
    }

    [Fact]
    public void Outside_of_the_statistics_it_says_where_there_are_values()
    {
        var later = Explain("2 * visits", "x", "A", "2031");
        var unknown = Explain("2 * visits", "x", "Z", "2020");

        Assert.Contains("'2031' is none of them", later.Root.Note, StringComparison.Ordinal);
        Assert.Equal("2016,2017,2019,2020", string.Join(',', later.Alternatives!.Periods));
        Assert.Empty(later.Alternatives.Entities);
        Assert.Contains("'Z' is not among it", unknown.Root.Note, StringComparison.Ordinal);
        Assert.Equal(["A", "B", "N"], unknown.Alternatives!.Entities);
        Assert.Empty(unknown.Alternatives.Periods);
        Assert.Equal("2016,2017,2018,2019,2020", string.Join(',', unknown.Alternatives.AllPeriods));
        Assert.Equal(["sex=female"], Explain("visits", "visits", "A", "2020", breakdown: "sex=male").Alternatives!.Breakdowns.Where(b => !b.IsTotal).Select(b => b.ToString()));
    }

    [Fact]
    public void A_lag_beyond_the_first_period_is_missing_there()
    {
        var explanation = Explain("visits - lag(2 * visits, 1)", "x", "A", "2016");

        var cause = Assert.Single(explanation.Causes);
        Assert.Equal("2 * visits", cause.Label);
        Assert.Equal("The statistics have nothing of 'A' in 2015.", cause.Note);
    }

    [Fact]
    public void A_cell_is_explained_once()
    {
        var indicators = new[] { Indicator("visits", null), Indicator("y", "visits + 1"), Indicator("x", "y * y + y") };
        var explanation = ExplainerOf(indicators).Explain("x", "A", ReferencePeriod.OfYear(2020));

        Assert.Equal((151.0 * 151) + 151, explanation.Root.Value);
        var shown = NodesOf(explanation.Root).OfType<ExplanationNode.Computed>().Where(c => c.Cell.Indicator == "y").ToList();
        Assert.Equal([1, 0, 0], shown.Select(c => c.Inputs.Count));
        Assert.All(shown.Skip(1), c => Assert.True(c.IsCut));
        Assert.True(explanation.IsComplete);
    }

    [Fact]
    public void Limits_are_kept_and_what_they_leave_out_is_counted()
    {
        var explainer = ExplainerOf([Indicator("visits", null), Indicator("x", "total(visits) + 1")]);
        var few = explainer.Explain("x", "B", ReferencePeriod.OfYear(2018), limits: ExplanationLimits.Of(10, 2, 100));
        var flat = explainer.Explain("x", "B", ReferencePeriod.OfYear(2018), limits: ExplanationLimits.Of(1, 100, 100));
        var small = explainer.Explain("x", "B", ReferencePeriod.OfYear(2018), limits: ExplanationLimits.Of(10, 100, 2));

        // Of three regions those two that have no value, because of which the total has none.
        var total = NodesOf(few.Root).Single(n => n.Label == "total(visits)");
        Assert.Equal(["visits of 'A' in 2018", "visits of 'C' in 2018"], total.Inputs.Select(i => i.Label));
        Assert.Equal(1, total.InputsLeftOut);
        Assert.Equal((true, 1), (flat.Root.IsCut, flat.Root.InputsLeftOut));
        Assert.Equal(2, NodesOf(small.Root).Count());
        Assert.All([few, flat, small], e => Assert.False(e.IsComplete));
        Assert.Contains("└─ … 1 more\n", ExplanationPrinter.ToText(few), StringComparison.Ordinal);
        Assert.EndsWith("The tree is larger than what is shown.\n", ExplanationPrinter.ToText(flat), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExplanationLimits.Of(101, 1, 1));
    }

    [Fact]
    public void An_unknown_indicator_breaks_the_contract() =>
        Assert.Throws<ArgumentException>(() => ExplainerOf([Indicator("visits", null)]).Explain("visit", "A", ReferencePeriod.OfYear(2020)));

    [Fact]
    public void The_text_shows_values_formulas_places_and_sources()
    {
        var text = ExplanationPrinter.ToText(Explain("visits / total(visits)", "x", "A", "2020", unit: "%"));

        Assert.Equal(
            """
            x, A, 2020

            x of 'A' in 2020 = missing (O, no value)
            │ formula: visits / total(visits) [formulas.yaml:3:9]
            └─ converted from '1' = missing (O, no value)
               └─ visits / total(visits) = missing (O, no value)
                  ├─ visits of 'A' in 2020 = 150
                  │    source: Y1 [values.csv:6:1]
                  └─ total(visits) = missing (O, no value)
                     │ 1 of 3 regions has no value: 'C'.
                     ├─ visits of 'A' in 2020 = 150
                     │    source: Y1 [values.csv:6:1]
                     ├─ visits of 'B' in 2020 = 250
                     │    source: Y1 [values.csv:11:1]
                     └─ visits of 'C' in 2020 = missing (O, no value)
                          The statistics have no such observation.

            Missing because of
              visits of 'C' in 2020: The statistics have no such observation.

            In 2020 there are values of: N

            Sources
              Y1: Yearbook, Office, 2021

            """.ReplaceLineEndings("\n"),
            text);
    }

    // Law: what is explained is what was evaluated.
    [Fact]
    public void Every_computed_cell_of_plan_data_explains_to_its_value_bit_for_bit()
    {
        var units = PlanData.Units();
        var indicators = PlanData.Indicators();
        var statistics = PlanData.Statistics(indicators, units);
        var model = FormulaModel.Create(indicators, units).Require();
        var explainer = new FormulaExplainer(model, statistics, PlanData.Regions());
        var computed = model.Evaluate(statistics, PlanData.Regions()).Dataset.Observations().Where(o => model.Find(o.Indicator) is not null).ToList();

        Assert.True(computed.Count > 2000);
        foreach (var cell in computed)
        {
            var explanation = explainer.Explain(cell.Indicator, cell.Entity, cell.Period, cell.Breakdown);
            Assert.Equal(BitConverter.DoubleToInt64Bits(cell.Value), BitConverter.DoubleToInt64Bits(explanation.Root.Value));
            Assert.Equal(cell.Status, explanation.Root.Status);
            Assert.True(explanation.IsComplete);

            // A value rests on values, and every operator gives what its operands say.
            Assert.Contains(NodesOf(explanation.Root), n => n is ExplanationNode.Observed { IsMissing: false });
            foreach (var step in NodesOf(explanation.Root).OfType<ExplanationNode.Operation>())
                AssertFollows(step);
        }
    }

    // Law: the same for every function, in cells with and without a value.
    [Theory]
    [InlineData("if(is_missing(visits), -1, abs(visits - 120))")]
    [InlineData("coalesce(visits, lag(visits, 1), 0) + max(visits, 7)")]
    [InlineData("not (visits > 100) and true or false", true)]
    [InlineData("sqrt(visits) + ln(visits) + exp(visits / 100) + round(visits / 7, 2) + clamp(visits, 100, 120)")]
    [InlineData("change(visits, 2) + growth(visits) + cagr(visits, 3)")]
    [InlineData("rolling_mean(visits, 2) + rolling_sum(visits, 2) + cumulative(visits)")]
    [InlineData("at(visits, 2017) + interpolate(visits) + latest(visits, 2)")]
    [InlineData("at(visits, 1999)")]
    [InlineData("lag(visits, 1000)")]
    [InlineData("total(visits)")]
    [InlineData("share(visits)")]
    [InlineData("share(coalesce(visits, 5))")]
    [InlineData("parent(visits) + rank(visits)")]
    [InlineData("mean_of(visits)")]
    [InlineData("gini(visits) + theil_t(visits) + theil_l(visits, area) + atkinson(visits, 0.5) + cv(visits)")]
    [InlineData("hoover(visits, area)")]
    [InlineData("max_min_ratio(visits) + quantile_ratio(visits, 0.9, 0.1)")]
    [InlineData("visits[sex = female] + visits")]
    [InlineData("visits[sex = female; residence = rural]")]
    [InlineData("1 / (visits - 100) ^ 2")]
    [InlineData("-visits * 0")]
    [InlineData("12.5 %")]
    public void Every_cell_of_every_function_explains_to_its_value(string formula, bool isTruth = false)
    {
        var indicators = new[] { Indicator("visits", null), Indicator("area", null), Indicator("x", isTruth ? $"if({formula}, 1, 0)" : formula) };
        var explainer = ExplainerOf(indicators);
        var values = explainer.Model.Evaluate(explainer.Dataset, Regions).Dataset;
        foreach (var entity in (string[])["N", "A", "B", "C", "Z"])
        {
            foreach (var breakdown in (string[])["_T", "sex=female", "sex=male"])
            {
                for (var year = 2015; year <= 2021; year++)
                {
                    var explanation = explainer.Explain("x", entity, ReferencePeriod.OfYear(year), Breakdown.Parse(breakdown));
                    var value = values.Find("x", entity, Breakdown.Parse(breakdown), ReferencePeriod.OfYear(year));
                    Assert.Equal(BitConverter.DoubleToInt64Bits(value?.Value ?? double.NaN), BitConverter.DoubleToInt64Bits(explanation.Root.Value));
                    Assert.Equal(value?.Status ?? ObservationStatus.Missing, explanation.Root.Status);
                    Assert.Equal(explanation.Root.IsMissing, explanation.Causes.Count > 0);
                    Assert.Equal(explanation.Root.IsMissing, explanation.Alternatives is not null);
                    Assert.NotEmpty(ExplanationPrinter.ToText(explanation));
                }
            }
        }
    }

    private static void AssertFollows(ExplanationNode.Operation step)
    {
        if (FormulaParser.Parse(step.Text).Require() is not FormulaExpression.Binary { Operator: var sign })
            return;
        var (a, b) = (step.Inputs[0].Value, step.Inputs[1].Value);
        var expected = sign switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.GreaterOrEqual => a >= b ? 1 : 0,
            _ => step.Value,
        };
        if (!step.IsMissing)
            Assert.Equal(expected, step.Value);
    }

    private static ExplanationNode.Operation Operation(Explanation explanation) => NodesOf(explanation.Root).OfType<ExplanationNode.Operation>().First();

    private static IEnumerable<ExplanationNode> NodesOf(ExplanationNode node) => node.Inputs.SelectMany(NodesOf).Prepend(node);

    private static Explanation Explain(string formula, string indicator, string entity, string period, string unit = "1", string breakdown = "_T") =>
        ExplainerOf([Indicator("visits", null), Indicator("area", null), Indicator("x", formula, unit)])
            .Explain(indicator, entity, ReferencePeriod.Parse(period), Breakdown.Parse(breakdown));

    private static Indicator Indicator(string id, string? formula, string unit = "1") => new()
    {
        Id = id,
        Name = PlanData.Name(id),
        Unit = unit,
        Formula = formula is null ? null : new SourceText(formula) { Location = new("formulas.yaml", 3, 9) },
    };

    private static FormulaExplainer ExplainerOf(IReadOnlyCollection<Indicator> indicators)
    {
        var builder = new DatasetBuilder();
        var line = -1;
        Add("visits", "A", "_T", 100, 110, null, 120, 150);
        Add("visits", "B", "_T", 200, 200, 210, 220, 250);
        Add("visits", "N", "_T", null, null, null, null, 600);
        Add("visits", "A", "sex=female", null, null, null, null, 70);
        Add("area", "A", "_T", null, null, null, null, 3);
        Add("area", "B", "_T", null, null, null, null, 4);
        var source = new SourceDocument { Id = "Y1", Title = PlanData.Name("Yearbook"), Publisher = "Office", Year = 2021 };
        return new(FormulaModel.Create(indicators, UnitCatalog.Empty).Require(), builder.Build(), Regions, [source]);

        void Add(string indicator, string entity, string breakdown, params double?[] values)
        {
            line++;
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is not { } value || indicators.All(x => x.Id != indicator))
                    continue;
                builder.Add(new Observation
                {
                    Indicator = indicator,
                    Entity = entity,
                    Breakdown = Breakdown.Parse(breakdown),
                    Period = ReferencePeriod.OfYear(2016 + i),
                    Value = value,
                    Source = "Y1",
                    Location = new("values.csv", 2 + i + (line * 5), 1),
                });
            }
        }
    }
}
