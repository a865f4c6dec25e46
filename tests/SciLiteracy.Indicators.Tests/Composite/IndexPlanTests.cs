using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class IndexPlanTests
{
    private static readonly IndexAggregate Structure = Aggregate(
        "Index", Aggregate("p", Indicator("a", weight: 2), Indicator("b", Direction.Lower)), Aggregate("q", Indicator("c"), Indicator("d")));

    private static readonly IndexSpec Full = Spec(
        Structure,
        new ScreenStep(),
        new DenominateStep(),
        new ImputeStep(new(new MedianImputation())),
        new TreatStep(new(new OutlierTreatment())),
        new NormalizeStep(new(new MinMax { Range = new(1, 100) })),
        new WeightStep(new StandardDeviationWeights()) { Level = 1 },
        new AggregateStep([new ArithmeticAggregation(), new GeometricAggregation()]));

    private static readonly IndexData Data = Rows([.. Names(30)])
        .Add("a", [.. Enumerable.Range(0, 30).Select(i => i == 4 ? N : i == 9 ? 5000 : Math.Sin(i) * 10)])
        .Add("b", [.. Enumerable.Range(0, 30).Select(i => i is 4 or 5 ? N : Math.Cos(i * i))])
        .Add("c", [.. Enumerable.Range(0, 30).Select(i => Math.Exp(Math.Sin(i * 3)))])
        .Add("d", [.. Enumerable.Range(0, 30).Select(i => (double)(i % 4))])
        .Build();

    private static IndexPlan Plan(IndexSpec spec, IndexData? data = null) => IndexPlan.Compile(spec, data ?? Data, null, new DiagnosticBuilder())!;

    private static double[] Root(IndexPlan plan, IndexWorkspace workspace) => workspace.Node(plan.Structure.Root).ToArray();

    // Law: a plan gives what Compute gives, again and again.
    [Fact]
    public void A_plan_gives_what_Compute_gives()
    {
        var plan = Plan(Full);
        var workspace = plan.CreateWorkspace();
        var result = Compute(Full, Data);

        for (var time = 0; time < 3; time++)
        {
            Assert.True(plan.Run(workspace));
            Assert.Equal(result.Scores!.Column("Index").ToArray(), Root(plan, workspace));
            Assert.Equal(result.Ranks!.Column("Index").ToArray(), workspace.Ranks(plan.Structure.Root).ToArray());
            Assert.Equal(result.Scores.Rows.AsEnumerable(), workspace.RowOf.ToArray().Select(r => Data.Rows[r]));
        }
    }

    [Fact]
    public void Steps_that_do_not_vary_are_run_once()
    {
        var plan = Plan(Full);
        var first = plan.CreateWorkspace();
        plan.Begin(first);
        for (var step = 0; step < 5; step++)
            plan.RunStep(first, step);
        var checkpoint = first.Save();
        plan.Run(first, 5);

        var second = plan.CreateWorkspace();
        for (var time = 0; time < 2; time++)
        {
            second.Restore(checkpoint);
            Assert.True(plan.Run(second, 5));
            Assert.Equal(Root(plan, first), Root(plan, second));
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_warm()
    {
        var plan = Plan(Full);
        var workspace = plan.CreateWorkspace();
        plan.Run(workspace);
        plan.Begin(workspace);
        var checkpoint = workspace.Save();
        plan.Run(workspace);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 10; time++)
        {
            plan.Run(workspace);
            workspace.Restore(checkpoint);
            plan.ResetInput(workspace);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Inputs_may_vary_and_come_back()
    {
        var plan = Plan(Full);
        var workspace = plan.CreateWorkspace();
        plan.Run(workspace);
        var original = Root(plan, workspace);
        var other = Data.TryGetColumn("c", out var c) ? c.ToArray() : [];
        for (var i = 0; i < other.Length; i++)
            workspace.Input(2)[i] = other[i] = Math.Sin(i * 5) + 3;
        plan.Run(workspace);
        var data = Rows([.. Names(30)]).Add("c", other);
        foreach (var code in (string[])["a", "b", "d"])
            data.Add(code, Data.TryGetColumn(code, out var same) ? same : []);

        Assert.Equal(Compute(Full, data.Build()).Scores!.Column("Index").ToArray(), Root(plan, workspace));
        plan.ResetInput(workspace);
        plan.Run(workspace);
        Assert.Equal(original, Root(plan, workspace));
    }

    [Fact]
    public void A_formula_of_denominators_sees_varied_inputs()
    {
        var spec = Spec(Aggregate("Index", Indicator("a") with { Denominator = "c + d * 2" }), new DenominateStep(), new AggregateStep([new ArithmeticAggregation()]));
        var plan = Plan(spec, Rows("A", "B").Add("a", [6, 6]).Add("c", [1, 2]).Add("d", [1, 2]).Build());
        var workspace = plan.CreateWorkspace();
        plan.Run(workspace);
        Equal([2, 1], Root(plan, workspace));
        workspace.Input(plan.Columns.IndexOf("d"))[0] = 2.5;
        plan.Run(workspace);
        Equal([1, 1], Root(plan, workspace));
        var before = GC.GetAllocatedBytesForCurrentThread();
        plan.Run(workspace);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Weights_may_be_replaced_and_multiplied()
    {
        var spec = Spec(Structure, new NormalizeStep(new(new MinMax())), new AggregateStep([new ArithmeticAggregation()]));
        var plan = Plan(spec);
        var workspace = plan.CreateWorkspace();
        workspace.WeightOverrides[plan.Structure.Numbers["p"]] = 3;
        workspace.WeightFactors[plan.Structure.Numbers["b"]] = 1.5;
        plan.Run(workspace);

        var varied = Spec(
            Aggregate("Index", Aggregate("p", Indicator("a", weight: 2), Indicator("b", Direction.Lower, 1.5)) with { Weight = 3 }, Aggregate("q", Indicator("c"), Indicator("d"))),
            [.. spec.Steps]);
        Assert.Equal(Compute(varied, Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));
    }

    [Fact]
    public void What_is_left_out_is_as_if_it_were_not_there()
    {
        var steps = new IndexStep[]
        {
            new ScreenStep { MinAvailability = 0.9 }, new NormalizeStep(new(new MinMax())), new WeightStep(new StandardDeviationWeights()),
            new AggregateStep([new ArithmeticAggregation()]) { MinAvailability = 0.6 },
        };
        var plan = Plan(Spec(Structure, steps));
        var workspace = plan.CreateWorkspace();
        workspace.LeftOut[plan.Structure.Numbers["b"]] = true;
        plan.Run(workspace);
        var without = Spec(Aggregate("Index", Aggregate("p", Indicator("a", weight: 2)), Aggregate("q", Indicator("c"), Indicator("d"))), steps);

        Assert.Equal(Compute(without, Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));

        workspace.LeftOut.AsSpan().Clear();
        workspace.LeftOut[plan.Structure.Numbers["p"]] = true;
        workspace.LeftOut[0] = workspace.LeftOut[1] = true;
        plan.Run(workspace);
        var withoutBranch = Spec(Aggregate("Index", Aggregate("q", Indicator("c"), Indicator("d"))), steps);
        Assert.Equal(Compute(withoutBranch, Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));
    }

    [Fact]
    public void A_branch_that_is_left_out_cannot_fail()
    {
        var plan = Plan(Spec(Structure, new AggregateStep([new GeometricAggregation(), new ArithmeticAggregation()])), Rows("A").Add("a", [-1]).Add("b", [1]).Add("c", [2]).Add("d", [8]).Build());
        var workspace = plan.CreateWorkspace();

        Assert.False(plan.Run(workspace));
        Assert.Equal(new IndexFailure(IndexFailureKind.OutsideDomain, 1, plan.Structure.Numbers["p"], 0, 0), workspace.Failure);
        workspace.LeftOut[plan.Structure.Numbers["p"]] = true;
        Assert.True(plan.Run(workspace));
        Equal([4], Root(plan, workspace));
    }

    [Fact]
    public void A_step_may_have_alternatives_or_be_skipped()
    {
        var plan = Plan(Full);
        var findings = new DiagnosticBuilder();
        var alternative = plan.AddAlternative(4, new NormalizeStep(new(new ZScore(50, 10))), findings);
        Assert.Equal(-1, plan.AddAlternative(4, new NormalizeStep(new(new GoalpostScaling())), findings));
        Assert.True(findings.HasErrors);
        var other = plan.AddAlternative(4, new NormalizeStep(new(new RankScore())), findings);
        var workspace = plan.CreateWorkspace();

        IndexSpec With(params int[] left) => Full with { Steps = [.. Full.Steps.Select((s, i) => i == 4 ? new NormalizeStep(new(left.Length == 1 ? new ZScore(50, 10) : new RankScore())) : s)] };
        workspace.Choices[4] = alternative;
        plan.Run(workspace);
        Assert.Equal(Compute(With(1), Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));
        workspace.Choices[4] = other;
        plan.Run(workspace);
        Assert.Equal(Compute(With(1, 2), Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));
        workspace.Choices[4] = other;
        workspace.Choices[3] = -1;
        plan.Run(workspace);
        Assert.Equal(Compute(With(1, 2) with { Steps = [.. With(1, 2).Steps.Where(s => s is not TreatStep)] }, Data).Scores!.Column("Index").ToArray(), Root(plan, workspace));
    }

    [Fact]
    public void Failures_are_kept_and_end_the_evaluation()
    {
        var plan = Plan(Spec(Structure, new ScreenStep { Exclude = [.. Data.Rows.Select(r => new Reference(r.Entity))] }, new AggregateStep([new ArithmeticAggregation()])));
        var workspace = plan.CreateWorkspace();

        Assert.False(plan.Run(workspace));
        Assert.Equal(new IndexFailure(IndexFailureKind.NobodyLeft, 1, -1, -1, -1), workspace.Failure);
        workspace.Choices[0] = -1;
        Assert.True(plan.Run(workspace));
        workspace.WeightOverrides[0] = workspace.WeightOverrides[1] = 0;
        Assert.False(plan.Run(workspace));
        Assert.Equal(new IndexFailure(IndexFailureKind.NoWeights, 2, plan.Structure.Numbers["p"], -1, -1), workspace.Failure);
    }

    // Law: threads do not matter.
    [Fact]
    public async Task Threads_share_a_plan_and_get_the_same_bits()
    {
        var plan = Plan(Full);
        var alone = plan.CreateWorkspace();
        plan.Run(alone);
        var expected = Root(plan, alone);

        var scores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            var workspace = plan.CreateWorkspace();
            for (var time = 0; time < 50; time++)
                plan.Run(workspace);
            return Root(plan, workspace);
        })));

        Assert.All(scores, s => Assert.Equal(expected, s));
    }

    [Fact]
    public void Weights_that_wait_for_the_scores_are_in_a_checkpoint()
    {
        var spec = Spec(Structure, new NormalizeStep(new(new MinMax())), new WeightStep(new StandardDeviationWeights()), new AggregateStep([new ArithmeticAggregation()]));
        var optimized = Spec(Structure, new NormalizeStep(new(new MinMax())), new WeightStep(new OptimizedWeights()) { Level = 2 }, new AggregateStep([new ArithmeticAggregation()]));
        foreach (var each in (IndexSpec[])[spec, optimized])
        {
            var plan = Plan(each);
            var first = plan.CreateWorkspace();
            plan.Begin(first);
            plan.RunStep(first, 0);
            plan.RunStep(first, 1);
            var checkpoint = first.Save();
            var second = plan.CreateWorkspace();
            second.Restore(checkpoint);
            plan.Run(second, 2);
            Assert.Equal(Compute(each, Data).Scores!.Column("Index").ToArray(), Root(plan, second));
        }
    }
}
