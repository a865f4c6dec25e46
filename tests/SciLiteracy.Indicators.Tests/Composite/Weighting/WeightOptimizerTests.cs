using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;


/// <summary>Weights of a given importance.</summary>
public class WeightOptimizerTests
{
    // Four members over 8 rows, orthogonal and standardized: their correlation with Σ w x is w over the length of w.
    private static readonly double[] Orthogonal =
    [
        1, 1, 1, 1, -1, -1, -1, -1,
        1, 1, -1, -1, 1, 1, -1, -1,
        1, -1, 1, -1, 1, -1, 1, -1,
        1, -1, -1, 1, -1, 1, 1, -1,
    ];

    private static (WeightOptimum Optimum, double[] Weights) Search(
        double[] table, int rows, double[] targets, OptimizedWeights settings, AggregationMethod? method = null)
    {
        var weights = new double[targets.Length];
        var scratch = new double[1000];
        var optimum = WeightOptimizer.Search(
            settings,
            new ColumnSet(table, rows),
            targets,
            (w, index) => ChildAggregation.Compute(method ?? new ArithmeticAggregation(), new ColumnSet(table, rows), w, 0, MissingChildren.Drop, -1, index, scratch),
            weights);
        return (optimum, weights);
    }

    [Fact]
    public void Uncorrelated_members_weigh_what_they_are_meant_to()
    {
        var (optimum, weights) = Search(Orthogonal, 8, [1, 2, 3, 4], new());

        Assert.True(optimum.Converged);
        Assert.True(optimum.Value <= 1e-16);
        for (var i = 0; i < 4; i++)
        {
            Approx.Equal((i + 1) / 10.0, weights[i], 1e-6);
            Approx.Equal((i + 1) / 10.0, optimum.Shares[i], 1e-6);
        }
    }

    [Fact]
    public void Correlated_members_reach_their_shares()
    {
        var random = new Random(5);
        double[] common = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble())];
        double[] table = [.. Enumerable.Range(0, 5).SelectMany(c => common.Select(f => f + (c * 0.3 * random.NextDouble()) + random.NextDouble()))];

        var (optimum, weights) = Search(table, 60, [1, 1, 1, 1, 1], new());
        var (again, same) = Search(table, 60, [7, 7, 7, 7, 7], new());

        Assert.True(optimum.Converged);
        Assert.All(optimum.Shares, s => Approx.Equal(0.2, s, 0, 1e-7));
        Approx.Equal(1, weights.Sum());
        Assert.Equal(weights, same);
        Assert.Equal(optimum.Evaluations, again.Evaluations);
    }

    // COINr answers this kind of target with negative weights; here the nearest shares that weights of at least 0 can have.
    [Fact]
    public void Targets_out_of_reach_end_at_the_edge_with_no_negative_weight()
    {
        // the second is the first with a little of another: neither can have ten times the importance of the other
        double[] table = [.. Orthogonal[..8], .. Orthogonal[..8].Select((x, i) => x + (0.1 * Orthogonal[8 + i]))];

        var (optimum, weights) = Search(table, 8, [10, 1], new());

        Assert.True(optimum.Converged);
        Assert.Equal([1, 0], weights);
        Assert.True(optimum.Value > 0.1);
        var r = 1 / Math.Sqrt(1.01);
        Approx.Equal(1 / (1 + r), optimum.Shares[0], 1e-9);
    }

    [Fact]
    public void Most_information_is_the_greatest_sum_of_correlations()
    {
        // of orthogonal members all weigh alike: Σ w / |w| is greatest, 2
        var (optimum, weights) = Search(Orthogonal, 8, [1, 1, 1, 1], new(WeightObjective.Information));
        Assert.True(optimum.Converged);
        Approx.Equal(2, optimum.Value, 1e-12);
        Assert.All(weights, w => Approx.Equal(0.25, w, 0, 1e-6));

        // two members in step and one apart: the two have more to tell; closed form for weights (1, 1, t): (2 + t) ... at t = 1
        double[] table = [.. Orthogonal[..8], .. Orthogonal[..8], .. Orthogonal[8..16]];
        (optimum, weights) = Search(table, 8, [1, 1, 1], new(WeightObjective.Information));
        // u = w1 + w2: (2 u + t) / √(u² + t²), greatest at u = 2 t: √5
        Approx.Equal(Math.Sqrt(5), optimum.Value, 1e-9);
        Approx.Equal(1 / 3.0, weights[2], 0, 1e-4);
    }

    [Fact]
    public void An_index_that_moves_in_jumps_is_searched_as_well()
    {
        var random = new Random(2);
        double[] table = [.. Enumerable.Range(0, 3 * 40).Select(_ => random.NextDouble())];

        var (even, _) = Search(table, 40, [1, 1, 4], new() { MaxEvaluations = 1 }, new CopelandAggregation());
        var (optimum, weights) = Search(table, 40, [1, 1, 4], new(), new CopelandAggregation());

        Assert.True(optimum.Value < even.Value);
        Assert.All(weights, w => Assert.True(w >= 0));
        Assert.False(even.Converged);
    }

    [Fact]
    public void Evaluations_end_where_they_are_told_to()
    {
        var (optimum, _) = Search(Orthogonal, 8, [1, 2, 3, 4], new() { MaxEvaluations = 7 });

        Assert.False(optimum.Converged);
        Assert.InRange(optimum.Evaluations, 7, 14);
    }

    [Fact]
    public void One_member_has_all_weight_and_an_index_without_spread_has_no_answer()
    {
        var (one, weights) = Search(Orthogonal[..8], 8, [3], new());
        Assert.True(one.Converged);
        Assert.Equal([1], weights);

        var (none, _) = Search([1, 1, 1, 2, 2, 2], 3, [1, 1], new());
        Assert.False(none.Converged);
        Assert.Throws<ArgumentException>(() => Search(Orthogonal, 8, [1, 2], new()));
    }
}
