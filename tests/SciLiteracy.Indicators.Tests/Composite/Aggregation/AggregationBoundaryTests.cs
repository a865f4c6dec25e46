using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;

/// <summary>What the methods refuse, and where their rules turn over.</summary>
public class AggregationBoundaryTests
{
    private delegate void Kernel(ColumnSet children, ReadOnlySpan<double> weights, Span<double> scores);

    // Two children of one row, with too few or too many of something.
    private static void AssertChecksLengths(Kernel kernel)
    {
        Assert.Throws<ArgumentException>("weights", () => kernel(new ColumnSet([1.0, 2], 1), [1.0], new double[1]));
        Assert.Throws<ArgumentException>("weights", () => kernel(new ColumnSet([1.0, 2], 1), [1.0, 1, 1], new double[1]));
        Assert.Throws<ArgumentException>("scores", () => kernel(new ColumnSet([1.0, 2], 1), [1.0, 1], []));
        Assert.Throws<ArgumentException>("scores", () => kernel(new ColumnSet([1.0, 2], 1), [1.0, 1], new double[2]));
    }

    [Fact]
    public void Every_method_refuses_lengths_that_differ()
    {
        AssertChecksLengths(GeneralizedMean.Arithmetic);
        AssertChecksLengths((c, w, s) => GeneralizedMean.Power(c, w, 2, s));
        AssertChecksLengths((c, w, s) => WeightedMedian.Compute(c, w, s, new double[99]));
        AssertChecksLengths(ChildMinimum.Compute);
        AssertChecksLengths((c, w, s) => OrderedWeightedAverage.Compute(c, w, [], 1, s, new double[99]));
        AssertChecksLengths((c, w, s) => MazziottaPareto.Compute(c, w, ImbalancePenalty.Negative, MazziottaParetoScale.AsNormalized, -1, s, new double[99]));
        AssertChecksLengths((c, w, s) => Copeland.Compute(c, w, s, new double[99]));
        AssertChecksLengths((c, w, s) => Topsis.Compute(c, w, TopsisScaling.AsNormalized, s, new double[99]));
        AssertChecksLengths((c, w, s) => WroclawTaxonomy.Compute(c, w, s, new double[99]));
        AssertChecksLengths((c, w, s) => ChildAvailability.Require(c, w, 0.5, MissingChildren.Drop, s));
        AssertChecksLengths((c, w, s) => ChildAggregation.Compute(new ArithmeticAggregation(), c, w, 0, MissingChildren.Drop, -1, s, []));
        Assert.Throws<ArgumentNullException>(
            "method", () => ChildAggregation.Compute(null!, new ColumnSet([1.0], 1), [1.0], 0, MissingChildren.Drop, -1, new double[1], []));
    }

    public static TheoryData<AggregationMethod> WithProblemsOfTheirOwn =>
    [
        new PowerAggregation(double.NaN), new OrderedWeightedAggregation([1, -1]), new OrderedWeightedAggregation([0, 0]), new OrderedWeightedAggregation([], 0),
        new MazziottaParetoAggregation { ReferenceEntity = "A" },
    ];

    [Theory]
    [MemberData(nameof(WithProblemsOfTheirOwn))]
    public void What_all_methods_share_is_looked_at_first(AggregationMethod method)
    {
        var shared = new ArithmeticAggregation { MinAvailability = 2 }.Problem;

        Assert.NotNull(shared);
        Assert.NotNull(method.Problem);
        Assert.NotEqual(shared, method.Problem);
        Assert.Equal(shared, (method with { MinAvailability = 2 }).Problem);
    }

    [Fact]
    public void What_all_methods_share_is_looked_at_where_nothing_else_is_wrong()
    {
        AggregationMethod[] good = [new PowerAggregation(2), new OrderedWeightedAggregation([1, 2]), new MazziottaParetoAggregation()];

        Assert.All(good, m => Assert.NotNull((m with { MinAvailability = -1 }).Problem));
    }

    [Fact]
    public void The_first_thing_that_is_wrong_with_places_is_told()
    {
        Assert.Equal(new OrderedWeightedAggregation([-1]).Problem, new OrderedWeightedAggregation([-1], -1).Problem);
        Assert.Equal(new OrderedWeightedAggregation([0, 0]).Problem, new OrderedWeightedAggregation([0, 0], -1).Problem);
        Assert.NotEqual(new OrderedWeightedAggregation([0, 0]).Problem, new OrderedWeightedAggregation([], -1).Problem);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-300)]
    [InlineData(1e300)]
    public void Weights_are_whole_steps_of_their_sum(double unit)
    {
        var steps = new double[4];

        Assert.Equal(3, Copeland.Quantize([5 * unit, 0, unit, 2 * unit], steps));
        Assert.Equal([Math.Round(5 / 8.0 * (1L << 40)), 1 / 8.0 * (1L << 40), 2 / 8.0 * (1L << 40)], steps[..3]);
    }

    [Fact]
    public void Equal_children_keep_their_order()
    {
        var values = new double[4];
        var weights = new double[4];

        Assert.Equal(4, RowOrder.Ascending(new ColumnSet([2, 1, 2, 1], 1), [1, 2, 3, 4], 0, values, weights));
        Assert.Equal([1, 1, 2, 2], values);
        Assert.Equal([2, 4, 1, 3], weights);
    }

    [Fact]
    public void The_middle_of_two_equal_children_is_that_child_to_the_last_bit()
    {
        // half of the least double is 0
        Assert.Equal(double.Epsilon, ChildTable.Of([1, 1], [double.Epsilon, double.Epsilon]).Scores(new MedianAggregation())[0]);
    }

    [Fact]
    public void A_mean_of_exactly_0_has_no_penalty_and_is_reported()
    {
        var scores = ChildTable.Of([1, 1], [-1, 1]).Scores(new MazziottaParetoAggregation(), out var fault);

        Assert.Equal([double.NaN], scores);
        Assert.Equal(new AggregationFault(AggregationFaultKind.MeanNotPositive, 0, -1), fault);
    }

    [Fact]
    public void A_zero_is_refused_by_the_geometric_and_harmonic_mean_and_taken_by_powers()
    {
        foreach (var rows in (double[][][])[[[0, 1]], [[0, 1], [0, 0]], [[1, 0], [2, 3], [0, 0]]])
        {
            var table = ChildTable.Of([1, 1], rows);
            table.Scores(new GeometricAggregation(), out var geometric);
            table.Scores(new HarmonicAggregation(), out var harmonic);
            table.Scores(new PowerAggregation(-2), out var negative);
            table.Scores(new PowerAggregation(2), out var positive);

            Assert.Equal(AggregationFaultKind.NotPositive, geometric.Kind);
            Assert.Equal(AggregationFaultKind.NotPositive, harmonic.Kind);
            Assert.Equal(AggregationFaultKind.NotPositive, negative.Kind);
            Assert.Equal(AggregationFault.None, positive);
        }
    }
}
