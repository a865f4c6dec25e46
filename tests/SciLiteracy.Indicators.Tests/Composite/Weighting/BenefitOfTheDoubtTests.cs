using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;


/// <summary>Every entity with the weights that make it look best.</summary>
[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 60, QuietOnSuccess = true)]
public class BenefitOfTheDoubtTests
{
    private const double Missing = double.NaN;

    private sealed record Outcome(double[] Scores, double[] Weights, WeightingFault Fault);

    private static Outcome Solve(ChildTable table, BenefitOfTheDoubtBound on = BenefitOfTheDoubtBound.Contributions, double lower = 0, double upper = 1)
    {
        var (scores, weights) = (new double[table.Rows], new double[table.Values.Length]);
        var fault = BenefitOfTheDoubt.Compute(
            table.Children, on, Enumerable.Repeat(lower, table.Count).ToArray(), Enumerable.Repeat(upper, table.Count).ToArray(), scores, weights);
        return new(scores, weights, fault);
    }

    private static Outcome Solve(params double[][] rows) => Solve(ChildTable.Of([.. rows[0].Select(_ => 1.0)], rows));

    [Fact]
    public void One_child_is_compared_with_the_best() => Assert.Equal([0.25, 1, 0.5, 0], Solve([1], [4], [2], [0]).Scores);

    [Fact]
    public void The_frontier_scores_1_and_what_is_inside_by_its_ray()
    {
        // frontier (4, 1), (2, 3); the ray through (1.5, 1) meets the line x + y = 5 at factor 2; (2, 0.4) meets x = 4 at factor 2
        var outcome = Solve([4, 1], [2, 3], [1.5, 1], [2, 0.4]);

        Approx.Equal(1, outcome.Scores[0]);
        Approx.Equal(1, outcome.Scores[1]);
        Approx.Equal(0.5, outcome.Scores[2]);
        Approx.Equal(0.5, outcome.Scores[3]);
        Approx.Equal(0.2, outcome.Weights[2]);
        Approx.Equal(0.2, outcome.Weights[4 + 2]);
        Approx.Equal(0.25, outcome.Weights[3]);
        Assert.Equal(0, outcome.Weights[4 + 3]);
    }

    // Law: of two children the best weights are at a corner, which can all be tried.
    [Property]
    public void Scores_of_two_children_are_those_of_the_best_corner(ChildTable table)
    {
        var two = new ChildTable(table.Rows, [.. table.Values.Take(table.Rows).Select(x => double.IsNaN(x) ? 0 : x), .. table.Values.TakeLast(table.Rows).Select(x => double.IsNaN(x) ? 0 : x)], [1, 1]);
        var outcome = Solve(two);
        var lines = Enumerable.Range(0, two.Rows).Select(r => (A: two.Row(r)[0], B: two.Row(r)[1], C: 1.0)).Append((1, 0, 0)).Append((0, 1, 0)).ToArray();
        List<(double U, double V)> corners = [(0, 0)];
        foreach (var p in lines)
        {
            foreach (var q in lines)
            {
                var determinant = (p.A * q.B) - (p.B * q.A);
                if (Math.Abs(determinant) < 1e-12)
                    continue;
                var (u, v) = (((p.C * q.B) - (p.B * q.C)) / determinant, ((p.A * q.C) - (p.C * q.A)) / determinant);
                if (u >= -1e-12 && v >= -1e-12 && lines[..^2].All(l => (l.A * u) + (l.B * v) <= 1 + 1e-9))
                    corners.Add((u, v));
            }
        }

        for (var row = 0; row < two.Rows; row++)
        {
            var best = corners.Max(c => (c.U * two.Row(row)[0]) + (c.V * two.Row(row)[1]));
            Approx.Equal(best, outcome.Scores[row], 1e-7, 1e-7);
        }
    }

    // Law: nobody is above 1 with anybody's weights, the weights are not negative, and they give the score.
    [Property]
    public void Weights_are_feasible_and_give_the_score(ChildTable table)
    {
        foreach (var (on, lower, upper) in new[] { (BenefitOfTheDoubtBound.Contributions, 0.0, 1.0), (BenefitOfTheDoubtBound.Weights, 0.05, 0.8), (BenefitOfTheDoubtBound.Contributions, 0.05, 0.8) })
        {
            var outcome = Solve(table, on, lower, upper);
            for (var row = 0; row < table.Rows; row++)
            {
                if (double.IsNaN(outcome.Scores[row]))
                    continue;
                var w = Enumerable.Range(0, table.Count).Select(c => outcome.Weights[(c * table.Rows) + row]).ToArray();
                Assert.All(w, x => Assert.True(x >= 0));
                for (var peer = 0; peer < table.Rows; peer++)
                    Assert.True(Sum(w, table.Row(peer)) <= 1 + 1e-9);
                Approx.Equal(Sum(w, table.Row(row)), outcome.Scores[row]);
                var there = Enumerable.Range(0, table.Count).Where(c => !double.IsNaN(table.Row(row)[c])).ToArray();
                foreach (var child in there)
                {
                    var part = on == BenefitOfTheDoubtBound.Weights ? w[child] : w[child] * table.Row(row)[child];
                    var all = there.Sum(c => on == BenefitOfTheDoubtBound.Weights ? w[c] : w[c] * table.Row(row)[c]);
                    Assert.True(part >= (lower * all) - 1e-9 && part <= (upper * all) + 1e-9);
                }
            }
        }

        static double Sum(double[] w, double[] x) => w.Zip(x, (a, b) => double.IsNaN(b) ? 0 : a * b).Sum();
    }

