using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Contributions;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Tests.Composite.Aggregation;
using SciLiteracy.Indicators.Tests.Numerics;

namespace SciLiteracy.Indicators.Tests.Composite.Contributions;


/// <summary>The scores of whole indices taken apart.</summary>
[Properties(Arbitrary = [typeof(ChildTables)], MaxTest = 60, QuietOnSuccess = true)]
public class IndexContributionsTests
{
    private const double N = double.NaN;

    private static readonly AggregationMethod[] Methods =
    [
        new ArithmeticAggregation(), new GeometricAggregation(), new PowerAggregation(2), new MedianAggregation(), new OrderedWeightedAggregation([], 2),
        new MazziottaParetoAggregation(), new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted), new CopelandAggregation(), new TopsisAggregation(), new WroclawAggregation(),
    ];

    private static IndexRow At(string entity, int year) => new(entity, ReferencePeriod.OfYear(year));

    private static IndexAggregate Node(string code, double weight, params IndexNode[] children) => new() { Code = code, Weight = weight, Children = [.. children] };

    private static IndexIndicator Leaf(string code, double weight = 1) => new() { Code = code, Weight = weight };

    // Index = (2 p + q) / 3, p = (a + 3 b) / 4, q = c
    private static IndexSpec Spec(AggregationMethod method, params IndexStep[] before) => new()
    {
        Id = "demo",
        Structure = Node("Index", 1, Node("p", 2, Leaf("a"), Leaf("b", 3)), Node("q", 1, Leaf("c"))),
        Steps = [.. before, new AggregateStep([method])],
    };

    private static IndexData Data() => new IndexDataBuilder([At("A", 2010), At("B", 2010), At("C", 2010), At("A", 2011), At("B", 2011), At("C", 2011)])
        .Add("a", [4, 2, 7, 5, 2, N])
        .Add("b", [8, 3, 1, 8, 6, 2])
        .Add("c", [3, 9, 2, 1, N, 4])
        .Build();

    private static string[] Text(ContributionBreakdown? breakdown) =>
        [.. breakdown!.Parts.Select(p => FormattableString.Invariant($"{p.Code} {p.Parent} {p.Level} {Math.Round(p.Contribution, 9)} {Math.Round(p.Coverage, 9)}"))];

    [Fact]
    public void A_score_is_taken_apart_by_effective_weights()
    {
        var result = CompositeIndex.Compute(Spec(new ArithmeticAggregation()), Data()).Require();

        var breakdown = IndexContributions.OfScore(result, At("A", 2010));

        // p = 7, q = 3
        Assert.Equal(["p Index 2 4.666666667 0", "a p 1 0.666666667 0", "b p 1 4 0", "q Index 2 1 0", "c q 1 1 0"], Text(breakdown));
        Approx.Equal(17 / 3.0, breakdown!.Total);
        Assert.Equal(("Index", At("A", 2010), null, 0.0), (breakdown.Node, breakdown.Row, breakdown.Against, breakdown.Coverage));
        Assert.Equal(["a p 1 1 0", "b p 1 6 0"], Text(IndexContributions.OfScore(result, At("A", 2010), "p")));
    }

    [Fact]
    public void A_gap_and_a_change_are_taken_apart_with_the_effect_of_coverage()
    {
        var result = CompositeIndex.Compute(Spec(new ArithmeticAggregation()), Data()).Require();

        var gap = IndexContributions.OfDifference(result, At("A", 2010), At("B", 2010))!;
        Approx.Equal((2 / 3.0 * 4.25) - 2, gap.Total);
        Assert.Equal(["p Index 2 2.833333333 0", "a p 1 0.333333333 0", "b p 1 2.5 0", "q Index 2 -2 0", "c q 1 -2 0"], Text(gap));

        // B loses q: its index moves from (2 · 2.75 + 9) / 3 to 5, of which p brings (5 - 2.75) as the only one that both have
        var change = IndexContributions.OfDifference(result, At("B", 2011), At("B", 2010))!;
        Approx.Equal(5 - (14.5 / 3), change.Total);
        Approx.Equal(2.75 - (14.5 / 3), change.Coverage);
        Assert.Equal(["p Index 2 2.25 0", "a p 1 0 0", "b p 1 2.25 0", "q Index 2 0 0", "c q 1 0 0"], Text(change));

        // C loses a: p from 2.5 to 2, of which b brings 1 and coverage the rest
        change = IndexContributions.OfDifference(result, At("C", 2011), At("C", 2010))!;
        Assert.Equal(["p Index 2 -0.333333333 -1", "a p 1 0 0", "b p 1 0.666666667 0", "q Index 2 0.666666667 0", "c q 1 0.666666667 0"], Text(change));
        Assert.Equal(0, change.Coverage);
    }

    [Fact]
    public void Parts_that_make_up_for_each_other_stay_visible()
    {
        var data = new IndexDataBuilder([new("A", null), new("B", null)]).Add("a", [1, 4]).Add("b", [3, 2]).Add("c", [5, 6]).Build();
        var result = CompositeIndex.Compute(Spec(new ArithmeticAggregation()), data).Require();

        // p is 2.5 in both
        Assert.Equal(
            ["p Index 2 0 0", "a p 1 0.5 0", "b p 1 -0.5 0", "q Index 2 0.333333333 0", "c q 1 0.333333333 0"],
            Text(IndexContributions.OfDifference(result, new("B", null), new("A", null))));
    }

    [Fact]
    public void Benefit_of_the_doubt_contributes_weight_times_value()
    {
        var spec = Spec(new ArithmeticAggregation(), new WeightStep(new BenefitOfTheDoubtWeights()) { Nodes = ["p"] });
        var data = new IndexDataBuilder([new("A", null), new("B", null), new("C", null)]).Add("a", [4, 2, 1.5]).Add("b", [1, 3, 1]).Add("c", [1, 0, 0.5]).Build();
        var result = CompositeIndex.Compute(spec, data).Require();

        // the ray of C meets a + b = 5 at twice its values: weights 0.2 each
        Approx.Equal(0.5, result.Scores!.Column("p")[2]);
        Assert.Equal(["a p 1 0.3 0", "b p 1 0.2 0"], Text(IndexContributions.OfScore(result, new("C", null), "p")));
        Approx.Equal(0.5, IndexContributions.OfScore(result, new("C", null), "p")!.Total);
        var gap = IndexContributions.OfDifference(result, new("A", null), new("C", null))!;
        Approx.Equal(gap.Total, gap.Parts.Where(p => p.Level == 1).Sum(p => p.Contribution), 1e-10);
    }

    [Fact]
    public void What_has_no_score_has_no_contributions()
    {
        var data = new IndexDataBuilder([new("A", null), new("B", null)]).Add("a", [1, N]).Add("b", [3, N]).Add("c", [5, N]).Build();
        var result = CompositeIndex.Compute(Spec(new ArithmeticAggregation()), data).Require();

        Assert.Null(IndexContributions.OfScore(result, new("B", null)));
        Assert.Null(IndexContributions.OfDifference(result, new("A", null), new("B", null)));
        Assert.Throws<ArgumentException>(() => IndexContributions.OfScore(result, new("D", null)));
        Assert.Throws<ArgumentException>(() => IndexContributions.OfScore(result, new("A", null), "a"));
        Assert.Throws<ArgumentException>(() => IndexContributions.OfScore(result, new("A", null), "nowhere"));
        var unscored = CompositeIndex.Compute(Spec(new ArithmeticAggregation()) with { Steps = [] }, data).Require();
        Assert.Throws<ArgumentException>(() => IndexContributions.OfScore(unscored, new("A", null)));
    }

    // Law: whatever the methods, the contributions of all indicators and all effects of coverage add up, and those of siblings to that of their parent.
    [Property]
    public void Contributions_add_up_at_every_node(ChildTable table, int seed)
    {
        if (table.Count < 3 || table.Rows < 3)
            return;
        var random = new Random(seed);
        AggregationMethod Any() => Methods[random.Next(Methods.Length)];
        string[] codes = [.. Enumerable.Range(0, table.Count).Select(i => $"i{i}")];
        IndexNode[] leaves = [.. codes.Select((c, i) => Leaf(c, Math.Max(table.Weights[i], 0.5)))];
        var spec = new IndexSpec
        {
            Id = "law",
            Structure = Node("Index", 1, Node("p", 2, leaves[..2]) with { Aggregation = Any() }, Node("q", 1, leaves[2..]) with { Aggregation = Any() }) with { Aggregation = Any() },
            Steps = [new AggregateStep([new ArithmeticAggregation()])],
        };
        var half = table.Rows / 2;
        var builder = new IndexDataBuilder(Enumerable.Range(0, 2 * half).Select(r => At($"E{r % half}", 2010 + (r / half))));
        for (var c = 0; c < codes.Length; c++)
            builder.Add(codes[c], table.Values.AsSpan(c * table.Rows, 2 * half));
        var computed = CompositeIndex.Compute(spec, builder.Build());
        if (!computed.IsOk)
            return; // such as a score of 0 under a geometric mean
        var result = computed.Require();
        for (var r = 0; r < half; r++)
        {
            Check(IndexContributions.OfScore(result, At($"E{r}", 2010)), result);
            Check(IndexContributions.OfDifference(result, At($"E{r}", 2011), At($"E{r}", 2010)), result);
            Check(IndexContributions.OfDifference(result, At($"E{r}", 2011), At("E0", 2011)), result);
        }

        static void Check(ContributionBreakdown? breakdown, IndexResult result)
        {
            if (breakdown is null)
                return;
            var scores = result.Scores!;
            var expected = scores.Column("Index")[scores.Rows.IndexOf(breakdown.Row)] - (breakdown.Against is { } a ? scores.Column("Index")[scores.Rows.IndexOf(a)] : 0);
            Approx.Equal(expected, breakdown.Total, 1e-9, 1e-9);
            Approx.Equal(expected, breakdown.Parts.Where(p => p.Parent == "Index").Sum(p => p.Contribution) + breakdown.Coverage, 1e-6, 1e-6);
            foreach (var node in breakdown.Parts.Where(p => p.Level > 1))
                Approx.Equal(node.Contribution, breakdown.Parts.Where(p => p.Parent == node.Code).Sum(p => p.Contribution) + node.Coverage, 1e-6, 1e-6);
        }
    }
}
