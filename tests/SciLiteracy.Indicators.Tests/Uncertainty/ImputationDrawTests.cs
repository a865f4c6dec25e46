using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class ImputationDrawTests
{
    private static IndexSpec Imputed(ImputationMethod method) => ExampleIndex.Spec.With(0, new ImputeStep(new(method)));

    private static UncertaintyPlan Plan(IndexSpec index, IndexData data, params UncertainFactor[] factors) =>
        UncertaintyPlan.Create(index, data, new() { Draws = 50, Vary = [.. factors] }).Require();

    // By hand: of 1, 2, 6 and a gap, the mean is 3; without 1 it is 4, without 2 3.5, without 6 1.5: errors -3, -1.5, 4.5, whose mean is 0. The gap is 0, 1.5 or 7.5.
    [Fact]
    public void A_filled_value_gets_an_error_that_the_method_makes()
    {
        var data = new IndexDataBuilder(Enumerable.Range(0, 4).Select(r => new IndexRow(ExampleIndex.EntityOf(r), null)))
            .Add("x", [1, 2, double.NaN, 6])
            .Build();
        var index = new IndexSpec
        {
            Id = "one",
            Structure = new IndexAggregate { Code = "Index", Children = [new IndexIndicator { Code = "x" }] },
            Steps = [new ImputeStep(new(new MeanImputation())), ExampleIndex.Spec.Steps[2]],
        };
        var plan = Plan(index, data, new ImputationDraws());
        Assert.Equal(3.0, plan.Model.NominalScores[2]);
        double[] filled = [.. Enumerable.Range(0, 600).Select(d => plan.Draw(d)).Select(d => d.Scores[2])];
        Assert.Equal([0, 1.5, 7.5], filled.Distinct().Order());
        Assert.All(filled.GroupBy(x => x), g => Assert.InRange(g.Count(), 145, 255));
        Assert.Equal(6.0, plan.Draw(3).Scores[3]);
    }

    [Fact]
    public void Screening_before_does_not_change_whose_error_it_is()
    {
        var data = ExampleIndex.Data(20, 3, 0.25);
        var spec = ExampleIndex.Spec with { Steps = [new ScreenStep { MinAvailability = 0.4 }, new ImputeStep(new(new MedianImputation())), .. ExampleIndex.Spec.Steps.Skip(1)] };
        var plan = Plan(spec, data, new ImputationDraws(), new WeightNoise(1, 0.1));
        Assert.Equal(1, plan.Model.Cut);
        var draws = Enumerable.Range(0, 30).Select(d => plan.Draw(d)).ToArray();
        Assert.Equal(plan.Draw(7).Scores.AsEnumerable(), draws[7].Scores.AsEnumerable());
        Assert.Contains(Enumerable.Range(0, 20), r => draws.Select(d => d.Scores[r]).Distinct().Count() > 20);
    }

    // Methods that have a model of their own are left to it: what they draw is what the step draws by itself.
    [Fact]
    public void Expectation_maximization_draws_by_itself()
    {
        var data = ExampleIndex.Data(40, 6, 0.15);
        var plan = Plan(Imputed(new ExpectationMaximizationImputation()), data, new ImputationDraws());
        var workspace = plan.Model.Plan.CreateWorkspace();
        for (var d = 0; d < 5; d++)
        {
            workspace.ImputationDraws[0] = new(true, new(BitMixing.Mix(1), RandomPurpose.Imputation), d);
            Assert.True(plan.Model.Plan.Run(workspace));
            var draw = plan.Draw(d);
            for (var r = 0; r < 40; r++)
                Approx.Equal(workspace.Node(plan.Model.Plan.Structure.Root)[r], draw.Scores[r], 1e-12);
        }

        Assert.NotEqual(plan.Draw(0).Scores.AsEnumerable(), plan.Draw(1).Scores.AsEnumerable());
    }

    [Fact]
    public void Errors_are_those_of_the_method_that_a_draw_has()
    {
        var data = ExampleIndex.Data(20, 3, 0.25);
        var methods = new SettingAlternatives(new(StepKind.Impute), [new ImputationSetting(new MeanImputation()), new ImputationSetting(new MedianImputation())]);
        var both = Plan(Imputed(new MeanImputation()), data, new ImputationDraws(), methods);
        var median = Plan(Imputed(new MedianImputation()), data, new ImputationDraws());
        var compared = 0;
        for (var d = 0; d < 20; d++)
        {
            var draw = both.Draw(d);
            if (draw.Factors.Single(f => f.Factor == "impute.method").Value != "median")
                continue;
            Assert.Equal(median.Draw(d).Scores.AsEnumerable(), draw.Scores.AsEnumerable());
            compared++;
        }

        Assert.InRange(compared, 3, 17);
    }
}