    // Law: bounds take freedom away; units do not matter, unless bounds are on the weights themselves.
    [Property]
    public void Bounds_lower_scores_and_units_do_not_matter(ChildTable table, PositiveInt factor)
    {
        var free = Solve(table);
        var bound = Solve(table, BenefitOfTheDoubtBound.Contributions, 0.02, 0.9);
        var scaled = table with { Values = [.. table.Values.Select((x, i) => i < table.Rows ? x * factor.Get : x)] };
        var other = Solve(scaled);
        var otherBound = Solve(scaled, BenefitOfTheDoubtBound.Contributions, 0.02, 0.9);
        for (var row = 0; row < table.Rows; row++)
        {
            Assert.False(bound.Scores[row] > free.Scores[row] + 1e-9);
            Approx.Equal(free.Scores[row], other.Scores[row], 1e-7, 1e-7);
            Approx.Equal(bound.Scores[row], otherBound.Scores[row], 1e-7, 1e-7);
        }
    }

    [Fact]
    public void Bounds_on_contributions_hold_the_shares()
    {
        // free, (4, 1) rests on its first child alone; with at least 30 % from each: w₁ 4 = 0.7 s, w₂ 1 = 0.3 s, and (2, 3) may not pass 1: s (0.35 + 0.9) = 1
        var outcome = Solve(ChildTable.Of([1, 1], [4, 1], [2, 3]), BenefitOfTheDoubtBound.Contributions, 0.3);

        Approx.Equal(1 / 1.25, outcome.Scores[0], 1e-9);
        Approx.Equal(0.7 * 0.8 / 4, outcome.Weights[0], 1e-9);
        Approx.Equal(0.3 * 0.8, outcome.Weights[2], 1e-9);
    }

    [Fact]
    public void Bounds_on_weights_hold_their_shares()
    {
        // equal weights w w: the sums are 5 and 5
        var outcome = Solve(ChildTable.Of([1, 1], [4, 1], [2, 3], [1, 1]), BenefitOfTheDoubtBound.Weights, 0.5, 0.5);

        Approx.Equal(1, outcome.Scores[0], 1e-9);
        Approx.Equal(1, outcome.Scores[1], 1e-9);
        Approx.Equal(0.4, outcome.Scores[2], 1e-9);
    }

    [Fact]
    public void Bounds_that_cannot_be_met_are_reported_and_give_no_score()
    {
        var outcome = Solve(ChildTable.Of([1, 1], [4, 1], [4, 0], [0, 0]), BenefitOfTheDoubtBound.Contributions, 0.1);
        Assert.Equal(new(WeightingFaultKind.BoundsNotMet, -1, 1), outcome.Fault);
        Assert.True(outcome.Scores[0] > 0);
        Assert.Equal([Missing, 0], outcome.Scores[1..]);

        // one child may not give more than 40 %, and there are but two
        outcome = Solve(ChildTable.Of([1, 1], [4, 1], [4, 2]), BenefitOfTheDoubtBound.Weights, 0, 0.4);
        Assert.Equal(WeightingFaultKind.BoundsNotMet, outcome.Fault.Kind);
        outcome = Solve(ChildTable.Of([1, 1], [4, 1], [4, 2]), BenefitOfTheDoubtBound.Weights, 0.6);
        Assert.Equal(WeightingFaultKind.BoundsNotMet, outcome.Fault.Kind);
        // at 50 % each there is one way
        Assert.Equal(WeightingFault.None, Solve(ChildTable.Of([1, 1], [4, 1], [4, 2]), BenefitOfTheDoubtBound.Weights, 0.5, 0.5).Fault);
        // of what the row has
        Assert.Equal(new(WeightingFaultKind.BoundsNotMet, -1, 1), Solve(ChildTable.Of([1, 1], [4, 1], [4, Missing]), BenefitOfTheDoubtBound.Contributions, 0, 0.9).Fault);
    }

    [Fact]
    public void A_child_that_the_row_lacks_weighs_nothing()
    {
        var outcome = Solve([4, Missing], [2, 3], [Missing, Missing], [8, 1]);

        Approx.Equal(0.5, outcome.Scores[0]);
        Assert.Equal(0, outcome.Weights[4]);
        Assert.Equal(Missing, outcome.Scores[2]);
        Assert.Equal(Missing, outcome.Weights[2]);
        Assert.Equal(WeightingFault.None, outcome.Fault);
    }

