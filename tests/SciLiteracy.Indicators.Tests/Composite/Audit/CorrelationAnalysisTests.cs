using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class CorrelationAnalysisTests
{
    private static readonly double[] A = [1, 2, 3, 4, 6];
    private static readonly double[] B = [2, 1, 4, 3, 9];
    private static readonly double[] C = [5, 4, 3, 1, 2];
    private static readonly IndexAggregate Tree = Members.Aggregate(
        "I", Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b")), Members.Aggregate("Q", Members.Indicator("c")));

    private static AuditTable Table() => AuditTable.Of(Tree, Members.Data(("c", C), ("b", B), ("a", A), ("P", B), ("Q", A), ("I", C)));

    [Fact]
    public void Each_pair_comes_once_in_the_order_of_the_structure()
    {
        foreach (var method in Enum.GetValues<CorrelationMethod>())
        {
            var pairs = CorrelationAnalysis.Within(Table(), method: method);
            Assert.Equal([("a", "b"), ("a", "c"), ("b", "c")], pairs.Select(p => (p.A, p.B)));
            var expected = Correlation.Of(A, C, method);
            Assert.Equal(new MemberCorrelation("a", "c", expected.Coefficient, 5, expected.PValue), pairs[1]);
        }

        Assert.Equal([("P", "Q")], CorrelationAnalysis.Within(Table(), 2).Select(p => (p.A, p.B)));
    }

    [Fact]
    public void Every_member_of_one_level_with_every_one_of_another()
    {
        var pairs = CorrelationAnalysis.Between(Table(), 2, 1, CorrelationMethod.Spearman);
        Assert.Equal([("P", "a"), ("P", "b"), ("P", "c"), ("Q", "a"), ("Q", "b"), ("Q", "c")], pairs.Select(p => (p.A, p.B)));
        Assert.Equal(Correlation.Spearman(B, A), pairs[0].Correlation);
        Assert.Throws<ArgumentOutOfRangeException>("otherLevel", () => CorrelationAnalysis.Between(Table(), 1, 1));
    }

    [Fact]
    public void Members_with_their_parents_or_their_whole_line()
    {
        Assert.Equal([("a", "P"), ("b", "P"), ("c", "Q")], CorrelationAnalysis.WithParents(Table()).Select(p => (p.A, p.B)));
        var line = CorrelationAnalysis.WithParents(Table(), wholeLine: true, method: CorrelationMethod.Kendall);
        Assert.Equal([("a", "P"), ("a", "I"), ("b", "P"), ("b", "I"), ("c", "Q"), ("c", "I")], line.Select(p => (p.A, p.B)));
        Assert.Equal(Correlation.KendallTauB(A, C), line[1].Correlation);
        Assert.Equal([("P", "I"), ("Q", "I")], CorrelationAnalysis.WithParents(Table(), 2).Select(p => (p.A, p.B)));
        // An aggregate without scores is passed over.
        var partial = AuditTable.Of(Tree, Members.Data(("a", A), ("I", B)));
        Assert.Empty(CorrelationAnalysis.WithParents(partial));
        Assert.Equal([("a", "I")], CorrelationAnalysis.WithParents(partial, wholeLine: true).Select(p => (p.A, p.B)));
    }

    [Fact]
    public void Pairs_of_a_group_beyond_a_limit_are_flagged()
    {
        var ab = Correlation.Pearson(A, B);
        var all = Flag(-2, CorrelationLimit.Above, 3);
        Assert.Equal([("I", "a", "b"), ("I", "a", "c"), ("I", "b", "c")], all);
        Assert.Equal([("P", "a", "b")], Flag(-2, CorrelationLimit.Above, 2));
        Assert.Empty(Flag(ab, CorrelationLimit.Above, 2));
        Assert.Empty(Flag(ab, CorrelationLimit.Below, 2));
        Assert.Equal([("P", "a", "b")], Flag(ab + 1e-12, CorrelationLimit.Below, 2));
        Assert.Equal([("I", "a", "c"), ("I", "b", "c")], Flag(0, CorrelationLimit.Below, 3));
        Assert.Throws<ArgumentOutOfRangeException>("groupLevel", () => CorrelationAnalysis.Flagged(Table(), 0, CorrelationLimit.Above, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("groupLevel", () => CorrelationAnalysis.Flagged(Table(), 0, CorrelationLimit.Above, 1, 4));

        static IEnumerable<(string, string, string)> Flag(double limit, CorrelationLimit side, int groupLevel) =>
            CorrelationAnalysis.Flagged(Table(), limit, side, groupLevel: groupLevel).Select(f => (f.Group, f.Correlation.A, f.Correlation.B));
    }

    [Fact]
    public void Indicators_with_denominators_matched_by_entity()
    {
        // The data with the denominators have another order and one entity less.
        IndexRow[] rows = [.. new[] { 5, 3, 1, 2 }.Select(i => new IndexRow($"E{i}", null))];
        var data = Members.Data(rows, ("population", [50, 30, 10, 20]), ("area", [1, 2, 4, 3]));
        var correlations = CorrelationAnalysis.WithDenominators(Table(), data, ["population", "area"], CorrelationMethod.Spearman);
        Assert.Equal(
            [("a", "population"), ("a", "area"), ("b", "population"), ("b", "area"), ("c", "population"), ("c", "area")],
            correlations.Select(c => (c.A, c.B)));
        Assert.Equal([1.0, -1.0], correlations.Take(2).Select(c => c.Correlation));
        Assert.All(correlations, c => Assert.Equal(4, c.Count));
        Assert.Equal(Correlation.Spearman([5, 4, 3, 2], [10, 20, 30, 50]), correlations[4].Correlation);
        Assert.Throws<ArgumentException>("denominators", () => CorrelationAnalysis.WithDenominators(Table(), data, ["gdp"]));
    }

    [Fact]
    public void Significance_is_asked_for_not_assumed()
    {
        Assert.True(new MemberCorrelation("a", "b", 0.3, 50, 0.05).IsSignificant(0.05));
        Assert.False(new MemberCorrelation("a", "b", 0.3, 50, 0.051).IsSignificant(0.05));
        Assert.False(new MemberCorrelation("a", "b", double.NaN, 1, double.NaN).IsSignificant(0.05));
    }
}
