using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

/// <summary>Acceptability over all weights: for two indicators everything is an interval of the weight w of the first, uniform from 0 to 1.</summary>
public class SmaaTests
{
    private const int Draws = 20_000;

    // A has w, B has 1 - w, C 0.6, D 0.4: A is the first from 0.6 on, B up to 0.4, C between, D never.
    private static readonly IndexData Data = new IndexDataBuilder([new("A", null), new("B", null), new("C", null), new("D", null)])
        .Add("x", [1, 0, 0.6, 0.4]).Add("y", [0, 1, 0.6, 0.4]).Build();

    private static readonly IndexSpec Spec = new()
    {
        Id = "demo",
        Structure = new IndexAggregate { Code = "I", Children = [new IndexIndicator { Code = "x", Weight = 5 }, new IndexIndicator { Code = "y" }] },
        Steps = [new AggregateStep([new ArithmeticAggregation()])],
    };

    [Fact]
    public void Central_weights_are_the_middle_of_what_makes_an_entity_the_first()
    {
        var smaa = Run(new() { Vary = [new DirichletWeights()] });
        Assert.Equal(["x", "y"], smaa.Nodes.AsEnumerable());
        Assert.Equal(Draws, smaa.Draws);
        double[] acceptability = [0.4, 0.4, 0.2];
        double[] weights = [0.8, 0.2, 0.5];
        for (var e = 0; e < 3; e++)
        {
            Assert.InRange(smaa.Entities[e].Acceptability, acceptability[e] - 0.02, acceptability[e] + 0.02);
            Assert.InRange(smaa.Entities[e].CentralWeights[0], weights[e] - 0.01, weights[e] + 0.01);
            Assert.Equal(1, smaa.Entities[e].CentralWeights.Sum(), 1e-12);
            Assert.Equal(1, smaa.Entities[e].Confidence);
        }

        Assert.Equal(0, smaa.Entities[3].Acceptability);
        Assert.True(double.IsNaN(smaa.Entities[3].Confidence));
        Assert.All(smaa.Entities[3].CentralWeights, w => Assert.True(double.IsNaN(w)));
    }

    // With the weights (0.5, 0.5), C has 0.6 and a normal error of 0.1 against 0.5 of A and B: Φ(1).
    [Fact]
    public void Confidence_is_the_probability_of_being_first_with_the_central_weights()
    {
        var errors = new StandardErrors([new(new("C", null), "x", 0.2)]);
        var smaa = Run(new() { Vary = [new DirichletWeights { Concentration = 1e6 }, new InputError("e")] }, Weighted(5, 5), errors);
        Assert.InRange(smaa.Entities[2].Confidence, 0.8413 - 0.015, 0.8413 + 0.015);
        Assert.InRange(smaa.Entities[2].Acceptability, 0.8413 - 0.015, 0.8413 + 0.015);
        Assert.InRange(smaa.Entities[2].CentralWeights[0], 0.499, 0.501);
    }

    [Fact]
    public void Ties_are_first_together()
    {
        var tied = new IndexDataBuilder([new("A", null), new("B", null)]).Add("x", [1, 1]).Add("y", [2, 2]).Build();
        var smaa = UncertaintyPlan.Create(Spec, tied, new() { Draws = 50, Vary = [new DirichletWeights()], Smaa = new() }).Require().Run().Smaa!;
        Assert.All(smaa.Entities, e => Assert.Equal((1, 1), (e.Acceptability, e.Confidence)));
        Assert.Equal(smaa.Entities[0].CentralWeights, smaa.Entities[1].CentralWeights);
    }

    // Law: threads change no bit, and the acceptability of the first rank is that of the draws.
    [Fact]
    public void Threads_do_not_matter_and_the_first_rank_is_that_of_the_draws()
    {
        var spec = new UncertaintySpec { Draws = 700, Vary = [new DirichletWeights(), new LeaveOneOut(1)], Smaa = new() { ConfidenceDraws = 40 } };
        var plan = UncertaintyPlan.Create(ExampleIndex.Spec, ExampleIndex.Data(30), spec).Require();
        var one = plan.Run(new() { Threads = 1 });
        var four = plan.Run(new() { Threads = 4 });
        Assert.Equal(one.Smaa!.Entities.AsEnumerable(), four.Smaa!.Entities.AsEnumerable());
        for (var row = 0; row < one.Smaa.Entities.Length; row++)
            Assert.Equal(one.Acceptability(row, 1), one.Smaa.Entities[row].Acceptability);
        Assert.Contains(one.Smaa.Entities, e => e.Confidence is > 0 and < 1);
        // Shares among siblings add up to 1: six indicators in two pillars, and the pillars.
        Assert.All(one.Smaa.Entities.Where(e => e.Acceptability > 0), e => Assert.Equal(3, e.CentralWeights.Sum(), 1e-9));
    }

    // Weights that vary by little leave their shares about where they are.
    [Fact]
    public void Noise_on_weights_has_central_weights_too()
    {
        var smaa = Run(new() { Vary = [new WeightNoise(1, 0.2)] });
        Assert.InRange(smaa.Entities[0].CentralWeights[0], 0.82, 0.85);
        Assert.Equal(1, smaa.Entities[0].Acceptability);
    }

    private static IndexSpec Weighted(double x, double y) =>
        Spec with { Structure = Spec.Structure with { Children = [new IndexIndicator { Code = "x", Weight = x }, new IndexIndicator { Code = "y", Weight = y }] } };

    private static SmaaResult Run(UncertaintySpec spec, IndexSpec? index = null, InputErrors? errors = null) => UncertaintyPlan.Create(
        index ?? Spec,
        Data,
        spec with { Draws = Draws, Smaa = new() },
        errors is null ? null : new Dictionary<string, InputErrors> { ["e"] = errors }).Require().Run().Smaa!;
}
