using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Inequality;

[Properties(Arbitrary = [typeof(Populations)])]
public class LorenzCurveTests
{
    // Law: the Gini index is 1 less twice the area under the Lorenz curve.
    [Property]
    public void The_area_under_the_curve_gives_the_Gini_index(Population p)
    {
        var points = LorenzCurve.Of(p.Values, p.Weights).Points;
        var area = 0.0;
        for (var i = 1; i < points.Length; i++)
            area += (points[i].PopulationShare - points[i - 1].PopulationShare) * (points[i].ValueShare + points[i - 1].ValueShare) / 2;
        Approx.Equal(1 - (2 * area), Gini.Population.Evaluate(p.Values, p.Weights).Value, 1e-11, 1e-12);
    }

    // Law: Hoover's index is the largest distance between the curve and the diagonal.
    [Property]
    public void The_largest_distance_to_the_diagonal_is_the_Hoover_index(Population p) =>
        Approx.Equal(
            LorenzCurve.Of(p.Values, p.Weights).Points.Max(q => q.PopulationShare - q.ValueShare),
            Hoover.Instance.Evaluate(p.Values, p.Weights).Value,
            1e-11,
            1e-12);

    // Law: from (0, 0) to (1, 1), rising, convex, below the diagonal.
    [Property]
    public void The_curve_rises_convexly_below_the_diagonal(Population p)
    {
        var points = LorenzCurve.Of(p.Values, p.Weights).Points;
        Assert.Equal(new LorenzPoint(0, 0), points[0]);
        Assert.Equal(new LorenzPoint(1, 1), points[^1]);
        Assert.Equal(p.Values.Distinct().Count() + 1, points.Length);
        for (var i = 1; i < points.Length; i++)
        {
            Assert.True(points[i].PopulationShare > points[i - 1].PopulationShare);
            Assert.True(points[i].ValueShare <= points[i].PopulationShare + 1e-14);
            if (i > 1)
                Assert.True(Slope(points[i - 1], points[i]) >= Slope(points[i - 2], points[i - 1]) * (1 - 1e-9));
        }

        static double Slope(LorenzPoint a, LorenzPoint b) => (b.ValueShare - a.ValueShare) / (b.PopulationShare - a.PopulationShare);
    }

    [Fact]
    public void The_share_of_the_bottom_forty_percent_lies_on_the_curve()
    {
        var curve = LorenzCurve.Of([4, 1, 3, 2]);
        Assert.Equal(0.0, curve.ValueShareOf(0));
        Approx.Equal(0.1, curve.ValueShareOf(0.25));
        // a quarter with 0.1, and 0.6 of the next quarter with 0.2
        Approx.Equal(0.1 + (0.6 * 0.2), curve.ValueShareOf(0.4));
        Assert.Equal(1.0, curve.ValueShareOf(1));
        Assert.Null(LorenzCurve.Of([]).ValueShareOf(0.4));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ValueShareOf(1.5));
    }

    [Fact]
    public void A_negative_value_has_no_curve() => Assert.Equal(InequalityUndefinedReason.NegativeValue, LorenzCurve.Of([-1, 4]).Reason);
}
