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

    // The second has half of its variance in common with the first.
    private static readonly double[] Overlapping =
        [.. Orthogonal[..8], .. Orthogonal[..8].Select((x, i) => (x + Orthogonal[8 + i]) / Math.Sqrt(2)), .. Orthogonal[16..24]];

    private static readonly double[] Steepness = [1, 10, 20, 40];

    private static double[] Steep(double[] weights) => [.. weights.Zip(Steepness, (w, g) => w * g)];

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

    /// <summary>Searches for an index that is a sum of the members, each times what <paramref name="parts"/> makes of the weights.</summary>
    private static (WeightOptimum Optimum, double[] Weights) SearchSum(
        double[] table, double[] targets, OptimizedWeights settings, Func<double[], double[]> parts)
    {
        var weights = new double[targets.Length];
        var optimum = WeightOptimizer.Search(
            settings,
            new ColumnSet(table, 8),
            targets,
            (w, index) =>
            {
                // what every index may rely on
                Assert.All(w.ToArray(), x => Assert.True(x >= 0));
                Approx.Equal(1, w.ToArray().Sum());
                double[] p = parts(w.ToArray());
                for (var row = 0; row < 8; row++)
                    index[row] = p.Select((x, i) => x * table[(i * 8) + row]).Sum();
            },
            weights);
        return (optimum, weights);
    }

    private static (WeightOptimum Optimum, double[] Weights) SearchSum(double[] table, double[] targets, OptimizedWeights settings) =>
        SearchSum(table, targets, settings, w => w);

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

    // The method doubles the digits of the weights with every step, which makes the index once for each member, once for the trial and once more.
    [Theory]
    [InlineData(2, 1, 2, 3, 4)]
    [InlineData(3, 1, 9, 9, 1)]
    [InlineData(3, 1, 100, 10, 1000)]
    public void Balance_takes_a_few_steps(int steps, double first, double second, double third, double fourth)
    {
        double[] targets = [first, second, third, fourth];
        var (optimum, weights) = SearchSum(Orthogonal, targets, new());

        Assert.True(optimum.Converged);
        for (var i = 0; i < 4; i++)
            Approx.Equal(targets[i] / targets.Sum(), weights[i], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 2 + (steps * 6));
    }

    [Fact]
    public void Balance_takes_a_few_steps_of_members_that_overlap_or_count_unevenly()
    {
        // correlations of the members: 1/√2 between the first two. Weights with R w in proportion to the targets, the sum of R w being 9.5
        var s = 1 / Math.Sqrt(2);
        var (optimum, weights) = SearchSum(Overlapping, [3, 2.5, 4], new());
        double[] expected = [(3 - (2.5 * s)) / 0.5, (2.5 - (3 * s)) / 0.5, 4];
        for (var i = 0; i < 3; i++)
            Approx.Equal(expected[i] / expected.Sum(), weights[i], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 2 + (4 * 5));

        // parts that are squares of weights: weights are roots
        (optimum, weights) = SearchSum(Orthogonal, [1, 2, 3, 4], new(), w => [.. w.Select(x => x * x)]);
        var roots = Enumerable.Range(1, 4).Sum(i => Math.Sqrt(i));
        for (var i = 0; i < 4; i++)
            Approx.Equal(Math.Sqrt(i + 1) / roots, weights[i], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 2 + (4 * 6));

        // parts 1, 10, 20 and 40 times the weights
        (optimum, weights) = SearchSum(Orthogonal, [1, 1, 1, 1], new(), Steep);
        for (var i = 0; i < 4; i++)
            Approx.Equal(1 / Steepness[i] / 1.175, weights[i], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 50);
    }

    // Shares are R w over their sum: those that can be had are the triangle between the columns of R, each over its sum.
    [Fact]
    public void Targets_out_of_reach_end_at_the_nearest_shares()
    {
        var s = 1 / Math.Sqrt(2);
        double[] targets = [0.6, 0.1, 0.3];
        // nearest on the side between the first column (1, s, 0) / (1 + s) and the third (0, 0, 1)
        double[] d = [1 / (1 + s), s / (1 + s), -1];
        var along = ((targets[0] * d[0]) + (targets[1] * d[1]) + ((targets[2] - 1) * d[2])) / d.Sum(x => x * x);
        double[] shares = [along * d[0], along * d[1], 1 - along];
        var first = along / (1 + s);

        var (optimum, weights) = SearchSum(Overlapping, [6, 1, 3], new());

        Assert.True(optimum.Converged);
        for (var i = 0; i < 3; i++)
            Approx.Equal(shares[i], optimum.Shares[i], 0, 1e-7);
        Approx.Equal(shares.Zip(targets, (x, t) => (x - t) * (x - t)).Sum() / 3, optimum.Value, 1e-9);
        Approx.Equal(first / (first + 1 - along), weights[0], 0, 1e-7);
        Assert.Equal(0, weights[1]);
        Assert.InRange(optimum.Evaluations, 1, 350);
    }

    [Fact]
    public void Where_equal_weights_lead_nowhere_other_starts_are_tried()
    {
        // equal weights are on a plateau; beyond 0.6 the share of the first rises by 0.9 a weight, so that 0.8 is at 0.6 + 0.3 / 0.9
        static double Share(double w) => 0.5 + (0.9 * Math.Max(0, w - 0.6));

        var (optimum, weights) = SearchSum(Orthogonal[..16], [4, 1], new(), w => [Share(w[0]), 1 - Share(w[0])]);
        Assert.True(optimum.Converged);
        Approx.Equal(14 / 15.0, weights[0], 1e-9);
        Assert.InRange(optimum.Evaluations, 1, 40);

        (optimum, weights) = SearchSum(Orthogonal[..16], [1, 4], new(), w => [1 - Share(w[1]), Share(w[1])]);
        Assert.True(optimum.Converged);
        Approx.Equal(14 / 15.0, weights[1], 1e-9);
        Assert.InRange(optimum.Evaluations, 1, 60);
    }

    // Three hills below the target 0.9; the start next to the highest of them decides.
    [Theory]
    [InlineData(0.3, 0.4, 0.35, 0.8)]
    [InlineData(0.3, 0.35, 0.4, 0.2)]
    [InlineData(0.3, 0.2, 0.25, 0.5)]
    public void Of_several_places_that_no_small_change_makes_better_the_nearest_is_taken(double even, double first, double second, double place)
    {
        double Share(double w) => 0.3 + (even * Hill(w - 0.5)) + (first * Hill(w - 0.8)) + (second * Hill(w - 0.2));
        static double Hill(double distance) => Math.Exp(-distance * distance / 0.0064);

        var (optimum, weights) = SearchSum(Orthogonal[..16], [9, 1], new(), w => [Share(w[0]), 1 - Share(w[0])]);

        Assert.True(optimum.Converged);
        Approx.Equal(place, weights[0], 0, 1e-5);
        var height = 0.3 + Math.Max(even, Math.Max(first, second));
        Approx.Equal((0.9 - height) * (0.9 - height), optimum.Value, 1e-4);
        Assert.InRange(optimum.Evaluations, 1, 330);
    }

    // Half of the sum of squares (x - t)² + (y - 1 + t)²: the share moves by 0.05, and 0.75 is the nearest to 0.77.
    [Fact]
    public void An_index_that_moves_in_steps_ends_at_the_nearest_step()
    {
        static double Share(double w) => Math.Floor(w * 20) / 20;

        var (optimum, weights) = SearchSum(Orthogonal[..16], [77, 23], new(), w => [Share(w[0]), 1 - Share(w[0])]);

        Assert.True(optimum.Converged);
        Assert.InRange(weights[0], 0.75, 0.8);
        Approx.Equal(0.02 * 0.02, optimum.Value, 1e-9);
    }

    // Parts g w of orthogonal members tell most where they are equal: weights 1 / g, sum √n.
    [Fact]
    public void The_direct_search_follows_a_valley()
    {
        var (optimum, weights) = SearchSum(Orthogonal, [1, 1, 1, 1], new(WeightObjective.Information), Steep);
        Assert.True(optimum.Converged);
        Approx.Equal(2, optimum.Value, 1e-12);
        for (var i = 0; i < 4; i++)
            Approx.Equal(1 / Steepness[i] / 1.175, weights[i], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 700);

        (optimum, weights) = SearchSum(Orthogonal[..16], [1, 1], new(WeightObjective.Information), w => [w[0], 40 * w[1]]);
        Assert.True(optimum.Converged);
        Approx.Equal(Math.Sqrt(2), optimum.Value, 1e-12);
        Approx.Equal(40 / 41.0, weights[0], 1e-6);
        Assert.InRange(optimum.Evaluations, 1, 200);
    }

    // From the best weights: 27 halves of the step are 1e-8 of it; each tries every member in both ways.
    [Fact]
    public void A_search_that_is_at_its_end_tries_each_step_in_both_ways()
    {
        var (optimum, _) = SearchSum(Orthogonal, [1, 1, 1, 1], new(WeightObjective.Information));

        Assert.True(optimum.Converged);
        Assert.InRange(optimum.Evaluations, 1, 2 + (27 * 8));
    }

    [Fact]
    public void What_needs_no_search_is_made_twice()
    {
        // once to look, once for the shares of the outcome
        Assert.Equal(2, SearchSum(Orthogonal, [1, 1, 1, 1], new() { Tolerance = 0 }).Optimum.Evaluations);
        Assert.Equal(2, SearchSum(Orthogonal[..8], [3], new()).Optimum.Evaluations);
        Assert.Equal(2, SearchSum(Orthogonal[..8], [3], new(WeightObjective.Information)).Optimum.Evaluations);
        Assert.Equal(2, SearchSum(Orthogonal, [1, 2, 3, 4], new() { MaxEvaluations = 1 }).Optimum.Evaluations);
    }

    [Theory]
    [InlineData(WeightObjective.Balance, double.PositiveInfinity)]
    [InlineData(WeightObjective.Information, double.NegativeInfinity)]
    public void An_index_without_correlations_has_the_worst_value(WeightObjective objective, double worst)
    {
        var (optimum, weights) = SearchSum(Orthogonal[..16], [1, 1], new(objective), _ => [0, 0]);

        Assert.False(optimum.Converged);
        Assert.Equal(worst, optimum.Value);
        Assert.All(optimum.Shares, s => Assert.True(double.IsNaN(s)));
        Assert.Equal([0.5, 0.5], weights);
        Assert.Equal(2, optimum.Evaluations);
    }

    [Fact]
    public void Shares_need_correlations_whose_sum_is_positive()
    {
        // the index is neither like the one nor like the other, or unlike both
        foreach (var part in new[] { 0.0, -1.0 })
        {
            var weights = new double[2];
            var optimum = WeightOptimizer.Search(
                new(),
                new ColumnSet(Orthogonal.AsSpan(0, 16), 8),
                [1, 1],
                (_, index) =>
                {
                    for (var row = 0; row < 8; row++)
                        index[row] = Orthogonal[16 + row] + (part * (Orthogonal[row] + Orthogonal[8 + row]));
                },
                weights);

            Assert.False(optimum.Converged);
            Assert.Equal(double.PositiveInfinity, optimum.Value);
        }
    }

    [Fact]
    public void A_search_wants_settings_an_index_and_lengths_that_agree()
    {
        static void Index(ReadOnlySpan<double> weights, Span<double> index) => index.Clear();

        Assert.Throws<ArgumentNullException>("settings", () => WeightOptimizer.Search(null!, new ColumnSet(Orthogonal, 8), [1, 1, 1, 1], Index, new double[4]));
        Assert.Throws<ArgumentNullException>("evaluate", () => WeightOptimizer.Search(new(), new ColumnSet(Orthogonal, 8), [1, 1, 1, 1], null!, new double[4]));
        Assert.Throws<ArgumentException>("weights", () => WeightOptimizer.Search(new(), new ColumnSet(Orthogonal, 8), [1, 1, 1, 1], Index, new double[5]));
        Assert.Throws<ArgumentException>("targets", () => WeightOptimizer.Search(new(), new ColumnSet(Orthogonal, 8), [1, 1, 1], Index, new double[4]));
    }
}
