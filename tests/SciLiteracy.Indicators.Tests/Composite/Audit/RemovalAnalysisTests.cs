using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Audit;

public class RemovalAnalysisTests
{
    private static readonly AggregateStep Mean = new([new ArithmeticAggregation()]);

    private static IndexResult Compute(IndexAggregate tree, IndexData data, params IndexStep[] steps) =>
        CompositeIndex.Compute(new IndexSpec { Id = "test", Structure = tree, Steps = [.. steps] }, data).Require();

    [Fact]
    public void Each_member_is_left_out_in_turn()
    {
        // a: 4 1 2, b: 1 3 2, c: 1 2 9. All in: 2, 2, 13/3.
        var tree = Members.Aggregate("I", Members.Indicator("a"), Members.Indicator("b"), Members.Indicator("c"));
        var analysis = RemovalAnalysis.Of(Compute(tree, Members.Data(("a", [4, 1, 2]), ("b", [1, 3, 2]), ("c", [1, 2, 9])), Mean));
        Assert.Equal("I", analysis.Index);
        Assert.Equal(["E1", "E2", "E3"], analysis.Rows.Select(r => r.Entity));
        Assert.Equal([0, 1, 2], analysis.InputOrder.ToArray());
        Assert.Equal([2, 2, 13 / 3.0], analysis.Scores.ToArray());
        Assert.Equal([2, 2, 1], analysis.Ranks.ToArray());
        Assert.Equal(["a", "b", "c"], analysis.Effects.Select(e => e.Code));
        // Without a: 1, 2.5, 5.5, ranks 3 2 1. Without b: 2.5, 1.5, 5.5, ranks 2 3 1. Without c: 2.5, 2, 2, ranks 1 2 2.
        Assert.Equal([1, 2.5, 5.5], analysis.Effects[0].Scores.ToArray());
        Assert.Equal([3, 2, 1], analysis.Effects[0].Ranks.ToArray());
        Assert.Equal((1 / 3.0, 1), (analysis.Effects[0].MeanAbsoluteRankChange, analysis.Effects[0].MaximumAbsoluteRankChange));
        Assert.Equal([2, 3, 1], analysis.Effects[1].Ranks.ToArray());
        Assert.Equal([1, 2, 2], analysis.Effects[2].Ranks.ToArray());
        Assert.Equal((2 / 3.0, 1), (analysis.Effects[2].MeanAbsoluteRankChange, analysis.Effects[2].MaximumAbsoluteRankChange));
    }

    [Fact]
    public void Siblings_share_the_weight_and_other_groups_do_not_change()
    {
        // I = (P = (a 1, b 3) 1, Q = (c) 2); normalization stays that of all the data.
        var tree = Members.Aggregate(
            "I",
            Members.Aggregate("P", Members.Indicator("a"), Members.Indicator("b") with { Weight = 3 }),
            Members.Aggregate("Q", Members.Indicator("c", Direction.Lower)) with { Weight = 2 });
        var data = Members.Data(("a", [0, 50, 100]), ("b", [10, 20, 10]), ("c", [5, 0, 10]));
        var result = Compute(tree, data, new NormalizeStep(new(new MinMax())), Mean);
        var indicators = RemovalAnalysis.Of(result);
        Assert.Equal(["a", "b", "c"], indicators.Effects.Select(e => e.Code));
        // Without a: P is b, 0 100 0; Q is c turned, 50 100 0.
        AssertScores([100 / 3.0, 100, 0], indicators.Effects[0].Scores);
        AssertScores([100 / 3.0, (50 + 200) / 3.0, 100 / 3.0], indicators.Effects[1].Scores);
        // Without c, Q has nothing, and the index is P.
        AssertScores([0, (50 + 300) / 4.0, 25], indicators.Effects[2].Scores);
        var pillars = RemovalAnalysis.Of(result, 2);
        Assert.Equal(["P", "Q"], pillars.Effects.Select(e => e.Code));
        AssertScores([50, 100, 0], pillars.Effects[0].Scores);
        AssertScores([0, (50 + 300) / 4.0, 25], pillars.Effects[1].Scores);
        Assert.Throws<ArgumentOutOfRangeException>("level", () => RemovalAnalysis.Of(result, 3));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => RemovalAnalysis.Of(result, 0));

