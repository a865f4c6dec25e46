using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Weighting;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Weighting;

public class WeightStepTests
{
    private static readonly IndexAggregate Structure = Aggregate(
        "Index",
        Aggregate("p", Indicator("a", weight: 3), Indicator("b")) with { Weight = 2 },
        Aggregate("q", Indicator("c"), Indicator("d")));

    private static readonly IndexData Data = Rows("A", "B", "C", "D", "E")
        .Add("a", [1, 2, 3, 4, 5])
        .Add("b", [2, 4, 6, 8, 10])
        .Add("c", [5, 1, 4, 2, 9])
        .Add("d", [3, 1, 4, 1, 5])
        .Build();

    private static readonly AggregateStep Mean = new([new ArithmeticAggregation()]);

    private static string Weights(params IndexStep[] steps) => Weights(new IndexSpec
    {
        Id = "demo",
        Structure = Structure,
        Steps = [.. steps, Mean],
        WeightSets = [new WeightSet("alt", [new NodeWeight("b", 5), new NodeWeight("q", 7)])],
    });

    private static string Weights(IndexSpec spec) =>
        string.Join(" ", Compute(spec, Data).Weights.Skip(1).Select(w => FormattableString.Invariant($"{w.Code}={Math.Round(w.Weight, 4)}")));

    private static string[] Errors(WeightStep step) => [.. Findings(Spec(Structure, step, Mean), Data).Where(f => f.StartsWith("Error", StringComparison.Ordinal))];

    [Fact]
    public void Without_a_step_weights_are_those_of_the_structure()
    {
        Assert.Equal("p=2 a=3 b=1 q=1 c=1 d=1", Weights());
        Assert.Equal("p=2 a=3 b=1 q=1 c=1 d=1", Weights(new WeightStep(new GivenWeights())));
    }

    [Fact]
    public void A_named_set_replaces_those_that_it_has()
    {
        Assert.Equal("p=2 a=3 b=5 q=7 c=1 d=1", Weights(new WeightStep(new GivenWeights("alt"))));
    }

