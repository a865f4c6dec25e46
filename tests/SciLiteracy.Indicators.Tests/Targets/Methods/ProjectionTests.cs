using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class ProjectionTests
{
    private static SeriesPoint[] Years(int first, params double[] values) => [.. values.Select((v, i) => SeriesPoint.Of(first + i, v))];

    [Fact]
    public void A_linear_trend_by_hand()
    {
        // The line 0.6 t + 2.2 with residual sum of squares 2.4 on 3 degrees of freedom; at t = 6: 5.8, s² (1 + 1/5 + 9/10).
        var projection = Projection.Of(Years(2001, 2, 4, 5, 4, 5), LinearTrend.Instance, ReferencePeriod.OfYear(2006));
        Approx.Equal(5.8, projection.Estimate);
        var error = Math.Sqrt(0.8 * 2.1);
        Approx.Equal(error, projection.StandardError);
        Assert.Equal(3.0, projection.DegreesOfFreedom);
        var interval = projection.Interval(0.95)!;
        Approx.Equal(5.8 - (3.182446305284263 * error), interval.Lower, 1e-10);
        Approx.Equal(5.8 + (3.182446305284263 * error), interval.Upper, 1e-10);
        Approx.Equal(0.5, projection.ProbabilityOfReaching(5.8, Direction.Higher), 1e-12);
        Approx.Equal(0.975, projection.ProbabilityOfReaching(interval.Lower, Direction.Higher), 1e-12);
        Approx.Equal(0.025, projection.ProbabilityOfReaching(interval.Lower, Direction.Lower), 1e-12);
    }

    [Fact]
    public void A_log_linear_trend_is_a_line_of_logarithms()
    {
        double[] values = [3, 4, 4.5, 7, 8];
        var logs = Projection.Of(Years(2001, [.. values.Select(v => Math.Log(v))]), LinearTrend.Instance, ReferencePeriod.OfYear(2008));
        var projection = Projection.Of(Years(2001, values), LogLinearTrend.Instance, ReferencePeriod.OfYear(2008));
        Approx.Equal(Math.Exp(logs.Estimate!.Value), projection.Estimate);
        Approx.Equal(Math.Exp(logs.Interval(0.9)!.Upper), projection.Interval(0.9)!.Upper);
        Approx.Equal(logs.ProbabilityOfReaching(Math.Log(11), Direction.Higher)!.Value, projection.ProbabilityOfReaching(11, Direction.Higher));
        Assert.Equal(1.0, projection.ProbabilityOfReaching(0, Direction.Higher));
        Assert.Equal(0.0, projection.ProbabilityOfReaching(-3, Direction.Lower));
    }

    [Fact]
    public void A_very_long_half_life_weighs_all_alike()
    {
        var series = Years(2001, 2, 4, 5, 4, 5);
        var plain = Projection.Of(series, LinearTrend.Instance, ReferencePeriod.OfYear(2010));
        var weighted = Projection.Of(series, new WeightedTrend(1e12), ReferencePeriod.OfYear(2010));
        Approx.Equal(plain.Estimate!.Value, weighted.Estimate, 1e-9);
        Approx.Equal(plain.StandardError!.Value, weighted.StandardError, 1e-9);
        var recent = Projection.Of(Years(2001, 9, 5, 1, 2, 3), new WeightedTrend(0.5), ReferencePeriod.OfYear(2006));
        Assert.InRange(recent.Estimate!.Value, 3, 4.1);
    }

    [Fact]
    public void Two_surveys_with_standard_errors_have_a_normal_prediction()
    {
        // The extrapolated line is 2.5 y2 - 1.5 y1 at t = 2 + 3·1.5: variances add.
        SeriesPoint[] surveys = [SeriesPoint.Of(2015, 6.20, 0.2), SeriesPoint.Of(2018, 8.47, 0.3)];
        var projection = Projection.Of(surveys, InverseVarianceTrend.Instance, ReferencePeriod.OfYear(2020));
        var weight = 5 / 3.0;
        Approx.Equal((weight * 8.47) - ((weight - 1) * 6.20), projection.Estimate);
        var error = Math.Sqrt((weight * weight * 0.09) + ((weight - 1) * (weight - 1) * 0.04));
        Approx.Equal(error, projection.StandardError);
        Approx.Equal(NormalDistribution.Cdf((projection.Estimate!.Value - 10) / error), projection.ProbabilityOfReaching(10, Direction.Higher));
        Assert.Equal(double.PositiveInfinity, projection.DegreesOfFreedom);
    }

    [Fact]
    public void Scatter_beyond_the_standard_errors_raises_the_variance_by_Birges_ratio()
    {
        double[] values = [1, 5, 2, 6];
        Projection With(double se) => Projection.Of(
            values.Select((v, i) => SeriesPoint.Of(2001 + i, v, se)), InverseVarianceTrend.Instance, ReferencePeriod.OfYear(2006));
        // With small standard errors the residuals alone count, so their size does not matter; with large ones they alone do.
        Approx.Equal(With(0.01).StandardError!.Value, With(0.02).StandardError, 1e-9);
        Approx.Equal(2 * With(10).StandardError!.Value, With(20).StandardError);
    }

    [Fact]
    public void An_observation_with_a_standard_error_has_reached_a_target_with_a_probability()
    {
        Approx.Equal(0.975, Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10.56, 0.56 / 1.959963984540054), 10, Direction.Higher), 1e-12);

        // t of 0.975 with 10 degrees of freedom; with none left there is no error to go by.
        Approx.Equal(0.975, Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10.56, 0.56 / 2.2281388519862742, 10), 10, Direction.Higher), 1e-12);
        Assert.Null(Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10.56, 0.1, 0), 10, Direction.Higher));
        Approx.Equal(0.025, Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10.56, 0.56 / 1.959963984540054), 10, Direction.Lower), 1e-12);
        Assert.Null(Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10.56), 10, Direction.Higher));
        Assert.Equal(1.0, Projection.ProbabilityOfHavingReached(SeriesPoint.Of(2020, 10, 0), 10, Direction.Higher));
    }

    [Fact]
    public void Reasons_are_told_and_nothing_is_guessed()
    {
        var period = ReferencePeriod.OfYear(2030);
        var few = Projection.Of(Years(2001, 1, 2), LinearTrend.Instance, period);
        Assert.Equal(ProjectionReason.TooFewPoints, few.Reason);
        Assert.Null(few.Estimate);
        Assert.Null(few.Interval(0.9));
        Assert.Null(few.ProbabilityOfReaching(3, Direction.Higher));
        Assert.Equal(ProjectionReason.NotPositive, Projection.Of(Years(2001, 1, 0, 2), LogLinearTrend.Instance, period).Reason);
        Assert.Equal(ProjectionReason.StandardErrorMissing, Projection.Of(Years(2001, 1, 2, 3), InverseVarianceTrend.Instance, period).Reason);
        Assert.Equal(
            ProjectionReason.NotRepresentable,
            Projection.Of(Years(2001, 1, 1e200, 1e306), LogLinearTrend.Instance, ReferencePeriod.OfYear(2900)).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => few.Interval(1));
        Assert.Throws<ArgumentException>(() => few.ProbabilityOfReaching(3, Direction.Context));
        Assert.Throws<ArgumentException>(() => few.ProbabilityOfReaching(double.NaN, Direction.Higher));
    }

    // Law: a series on a line is continued on it, without doubt but for rounding.
    [Property]
    public void A_line_is_continued(int level, int slope, byte ahead)
    {
        var (a, b) = (level % 1000, slope % 100);
        var series = Enumerable.Range(0, 6).Select(i => SeriesPoint.Of(2010 + i, a + (b * i)));
        var projection = Projection.Of(series, LinearTrend.Instance, ReferencePeriod.OfYear(2015 + ahead));
        Approx.Equal(a + (b * (5.0 + ahead)), projection.Estimate, 1e-9, 1e-7);
        Approx.Equal(0, projection.StandardError, 0, 1e-6);
    }

    // Law: coverage. The interval of level 0.8 covers the next value of a straight trend with normal errors in 80 % of draws (binomial error of 4000: 0.6 %).
    [Fact]
    public void The_interval_covers_as_often_as_it_says()
    {
        const int Draws = 4000;
        var random = new Random(20_160_314);
        double Normal() => NormalDistribution.Quantile((random.Next(1, 1 << 30) + 0.5) / ((1 << 30) + 1.0));
        int covered = 0, reached = 0;
        for (var d = 0; d < Draws; d++)
        {
            var series = Enumerable.Range(0, 6).Select(i => SeriesPoint.Of(2010 + i, 5 + (0.3 * i) + Normal())).ToList();
            var next = 5 + (0.3 * 8) + Normal();
            var projection = Projection.Of(series, LinearTrend.Instance, ReferencePeriod.OfYear(2018));
            var interval = projection.Interval(0.8)!;
            covered += interval.Lower <= next && next <= interval.Upper ? 1 : 0;
            reached += projection.ProbabilityOfReaching(next, Direction.Higher) >= 0.25 ? 1 : 0;
        }

        Assert.InRange(covered / (double)Draws, 0.775, 0.825);
        Assert.InRange(reached / (double)Draws, 0.72, 0.78);
    }
}
