using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Tests.Formulas.Syntax;

namespace SciLiteracy.Indicators.Tests.Formulas.Evaluation;

public sealed class FormulaEvaluationLaws
{
    // Cases of datasets and formulas, one for forty texts that the fuzz tests read.
    private static readonly int Cases = Math.Max(20, FormulaFuzzTests.Cases / 40);

    private static readonly FunctionKind[] LookPastMissing =
    [
        FunctionKind.If, FunctionKind.Coalesce, FunctionKind.IsMissing, FunctionKind.Cumulative, FunctionKind.Interpolate, FunctionKind.Latest, FunctionKind.Rank,
        FunctionKind.MeanOf,
    ];

    // Law: a value is finite or missing, and missing if and only if the status says so. A bad value never leaks, whatever the formula.
    [Fact]
    public void No_formula_gives_an_infinite_value_or_a_missing_one_without_a_status()
    {
        var random = new Random(1);
        for (var i = 0; i < Cases; i++)
        {
            var formula = FormulaWorld.RandomFormula(random, 4, _ => true);
            var evaluation = FormulaWorld.Evaluate(FormulaWorld.RandomData(random), formula);
            foreach (var observation in evaluation.Dataset.Observations("f"))
            {
                Assert.False(double.IsInfinity(observation.Value), formula);
                Assert.Equal(observation.Status.IsMissing(), double.IsNaN(observation.Value));
                Assert.False(observation.Value == 0 && double.IsNegative(observation.Value), formula);
            }

            Assert.DoesNotContain(evaluation.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
            Assert.Equal(evaluation.Diagnostics.Length, evaluation.Diagnostics.Select(d => d.Code).Distinct().Count());
        }
    }

    // Law: renaming entities commutes with evaluation.
    [Fact]
    public void Evaluation_commutes_with_a_permutation_of_entities()
    {
        var random = new Random(2);
        var renamed = new Dictionary<string, string> { ["A"] = "D", ["B"] = "A", ["C"] = "B", ["D"] = "E", ["E"] = "C", ["A1"] = "D1", ["A2"] = "D2", ["Z1"] = "Z2", ["Z2"] = "Z1" };
        var regions = RegionHierarchy.Create(
            FormulaWorld.Regions.Regions.Reverse().Select(r => r with { Code = Rename(r.Code), Parent = r.Parent is { } parent ? new Reference(Rename(parent.Id)) : null })).Require();
        for (var i = 0; i < Cases; i++)
        {
            var formula = FormulaWorld.RandomFormula(random, 3, _ => true);
            var data = FormulaWorld.RandomData(random);
            var before = FormulaWorld.Evaluate(data, formula).Dataset;
            var after = FormulaWorld.Evaluate(Map(data, o => o with { Entity = Rename(o.Entity) }), regions, formula).Dataset;
            Assert.Equal(before.Observations("f").Count(), after.Observations("f").Count());
            foreach (var observation in before.Observations("f"))
            {
                var other = after.Find("f", Rename(observation.Entity), observation.Breakdown, observation.Period);
                Assert.NotNull(other);
                Assert.Equal(observation.Status, other.Status);
                Near(observation.Value, other.Value, 1e-9, formula);
            }
        }

        string Rename(string entity) => renamed.GetValueOrDefault(entity, entity);
    }

    // Law: measuring an input in another unit changes no result. By powers of two, so that rounding does not hide what a comparison decides.
    [Theory]
    [InlineData(1024)]
    [InlineData(0.125)]
    public void Measuring_an_input_in_another_unit_changes_no_result(double factor)
    {
        var units = PlanData.Units();
        var indicators = PlanData.Indicators();
        var regions = PlanData.Regions();
        var data = PlanData.Statistics(indicators, units);
        var before = FormulaModel.Create(indicators, units).Require().Evaluate(data, regions).Dataset;
        var text = factor.ToString(CultureInfo.InvariantCulture);
        var scaled = indicators.Select((i, k) => i.IsObserved && k % 3 != 0 ? i with { Unit = $"{text} ({i.Unit})" } : i).ToList();
        var isScaled = scaled.Where((i, k) => i.Unit != indicators[k].Unit).Select(i => i.Id).ToHashSet();
        Assert.True(isScaled.Count > 30);
        var after = FormulaModel.Create(scaled, units).Require()
            .Evaluate(Map(data, o => isScaled.Contains(o.Indicator) ? o with { Value = o.Value / factor } : o), regions).Dataset;
        foreach (var indicator in indicators.Where(i => !i.IsObserved))
        {
            Assert.Equal(before.Observations(indicator.Id).Count(), after.Observations(indicator.Id).Count());
            foreach (var observation in before.Observations(indicator.Id))
                Near(observation.Value, after.Find(indicator.Id, observation.Entity, observation.Breakdown, observation.Period)!.Value, 1e-10, indicator.Id);
        }
    }

    // Law: missing in, missing out. Taking an observation away takes values away; it changes none.
    [Fact]
    public void A_missing_input_changes_no_value_but_to_missing()
    {
        var random = new Random(3);
        for (var i = 0; i < Cases; i++)
        {
            var formula = FormulaWorld.RandomFormula(random, 4, f => f.Group != FunctionGroup.Inequality && !LookPastMissing.Contains(f.Kind));
            var data = FormulaWorld.RandomData(random);
            var without = Map(data, o => random.Next(5) == 0 ? o with { Value = double.NaN, Status = ObservationStatus.Missing } : o);
            var before = FormulaWorld.Evaluate(data, formula).Dataset;
            foreach (var observation in FormulaWorld.Evaluate(without, formula).Dataset.Observations("f").Where(o => !o.IsMissing))
            {
                var other = before.Find("f", observation.Entity, observation.Breakdown, observation.Period);
                Assert.True(other?.Value == observation.Value, formula);
            }
        }
    }

    // Law: a formula over another indicator is the formula with that indicator's formula in its place.
    [Fact]
    public void A_chain_of_formulas_is_the_formula_written_out()
    {
        var random = new Random(4);
        var compared = 0;
        for (var i = 0; i < Cases; i++)
        {
            var inner = FormulaWorld.RandomFormula(random, 2, _ => true);
            var outer = FormulaWorld.RandomFormula(random, 2, _ => true, ["x", "g"]);
            var written = string.Join($"({inner})", System.Text.RegularExpressions.Regex.Split(outer, "\\bg\\b"));
            if (!FormulaWorld.Model(outer, inner, written).IsOk)
                continue; // sums over a ratio, which the outer formula alone does not see
            compared++;
            var result = FormulaWorld.Evaluate(FormulaWorld.RandomData(random), outer, inner, written).Dataset;
            Assert.Equal(Values("f"), Values("h"));

            IEnumerable<(string, double)> Values(string indicator) => result.Observations(indicator)
                .Select(o => ($"{o.Entity} {o.Breakdown} {o.Period} {o.Status}", o.Value));
        }

        Assert.True(compared > Cases / 2);
    }

    // Law: parts add up to the whole.
    [Fact]
    public void Shares_of_siblings_add_up_to_one()
    {
        var random = new Random(5);
        var sums = 0;
        for (var i = 0; i < Cases; i++)
        {
            var data = FormulaWorld.Data([.. "ABCDE".Select(e => $"x {e} 2020 {random.Next(1, 1000)}"), "x N 2020 7"]);
            var result = FormulaWorld.Evaluate(data, "share(x)").Dataset;
            Near(1, "ABCDE".Sum(e => result.Find("f", e.ToString(), ReferencePeriod.OfYear(2020))!.Value), 1e-12, "share(x)");
            Assert.Equal(1, result.Find("f", "N", ReferencePeriod.OfYear(2020))!.Value);
            sums++;
        }

        Assert.Equal(Cases, sums);
    }

    // Law: cumulative and change undo each other on series without gaps.
    [Fact]
    public void The_change_of_a_cumulative_sum_is_the_series()
    {
        var random = new Random(6);
        var data = FormulaWorld.Data([.. Enumerable.Range(2000, 20).Select(y => $"x A {y} {random.Next(1, 1000)}")]);
        var result = FormulaWorld.Evaluate(data, "change(cumulative(x)) - x", "cumulative(change(x)) - (x - at(x, 2000))").Dataset;
        Assert.Equal(19, result.Observations("f").Count(o => o.Value == 0));
        Assert.Equal(19, result.Observations("g").Count(o => o.Value == 0));
    }

    // Law: evaluation depends on nothing but its input.
    [Fact]
    public void Two_evaluations_give_the_same_bits()
    {
        var random = new Random(7);
        var formula = FormulaWorld.RandomFormula(random, 5, _ => true);
        var data = FormulaWorld.RandomData(random);
        Assert.Equal(FormulaWorld.Evaluate(data, formula).Dataset.Observations(), FormulaWorld.Evaluate(data, formula).Dataset.Observations());
    }

    private static Dataset Map(Dataset data, Func<Observation, Observation> change)
    {
        var builder = new DatasetBuilder();
        foreach (var observation in data.Observations())
            builder.Add(change(observation));
        return builder.Build();
    }

    private static void Near(double expected, double actual, double tolerance, string formula) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        $"{formula}: expected {expected:R}, found {actual:R}.");
}
