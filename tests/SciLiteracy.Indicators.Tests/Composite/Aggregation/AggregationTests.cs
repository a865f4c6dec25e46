using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;


/// <summary>Scores worked by hand, and published examples.</summary>
public class AggregationTests
{
    private const double Missing = double.NaN;

    private static double Score(AggregationMethod method, double[] weights, params double[] values) => ChildTable.Of(weights, values).Scores(method)[0];

    [Fact]
    public void Means_are_those_of_their_formulas()
    {
        Approx.Equal(((1 * 2) + (3 * 8)) / 4.0, Score(new ArithmeticAggregation(), [1, 3], 2, 8));
        Approx.Equal(Math.Pow(2 * 8 * 8 * 8, 0.25), Score(new GeometricAggregation(), [1, 3], 2, 8));
        Approx.Equal(4 / ((1 / 2.0) + (3 / 8.0)), Score(new HarmonicAggregation(), [1, 3], 2, 8));
        Approx.Equal(Math.Sqrt((4 + (3 * 64)) / 4.0), Score(new PowerAggregation(2), [1, 3], 2, 8));
        Approx.Equal(Math.Pow(((1 / 4.0) + (3 / 64.0)) / 4, -0.5), Score(new PowerAggregation(-2), [1, 3], 2, 8));
        Assert.Equal(Score(new GeometricAggregation(), [1, 3], 2, 8), Score(new PowerAggregation(0), [1, 3], 2, 8));
        Assert.Equal(Score(new HarmonicAggregation(), [1, 3], 2, 8), Score(new PowerAggregation(-1), [1, 3], 2, 8));
        Assert.Equal(Score(new ArithmeticAggregation(), [1, 3], -2, 8), Score(new PowerAggregation(1), [1, 3], -2, 8));
    }

    [Fact]
    public void Power_means_of_large_exponents_stay_in_range()
    {
        Approx.Equal(100 * Math.Pow(0.5, 1 / 400.0), Score(new PowerAggregation(400), [1, 1], 100, 3), 1e-12);
        Approx.Equal(1e-3 * Math.Pow(0.5, -1 / 400.0), Score(new PowerAggregation(-400), [1, 1], 100, 1e-3), 1e-12);
        Approx.Equal(1e200, Score(new PowerAggregation(3), [1, 1], 1e200, 1e200), 1e-12);
        Assert.Equal(0, Score(new PowerAggregation(2), [1, 1], 0, 0));
        Approx.Equal(3 / Math.Sqrt(2), Score(new PowerAggregation(2), [1, 1], 0, 3));
    }

    [Fact]
    public void A_value_that_a_mean_does_not_take_is_named_by_row_and_child()
    {
        var table = ChildTable.Of([1, 1, 0], [2, 3, -1], [4, 0, -1], [-1, 5, 1], [Missing, 2, 1]);

        var geometric = table.Scores(new GeometricAggregation(), out var fault);

        Assert.Equal(new AggregationFault(AggregationFaultKind.NotPositive, 1, 1), fault);
        Assert.Equal([true, false, false, true], geometric.Select(s => !double.IsNaN(s)));
        table.Scores(new HarmonicAggregation(), out fault);
        Assert.Equal(new AggregationFault(AggregationFaultKind.NotPositive, 1, 1), fault);
        var power = table.Scores(new PowerAggregation(2), out fault);
        Assert.Equal(new AggregationFault(AggregationFaultKind.Negative, 2, 0), fault);
        Assert.Equal([true, true, false, true], power.Select(s => !double.IsNaN(s)));
        Assert.Equal(1.5, table.Scores(new PowerAggregation(1), out fault)[2] - 0.5);
        Assert.Equal(AggregationFault.None, fault);
    }

    [Fact]
    public void All_values_that_a_mean_does_not_take_are_found_one_after_the_other()
    {
        var table = ChildTable.Of([1, 1, 1], [0, 1, -1], [1, 1, 1], [1, -2, 0]);
        List<(int, int)> found = [];
        for (var fault = AggregationFault.None; ;)
        {
            fault = GeneralizedMean.NextFault(table.Children, table.Weights, 0, fault);
            if (fault.Kind == AggregationFaultKind.None)
                break;
            found.Add((fault.Row, fault.Child));
        }

        Assert.Equal([(0, 0), (0, 2), (2, 1), (2, 2)], found);
        Assert.Equal(new(AggregationFaultKind.Negative, 0, 2), GeneralizedMean.NextFault(table.Children, table.Weights, 2, AggregationFault.None));
        Assert.Equal(AggregationFault.None, GeneralizedMean.NextFault(table.Children, table.Weights, 1, AggregationFault.None));
    }

