using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class SdgIndexTests
{
    [Fact]
    public void Scores_are_cut_off_at_the_bounds()
    {
        var falling = SdgIndexBounds.Of(72.6, 0);
        Assert.Equal(0.0, falling.Score(80));
        Assert.Equal(100.0, falling.Score(-1));
        Assert.True(double.IsNaN(falling.Score(double.NaN)));
        Approx.Equal(25, SdgIndexBounds.Of(10, 50).Score(20));
        Assert.Throws<ArgumentException>(() => SdgIndexBounds.Of(3, 3));
    }

    [Fact]
    public void Bounds_are_found_from_two_scores()
    {
        var bounds = SdgIndexBounds.Of(72.6, 4);
        var found = SdgIndexBounds.Through(60, bounds.Score(60), 11, bounds.Score(11));
        Approx.Equal(72.6, found.Worst);
        Approx.Equal(4, found.Best);
        Assert.Throws<ArgumentException>(() => SdgIndexBounds.Through(1, 2, 1, 3));
    }

    [Theory]
    [InlineData(200, 0, SdgIndexColor.Red)]
    [InlineData(130.1, 0, SdgIndexColor.Red)]
    [InlineData(50.001, 0.99998, SdgIndexColor.Red)]
    [InlineData(50, 1, SdgIndexColor.Orange)]
    [InlineData(37.6, 1.496, SdgIndexColor.Orange)]
    [InlineData(37.5, 1.5, SdgIndexColor.Yellow)]
    [InlineData(25, 2, SdgIndexColor.Green)]
    [InlineData(2.6, 3, SdgIndexColor.Green)]
    [InlineData(0, 3, SdgIndexColor.Green)]
    public void The_rating_has_its_knots_at_the_thresholds(double mortality, double rating, SdgIndexColor color)
    {
        var dashboard = SdgIndexDashboard.Of(130.1, 50, 25, 2.6);
        Approx.Equal(rating, dashboard.Rating(mortality), 0, 1e-4);
        Assert.Equal(color, SdgIndexDashboard.ColorOf(dashboard.Rating(mortality)));
        var mirrored = SdgIndexDashboard.Of(-130.1, -50, -25, -2.6);
        Assert.Equal(dashboard.Rating(mortality), mirrored.Rating(-mortality));
    }

    [Theory]
    [InlineData(new[] { 2.5, 3, 2.2 }, SdgIndexColor.Green)]
    [InlineData(new[] { 3, 1.9, 3 }, SdgIndexColor.Yellow)]
    [InlineData(new[] { 0, 1.2, 3 }, SdgIndexColor.Orange)]
    [InlineData(new[] { 0.9, 0.1, 3 }, SdgIndexColor.Red)]
    [InlineData(new[] { 1.9, 1.2, 3 }, SdgIndexColor.Yellow)]
    [InlineData(new[] { 0.3 }, SdgIndexColor.Red)]
    [InlineData(new[] { double.NaN, 2.5 }, SdgIndexColor.Green)]
    [InlineData(new[] { double.NaN, double.NaN, 2.5 }, SdgIndexColor.Grey)]
    [InlineData(new double[0], SdgIndexColor.Grey)]
    public void The_two_worst_ratings_color_a_goal(double[] ratings, SdgIndexColor color) => Assert.Equal(color, SdgIndexDashboard.ColorOfGoal(ratings));

    [Fact]
    public void Thresholds_must_rise_or_fall()
    {
        Assert.Throws<ArgumentException>(() => SdgIndexDashboard.Of(0, 2, 1, 3));
        Assert.Throws<ArgumentException>(() => SdgIndexDashboard.Of(0, 1, 2, double.NaN));
        Assert.Equal(SdgIndexColor.Grey, SdgIndexDashboard.ColorOf(double.NaN));
    }

    [Fact]
    public void The_family_of_means_goes_from_the_arithmetic_one_to_the_least()
    {
        double[] scores = [20, 80, double.NaN, 50];
        Approx.Equal(50, SdgIndexAggregation.Mean(scores));
        Approx.Equal(Math.Cbrt(80_000), SdgIndexAggregation.Mean(scores, 0));
        Approx.Equal(3 / (0.05 + 0.0125 + 0.02), SdgIndexAggregation.Mean(scores, 1));
        Assert.Equal(20.0, SdgIndexAggregation.Mean(scores, double.PositiveInfinity));
        Approx.Equal(20, SdgIndexAggregation.Mean(scores, 500), 3e-3);
        Approx.Equal(Math.Pow((Math.Sqrt(20) + Math.Sqrt(80) + Math.Sqrt(50)) / 3, 2), SdgIndexAggregation.Mean(scores, -0.5));
        Assert.Equal(0.0, SdgIndexAggregation.Mean([0, 50], 0));
        Assert.Equal(0.0, SdgIndexAggregation.Mean([0, 50], 2));
        Approx.Equal(12.5, SdgIndexAggregation.Mean([0, 50], -0.5));
        Assert.Null(SdgIndexAggregation.Mean([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SdgIndexAggregation.Mean([1], -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SdgIndexAggregation.Mean([-1]));
    }

    // Law: the mean falls as substitution gets harder.
    [Property]
    public void Harder_substitution_lowers_the_mean(PositiveInt[] scores)
    {
        if (scores.Length == 0)
            return;
        double[] x = [.. scores.Select(s => s.Get % 101.0)];
        var last = double.PositiveInfinity;
        foreach (var rho in new[] { -1, -0.5, -1e-6, 0, 1e-6, 1, 5, double.PositiveInfinity })
        {
            var mean = SdgIndexAggregation.Mean(x, rho)!.Value;
            Assert.True(mean <= last * (1 + 1e-9) && mean >= x.Min() * (1 - 1e-9), $"{mean} at {rho} after {last}");
            last = mean;
        }
    }
}