    [Fact]
    public void Equal_weights_go_to_all_nodes_or_to_those_named()
    {
        Assert.Equal("p=1 a=1 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights())));
        Assert.Equal("p=2 a=1 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights()) { Nodes = ["p"] }));
        Assert.Equal("p=1 a=3 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights()) { Level = 2 }));
        Assert.Equal("p=2 a=1 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights()) { Level = 1 }));
    }

    [Fact]
    public void The_last_step_counts()
    {
        Assert.Equal("p=2 a=3 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights()), new WeightStep(new GivenWeights())));
        Assert.Equal("p=1 a=1 b=1 q=1 c=1 d=1", Weights(new WeightStep(new StandardDeviationWeights()), new WeightStep(new EqualWeights())));
    }

    [Fact]
    public void Weights_of_the_data_are_made_of_the_children_as_they_are()
    {
        // b has twice the spread of a.
        Assert.StartsWith("p=2 a=0.3333 b=0.6667 q=1 ", Weights(new WeightStep(new StandardDeviationWeights()) { Level = 1 }), StringComparison.Ordinal);
        Assert.StartsWith("p=2 a=0.5 b=0.5 q=1 ", Weights(new WeightStep(new CoefficientOfVariationWeights()) { Level = 1 }), StringComparison.Ordinal);
        Assert.StartsWith("p=2 a=0.5 b=0.5 q=1 ", Weights(new WeightStep(new PrincipalComponentWeights()) { Nodes = ["p"] }), StringComparison.Ordinal);
        Assert.StartsWith("p=2 a=0.5 b=0.5 q=1 ", Weights(new WeightStep(new EntropyWeights()) { Nodes = ["p"] }), StringComparison.Ordinal);
        Assert.StartsWith("p=2 a=0.5 b=0.5 q=1 ", Weights(new WeightStep(new FactorWeights()) { Nodes = ["p"] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_the_data_of_upper_levels_are_made_of_the_scores()
    {
        var result = Compute(Spec(Structure, new WeightStep(new StandardDeviationWeights()) { Level = 2 }, Mean), Data);

        double Deviation(string code)
        {
            double[] x = [.. result.Scores!.Column(code)];
            return Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / 4);
        }

        var (p, q) = (Deviation("p"), Deviation("q"));
        Assert.Equal(p / (p + q), result.Weights.Single(w => w.Code == "p").Weight, 12);
        Assert.Equal(((p * result.Scores!.Column("p")[0]) + (q * result.Scores.Column("q")[0])) / (p + q), result.Scores.Column("Index")[0], 12);
        Assert.Equal(["Index"], result.Parameters.Weights.Select(w => w.Node));
    }

    [Fact]
    public void Judgments_weigh_the_siblings_that_they_are_about()
    {
        Assert.Equal(
            "p=0.75 a=3 b=1 q=0.25 c=1 d=1", Weights(new WeightStep(new AnalyticHierarchyWeights([new PairwiseComparison("p", "q", 3)]))));
        Assert.Equal(
            "p=2 a=0.6 b=0.4 q=1 c=1 d=1",
            Weights(new WeightStep(new BudgetAllocationWeights([new BudgetAllocation("E1", [new NodeWeight("a", 70), new NodeWeight("b", 30)]), new BudgetAllocation("E2", [new NodeWeight("b", 5), new NodeWeight("a", 5)])]))));
    }

    [Fact]
    public void Judgments_that_contradict_each_other_are_reported()
    {
        var spec = Spec(
            Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c")),
            new WeightStep(new AnalyticHierarchyWeights([new("a", "b", 9), new("b", "c", 9), new("c", "a", 9)])),
            Mean);

        Assert.Contains(Findings(spec, Data), f => f.StartsWith("Warning SL6079: The comparisons of the children of 'Index' contradict each other: their consistency ratio is ", StringComparison.Ordinal));
    }

    [Fact]
    public void With_the_benefit_of_the_doubt_each_row_has_its_own_weights()
    {
        var spec = Spec(Aggregate("Index", Indicator("a"), Indicator("c")), new WeightStep(new BenefitOfTheDoubtWeights()), Mean);

        var result = Compute(spec, Data);

        // D is best on neither: between B (2, 1) and E (5, 9) only E bounds it, so that a weighs 1/5.
        Equal([5 / 9.0, 0.4, 0.6, 0.8, 1], result.Scores!.Column("Index"), 1e-9);
        Assert.All(result.Weights.Skip(1), w => Assert.True(w.Weight > 0));
    }

    [Fact]
    public void Optimized_weights_give_the_members_equal_importance()
    {
        var spec = Spec(Aggregate("Index", Indicator("a"), Indicator("c")), new WeightStep(new OptimizedWeights()), Mean);

        var result = Compute(spec, Data);

        double Correlation(string code) => SciLiteracy.Indicators.Numerics.Correlation.Pearson(result.Raw.Column(code), result.Scores!.Column("Index"));
        Assert.Equal(Correlation("a"), Correlation("c"), 6);
        Assert.Matches("^The weights of level 1 were sought in [0-9]+ evaluations, and found.$", Assert.Single(result.Steps[1].Notes));
        Assert.Equal(["a", "c"], Assert.Single(result.Parameters.Weights).Weights.Select(w => w.Node.Id));
    }

    [Fact]
    public void Optimized_weights_of_an_upper_level_leave_the_lower_ones()
    {
        var result = Compute(Spec(Structure, new WeightStep(new OptimizedWeights { Targets = [new NodeWeight("p", 2)] }) { Level = 2 }, Mean), Data);

        double Correlation(string code) => SciLiteracy.Indicators.Numerics.Correlation.Pearson(result.Scores!.Column(code), result.Scores.Column("Index"));
        Assert.Equal(2 / 3.0, Correlation("p") / (Correlation("p") + Correlation("q")), 6);
        Assert.Equal(3, result.Weights.Single(w => w.Code == "a").Weight);
    }

    [Fact]
    public void A_later_step_on_the_level_takes_the_search_back()
    {
        Assert.Equal("p=1 a=3 b=1 q=1 c=1 d=1", Weights(new WeightStep(new OptimizedWeights()) { Level = 2 }, new WeightStep(new EqualWeights()) { Level = 2 }));
    }

    [Fact]
    public void Weights_that_cannot_be_made_are_errors()
    {
        var spec = Spec(Structure, new WeightStep(new StandardDeviationWeights()), Mean);
        var flat = Rows("A", "B").Add("a", [1, 1]).Add("b", [2, 2]).Add("c", [1, 2]).Add("d", [1, 2]).Build();

        Assert.Equal(
            ["Error SL6078: There are no weights by 'standard_deviation' for the children of 'p': no child has spread."], Findings(spec, flat));
        var negative = Rows("A", "B", "C").Add("a", [1, -1, 2]).Add("b", [2, 2, 3]).Add("c", [1, 2, 1]).Add("d", [1, 2, 4]).Build();
        Assert.Equal(
            ["Error SL6078: There are no weights by 'entropy' for the children of 'p': 'a' has values below 0."],
            Findings(Spec(Structure, new WeightStep(new EntropyWeights()), Mean), negative));
        Assert.Equal(
            ["Error SL6078: There are no weights by 'benefit_of_doubt' for the children of 'p': 'a' has values below 0."],
            Findings(Spec(Structure, new WeightStep(new BenefitOfTheDoubtWeights()), Mean), negative).Take(1));
    }

    public static TheoryData<WeightingMethod, double[], string> Faults => new()
    {
        { new CoefficientOfVariationWeights(), [-1, 0, 1], "the mean of 'x' is 0" },
        { new EntropyWeights(), [0, 0, 0], "all values of 'x' are 0" },
        { new PrincipalComponentWeights(), [1, N, 2], "fewer than three rows have all children" },
        { new PrincipalComponentWeights(), [-1, -2, -4], "'x' has a negative loading" },
        { new BenefitOfTheDoubtWeights { Bounds = [new ShareBounds("x", 0.5, 1)] }, [0, 1, 2], "no weights meet the bounds for 'A'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Why_there_are_no_weights_is_said(WeightingMethod method, double[] x, string reason)
    {
        var spec = Spec(Aggregate("Index", Indicator("x"), Indicator("y"), Indicator("z")), new WeightStep(method), Mean);
        var data = Rows("A", "B", "C").Add("x", x).Add("y", [1, 2, 4]).Add("z", [1, 3, 4]).Build();

        Assert.Contains($"Error SL6078: There are no weights by '{method.Id}' for the children of 'Index': {reason}.", Findings(spec, data));
        var plan = IndexPlan.Compile(spec, data, null, new DiagnosticBuilder())!;
        var workspace = plan.CreateWorkspace();
        Assert.False(plan.Run(workspace));
        Assert.Equal((IndexFailureKind.NoWeights, 1, plan.Structure.Root), (workspace.Failure.Kind, workspace.Failure.Step, workspace.Failure.Node));
    }

    [Fact]
    public void Bounds_hold_for_the_contributions()
    {
        var spec = Spec(Aggregate("Index", Indicator("a"), Indicator("c")), new WeightStep(new BenefitOfTheDoubtWeights { Bounds = [new ShareBounds("c", 0.5, 0.5)] }), Mean);

        // Both contribute half: score (w a) = (v c) = s / 2 under w 5 + v 9 ≤ 1 and so on; E is the best.
        Assert.Equal(1, Compute(spec, Data).Scores!.Column("Index")[4], 9);
        Assert.True(Compute(spec, Data).Scores!.Column("Index")[3] < 0.8);
    }

    [Fact]
    public void A_child_that_is_left_out_gets_no_weight_made()
    {
        foreach (var method in (WeightingMethod[])[new StandardDeviationWeights(), new BenefitOfTheDoubtWeights(), new OptimizedWeights()])
        {
            var plan = IndexPlan.Compile(Spec(Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c")), new WeightStep(method), Mean), Data, null, new DiagnosticBuilder())!;
            var workspace = plan.CreateWorkspace();
            workspace.LeftOut[1] = true;
            Assert.True(plan.Run(workspace));
            var without = Compute(Spec(Aggregate("Index", Indicator("a"), Indicator("c")), new WeightStep(method), Mean), Data);
            Equal(without.Scores!.Column("Index").ToArray(), workspace.Node(plan.Structure.Root), 1e-9);
        }
    }

    [Fact]
    public void A_single_child_weighs_one()
    {
        Assert.EndsWith("e=1", Weights(Spec(Aggregate("Index", Aggregate("p", Indicator("a") with { Code = "a" }), Aggregate("q", Indicator("b") with { Weight = 5 })), new WeightStep(new EntropyWeights()) { Level = 1 }, Mean)).Replace("b=1", "e=1", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Availability_holds_for_the_benefit_of_the_doubt_too()
    {
        var data = Rows("A", "B", "C").Add("a", [1, 2, N]).Add("c", [3, N, N]).Build();
        var spec = Spec(Aggregate("Index", Indicator("a"), Indicator("c")), new WeightStep(new BenefitOfTheDoubtWeights()), Mean with { MinAvailability = 0.6 });

        Equal([1, N, N], Compute(spec, data).Scores!.Column("Index"), 1e-9);
        Equal([1, 1, N], Compute(spec with { Steps = [spec.Steps[0], Mean] }, data).Scores!.Column("Index"), 1e-9);
    }

    [Fact]
    public void Bad_settings_are_reported()
    {
        Assert.Equal(["Error SL6073: There is no set of weights 'alt'."], Errors(new WeightStep(new GivenWeights("alt"))).Distinct());
        Assert.Equal(["Error SL6060: The members of level '3' are to be weighted; expected a level from 1 to 2."], Errors(new WeightStep(new EqualWeights()) { Level = 3 }));
        Assert.Equal(["Error SL6060: The members of level '0' are to be weighted; expected a level from 1 to 2."], Errors(new WeightStep(new EqualWeights()) { Level = 0 }));
        Assert.Equal(
            ["Error SL6057: 'a' is an indicator; expected an aggregate, whose children are weighted.", "Error SL6057: Unknown node 'r'; did you mean 'a'?"],
            Errors(new WeightStep(new EqualWeights()) { Nodes = ["a", "r"] }));
        Assert.Equal(["Error SL6060: Optimized weights are those of a level; expected 'level' from 1 to 2."], Errors(new WeightStep(new OptimizedWeights())));
        Assert.Equal(
            ["Error SL6060: Optimized weights are those of a whole level; expected 'level' in place of nodes."],
            Errors(new WeightStep(new OptimizedWeights()) { Nodes = ["p"], Level = 1 }));
        Assert.Equal(
            ["Error SL6057: 'a' is no member of level 2, whose weights are sought."],
            Errors(new WeightStep(new OptimizedWeights { Targets = [new NodeWeight("a", 1)] }) { Level = 2 }));
        Assert.Equal(
            ["Error SL6060: 'a' and 'c' are compared, but are not siblings."], Errors(new WeightStep(new AnalyticHierarchyWeights([new("a", "c", 2)]))));
        Assert.Equal(
            ["Error SL6057: Unknown node 'z'; did you mean 'a'?"], Errors(new WeightStep(new BudgetAllocationWeights([new("E", [new NodeWeight("z", 1)])]))));
        Assert.Equal(
            ["Error SL6057: Unknown node 'z'; did you mean 'a'?"], Errors(new WeightStep(new BenefitOfTheDoubtWeights { Bounds = [new ShareBounds("z", 0, 1)] })));
        Assert.Equal(
            ["Error SL6078: There are no weights by 'budget_allocation' for the children of 'p': nobody gave them a point."],
            Errors(new WeightStep(new BudgetAllocationWeights([new("E", [new NodeWeight("a", 0)])]))));
    }

    // Saaty's scale, some of it the other way round and not all pairs: a : b = 2, c : b = 1/3, so that weights are 6, 3 and 1.
    [Fact]
    public void Comparisons_may_be_few_and_either_way_round()
    {
        var three = Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c"));

        foreach (var comparisons in (ValueList<PairwiseComparison>[])[[new("a", "b", 2), new("c", "b", 1 / 3.0)], [new("a", "b", 2), new("b", "c", 3)], [new("b", "a", 0.5), new("c", "a", 1 / 6.0)]])
            Assert.Equal("a=0.6 b=0.3 c=0.1", Weights(Spec(three, new WeightStep(new AnalyticHierarchyWeights(comparisons)), Mean)));
    }

    [Fact]
    public void Comparisons_that_do_not_connect_or_are_not_of_siblings_are_reported()
    {
        var four = Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c"), Indicator("d"));
        Assert.Equal(
            ["Error SL6078: There are no weights by 'ahp' for the children of 'Index': the comparisons do not connect them all."],
            Findings(Spec(four, new WeightStep(new AnalyticHierarchyWeights([new("a", "b", 2), new("c", "d", 3)])), Mean), Data));
        Assert.Equal(["Error SL6060: 'c' and 'a' are compared, but are not siblings."], Errors(new WeightStep(new AnalyticHierarchyWeights([new("c", "a", 2)]))));
        Assert.Equal(["Error SL6057: Unknown node 'zz'."], Errors(new WeightStep(new AnalyticHierarchyWeights([new("a", "zz", 2)]))));
        Assert.Equal(["Error SL6057: Unknown node 'zz'."], Errors(new WeightStep(new AnalyticHierarchyWeights([new("zz", "a", 2)]))));
        Assert.All(Errors(new WeightStep(new AnalyticHierarchyWeights([new("a", "b", 0)]))), e => Assert.StartsWith("Error SL6060: ", e, StringComparison.Ordinal));
    }

    [Fact]
    public void Comparisons_of_two_agree_with_themselves()
    {
        Assert.Empty(Findings(Spec(Structure, new WeightStep(new AnalyticHierarchyWeights([new("p", "q", 3)], 0)), Mean), Data));
    }

    [Fact]
    public void Experts_may_give_points_to_some_siblings_only()
    {
        var one = new WeightStep(new BudgetAllocationWeights([new("E1", [new("a", 70), new("b", 30)]), new("E2", [new("c", 1), new("d", 3)])]));
        Assert.Equal("p=2 a=0.7 b=0.3 q=1 c=0.25 d=0.75", Weights(one));
        var all = new WeightStep(new BudgetAllocationWeights([new("E1", [new("a", 70), new("b", 30), new("c", 1), new("d", 3)])]));
        Assert.Equal("p=2 a=0.7 b=0.3 q=1 c=0.25 d=0.75", Weights(all));
    }

    [Fact]
    public void The_index_may_be_named_as_the_parent_of_those_that_are_weighted()
    {
        Assert.Equal("p=1 a=3 b=1 q=1 c=1 d=1", Weights(new WeightStep(new EqualWeights()) { Nodes = ["Index"] }));
    }

    [Fact]
    public void A_level_is_weighted_where_it_has_siblings_of_other_levels_too()
    {
        var mixed = Aggregate("Index", Indicator("c", weight: 5), Aggregate("p", Indicator("a", weight: 3), Indicator("b")) with { Weight = 2 });

        // 'c' is of level 1, its sibling of level 2
        Assert.Equal("c=1 p=1 a=1 b=1", Weights(Spec(mixed, new WeightStep(new EqualWeights()) { Level = 1 }, Mean)));
        Assert.Equal("c=1 p=1 a=3 b=1", Weights(Spec(mixed, new WeightStep(new EqualWeights()) { Level = 2 }, Mean)));
    }

    [Fact]
    public void Siblings_of_which_some_are_aggregates_wait_for_their_scores()
    {
        var mixed = Aggregate("Index", Indicator("c"), Aggregate("p", Indicator("a"), Indicator("b")));

        var result = Compute(Spec(mixed, new WeightStep(new StandardDeviationWeights()) { Nodes = ["Index"] }, Mean), Data);

        // p is 1.5 times a = 1..5, of deviation √2.5; c is 5, 1, 4, 2, 9, of mean 4.2 and squares 38.8
        var (c, p) = (Math.Sqrt(38.8 / 4), 1.5 * Math.Sqrt(2.5));
        Assert.Equal(c / (c + p), result.Weights.Single(w => w.Code == "c").Weight, 12);
    }

    [Fact]
    public void A_step_on_another_level_leaves_the_search()
    {
        var result = Compute(Spec(Structure, new WeightStep(new OptimizedWeights()) { Level = 2 }, new WeightStep(new EqualWeights()) { Level = 1 }, Mean), Data);

        double Correlation(string code) => SciLiteracy.Indicators.Numerics.Correlation.Pearson(result.Scores!.Column(code), result.Scores.Column("Index"));
        Assert.Equal(Correlation("p"), Correlation("q"), 6);
        Assert.Equal(1, result.Weights.Single(w => w.Code == "a").Weight);
    }

    [Fact]
    public void A_single_child_weighs_one_though_it_has_no_spread()
    {
        var structure = Aggregate("Index", Aggregate("p", Indicator("x")), Aggregate("q", Indicator("y"), Indicator("z")));
        var data = Rows("A", "B", "C").Add("x", [2, 2, 2]).Add("y", [1, 2, 4]).Add("z", [1, 3, 4]).Build();

        foreach (var method in (WeightingMethod[])[new StandardDeviationWeights(), new EntropyWeights(), new PrincipalComponentWeights()])
            Assert.Equal(1, Compute(Spec(structure, new WeightStep(method) { Level = 1 }, Mean), data).Weights.Single(w => w.Code == "x").Weight);
    }

    [Fact]
    public void Aggregates_of_different_size_are_weighted_in_one_step()
    {
        var structure = Aggregate("Index", Aggregate("p", Indicator("a")), Aggregate("q", Indicator("b"), Indicator("c"), Indicator("d")));

        Assert.Equal("p=1 a=1 q=1", Weights(Spec(structure, new WeightStep(new PrincipalComponentWeights(NegativeLoading.Square)) { Level = 1 }, Mean))[..11]);
        Assert.Equal(1, Compute(Spec(structure, new WeightStep(new BenefitOfTheDoubtWeights()) { Level = 1 }, Mean), Data).Scores!.Column("q")[4], 9);
    }

    [Fact]
    public void A_failure_names_the_child_and_the_row_of_the_data()
    {
        var data = Rows("A", "B", "C", "D").Add("x", [1, 1, 2, 3]).Add("y", [1, 2, 4, 3]).Add("z", [1, 2, 3, -4]).Build();
        IndexFailure Failure(WeightingMethod method, params Reference[] excluded)
        {
            var spec = Spec(
                Aggregate("Index", Indicator("x"), Indicator("y"), Indicator("z")), new ScreenStep { Exclude = [.. excluded], MinNonzero = 0 }, new WeightStep(method), Mean);
            var plan = IndexPlan.Compile(spec, data, null, new DiagnosticBuilder())!;
            var workspace = plan.CreateWorkspace();
            Assert.False(plan.Run(workspace));
            return workspace.Failure;
        }

        Assert.Equal(new IndexFailure(IndexFailureKind.NoWeights, 2, 3, 2, 3), Failure(new EntropyWeights(), "B"));
        Assert.Equal(new IndexFailure(IndexFailureKind.NoWeights, 2, 3, 2, 3), Failure(new EntropyWeights()));
        Assert.Equal(new IndexFailure(IndexFailureKind.NoWeights, 2, 3, -1, -1), Failure(new PrincipalComponentWeights(), "A", "B"));
        data = Rows("A", "B", "C").Add("x", [1, 1, 2]).Add("y", [1, 2, 4]).Add("z", [-1, 2, 3]).Build();
        Assert.Equal(new IndexFailure(IndexFailureKind.NoWeights, 2, 3, 2, 0), Failure(new EntropyWeights()));
    }

    [Fact]
    public void Weights_without_an_aggregation_are_those_that_were_made()
    {
        Assert.Equal(
            ["Index 1 1", "p 2 0.6666666666666666", "a 1 0.3333333333333333", "b 1 0.3333333333333333", "q 1 0.3333333333333333", "c 1 0.16666666666666666", "d 1 0.16666666666666666"],
            Compute(Spec(Structure, new WeightStep(new EqualWeights()) { Level = 1 }), Data).Weights.Select(w => FormattableString.Invariant($"{w.Code} {w.Weight} {w.Effective}")));
    }

    [Fact]
    public void A_set_of_weights_that_is_not_there_has_a_hint()
    {
        var spec = Spec(Structure, new WeightStep(new GivenWeights("alto")), Mean) with { WeightSets = [new WeightSet("alt", [new NodeWeight("b", 5)])] };

        Assert.Equal(["Error SL6073: There is no set of weights 'alto'; did you mean 'alt'?"], Findings(spec, Data).Distinct());
    }
}
