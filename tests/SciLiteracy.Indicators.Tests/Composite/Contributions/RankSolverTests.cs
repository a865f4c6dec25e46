using SciLiteracy.Indicators.Composite.Contributions;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;


public class RankSolverTests
{
    // Rank 5 below 10, 4 from 10, 3 from 20, 2 from 50; the best, 1, never.
    private static double RankAt(double value) => value >= 50 ? 2 : value >= 20 ? 3 : value >= 10 ? 4 : 5;

    [Theory]
    [InlineData(4, 10)]
    [InlineData(3, 20)]
    [InlineData(2, 50)]
    [InlineData(2.5, 50)]
    public void The_smallest_rise_is_found(double target, double expected)
    {
        var change = RankSolver.Solve(RankAt, 3, double.PositiveInfinity, target, 0.1, 1e-9);

        Assert.True(change.IsReached);
        Assert.InRange(change.Value, expected, expected + 1e-9);
        Assert.Equal(change.Value - 3, change.Change);
        Assert.Equal(RankAt(expected), change.Rank);
        Assert.InRange(change.Evaluations, 5, 60);
    }

    [Fact]
    public void The_smallest_fall_is_found()
    {
        var change = RankSolver.Solve(x => RankAt(-x), -3, double.NegativeInfinity, 3, 0.1, 1e-9);

        Assert.True(change.IsReached);
        Assert.InRange(change.Value, -20 - 1e-9, -20);
        Assert.Equal(change.Value + 3, change.Change);
    }

    [Fact]
    public void A_rank_that_is_held_already_takes_nothing()
    {
        Assert.Equal(new(true, 12, 0, 4, 1), RankSolver.Solve(RankAt, 12, 100, 4, 1, 1e-9));
        Assert.Equal(new(true, 12, 0, 4, 1), RankSolver.Solve(RankAt, 12, 100, 5, 1, 1e-9));
    }

    [Fact]
    public void A_limit_is_not_passed_and_the_best_rank_is_told()
    {
        var change = RankSolver.Solve(RankAt, 3, 45, 2, 1, 1e-9);

        Assert.False(change.IsReached);
        Assert.Equal(3, change.Rank);
        Assert.InRange(change.Value, 20, 45);
        // at the limit itself it counts
        Assert.True(RankSolver.Solve(RankAt, 3, 50, 2, 1, 1e-9).IsReached);
        Assert.False(RankSolver.Solve(RankAt, 3, double.PositiveInfinity, 1, 1, 1e-9).IsReached);
        Assert.False(RankSolver.Solve(RankAt, 3, 3, 1, 1, 1e-9).IsReached);
    }

    [Fact]
    public void An_entity_without_a_rank_may_get_one()
    {
        var change = RankSolver.Solve(x => x < 7 ? double.NaN : 1, 3, 100, 1, 1, 1e-6);

        Assert.True(change.IsReached);
        Assert.InRange(change.Value, 7, 7 + 1e-6);
    }

    [Fact]
    public void The_search_ends_where_doubles_end()
    {
        var change = RankSolver.Solve(x => x > 1e16 + 2 ? 1 : 2, 1e16, double.PositiveInfinity, 1, 1e-3, 1e-300);

        Assert.True(change.IsReached);
        Assert.Equal(1e16 + 4, change.Value);
        Assert.False(RankSolver.Solve(_ => 2, 1e300, double.PositiveInfinity, 1, 1e300, 1).IsReached);
    }

    [Theory]
    [InlineData(double.NaN, 1, 1, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1, 1, 1)]
    [InlineData(0, double.NaN, 1, 1, 1)]
    [InlineData(0, 1, 0.5, 1, 1)]
    [InlineData(0, 1, double.NaN, 1, 1)]
    [InlineData(0, 1, 1, 0, 1)]
    [InlineData(0, 1, 1, double.PositiveInfinity, 1)]
    [InlineData(0, 1, 1, 1, 0)]
    [InlineData(0, 1, 1, 1, double.NaN)]
    public void Bad_numbers_are_refused(double current, double limit, double target, double step, double precision) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RankSolver.Solve(RankAt, current, limit, target, step, precision));
}