    [Fact]
    public void Values_below_0_are_refused()
    {
        var outcome = Solve([4, 1], [2, -3]);

        Assert.Equal(new(WeightingFaultKind.Negative, 1, 1), outcome.Fault);
        Assert.Equal([Missing, Missing], outcome.Scores);
        Assert.Throws<ArgumentException>(() => BenefitOfTheDoubt.Compute(new([1, 2], 1), BenefitOfTheDoubtBound.Weights, [0], [1, 1], new double[1], new double[2]));
        Assert.Throws<ArgumentException>(() => BenefitOfTheDoubt.Compute(new([1, 2], 1), BenefitOfTheDoubtBound.Weights, [0, 0], [1, 1], new double[2], new double[2]));
    }

    [Fact]
    public void A_child_that_is_0_for_all_weighs_nothing_and_has_no_bounds_on_its_weight()
    {
        var outcome = Solve([4, 0], [2, 0]);
        Assert.Equal([1, 0.5], outcome.Scores);
        Assert.Equal([0.25, 0.25, 0, 0], outcome.Weights);

        // 30 % of the weights would have to be its own
        outcome = Solve(ChildTable.Of([1, 1], [4, 0], [2, 0]), BenefitOfTheDoubtBound.Weights, 0.3);
        Assert.Equal(WeightingFault.None, outcome.Fault);
        Approx.Equal(1, outcome.Scores[0]);
        Approx.Equal(0.5, outcome.Scores[1]);
    }

    [Fact]
    public void A_greatest_share_leaves_the_rest_to_the_others()
    {
        // at most 70 % from each is at least 30 % from the other, as in the test of bounds on contributions
        var outcome = Solve(ChildTable.Of([1, 1], [4, 1], [2, 3]), BenefitOfTheDoubtBound.Contributions, 0, 0.7);

        Approx.Equal(1 / 1.25, outcome.Scores[0], 1e-9);
        Approx.Equal(0.7 * 0.8 / 4, outcome.Weights[0], 1e-9);
        Approx.Equal(0.3 * 0.8, outcome.Weights[2], 1e-9);
    }

    [Fact]
    public void Each_child_has_its_own_bounds()
    {
        var table = ChildTable.Of([1, 1], [4, 1], [2, 3]);
        var (scores, weights) = (new double[2], new double[4]);

        // 30 % from the second: the same for (4, 1); (2, 3) is best with the second alone
        Assert.Equal(WeightingFault.None, BenefitOfTheDoubt.Compute(table.Children, BenefitOfTheDoubtBound.Contributions, [0, 0.3], [1, 1], scores, weights));
        Approx.Equal(0.8, scores[0], 1e-9);
        Approx.Equal(1, scores[1], 1e-9);

        // 30 % from the first: (4, 1) is best with the first alone
        Assert.Equal(WeightingFault.None, BenefitOfTheDoubt.Compute(table.Children, BenefitOfTheDoubtBound.Contributions, [0.3, 0], [1, 1], scores, weights));
        Approx.Equal(1, scores[0], 1e-9);
        Assert.True(weights[1] * 2 >= 0.3 - 1e-9);
    }

    // Law: bounds on weights do not depend on a unit that all children share.
    [Theory]
    [InlineData(1e12)]
    [InlineData(1e-12)]
    public void Bounds_on_weights_hold_in_any_common_unit(double unit)
    {
        var table = ChildTable.Of([1, 1], [4, 1], [2, 3], [1, 1]).Map(x => x * unit);

        var outcome = Solve(table, BenefitOfTheDoubtBound.Weights, 0.5, 0.5);

        Approx.Equal(1, outcome.Scores[0], 1e-9);
        Approx.Equal(1, outcome.Scores[1], 1e-9);
        Approx.Equal(0.4, outcome.Scores[2], 1e-9);
        Approx.Equal(0.2, outcome.Weights[0] * unit, 1e-9);
        Approx.Equal(0.2, outcome.Weights[3] * unit, 1e-9);
    }

    [Fact]
    public void Bounds_of_a_child_that_the_row_lacks_do_not_count()
    {
        // two children that must contribute 60 % each cannot be; one can
        var outcome = Solve(ChildTable.Of([1, 1], [4, 1], [2, Missing], [Missing, 1]), BenefitOfTheDoubtBound.Contributions, 0.6);

        Assert.Equal(new(WeightingFaultKind.BoundsNotMet, -1, 0), outcome.Fault);
        Assert.Equal(Missing, outcome.Scores[0]);
        Approx.Equal(0.5, outcome.Scores[1]);
        Approx.Equal(1, outcome.Scores[2]);
    }
}