        static void AssertScores(double[] expected, IEnumerable<double> actual)
        {
            foreach (var (e, a) in expected.Zip(actual))
                Approx.Equal(e, a, 1e-12, 1e-12);
        }
    }

    [Fact]
    public void Ranks_are_within_periods_and_rows_without_scores_do_not_count()
    {
        var (early, late) = (ReferencePeriod.OfYear(2016), ReferencePeriod.OfYear(2017));
        IndexRow[] rows = [new("A", late), new("B", late), new("A", early), new("B", early), new("C", early)];
        var tree = Members.Aggregate("I", Members.Indicator("a"), Members.Indicator("b"));
        var data = Members.Data(rows, ("a", [1, 2, 9, 1, 5]), ("b", [5, 1, 1, 8, Members.None]));
        var analysis = RemovalAnalysis.Of(Compute(tree, data, Mean));
        Assert.Equal([new("A", early), new("B", early), new("C", early), new("A", late), new("B", late)], analysis.Rows.ToArray());
        Assert.Equal([3, 4, 0, 1, 2], analysis.InputOrder.ToArray());
        // A 5, B 4.5, C 5 and A 3, B 1.5.
        Assert.Equal([1, 3, 1, 1, 2], analysis.Ranks.ToArray());
        // Without a, C has no score: 1 8 -, and 5 1.
        Assert.Equal([2, 1, Members.None, 1, 2], analysis.Effects[0].Ranks.ToArray());
        // Changes: A 1, B 2, C none, 0, 0.
        Assert.Equal((3 / 4.0, 2), (analysis.Effects[0].MeanAbsoluteRankChange, analysis.Effects[0].MaximumAbsoluteRankChange));
    }

    [Fact]
    public void Without_its_only_member_an_index_has_no_scores()
    {
        var analysis = RemovalAnalysis.Of(Compute(Members.Aggregate("I", Members.Indicator("a")), Members.Data(("a", [4, 1, 2])), Mean));
        var effect = Assert.Single(analysis.Effects);
        Assert.Equal((Members.None, Members.None), (effect.MeanAbsoluteRankChange, effect.MaximumAbsoluteRankChange));
        Assert.Equal([Members.None, Members.None, Members.None], effect.Scores.ToArray());
        Assert.Equal([Members.None, Members.None, Members.None], effect.Ranks.ToArray());
    }

    [Fact]
    public void An_index_that_is_not_aggregated_cannot_be_taken_apart()
    {
        var result = Compute(Members.Aggregate("I", Members.Indicator("a")), Members.Data(("a", [4, 1, 2])));
        Assert.Throws<ArgumentException>("result", () => RemovalAnalysis.Of(result));
        var whole = Compute(Members.Aggregate("I", Members.Indicator("a")), Members.Data(("a", [4, 1, 2])), Mean);
        Assert.Throws<OperationCanceledException>(() => RemovalAnalysis.Of(whole, cancellationToken: new CancellationToken(true)));
    }

    [Fact]
    public void Stages_of_a_result_can_be_audited()
    {
        var tree = Members.Aggregate("I", Members.Indicator("a", Direction.Lower), Members.Indicator("b"));
        var result = Compute(tree, Members.Data(("a", [4, 1, 2]), ("b", [1, 5, 3])), new NormalizeStep(new(new MinMax())), Mean);
        Assert.Equal([4, 1, 2], AuditTable.Of(result, IndexStage.Raw).Column("a").ToArray());
        var normalized = AuditTable.Of(result, IndexStage.Normalized);
        Assert.Equal([0, 100, 50], normalized.Column("b").ToArray());
        Assert.Equal([0, 100], normalized.Column("I")[..2].ToArray());
        Assert.Empty(AuditTable.Of(result, IndexStage.Scores).Members(1));
        Assert.Throws<ArgumentException>("stage", () => AuditTable.Of(result, IndexStage.Treated));
    }
}