    [Fact]
    public void Infinite_exponents_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score(new PowerAggregation(double.PositiveInfinity), [1, 1], 1, 2));

    [Fact]
    public void A_parent_whose_children_all_weigh_nothing_is_missing()
    {
        var scores = ChildTable.Of([0, 0], [1, 2], [3, 4]).Scores(new ArithmeticAggregation(), out var fault);

        Assert.Equal([Missing, Missing], scores);
        Assert.Equal(AggregationFaultKind.NoWeight, fault.Kind);
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GeneralizedMean.Arithmetic(new ColumnSet([1, 2], 1), [1], new double[1]));
        Assert.Throws<ArgumentException>(() => GeneralizedMean.Arithmetic(new ColumnSet([1, 2], 1), [1, 1], new double[2]));
        Assert.Throws<ArgumentException>(() => OutrankingMatrix.Compute(new ColumnSet([1, 2], 1), [1], new double[1]));
        Assert.Throws<ArgumentException>(() => OutrankingMatrix.Compute(new ColumnSet([1, 2], 1), [1, 1], new double[2]));
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 1, 1 }, new double[] { 3, 1 }, 2)]
    [InlineData(new double[] { 1, 1, 1, 1 }, new double[] { 9, 1, 5, 4 }, 4.5)]
    [InlineData(new double[] { 1, 1, 3 }, new double[] { 1, 2, 3 }, 3)]
    [InlineData(new double[] { 3, 1, 1 }, new double[] { 1, 2, 3 }, 1)]
    [InlineData(new double[] { 1, 1, 2 }, new double[] { 1, 2, 3 }, 2.5)]
    [InlineData(new double[] { 2, 1, 1 }, new double[] { 1, 2, 3 }, 1.5)]
    [InlineData(new double[] { 0.1, 0.2, 0.3 }, new double[] { 1, 2, 3 }, 2.5)]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { double.NaN, 1, 2 }, 1.5)]
    [InlineData(new double[] { 5 }, new double[] { 7 }, 7)]
    public void The_median_has_half_of_the_weight_on_either_side(double[] weights, double[] values, double expected) =>
        Approx.Equal(expected, Score(new MedianAggregation(), weights, values));

    [Fact]
    public void The_minimum_is_the_least_child_that_weighs_something()
    {
        Assert.Equal(2, Score(new MinimumAggregation(), [1, 9, 0], 5, 2, 1));
        Assert.Equal(5, Score(new MinimumAggregation(), [1, 1], 5, Missing));
        Assert.Equal(-5, Score(new MinimumAggregation(), [1, 1, 1], Missing, -5, 3));
        Assert.Equal(Missing, Score(new MinimumAggregation(), [1, 1], Missing, Missing));
    }

    [Fact]
    public void Places_have_the_weights_that_are_given()
    {
        // the highest first, whatever the order of the children
        Approx.Equal((0.5 * 9) + (0.3 * 4) + (0.2 * 1), Score(new OrderedWeightedAggregation([5, 3, 2]), [1, 1, 1], 4, 9, 1));
        Assert.Equal(9, Score(new OrderedWeightedAggregation([1, 0, 0]), [1, 1, 1], 4, 9, 1));
        Assert.Equal(1, Score(new OrderedWeightedAggregation([0, 0, 1]), [1, 1, 1], 4, 9, 1));
        Approx.Equal((4 + 9 + 1) / 3.0, Score(new OrderedWeightedAggregation([1, 1, 1]), [1, 1, 1], 4, 9, 1));
    }

    [Fact]
    public void Weights_of_places_keep_their_shape_over_fewer_children()
    {
        // of places 4, 3, 2, 1 two children share out 7 and 3
        Approx.Equal((0.7 * 9) + (0.3 * 4), Score(new OrderedWeightedAggregation([4, 3, 2, 1]), [1, 1, 1], 4, 9, Missing));
        // a child of three quarters of the weight takes the three first places
        Approx.Equal((0.9 * 9) + (0.1 * 4), Score(new OrderedWeightedAggregation([4, 3, 2, 1]), [1, 3], 4, 9));
        // one and a half places
        Approx.Equal((((4 + 1.5) / 10) * 9) + (0.45 * 4), Score(new OrderedWeightedAggregation([4, 3, 2, 1]), [5, 3], 4, 9));
    }

    [Fact]
    public void A_quantifier_gives_the_weights_of_places()
    {
        // Q(r) = r²: 1/9, 3/9, 5/9
        Approx.Equal((9 + (3 * 4) + (5 * 1)) / 9.0, Score(new OrderedWeightedAggregation([], 2), [1, 1, 1], 4, 9, 1));
        Approx.Equal((4 + 9 + 1) / 3.0, Score(new OrderedWeightedAggregation([], 1), [1, 1, 1], 4, 9, 1));
        // weights 1 and 3: the better child has a quarter, the square of which is 1/16
        Approx.Equal((9 / 16.0) + (4 * 15 / 16.0), Score(new OrderedWeightedAggregation([], 2), [3, 1], 4, 9));
    }

    [Fact]
    public void Equal_weights_with_an_arithmetic_quantifier_are_the_mean_even_where_shares_round()
    {
        var weights = Enumerable.Repeat(0.1, 10).ToArray();
        var values = Enumerable.Range(1, 10).Select(i => (double)i).ToArray();

        Approx.Equal(10, Score(new OrderedWeightedAggregation([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), weights, values), 1e-13, 0);
        Approx.Equal(5, Score(new OrderedWeightedAggregation([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]), weights, values), 1e-13, 0);
    }

    // Units that balance 100, 100, 100 against the same mean unbalanced: De Muro, Mazziotta and Pareto's point.
    [Fact]
    public void Imbalance_is_penalized_by_the_square_of_its_deviation_over_the_mean()
    {
        // mean 100, variance ((10² + 10² + 0) / 3)
        Approx.Equal(100 - (200 / 3.0 / 100), Score(new MazziottaParetoAggregation(), [1, 1, 1], 90, 110, 100));
        Approx.Equal(100 + (200 / 3.0 / 100), Score(new MazziottaParetoAggregation(ImbalancePenalty.Positive), [1, 1, 1], 90, 110, 100));
        Assert.Equal(100, Score(new MazziottaParetoAggregation(), [1, 1, 1], 100, 100, 100));
        // weights 1 and 3: mean 105, variance (225 + 3 × 25) / 4
        Approx.Equal(105 - (75 / 105.0), Score(new MazziottaParetoAggregation(), [1, 3], 90, 110));
    }

    [Fact]
    public void The_index_of_mazziotta_and_pareto_standardizes_to_100_and_10()
    {
        // columns 1, 2, 3 and 6, 6, 3: z of the first √1.5 (-1, 0, 1), of the second (1, 1, -2) / √2
        var scores = ChildTable.Of([1, 1], [1, 6], [2, 6], [3, 3]).Scores(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Standardized));
        double[] first = [100 - (10 * Math.Sqrt(1.5)), 100, 100 + (10 * Math.Sqrt(1.5))];
        double[] second = [100 + (10 / Math.Sqrt(2)), 100 + (10 / Math.Sqrt(2)), 100 - (20 / Math.Sqrt(2))];
        for (var row = 0; row < 3; row++)
        {
            var mean = (first[row] + second[row]) / 2;
            var variance = Math.Pow((first[row] - second[row]) / 2, 2);
            Approx.Equal(mean - (variance / mean), scores[row]);
        }
    }

    [Fact]
    public void The_adjusted_index_runs_from_70_to_130_about_its_reference()
    {
        Approx.Equal(70, ChildTable.Of([1], [2], [10], [8]).Scores(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted))[0]);
        var adjusted = new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "C" };
        // goalposts 8 ∓ 4
        var scores = ChildTable.Of([1], [2], [10], [8]).Scores(adjusted, out var fault, reference: 2);
        Approx.Equal(70 - (2 / 8.0 * 60), scores[0]);
        Approx.Equal(70 + (6 / 8.0 * 60), scores[1]);
        Approx.Equal(100, scores[2]);
        Assert.Equal(AggregationFault.None, fault);
        Assert.Equal((4, 12), MazziottaPareto.Goalposts([2, 10, 8], 8));
        Assert.Equal((2, 10), MazziottaPareto.Goalposts([2, Missing, 10, 8], Missing));
    }

    [Fact]
    public void A_reference_without_a_value_is_reported()
    {
        var adjusted = new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "B" };
        var scores = ChildTable.Of([1, 1], [2, 1], [10, Missing]).Scores(adjusted, out var fault, reference: 1);

        Assert.Equal([Missing, Missing], scores);
        Assert.Equal(new AggregationFault(AggregationFaultKind.NoReferenceValue, 1, 1), fault);
    }

    [Fact]
    public void A_child_without_spread_is_100_on_the_scales_of_mazziotta_and_pareto()
    {
        var scores = ChildTable.Of([1, 1], [5, 1], [5, 2]).Scores(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted));
        // 100 and 70: mean 85, variance 225
        Approx.Equal(85 - (225 / 85.0), scores[0]);
        scores = ChildTable.Of([1], [5], [5]).Scores(new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Standardized));
        Assert.Equal([100, 100], scores);
    }

    [Fact]
    public void A_mean_that_is_not_positive_has_no_penalty_and_is_reported()
    {
        var scores = ChildTable.Of([1, 1], [1, 2], [Missing, Missing], [-1, 1], [-4, 1]).Scores(new MazziottaParetoAggregation(), out var fault);

        Approx.Equal(1.5 - (0.25 / 1.5), scores[0]);
        Assert.Equal([Missing, Missing, Missing], scores[1..]);
        Assert.Equal(new AggregationFault(AggregationFaultKind.MeanNotPositive, 2, -1), fault);
    }

    [Fact]
    public void Copeland_counts_who_is_outranked()
    {
        // A beats B on two of three, B beats C, C beats A: a circle; D is below all
        Assert.Equal([1, 1, 1, -3], ChildTable.Of([1, 1, 1], [3, 2, 4], [2, 4, 3], [4, 3, 2], [1, 1, 1]).Scores(new CopelandAggregation()));
        // weight decides
        Assert.Equal([1, -1], ChildTable.Of([3, 1, 1], [2, 1, 1], [1, 2, 2]).Scores(new CopelandAggregation()));
        Assert.Equal([0, 0], ChildTable.Of([2, 1, 1], [2, 1, 1], [1, 2, 2]).Scores(new CopelandAggregation()));
    }

    // 0.1 + 0.2 is not 0.3, and three thirds of weight need not be 1, but a tie is a tie.
    [Theory]
    [InlineData(0.1, 0.2, 0.3)]
    [InlineData(0.7, 0.1, 0.8)]
    [InlineData(1e-3, 2e-3, 3e-3)]
    [InlineData(1 / 3.0, 2 / 3.0, 1)]
    public void Sums_of_weight_that_are_equal_but_for_rounding_are_tied(double a, double b, double c)
    {
        Assert.Equal([0, 0], ChildTable.Of([a, b, c], [2, 2, 1], [1, 1, 2]).Scores(new CopelandAggregation()));
        Assert.Equal([1, -1], ChildTable.Of([a, b, c * (1 - 1e-9)], [2, 2, 1], [1, 1, 2]).Scores(new CopelandAggregation()));
        Assert.Equal([-1, 1], ChildTable.Of([a, b, c * (1 + 1e-9)], [2, 2, 1], [1, 1, 2]).Scores(new CopelandAggregation()));
    }

    [Fact]
    public void A_pair_is_compared_on_what_both_have()
    {
        // COINr gives the missing weight to the later row: here the order of rows does not matter
        Assert.Equal([1, -1], ChildTable.Of([1, 5], [2, Missing], [1, 9]).Scores(new CopelandAggregation()));
        Assert.Equal([-1, 1], ChildTable.Of([1, 5], [1, 9], [2, Missing]).Scores(new CopelandAggregation()));
        Assert.Equal([0, 0, Missing], ChildTable.Of([1, 5], [2, Missing], [Missing, 9], [Missing, Missing]).Scores(new CopelandAggregation()));
    }

    [Fact]
    public void The_outranking_matrix_has_shares_of_the_weight_that_both_have()
    {
        var matrix = new double[9];
        var table = ChildTable.Of([1, 2, 1], [3, 1, 1], [2, 1, Missing], [Missing, Missing, 2]);

        OutrankingMatrix.Compute(table.Children, table.Weights, matrix);

        Assert.Equal([0, 2 / 3.0, 0, 1 / 3.0, 0, Missing, 1, Missing, 0], matrix);
    }

    // The textbook choice of one of four cars is normalized by vectors, weighted, and compared with ideal and worst; here by hand for two criteria.
    [Fact]
    public void Topsis_is_the_distance_from_the_worst_over_both_distances()
    {
        var table = ChildTable.Of([1, 2], [1, 4], [2, 1], [3, 3]);
        // without scaling: best (3, 4), worst (1, 1)
        double[] toBest = [2, Math.Sqrt(1 + 36), 2];
        double[] toWorst = [6, 1, Math.Sqrt(4 + 16)];
        var scores = table.Scores(new TopsisAggregation());
        for (var row = 0; row < 3; row++)
            Approx.Equal(toWorst[row] / (toWorst[row] + toBest[row]), scores[row]);

        // by vectors: lengths √14 and √26
        var (a, b) = (1 / Math.Sqrt(14), 2 / Math.Sqrt(26));
        var scaled = table.Scores(new TopsisAggregation(TopsisScaling.Vector));
        Approx.Equal(3 * b / ((3 * b) + (2 * a)), scaled[0]);
        Approx.Equal(double.Hypot(2 * a, 2 * b) / (double.Hypot(2 * a, 2 * b) + b), scaled[2]);
    }

    [Fact]
    public void Distances_without_spread_are_reported()
    {
        var scores = ChildTable.Of([1, 1], [5, 1], [Missing, Missing], [5, Missing], [5, 2]).Scores(new TopsisAggregation(), out var fault);
        Assert.Equal([0, Missing, Missing, 1], scores);
        Assert.Equal(new AggregationFault(AggregationFaultKind.NoSpread, 2, -1), fault);

        scores = ChildTable.Of([1, 1], [5, 1], [5, 1]).Scores(new WroclawAggregation(), out fault);
        Assert.Equal([Missing, Missing], scores);
        Assert.Equal(new AggregationFault(AggregationFaultKind.NoSpread, -1, -1), fault);

        scores = ChildTable.Of([1, 1], [Missing, Missing]).Scores(new WroclawAggregation(), out fault);
        Assert.Equal([Missing], scores);
        Assert.Equal(AggregationFault.None, fault);
        ChildTable.Of([1, 0], [5, Missing], [5, 7]).Scores(new TopsisAggregation(TopsisScaling.Vector), out fault);
        Assert.Equal(new AggregationFault(AggregationFaultKind.NoSpread, 0, -1), fault);
    }

    [Fact]
    public void The_taxonomic_method_measures_from_the_ideal()
    {
        // one child of 0, 1, 2: distances in standard deviations √1.5 (2, 1, 0), mean √1.5, deviation 1
        var scores = ChildTable.Of([1], [0], [1], [2]).Scores(new WroclawAggregation());
        var high = Math.Sqrt(1.5) + 2;
        Approx.Equal(1 - (2 * Math.Sqrt(1.5) / high), scores[0]);
        Approx.Equal(1 - (Math.Sqrt(1.5) / high), scores[1]);
        Assert.Equal(1, scores[2]);

        // weights 1 and 3 of (0, 1) and (1, 0): standard deviations 1/2, distances √(3 · 4 / 4) and √(1 · 4 / 4)
        scores = ChildTable.Of([1, 3], [1, 0], [0, 1]).Scores(new WroclawAggregation());
        var (d, e) = (Math.Sqrt(3), 1.0);
        var far = ((d + e) / 2) + (d - e);
        Approx.Equal(1 - (d / far), scores[0]);
        Approx.Equal(1 - (e / far), scores[1]);
    }

    [Fact]
    public void Every_length_gives_the_same_rows()
    {
        // every remainder of a vector is met
        var random = new Random(7);
        var values = Enumerable.Range(0, 3 * 67).Select(i => i % 11 == 3 ? double.NaN : random.NextDouble() + 0.1).ToArray();
        double[] weights = [1, 2, 3];
        var all = new ChildTable(67, values, weights);
        AggregationMethod[] methods = [new ArithmeticAggregation(), new GeometricAggregation(), new PowerAggregation(3), new MinimumAggregation(), new MazziottaParetoAggregation()];
        foreach (var method in methods)
        {
            var expected = all.Scores(method);
            for (var rows = 1; rows < 67; rows++)
                Assert.Equal(expected[..rows], all.WithRows([.. Enumerable.Range(0, rows)]).Scores(method));
        }
    }

    [Fact]
    public void Part_of_a_larger_table_is_taken_without_copying()
    {
        // a table of 3 columns with room for 5 rows, of which rows 1 to 3 count
        double[] table = [0, 1, 2, 3, 0, 0, 10, 20, 30, 0, 0, 100, 200, 300, 0];
        var scores = new double[3];

        GeneralizedMean.Arithmetic(new ColumnSet(table, 5, [2, 0], 1, 3), [1, 1], scores);
        Assert.Equal([50.5, 101, 151.5], scores);
        GeneralizedMean.Arithmetic(new ColumnSet(table, 5, [2, 0], 1, 3).Slice(1, 2), [1, 1], scores.AsSpan(0, 2));
        Assert.Equal([101, 151.5, 151.5], scores);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnSet(table, 5, [3], 1, 3).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnSet(table, 5, [0], 3, 3).Count);
        Assert.Throws<ArgumentException>(() => new ColumnSet(table, 4).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColumnSet(table, 5, [0], 1, 3).Slice(1, 3).Count);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var table = new ChildTable(50, [.. Enumerable.Range(0, 200).Select(i => 1 + (i * 7919 % 101 / 10.0))], [1, 2, 3, 4]);
        AggregationMethod[] methods =
        [
            new ArithmeticAggregation(), new GeometricAggregation(), new PowerAggregation(3), new MedianAggregation(), new MinimumAggregation(), new OrderedWeightedAggregation([1, 2]),
            new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Standardized), new CopelandAggregation(), new TopsisAggregation(), new WroclawAggregation(),
        ];
        var scores = new double[50];
        foreach (var method in methods)
        {
            var scratch = new double[ChildAggregation.ScratchLength(method, 4, 50)];
            ChildAggregation.Compute(method, table.Children, table.Weights, 0.5, MissingChildren.Drop, -1, scores, scratch);
            var before = GC.GetAllocatedBytesForCurrentThread();
            ChildAggregation.Compute(method, table.Children, table.Weights, 0.5, MissingChildren.Drop, -1, scores, scratch);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    public static TheoryData<AggregationMethod> BadSettings =>
    [
        new PowerAggregation(double.NaN), new ArithmeticAggregation { MinAvailability = 1.5 }, new ArithmeticAggregation { MinAvailability = -0.1 },
        new OrderedWeightedAggregation([1, -1]), new OrderedWeightedAggregation([0, 0]), new OrderedWeightedAggregation([], 0), new OrderedWeightedAggregation([], double.NaN),
        new OrderedWeightedAggregation([double.NaN]), new MazziottaParetoAggregation { ReferenceEntity = "A" },
    ];

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void Bad_settings_are_told_in_a_sentence(AggregationMethod method) => Assert.EndsWith(".", method.Problem, StringComparison.Ordinal);

    [Fact]
    public void Good_settings_have_no_problem()
    {
        AggregationMethod[] good =
        [
            new PowerAggregation(-2), new ArithmeticAggregation { MinAvailability = 1 }, new GeometricAggregation { MinAvailability = 0 }, new OrderedWeightedAggregation([0, 1]), new OrderedWeightedAggregation([], 0.5),
            new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "A" }, new MazziottaParetoAggregation(),
        ];
        Assert.All(good, m => Assert.Null(m.Problem));
    }
}
