using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Fused;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Formulas;

/// <summary>The evaluation over blocks against the plain one, on random formulas of every operation and random data.</summary>
public sealed class FusedFormulaLaws
{
    // Law: blocks and threads change no bit of a value, no status and no warning.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 400)]
    public void The_evaluation_over_blocks_gives_what_the_plain_one_gives(Draw draw)
    {
        var model = FormulaCases.Model(draw, draw.Between(1, 8));
        var data = FormulaCases.Data(draw);
        AssertSame(model, data, FormulaCases.Regions, draw.Between(1, 3));
    }

    // Law: the same where a period is more than one block, and a block ends within a period.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 16)]
    public void So_it_is_for_more_entities_than_a_block_has(Draw draw)
    {
        var entities = draw.Pick<int>([300, 800, 1537, 2100, 3100]);
        var (data, regions) = FormulaCases.Wide(draw, entities);
        AssertSame(FormulaCases.Model(draw, 6), data, regions, draw.Between(1, 3));
    }

    [Fact]
    public void The_random_formulas_reach_every_finding_and_most_have_values()
    {
        var kinds = new HashSet<string>();
        var (values, cells) = (0L, 0L);
        for (var seed = 0ul; seed < 400; seed++)
        {
            var draw = new Draw(seed, 50);
            var model = FormulaCases.Model(draw, 8);
            var evaluation = FormulaInterpreter.Evaluate(model, FormulaCases.Data(draw), FormulaCases.Regions);
            kinds.UnionWith(evaluation.Diagnostics.Select(d => d.Code));
            foreach (var formula in model.Formulas)
            {
                foreach (var value in evaluation.Column(formula.Indicator.Id))
                    (values, cells) = (values + (double.IsNaN(value) ? 0 : 1), cells + 1);
            }
        }

        Assert.Superset(
            new HashSet<string>
            {
                FormulaDiagnostics.DivisionByZero.Code, FormulaDiagnostics.Undefined.Code, FormulaDiagnostics.Overflow.Code, FormulaDiagnostics.PartialCoverage.Code,
                FormulaDiagnostics.ObservedAndComputed.Code,
            },
            kinds);
        Assert.True(values > cells / 10, $"{values} of {cells} cells have values.");
    }

    [Fact]
    public void A_cancelled_evaluation_throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var draw = new Draw(1, 50);
        var plan = FormulaPlan.Create(FormulaCases.Model(draw, 3), FormulaCases.Data(draw), FormulaCases.Regions);
        Assert.Throws<OperationCanceledException>(() => plan.Evaluate(cancellationToken: source.Token));
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        var draw = new Draw(1, 50);
        var reports = new Reports();
        FormulaPlan.Create(FormulaCases.Model(draw, 8), FormulaCases.Data(draw), FormulaCases.Regions)
            .Evaluate(new EvaluationOptions { MaxDegreeOfParallelism = 1, Progress = reports });
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1, reports[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_degree_of_parallelism_is_at_least_one(int degree) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationOptions { MaxDegreeOfParallelism = degree });

    private static void AssertSame(FormulaModel model, Dataset data, RegionHierarchy regions, int threads)
    {
        var formulas = string.Join('\n', model.Formulas.Select(f => $"{f.Indicator.Id}: {f.Indicator.Formula}"));
        var plain = FormulaInterpreter.Evaluate(model, data, regions);

        // Results go past the caches in one of two.
        var plan = FormulaPlan.Create(model, data, regions, threads % 2 == 0 ? 0 : long.MaxValue);
        var options = new EvaluationOptions { MaxDegreeOfParallelism = threads };

        // The second one finds in its columns what the first has left.
        plan.Evaluate(options).Dispose();
        using var fused = plan.Evaluate(options);
        Assert.Equal(plain.Entities.AsEnumerable(), fused.Entities);
        foreach (var formula in model.Formulas)
        {
            var id = formula.Indicator.Id;
            var (expected, actual) = (plain.Column(id).ToArray(), fused.Column(id).ToArray());
            var (statuses, actualStatuses) = (plain.StatusColumn(id).ToArray(), fused.StatusColumn(id).ToArray());
            for (var i = 0; i < expected.Length; i++)
            {
                // A NaN has one meaning, whatever its bits are.
                var isSame = double.IsNaN(expected[i]) ? double.IsNaN(actual[i]) : BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]);
                Assert.True(
                    isSame && statuses[i] == actualStatuses[i],
                    $"{id}, cell {i} ({plain.Entities[i % plain.Entities.Length]}): {expected[i]:R} {statuses[i]}, but {actual[i]:R} {actualStatuses[i]}\n{formulas}");
            }
        }

        Assert.Equal(plain.Diagnostics.AsEnumerable(), fused.Diagnostics);
        if (data.ColumnLength < 1000)
            Assert.Equal(plain.Dataset.Observations(), fused.Dataset.Observations());
    }

    private sealed class Reports : List<double>, IProgress<double>
    {
        public void Report(double value) => Add(value);
    }
}
