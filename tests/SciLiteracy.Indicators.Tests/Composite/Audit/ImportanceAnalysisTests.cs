using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class ImportanceAnalysisTests
{
    private static readonly double[] Grid = [.. Enumerable.Range(0, 60).Select(i => (i - 29.5) / 29.5)];

    // An index that is a straight line, or its mirror image, in a member is explained by it wholly.
    [Theory]
    [InlineData(3)]
    [InlineData(-0.01)]
    public void A_line_explains_everything(double slope) =>
        Approx.Equal(1, ImportanceAnalysis.CorrelationRatio(Grid, [.. Grid.Select(x => 5 + (slope * x))]), 1e-12, 0);

    // A parabola, a wave and a step have no or little linear part, but are functions of the member.
    [Fact]
    public void A_curve_explains_what_a_line_does_not()
    {
        double[] parabola = [.. Grid.Select(x => x * x)];
        double[] wave = [.. Grid.Select(x => Math.Sin(2 * Math.PI * x))];
        var table = Members.Flat(Grid);
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(Grid, parabola), 0.97, 1);
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(Grid, wave), 0.85, 1);
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(Grid, [.. Grid.Select(x => x > 0 ? 1.0 : 0)]), 0.85, 1);
        // The other way round, a parabola says nothing of the sign of its argument.
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(parabola, Grid), 0, 0.1);
        Assert.Single(table.Members(1));
    }

    // A member with few values: the curve is the mean at each, so that the ratio is that of the analysis of variance.
    [Fact]
    public void Of_a_member_with_two_values_it_is_the_share_between_them()
    {
        double[] x = [0, 0, 0, 0, 1, 1, 1, 1];
        double[] y = [1, 2, 3, 4, 6, 7, 8, 9];
        // Between: 8 · 2.5² = 50; in all: 50 + 2 · 5 = 60
        Approx.Equal(50 / 60.0, ImportanceAnalysis.CorrelationRatio(x, y), 1e-12, 0);
    }

    // Four points on a line but for one: any share reaches all four, so that a curve through them is a line or a flat mean between its ends.
    [Fact]
    public void Of_four_points_the_straight_line_is_taken()
    {
        double[] x = [0, 1, 2, 3];
        double[] y = [0, 1.1, 1.9, 3];
        var r = SciLiteracy.Indicators.Numerics.Correlation.Pearson(x, y);
        Approx.Equal(r * r, ImportanceAnalysis.CorrelationRatio(x, y), 1e-12, 0);
    }

    // A local curve is taken where it foretells left-out points better, and only there.
    [Fact]
    public void The_reach_is_chosen_by_left_out_points()
    {
        double[] bend = [.. Grid.Select(v => Math.Abs(v))];
        double[] noise = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 1.0 : -1)];
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(Grid, bend), 0.97, 1);
        // A zigzag is foretold by nothing: the straight line is flat.
        Assert.InRange(ImportanceAnalysis.CorrelationRatio(Grid, noise), 0, 0.01);
    }

    // Columns of a Hadamard matrix tell nothing about each other.
    [Fact]
    public void What_is_unrelated_explains_nothing()
    {
        var ratio = ImportanceAnalysis.CorrelationRatio(Members.Contrast((1, 1), (2, 2), (4, 4)), Members.Contrast((8, 1)));
        Assert.InRange(ratio, 0, 1e-20);
    }

    [Fact]
    public void Missing_pairs_are_skipped_and_few_have_no_ratio()
    {
        double[] x = [1, 2, Members.None, 3, 4, 9];
        double[] y = [2, 4, 7, 6, 8, Members.None];
        Approx.Equal(1, ImportanceAnalysis.CorrelationRatio(x, y), 1e-12, 0);
        Assert.Equal(double.NaN, ImportanceAnalysis.CorrelationRatio([1, 2, 3], [1, 2, 3]));
        Assert.Equal(double.NaN, ImportanceAnalysis.CorrelationRatio([1, 2, 3, Members.None], [1, 2, 3, 4]));
        Assert.Equal(double.NaN, ImportanceAnalysis.CorrelationRatio([1, 1, 1, 1], [1, 2, 3, 4]));
        Assert.Equal(double.NaN, ImportanceAnalysis.CorrelationRatio([1, 2, 3, 4], [1, 1, 1, 1]));
        Assert.Throws<ArgumentException>("y", () => ImportanceAnalysis.CorrelationRatio([1], []));
    }

    [Fact]
    public void Members_are_compared_with_their_weights()
    {
        var x = Members.Contrast((1, 1), (2, 2), (4, 4));
        var y = Members.Contrast((8, 1));
        double[] index = [.. x.Zip(y, (a, b) => (3 * a) + (4 * b))];
        var tree = Members.Aggregate("I", Members.Indicator("a"), Members.Indicator("b"), Members.Indicator("c"));
        var table = AuditTable.Of(tree, Members.Data(("a", x), ("b", y), ("c", [.. x.Select(_ => 1.0)]), ("I", index)));
        EffectiveWeight[] weights = [new("I", null, 2, 1, 1), new("a", "I", 1, 3, 3 / 7.0), new("b", "I", 1, 4, 4 / 7.0)];
        var effects = ImportanceAnalysis.Of(table, weights);
        Assert.Equal(["a", "b", "c"], effects.Select(e => e.Code));
        Assert.Equal([3 / 7.0, 4 / 7.0, double.NaN], effects.Select(e => e.EffectiveWeight));
        Assert.All(effects, e => Assert.Equal(16, e.Count));
        // V(x) = 21, V(y) = 1: 9 · 21 / (9 · 21 + 16)
        var share = 189 / 205.0;
        Approx.Equal(share, effects[0].SquaredCorrelation, 1e-12, 0);
        Approx.Equal(1 - share, effects[1].SquaredCorrelation, 1e-12, 0);
        Approx.Equal(1 - share, effects[1].CorrelationRatio, 1e-12, 0);
        Assert.InRange(effects[0].CorrelationRatio, share - 0.02, 1);
        Assert.Equal((double.NaN, double.NaN), (effects[2].SquaredCorrelation, effects[2].ImportanceShare));
        Approx.Equal(1, effects[0].ImportanceShare + effects[1].ImportanceShare, 1e-12, 0);
        Approx.Equal(effects[0].CorrelationRatio / effects[1].CorrelationRatio, effects[0].ImportanceShare / effects[1].ImportanceShare, 1e-12, 0);
        Assert.Throws<ArgumentException>("code", () => ImportanceAnalysis.Of(Members.Flat([1, 2, 3, 4]), weights));
    }

    // Seven of thirteen at one place, and a share that is fewer: all seven count, whatever their values are.
    [Fact]
    public void More_points_at_a_place_than_the_share_all_count()
    {
        double[] x = [1, 2, 3, 0, 3, 3, 3, 1, 3, 3, 0, 2, 3];
        double[] y = [3, 8, 4, 3, 1, 4, 3, 3, 1, 6, 6, 8, 1];
        Approx.Equal(ImportanceAnalysis.CorrelationRatio(x, y), ImportanceAnalysis.CorrelationRatio(x, [.. y.Select(v => -v)]), 1e-12, 0);
        Approx.Equal(ImportanceAnalysis.CorrelationRatio(x, y), ImportanceAnalysis.CorrelationRatio([.. x.Select(v => -v)], y), 1e-12, 0);
    }

    // Laws: from 0 to 1, not below the squared correlation but for smoothing, and no matter the order of rows or the units.
    [Property]
    public bool The_ratio_does_not_depend_on_order_or_unit(NonNull<byte[]> bytes)
    {
        double[] x = [.. bytes.Get.Select(b => (double)(b % 16))];
        double[] y = [.. bytes.Get.Select(b => b / 16 % 11 == 10 ? double.NaN : b / 16 % 11)];
        var ratio = ImportanceAnalysis.CorrelationRatio(x, y);
        var other = ImportanceAnalysis.CorrelationRatio([.. x.Reverse().Select(v => (v * 4) + 9)], [.. y.Reverse().Select(v => v * -2)]);
        return (double.IsNaN(ratio) && double.IsNaN(other)) || (ratio is >= 0 and <= 1 && Approx.IsClose(ratio, other, 1e-6, 1e-9));
    }
}
