using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Contributions;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;


/// <summary>Scores and gaps taken apart.</summary>
[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 60, QuietOnSuccess = true)]
public class BreakdownTests
{
    private const double Missing = double.NaN;

    private static readonly AggregationMethod[] OfEntity =
    [
        new ArithmeticAggregation(), new GeometricAggregation(), new HarmonicAggregation(), new PowerAggregation(2), new PowerAggregation(-3), new PowerAggregation(0.5), new MedianAggregation(),
        new MinimumAggregation(), new OrderedWeightedAggregation([], 2), new OrderedWeightedAggregation([5, 3, 1]), new MazziottaParetoAggregation(),
        new MazziottaParetoAggregation(ImbalancePenalty.Positive),
    ];

    private static readonly AggregationMethod[] Comparing =
    [
        new CopelandAggregation(), new TopsisAggregation(), new TopsisAggregation(TopsisScaling.Vector), new WroclawAggregation(),
        new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted), new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Standardized),
    ];

    private static (double Score, double[] Parts) Score(AggregationMethod method, ChildTable table, int row)
    {
        var parts = new double[table.Count];
        return (ScoreBreakdown.Compute(method, table.Children, table.Weights, row, -1, parts), parts);
    }

    private static (double Difference, double Coverage, double[] Parts) Gap(AggregationMethod method, double[] weights, double[] from, double[] to)
    {
        var parts = new double[weights.Length];
        var difference = GapBreakdown.Compute(method, weights, from, to, parts, out var coverage);
        return (difference, coverage, parts);
    }

    // Law: contributions add up, to the score that the aggregation gives.
    [Property]
    public void Contributions_add_up_to_the_score(ChildTable table)
    {
        foreach (var method in OfEntity.Concat(Comparing))
        {
            var scores = table.Scores(method);
            for (var row = 0; row < Math.Min(table.Rows, 5); row++)
            {
                var (score, parts) = Score(method, table, row);
                Approx.Equal(scores[row], score, 1e-10, 1e-10);
                if (double.IsNaN(score))
                    Assert.All(parts, p => Assert.True(double.IsNaN(p)));
                else
                    Approx.Equal(score, parts.Sum(), 1e-9, 1e-9);
                for (var child = 0; child < table.Count && !double.IsNaN(score); child++)
                    Assert.True(parts[child] == 0 || (table.Weights[child] > 0 && !double.IsNaN(table.Row(row)[child])));
            }
        }
    }

    // Law: contributions and the effect of coverage add up to the gap.
    [Property]
    public void Contributions_add_up_to_the_gap(ChildTable table)
    {
        if (table.Rows < 2)
            return;
        var (from, to) = (table.Row(0), table.Row(1));
        foreach (var method in OfEntity)
        {
            var scores = table.Scores(method);
            var (difference, coverage, parts) = Gap(method, table.Weights, from, to);
            Approx.Equal(scores[1] - scores[0], difference, 1e-12, 1e-12);
            if (double.IsNaN(difference))
            {
                Assert.All(parts.Append(coverage), p => Assert.True(double.IsNaN(p)));
                continue;
            }

            Approx.Equal(difference, parts.Sum() + coverage, 1e-8, 1e-8);
            for (var child = 0; child < table.Count; child++)
            {
                var isCommon = table.Weights[child] > 0 && !double.IsNaN(from[child]) && !double.IsNaN(to[child]);
                // what is the same adds nothing, what is not there adds to coverage alone
                if (!isCommon || from[child] == to[child])
                    Assert.Equal(0, parts[child]);
                else if (method is not MazziottaParetoAggregation)
                    Assert.True(parts[child] * (to[child] - from[child]) >= -1e-9);
            }

            if (!from.Concat(to).Any(double.IsNaN))
                Assert.Equal(0, coverage);
        }
    }

    // Law: the gap back is the gap there, reversed.
    [Property]
    public void The_gap_back_is_the_gap_reversed(ChildTable table)
    {
        if (table.Rows < 2)
            return;
        foreach (var method in OfEntity)
        {
            var there = Gap(method, table.Weights, table.Row(0), table.Row(1));
            var back = Gap(method, table.Weights, table.Row(1), table.Row(0));
            for (var child = 0; child < table.Count; child++)
                Approx.Equal(0 - there.Parts[child], back.Parts[child], 1e-8, 1e-8);
            Approx.Equal(0 - there.Coverage, back.Coverage, 1e-10, 1e-10);
        }
    }

    [Fact]
    public void Means_are_taken_apart_by_their_derivatives()
    {
        double[] weights = [1, 3];
        var table = ChildTable.Of(weights, [2, 8]);

        Assert.Equal([0.5, 6], Score(new ArithmeticAggregation(), table, 0).Parts);
        var geometric = Math.Pow(2 * 8 * 8 * 8, 0.25);
        AssertClose([geometric / 4, geometric * 3 / 4], Score(new GeometricAggregation(), table, 0).Parts);
        // the harmonic mean: w / x over their sum
        var harmonic = 4 / ((1 / 2.0) + (3 / 8.0));
        AssertClose([harmonic * 0.5 / 0.875, harmonic * 0.375 / 0.875], Score(new HarmonicAggregation(), table, 0).Parts);
        var quadratic = Math.Sqrt((4 + (3 * 64)) / 4.0);
        AssertClose([1 / quadratic, 48 / quadratic], Score(new PowerAggregation(2), table, 0).Parts);
        Assert.Equal([0, 0], Score(new PowerAggregation(2), ChildTable.Of(weights, [0, 0]), 0).Parts);
    }

    [Fact]
    public void Orders_are_taken_apart_by_place()
    {
        double[] ones = [1, 1, 1, 1];
        Assert.Equal([0, 0, 2, 2.5], Score(new MedianAggregation(), ChildTable.Of(ones, [9, 1, 4, 5]), 0).Parts);
        Assert.Equal([0, 4, 0], Score(new MedianAggregation(), ChildTable.Of([1, 1, 1], [9, 4, 1]), 0).Parts);
        // ties share by weight
        AssertClose([1, 3, 0], Score(new MedianAggregation(), ChildTable.Of([1, 3, 1], [4, 4, 9]), 0).Parts);
        AssertClose([0.5, 1.5, 0], Score(new MinimumAggregation(), ChildTable.Of([1, 3, 1], [2, 2, 9]), 0).Parts);
        AssertClose([0, 2, 0], Score(new MinimumAggregation(), ChildTable.Of([1, 3, 0], [4, 2, 1]), 0).Parts);
        AssertClose([0.3 * 4, 0.5 * 9, 0.2], Score(new OrderedWeightedAggregation([5, 3, 2]), ChildTable.Of([1, 1, 1], [4, 9, 1]), 0).Parts);
        AssertClose([0.4 * 4, 0.4 * 4, 0.2], Score(new OrderedWeightedAggregation([5, 3, 2]), ChildTable.Of([1, 1, 1], [4, 4, 1]), 0).Parts);
        AssertClose([2, 3], Score(new MedianAggregation(), ChildTable.Of([1, 1], [4, 6]), 0).Parts);
    }

    [Fact]
    public void The_penalty_of_imbalance_is_taken_apart_with_the_mean()
    {
        // M = 5, Q = 34: 2 M - Q / M = 3.2; derivatives 1/2 (2 - 2 x / M + Q / M²)
        var (score, parts) = Score(new MazziottaParetoAggregation(), ChildTable.Of([1, 1], [2, 8]), 0);
        Approx.Equal(3.2, score);
        AssertClose([2 * 0.5 * (2 - 0.8 + 1.36), 8 * 0.5 * (2 - 3.2 + 1.36)], parts);
        (score, parts) = Score(new MazziottaParetoAggregation(ImbalancePenalty.Positive), ChildTable.Of([1, 1], [2, 8]), 0);
        Approx.Equal(6.8, score);
        AssertClose([2 * 0.5 * (0.8 - 1.36), 8 * 0.5 * (3.2 - 1.36)], parts);
    }

    [Fact]
    public void What_wins_over_others_is_told_by_its_absence()
    {
        // A beats both on a, loses to both on b: with equal weights all pairs of A are tied
        var table = ChildTable.Of([1, 1], [3, 1], [2, 2], [1, 3]);
        var (score, parts) = Score(new CopelandAggregation(), table, 0);
        Assert.Equal(0, score);
        // alone a is worth 2 and b -2
        Assert.Equal([2, -2], parts);
        Assert.Equal([1, 1], Score(new CopelandAggregation(), ChildTable.Of([1, 1], [3, 3], [2, 2], [1, 1]), 0).Parts);
        // a alone decides by its weight: what b alone is worth, -2, it takes back
        Assert.Equal([3, -1], Score(new CopelandAggregation(), ChildTable.Of([3, 1], [3, 1], [2, 2], [1, 3]), 0).Parts);
    }

    [Fact]
    public void The_geometric_gap_is_by_logarithms()
    {
        var (difference, coverage, parts) = Gap(new GeometricAggregation(), [1, 3], [2, 8], [4, 6]);
        var (first, second) = (Math.Pow(2 * 512, 0.25), Math.Pow(4 * 216, 0.25));
        var logarithmicMean = (second - first) / Math.Log(second / first);

        Approx.Equal(second - first, difference);
        Assert.Equal(0, coverage);
        AssertClose([logarithmicMean * 0.25 * Math.Log(2), logarithmicMean * 0.75 * Math.Log(6 / 8.0)], parts);
    }

    [Fact]
    public void The_arithmetic_gap_is_by_weighted_differences()
    {
        Assert.Equal([0.5, -1.5], Gap(new ArithmeticAggregation(), [1, 3], [2, 8], [4, 6]).Parts);
        // equal scores, with children that make up for each other
        var (difference, _, parts) = Gap(new GeometricAggregation(), [1, 1], [2, 8], [4, 4]);
        Approx.Equal(0, difference, 0, 1e-14);
        AssertClose([4 * 0.5 * Math.Log(2), -4 * 0.5 * Math.Log(2)], parts);
    }

    [Fact]
    public void Children_that_not_both_have_are_the_effect_of_coverage()
    {
        // common: 2 → 4, mean over it alone; the second score falls from 4 to 3 by the third child
        var (difference, coverage, parts) = Gap(new ArithmeticAggregation(), [1, 1, 1], [2, 6, Missing], [4, Missing, 2]);
        Assert.Equal(3 - 4, difference);
        Assert.Equal([2, 0, 0], parts);
        Assert.Equal(2 - 4 + (3 - 4), coverage);
        // nothing in common
        (difference, coverage, parts) = Gap(new ArithmeticAggregation(), [1, 1], [2, Missing], [Missing, 5]);
        Assert.Equal((3, 3), (difference, coverage));
        Assert.Equal([0, 0], parts);
        Assert.True(double.IsNaN(Gap(new ArithmeticAggregation(), [1], [2], [Missing]).Difference));
    }

    [Fact]
    public void Zero_under_a_power_mean_is_taken_as_it_is()
    {
        var (difference, _, parts) = Gap(new PowerAggregation(2), [1, 1], [0, 0], [0, 2]);
        Approx.Equal(Math.Sqrt(2), difference);
        AssertClose([0, Math.Sqrt(2)], parts);
        (difference, _, parts) = Gap(new PowerAggregation(2), [1, 1], [0, 0], [0, 0]);
        Assert.Equal(0, difference);
        Assert.Equal([0, 0], parts);
        (difference, _, parts) = Gap(new PowerAggregation(0.5), [1, 1], [0, 4], [9, 4]);
        Approx.Equal((25 / 4.0) - 1, difference);
        AssertClose([difference, 0], parts);
    }

    [Fact]
    public void Methods_that_compare_entities_have_no_gap_of_their_own()
    {
        Assert.All(Comparing, method => Assert.Throws<ArgumentException>(() => Gap(method, [1], [1], [2])));
        Assert.Throws<ArgumentException>(() => Gap(new MedianAggregation(), [1], [1, 2], [2]));
        Assert.Throws<ArgumentException>(() => ScoreBreakdown.Compute(new MedianAggregation(), new([1], 1), [1, 1], 0, -1, new double[1]));
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Approx.Equal(expected[i], actual[i], 1e-11, 1e-12);
    }
}
