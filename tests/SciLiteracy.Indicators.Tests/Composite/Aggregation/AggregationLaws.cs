using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;


/// <summary>What must hold of the aggregation of any table.</summary>
[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 100, QuietOnSuccess = true)]
public class AggregationLaws
{
    private static readonly AggregationMethod[] OfEntity =
    [
        new ArithmeticAggregation(), new GeometricAggregation(), new HarmonicAggregation(), new PowerAggregation(2), new PowerAggregation(0.5), new PowerAggregation(-3),
        new PowerAggregation(0), new MedianAggregation(), new MinimumAggregation(), new OrderedWeightedAggregation([], 2), new OrderedWeightedAggregation([5, 3, 1]),
    ];

    private static readonly AggregationMethod[] All =
    [
        .. OfEntity, new MazziottaParetoAggregation(), new MazziottaParetoAggregation(ImbalancePenalty.Positive, MazziottaParetoScale.Standardized),
        new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted), new CopelandAggregation(), new TopsisAggregation(),
        new TopsisAggregation(TopsisScaling.Vector), new WroclawAggregation(),
    ];

    // Law: an average lies between the least and the greatest child.
    [Property]
    public void Averages_lie_between_the_least_and_the_greatest_child(ChildTable table)
    {
        foreach (var method in OfEntity)
        {
            var scores = table.Scores(method);
            for (var row = 0; row < table.Rows; row++)
            {
                var present = Present(table, row);
                if (present.Length == 0)
                {
                    Assert.True(double.IsNaN(scores[row]));
                    continue;
                }

                Assert.True(scores[row] >= present.Min() * (1 - 1e-13) && scores[row] <= present.Max() * (1 + 1e-13), $"{method}: {scores[row]:R} of {table}");
            }
        }
    }

    // Law: permutation of entities. Where a row stands does not matter, to the last bit but for sums over rows.
    [Property]
    public void The_order_of_the_rows_does_not_matter(ChildTable table, int seed)
    {
        var order = Enumerable.Range(0, table.Rows).ToArray();
        new Random(seed).Shuffle(order);
        var moved = table.WithRows(order);
        foreach (var method in All)
        {
            var scores = table.Scores(method);
            var others = moved.Scores(method);
            var tolerance = method.Dependence == AggregationDependence.Entity || method is CopelandAggregation ? 0 : 1e-12;
            for (var row = 0; row < table.Rows; row++)
                Approx.Equal(scores[order[row]], others[row], tolerance, tolerance);
        }
    }

    // Law: permutation of siblings.
    [Property]
    public void The_order_of_the_children_does_not_matter(ChildTable table, int seed)
    {
        var order = Enumerable.Range(0, table.Count).ToArray();
        new Random(seed).Shuffle(order);
        var moved = table.WithChildren(order);
        foreach (var method in All)
            AssertSame(table.Scores(method), moved.Scores(method), method is CopelandAggregation ? 0 : 1e-11);
    }

    // Law: weights are relative.
    [Property]
    public void Weights_may_be_rescaled(ChildTable table, PositiveInt factor)
    {
        var rescaled = table with { Weights = [.. table.Weights.Select(w => w * factor.Get / 7)] };
        foreach (var method in All)
            AssertSame(table.Scores(method), rescaled.Scores(method), 1e-11);
    }

    // Law: a child of weight 0 has no part, whatever its value.
    [Property]
    public void A_child_of_weight_0_has_no_part(ChildTable table)
    {
        var with = new ChildTable(table.Rows, [.. table.Values, .. Enumerable.Range(0, table.Rows).Select(r => r % 3 == 0 ? double.NaN : -7.0 - r)], [.. table.Weights, 0]);
        foreach (var method in All)
            AssertSame(table.Scores(method), with.Scores(method, out var fault), 0);
    }

    // Law: monotonicity. A higher child gives no lower score.
    [Property]
    public void A_higher_child_gives_no_lower_score(ChildTable table, int child, int row, PositiveInt rise)
    {
        var cell = ((int)((uint)child % table.Count) * table.Rows) + (int)((uint)row % table.Rows);
        var values = table.Values.ToArray();
        values[cell] += rise.Get / 4.0;
        var higher = table with { Values = values };
        foreach (var method in OfEntity.Append(new CopelandAggregation()))
        {
            var before = table.Scores(method)[cell % table.Rows];
            var after = higher.Scores(method)[cell % table.Rows];
            Assert.False(after < before * (1 - 1e-13) && after < before - 1e-9, $"{method}: {before:R} fell to {after:R}");
        }
    }

    // Law: homogeneity. Twice the values, twice the score.
    [Property]
    public void Averages_scale_with_their_values(ChildTable table, PositiveInt factor)
    {
        var scaled = table.Map(x => x * factor.Get);
        foreach (var method in OfEntity.Append(new MazziottaParetoAggregation()))
            AssertSame([.. table.Scores(method).Select(s => s * factor.Get)], scaled.Scores(method), 1e-11);
    }

    // Law: methods that compare entities on a scale of their own do not see the scale of the children.
    [Property]
    public void Order_and_standardized_distances_do_not_depend_on_the_scale(ChildTable table, PositiveInt factor, int shift)
    {
        var scaled = table.Map(x => (x * factor.Get) + (shift % 100));
        AssertSame(table.Scores(new WroclawAggregation()), scaled.Scores(new WroclawAggregation()), 1e-6);
        AssertSame(table.Scores(new CopelandAggregation()), table.Map(x => x * x).Scores(new CopelandAggregation()), 0);
        AssertSame(table.Scores(new TopsisAggregation()), scaled.Scores(new TopsisAggregation()), 1e-6);
    }

    // Law: what is missing is as if the child were not there.
    [Property]
    public void A_missing_child_is_left_out_with_its_weight(ChildTable table)
    {
        foreach (var method in OfEntity.Append(new MazziottaParetoAggregation()))
        {
            var scores = table.Scores(method);
            for (var row = 0; row < table.Rows; row++)
            {
                var there = Enumerable.Range(0, table.Count).Where(c => !double.IsNaN(table.Row(row)[c])).ToArray();
                if (there.Length == 0 || there.All(c => table.Weights[c] == 0))
                {
                    Assert.True(double.IsNaN(scores[row]));
                    continue;
                }

                var rest = ChildTable.Of([.. there.Select(c => table.Weights[c])], [.. there.Select(c => table.Row(row)[c])]);
                Approx.Equal(rest.Scores(method)[0], scores[row], 1e-14, 0);
            }
        }
    }

    // Law: the power mean rises with its exponent.
    [Property]
    public void Power_means_rise_with_the_exponent(ChildTable table)
    {
        double[] exponents = [-60, -3, -1, -1e-3, 0, 1e-3, 0.5, 1, 2, 7, 80];
        var last = table.Scores(new MinimumAggregation());
        foreach (var p in exponents)
        {
            var scores = table.Scores(new PowerAggregation(p));
            for (var row = 0; row < table.Rows; row++)
                Assert.False(scores[row] < last[row] * (1 - 1e-10), $"{p}: {scores[row]:R} after {last[row]:R}");
            last = scores;
        }
    }

    // Law: antisymmetry. What one wins, another loses.
    [Property]
    public void Copeland_scores_sum_to_0_and_are_whole(ChildTable table)
    {
        var scores = table.Scores(new CopelandAggregation());

        Assert.Equal(0, scores.Where(s => !double.IsNaN(s)).Sum());
        Assert.All(scores, s => Assert.True(double.IsNaN(s) || (s == Math.Round(s) && Math.Abs(s) <= table.Rows - 1)));
        AssertSame([.. scores.Select(s => 0 - s)], table.Map(x => -x).Scores(new CopelandAggregation()), 0);
    }

    // Law: the fast way is the plain way.
    [Property]
    public void Copeland_is_the_count_over_the_outranking_matrix(ChildTable table)
    {
        var matrix = new double[table.Rows * table.Rows];
        OutrankingMatrix.Compute(table.Children, table.Weights, matrix);
        var scores = table.Scores(new CopelandAggregation());
        for (var i = 0; i < table.Rows; i++)
        {
            if (double.IsNaN(scores[i]))
                continue;
            var plain = 0;
            for (var j = 0; j < table.Rows; j++)
            {
                var share = matrix[(i * table.Rows) + j];
                if (i != j && !double.IsNaN(share))
                    plain += Math.Abs(share - 0.5) < 1e-11 ? 0 : Math.Sign(share - 0.5);
            }

            Assert.Equal(plain, scores[i]);
        }
    }

    [Property]
    public void The_shares_of_a_pair_sum_to_1(ChildTable table)
    {
        var n = table.Rows;
        var matrix = new double[n * n];
        OutrankingMatrix.Compute(table.Children, table.Weights, matrix);
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(0, matrix[(i * n) + i]);
            for (var j = 0; j < i; j++)
                Assert.True(double.IsNaN(matrix[(i * n) + j]) ? double.IsNaN(matrix[(j * n) + i]) : Approx.IsClose(1, matrix[(i * n) + j] + matrix[(j * n) + i]));
        }
    }

    [Property]
    public void Topsis_is_from_0_for_the_worst_to_1_for_the_best(ChildTable table)
    {
        var worst = Enumerable.Range(0, table.Count).Select(c => Column(table, c).Where(x => !double.IsNaN(x)).DefaultIfEmpty(0).Min()).ToArray();
        var best = Enumerable.Range(0, table.Count).Select(c => Column(table, c).Where(x => !double.IsNaN(x)).DefaultIfEmpty(0).Max()).ToArray();
        var scores = ChildTable.Of(table.Weights, [worst, best, .. Enumerable.Range(0, table.Rows).Select(table.Row)]).Scores(new TopsisAggregation(), out var fault);

        Assert.All(scores, s => Assert.False(s is < 0 or > 1));
        if (fault.Kind != AggregationFaultKind.None)
            return;
        Assert.Equal(0, scores[0]);
        Assert.Equal(1, scores[1]);
    }

    [Property]
    public void The_ideal_of_the_taxonomic_method_scores_1_and_no_other_more(ChildTable table)
    {
        var best = Enumerable.Range(0, table.Count).Select(c => Column(table, c).Where(x => !double.IsNaN(x)).DefaultIfEmpty(0).Max()).ToArray();
        var scores = ChildTable.Of(table.Weights, [best, .. Enumerable.Range(0, table.Rows).Select(table.Row)]).Scores(new WroclawAggregation(), out var fault);

        Assert.All(scores, s => Assert.False(s > 1));
        if (fault.Kind == AggregationFaultKind.None && !double.IsNaN(scores[0]))
            Assert.Equal(1, scores[0]);
    }

    // Law: what availability asks for is told by counting.
    [Property]
    public void Rows_with_too_few_children_have_no_score(ChildTable table, int limit)
    {
        var share = (uint)limit % 11 / 10.0;
        var scores = table.Scores(new ArithmeticAggregation());
        var kept = table.Scores(new ArithmeticAggregation(), out _, share);
        var whole = table.Scores(new ArithmeticAggregation(), out _, 0, MissingChildren.Propagate);
        var own = table.Scores(new ArithmeticAggregation { MinAvailability = share, Missing = MissingChildren.Drop }, out _, 1, MissingChildren.Propagate);
        var counted = table.Weights.Count(w => w > 0);
        for (var row = 0; row < table.Rows; row++)
        {
            var there = Present(table, row).Length;
            Assert.Equal((double)there / counted < share || there == 0 ? double.NaN : scores[row], kept[row]);
            Assert.Equal(there < counted ? double.NaN : scores[row], whole[row]);
            Assert.Equal(kept[row], own[row]);
        }
    }

    private static double[] Present(ChildTable table, int row) =>
        [.. Enumerable.Range(0, table.Count).Where(c => table.Weights[c] > 0).Select(c => table.Row(row)[c]).Where(x => !double.IsNaN(x))];

    private static double[] Column(ChildTable table, int child) => table.Values[(child * table.Rows)..((child + 1) * table.Rows)];

    private static void AssertSame(double[] expected, double[] actual, double tolerance)
    {
        for (var row = 0; row < expected.Length; row++)
            Approx.Equal(expected[row], actual[row], tolerance, tolerance);
    }
}
