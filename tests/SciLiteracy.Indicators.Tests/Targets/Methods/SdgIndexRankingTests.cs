using SciLiteracy.Indicators.Targets.Methods;

namespace SciLiteracy.Indicators.Tests.Targets.Methods;

public class SdgIndexRankingTests
{
    private const double None = double.NaN;

    [Fact]
    public void Goals_count_alike_however_many_indicators_they_have()
    {
        var entity = Assert.Single(SdgIndexRanking.Compute(["A"], [0, 1, 1, 1], [100, 20, 40, 60]));
        Assert.Equal([100, 40], entity.Goals);
        Assert.Equal((70, 1, 1), (entity.Score, entity.Coverage, entity.Rank));
    }

    [Fact]
    public void Missing_values_are_left_out_and_too_many_cost_the_rank()
    {
        var entities = SdgIndexRanking.Compute(
            ["A", "B", "C", "D"], [0, 0, 0, 0, 1],
            [
                10, 20, 30, 40, 50,
                90, 90, 90, None, 90,
                99, 99, 99, None, None,
                None, None, None, None, None,
            ]);
        Assert.Equal([2, 1, null, null], entities.Select(e => e.Rank));
        Assert.Equal([37.5, 90, 99, null], entities.Select(e => e.Score));
        Assert.Equal([1, 0.8, 0.6, 0], entities.Select(e => e.Coverage));
        Assert.Equal([99.0, null], entities[2].Goals);
    }

    [Fact]
    public void Equal_scores_share_the_best_rank() =>
        Assert.Equal([2, 1, 2, 4], SdgIndexRanking.Compute(["A", "B", "C", "D"], [0], [50, 60, 50, 40]).Select(e => e.Rank));

    [Fact]
    public void A_goal_has_a_trend_if_three_quarters_of_its_indicators_have_one()
    {
        var known = SdgIndexTrend.Default.Assess(Cases.Of(10, 2015, 15, 2020, 20, 2030));
        var unknown = SdgIndexTrend.Default.Assess(Cases.WithoutTarget(10, 2015, 15, 2020));
        Assert.Equal(known.Score, SdgIndexRanking.TrendOfGoal([known, known, known, unknown]));
        Assert.Null(SdgIndexRanking.TrendOfGoal([known, known, unknown]));
        Assert.Null(SdgIndexRanking.TrendOfGoal([]));
        Assert.Throws<ArgumentException>(() => SdgIndexRanking.TrendOfGoal([OpenSdg.Default.Assess(Cases.WithoutTarget(10, 2015, 15, 2020))]));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SdgIndexRanking.Compute(["A"], [0, 1], [1]));
        Assert.Throws<ArgumentException>(() => SdgIndexRanking.Compute(["A"], [0, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => SdgIndexRanking.Compute(["A", "A"], [0], [1, 2]));
        Assert.Throws<ArgumentException>(() => SdgIndexRanking.Compute(["A"], [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => SdgIndexRanking.Compute(["A"], [0], [101]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SdgIndexRanking.Compute(["A"], [0], [1], maximumMissing: 1.1));
        Assert.Empty(SdgIndexRanking.Compute([], [0], []));
    }
}
