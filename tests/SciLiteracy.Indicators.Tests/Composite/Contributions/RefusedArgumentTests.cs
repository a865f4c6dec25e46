using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Contributions;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;

public class RefusedArgumentTests
{
    private static readonly AggregationMethod Mean = new ArithmeticAggregation();

    public static TheoryData<string, Action> Missing => new()
    {
        { "method", () => GapBreakdown.Compute(null!, [1], [1], [2], new double[1], out _) },
        { "result", () => IndexContributions.OfScore(null!, new("A", null)) },
        { "result", () => IndexContributions.OfDifference(null!, new("A", null), new("B", null)) },
        { "rankAt", () => RankSolver.Solve(null!, 1, 2, 1, 1, 0.1) },
        { "spec", () => RequiredChanges.Find(null!, Column(1, 2), new("A", null), "x", 1) },
        { "data", () => RequiredChanges.Find(SpecOfOne(new AggregateStep([Mean])), null!, new("A", null), "x", 1) },
        { "indicator", () => RequiredChanges.Find(SpecOfOne(new AggregateStep([Mean])), Column(1, 2), new("A", null), null!, 1) },
        { "method", () => ScoreBreakdown.Compute(null!, new ColumnSet([1.0], 1), [1.0], 0, -1, new double[1]) },
        { "worth", () => ShapleyValue.Compute(1, null!, new double[1]) },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_is_missing_is_named(string name, Action call) => Assert.Throws<ArgumentNullException>(name, call);

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GapBreakdown.Compute(Mean, [1, 1], [1], [2, 2], new double[2], out _));
        Assert.Throws<ArgumentException>(() => GapBreakdown.Compute(Mean, [1, 1], [1, 1], [2], new double[2], out _));
        Assert.Throws<ArgumentException>(() => GapBreakdown.Compute(Mean, [1, 1], [1, 1], [2, 2], new double[1], out _));
        Assert.Throws<ArgumentException>(() => ScoreBreakdown.Compute(Mean, new ColumnSet([1.0, 2], 1), [1.0], 0, -1, new double[2]));
        Assert.Throws<ArgumentException>(() => ScoreBreakdown.Compute(Mean, new ColumnSet([1.0, 2], 1), [1.0, 1], 0, -1, new double[3]));
    }
}
