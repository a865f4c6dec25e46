using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class FrozenParametersTests
{
    private static readonly double[] Old = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];

    private static IndexData Entities(params double[] x) => Rows([.. Names(x.Length)]).Add("x", x).Add("y", [.. x.Select((_, i) => (double)(i * i % 7))]).Build();

    public static TheoryData<IndexStep> Steps =>
    [
        new NormalizeStep(new(new MinMax())),
        new NormalizeStep(new(new ZScore())),
        new NormalizeStep(new(new RobustZScore())),
        new NormalizeStep(new(new LogisticScore())),
        new NormalizeStep(new(new Scale(0, 10))),
        new NormalizeStep(new(new RankScore())),
        new NormalizeStep(new(new RankScore(TieRule.Average))),
        new NormalizeStep(new(new BordaScore(TieRule.Dense))),
        new NormalizeStep(new(new PercentileRank(TieRule.Maximum))),
        new NormalizeStep(new(new FractionOfMaximum())),
        new NormalizeStep(new(new RatioToMean())),
        new NormalizeStep(new(new RatioToMean { Range = new(1, 100) })),
        new NormalizeStep(new(new DistanceToMaximum())),
        new NormalizeStep(new(new DistanceToReference("C"))),
        new NormalizeStep(new(new ZScore { Range = new(1, 100) })),
        new NormalizeStep(new(new NoNormalization())),
        new TreatStep(new(new OutlierTreatment())),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0) })),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new SignedLogTransform() })),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new BoxCoxTransform(null) })),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = new BoxCoxTransform(0) })),
        new TreatStep(new(new OutlierTreatment { SkewLimit = 0, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1), Combine = true })),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizeQuantiles(0.1, 0.9), Then = new NoTransform() })),
        new WeightStep(new StandardDeviationWeights()),
        new WeightStep(new OptimizedWeights()) { Level = 1 },
    ];

    // Law: frozen parameters reproduce. The rows that were there before keep their values, whatever rows are added.
    [Theory]
    [MemberData(nameof(Steps))]
    public void Rows_that_were_there_keep_their_values_when_rows_are_added(IndexStep step)
    {
        foreach (var direction in (Direction[])[Direction.Higher, Direction.Lower])
        {
            var spec = Spec(Aggregate("Index", Indicator("x", direction), Indicator("y", direction)), step, new AggregateStep([new ArithmeticAggregation()]));
            var before = Compute(spec, Entities(Old));
            var same = Compute(spec, Entities(Old), before.Parameters);
            var after = Compute(spec, Entities([.. Old, 3.5, 2.5]), before.Parameters);

            Equal(before.Scores!.Column("Index").ToArray(), same.Scores!.Column("Index"));
            Equal(before.Scores!.Column("Index").ToArray(), after.Scores!.Column("Index")[..Old.Length]);
            Assert.DoesNotContain(double.NaN, after.Scores.Column("Index").ToArray());
            Assert.Equal(before.Parameters, same.Parameters);
            Assert.DoesNotContain(Findings(spec, Entities(Old), before.Parameters), f => f.Contains("SL6076", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Without_them_history_changes()
    {
        var spec = SpecOfOne(new NormalizeStep(new(new MinMax())));

        Equal([0, 50, 100], Stage(spec, Column(0, 5, 10), IndexStage.Normalized));
        Equal([0, 25, 50, 100], Stage(spec, Column(0, 5, 10, 20), IndexStage.Normalized));
        Equal([0, 50, 100, 200], Compute(spec, Column(0, 5, 10, 20), Compute(spec, Column(0, 5, 10)).Parameters).Stage(IndexStage.Normalized)!.Column("x"));
    }

    [Fact]
    public void What_was_fitted_is_told()
    {
        var spec = Spec(Aggregate("Index", Indicator("x", Direction.Lower), Indicator("y")), new NormalizeStep(new(new ZScore()) { Overrides = [new("y", new RobustZScore())] }));
        var parameters = Compute(spec, Rows("A", "B", "C").Add("x", [1, 2, 3]).Add("y", [1, 2, 9]).Build()).Parameters;

        Assert.Equal(
            [
                new NormalizationParameters(1, "x", null) { Count = 3, Minimum = -3, Maximum = -1, Mean = -2, StandardDeviation = 1 },
                new NormalizationParameters(1, "y", null) { Count = 3, Minimum = 1, Maximum = 9, Median = 2, MedianAbsoluteDeviation = 1 },
            ],
            parameters.Normalizations.AsEnumerable());
        Assert.Equal(
            [new TreatmentParameters(1, "x", null, double.NegativeInfinity, 9, AppliedTransform.None, N, N, N)],
            Compute(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), Column(Old)).Parameters.Treatments.AsEnumerable());
    }

    [Fact]
    public void Parameters_that_are_not_there_are_reported_and_fitted()
    {
        var spec = Spec(
            Aggregate("Index", Indicator("x"), Indicator("y")),
            new TreatStep(new(new OutlierTreatment()) { Only = ["x"] }),
            new NormalizeStep(new(new RankScore())),
            new WeightStep(new StandardDeviationWeights()));

        Assert.Equal(
            [
                "Warning SL6076: The frozen parameters have none for 'x'; they are taken from these data.",
                "Warning SL6076: The frozen parameters have none for 'y'; they are taken from these data.",
                "Warning SL6076: The frozen parameters have no weights for the children of 'Index'; they are made of these data.",
                "Warning SL6071: No step of 'demo' aggregates, so there are no scores.",
            ],
            Findings(spec, Entities(Old), new FrozenParameters()).OrderBy(f => f.Contains("SL6071", StringComparison.Ordinal)));
        // Those of another method do not serve.
        var minMax = Compute(Spec(spec.Structure, new NormalizeStep(new(new MinMax()))), Entities(Old)).Parameters;
        foreach (var method in (NormalizationMethod[])[new RankScore(), new ZScore(), new RatioToMean(), new RobustZScore(), new MinMax { Range = new(1, 2) }, new NoNormalization { Range = new(1, 2) }])
        {
            Assert.Equal(
                method is not MinMax,
                Findings(Spec(spec.Structure, new NormalizeStep(new(method))), Entities(Old), minMax).Any(f => f.Contains("SL6076", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_value_outside_the_frozen_range_of_a_transform_becomes_missing()
    {
        var spec = SpecOfOne(new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0) })));
        var parameters = Compute(spec, Column(Old)).Parameters;
        var result = Compute(spec, Column(1, -500, -600, -8.98), parameters);

        Equal([Math.Log(9.99), N, N, Math.Log(0.01)], result.Stage(IndexStage.Treated)!.Column("x"), 1e-9);
        Assert.Equal(CellMarks.Transformed | CellMarks.NotTransformed, result.Marks("x", 1));
        Assert.Contains(
            "Warning SL6077: 'x' of 'B' and 1 more is outside the range of the frozen transform, and becomes missing.", Findings(spec, Column(1, -500, -600, 2), parameters));
    }

    [Fact]
    public void What_was_undone_is_not_done_with_frozen_parameters()
    {
        double[] values = [.. Enumerable.Range(100, 30), 1];
        var spec = SpecOfOne(new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0), IfWorse = WorseOutcome.Revert })));

        var parameters = Compute(spec, Column(values)).Parameters;

        Assert.Equal(new TreatmentParameters(1, "x", null, double.NegativeInfinity, double.PositiveInfinity, AppliedTransform.None, N, N, N), Assert.Single(parameters.Treatments));
        Equal([.. values, -7], Compute(spec, Column([.. values, -7]), parameters).Stage(IndexStage.Treated)!.Column("x"));
    }

    [Fact]
    public void One_value_outside_the_frozen_range_is_named_alone()
    {
        var spec = SpecOfOne(new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0) })));

        Assert.Contains(
            "Warning SL6077: 'x' of 'B' is outside the range of the frozen transform, and becomes missing.",
            Findings(spec, Column(1, -500, 2), Compute(spec, Column(Old)).Parameters));
    }

    [Fact]
    public void Values_beyond_frozen_bounds_are_pulled_in_and_logged()
    {
        var spec = SpecOfOne(new TreatStep(new(new OutlierTreatment())));
        var result = Compute(spec, Column(5, 30, N), Compute(spec, Column(Old)).Parameters);

        Equal([5, 9, N], result.Stage(IndexStage.Treated)!.Column("x"));
        Assert.Equal(new TreatedPoint(1, new("B", null), "x", WinsorizedEnd.High, AppliedTransform.None, 30, 9), Assert.Single(result.TreatedPoints));
    }

    [Fact]
    public void A_new_year_changes_no_earlier_one()
    {
        var spec = SpecOfOne(
            new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.BasePeriod, BasePeriod = ReferencePeriod.OfYear(2020) },
            new NormalizeStep(new(new RankScore())) { Scope = NormalizationScope.Period });
        var first = Panel(("A", 2020), ("B", 2020)).Add("x", [1, 3]).Build();
        var second = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, 3, 9, 5]).Build();
        var later = Panel(("A", 2021), ("B", 2021)).Add("x", [9, 5]).Build();
        var parameters = Compute(spec, first).Parameters;

        Equal([0, 100, 400, 200], Compute(spec, second, parameters).Steps[0].Table.Column("x"));
        Equal([1, 2, 2, 1], Compute(spec, second, parameters).Steps[1].Table.Column("x"));
        Equal([400, 200], Compute(spec, later, parameters).Steps[0].Table.Column("x"));
        Assert.Contains("Warning SL6076: The frozen parameters have none for 'x' in 2021; they are taken from these data.", Findings(spec, later, parameters));
    }

    public static TheoryData<ImputationMethod> CrossSections =>
        [new MeanImputation(), new MedianImputation(), new GroupMeanImputation("g"), new GroupMedianImputation("g"), new GroupMeanImputation("number")];

    private static IndexData WithGaps(double[] x, string?[] groups) =>
        Rows([.. Names(x.Length)]).Add("x", x).Add("number", [.. groups.Select(g => g is null ? N : (double)g[0])]).AddLabels("g", groups).Build();

    // Law: frozen parameters reproduce. What filled gaps fills them again, also those of new entities.
    [Theory]
    [MemberData(nameof(CrossSections))]
    public void Gaps_are_filled_as_they_were_when_rows_are_added(ImputationMethod method)
    {
        var spec = SpecOfOne(new ImputeStep(new(method)));
        double[] old = [1, 4, N, 9, N, 3, N, N];
        string?[] groups = ["a", "a", "a", "b", "b", "a", null, "c"];
        var before = Compute(spec, WithGaps(old, groups));
        var added = WithGaps([.. old, 100, N, 1000, 50, N], [.. groups, "a", "a", "b", "c", "b"]);
        var after = Compute(spec, added, before.Parameters);

        Equal(Filled(before), Filled(Compute(spec, WithGaps(old, groups), before.Parameters)));
        Equal(Filled(before), Filled(after).AsSpan(0, old.Length));
        Equal([100, Filled(before)[2], 1000, 50, Filled(before)[4]], Filled(after).AsSpan(old.Length));
        Assert.NotEqual(Filled(before), Filled(Compute(spec, added))[..old.Length]);
        Assert.Equal(before.Parameters, after.Parameters);
        Assert.DoesNotContain(Findings(spec, added, before.Parameters), f => f.Contains("SL6076", StringComparison.Ordinal));

        double[] Filled(IndexResult result) => result.Stage(IndexStage.Imputed)!.Column("x").ToArray();
    }

    [Fact]
    public void What_fills_gaps_is_told()
    {
        double[] x = [1, 4, N, 10];
        string?[] groups = ["a", "a", "b", null];

        Assert.Equal(
            [new ImputationParameters(1, "x", null, "median", null, 4)],
            Compute(SpecOfOne(new ImputeStep(new(new MedianImputation()))), WithGaps(x, groups)).Parameters.Imputations.AsEnumerable());
        Assert.Equal(
            [new(1, "x", null, "group_mean", "a", 2.5), new(1, "x", null, "group_mean", "b", N)],
            Compute(SpecOfOne(new ImputeStep(new(new GroupMeanImputation("g")))), WithGaps(x, groups)).Parameters.Imputations.AsEnumerable());
        Assert.Equal(
            ["97", "98"],
            Compute(SpecOfOne(new ImputeStep(new(new GroupMeanImputation("number")))), WithGaps(x, groups)).Parameters.Imputations.Select(p => p.Group));
        Assert.Empty(Compute(SpecOfOne(new ImputeStep(new(new NoImputation()))), WithGaps(x, groups)).Parameters.Imputations);
    }

    [Fact]
    public void Gaps_of_a_new_group_or_by_another_method_are_filled_by_the_data_at_hand_and_reported()
    {
        var grouped = SpecOfOne(new ImputeStep(new(new GroupMedianImputation("g"))));
        var parameters = Compute(grouped, WithGaps([1, N], ["a", "a"])).Parameters;

        Assert.Contains(
            "Warning SL6076: The frozen parameters have none for 'x' of the group 'b'; they are taken from these data.",
            Findings(grouped, WithGaps([3, N, 5, N], ["a", "a", "b", "b"]), parameters));
        Equal([3, 1, 5, 5], Compute(grouped, WithGaps([3, N, 5, N], ["a", "a", "b", "b"]), parameters).Stage(IndexStage.Imputed)!.Column("x"));

        var spec = SpecOfOne(new ImputeStep(new(new MeanImputation())));
        var both = Panel(("A", 2020), ("B", 2020), ("C", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, N, 7, N, 6]).Build();
        // What was fitted to data without periods fills those of any.
        Equal([1, 2, 7, 2, 6], Compute(spec, both, Compute(spec, Column(1, 3, N)).Parameters).Stage(IndexStage.Imputed)!.Column("x"));
        Assert.Contains(
            "Warning SL6076: The frozen parameters have none for 'x'; they are taken from these data.",
            Findings(SpecOfOne(new ImputeStep(new(new MedianImputation()))), Column(1, N), Compute(spec, Column(1, N)).Parameters));
    }

    [Fact]
    public void Gaps_of_a_period_without_values_are_filled_as_in_the_latest_before_it_or_the_first_after()
    {
        var spec = SpecOfOne(new ImputeStep(new(new GroupMeanImputation("g"))));
        var old = Panel(("A", 2018), ("B", 2018), ("A", 2020), ("B", 2020), ("C", 2020)).Add("x", [1, 2, 3, 4, N]).AddLabels("g", ["a", "b", "a", "b", "c"]).Build();
        var parameters = Compute(spec, old).Parameters;
        var data = Panel(("A", 2017), ("B", 2019), ("B", 2021), ("C", 2021), ("D", 2022), ("A", 2022))
            .Add("x", [N, N, N, N, 50, N]).AddLabels("g", ["a", "b", "b", "c", "a", "a"]).Build();

        // The first after, the latest before, the latest before; of group c there never was one; the same whatever is new.
        Equal([1, 2, 4, N, 50, 3], Compute(spec, data, parameters).Stage(IndexStage.Imputed)!.Column("x"));
        Assert.Equal(
            ["Warning SL6076: The frozen parameters have none for 'x' of the group 'c' in 2021; they are taken from these data."],
            Findings(spec, data, parameters).Where(f => f.Contains("SL6076", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_plan_fills_by_frozen_values_as_Compute_does()
    {
        var spec = SpecOfOne(new ScreenStep { Exclude = ["A"], MinAvailability = 0 }, new ImputeStep(new(new GroupMeanImputation("g"))), new AggregateStep([new ArithmeticAggregation()]));
        var data = WithGaps([1, 4, N, 9, N], ["c", "a", "a", "b", "b"]);
        var parameters = Compute(spec, data).Parameters;
        var changed = WithGaps([1, 40, N, 90, N], ["c", "a", "a", "b", "b"]);
        var plan = IndexPlan.Compile(spec, changed, parameters, new DiagnosticBuilder())!;
        var workspace = plan.CreateWorkspace();

        Assert.True(plan.Run(workspace));
        Equal([40, 4, 90, 9], workspace.Node(plan.Structure.Root));
        Assert.DoesNotContain(Findings(spec, data, parameters), f => f.Contains("SL6076", StringComparison.Ordinal));
    }

    public static TheoryData<IndexStep> StepsByPeriod =>
    [
        new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.Period },
        new NormalizeStep(new(new RankScore())) { Scope = NormalizationScope.Period },
        new TreatStep(new(new OutlierTreatment())),
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(0) })),
    ];

    [Theory]
    [MemberData(nameof(StepsByPeriod))]
    public void Each_indicator_keeps_the_parameters_of_each_period(IndexStep step)
    {
        IndexData Of(params string[] entities)
        {
            double At(int i, double factor, double shift) => (factor * (i < Old.Length ? Old[i] : 4.5)) + shift;
            var rows = new[] { 2020, 2021, 2022 }.SelectMany(year => entities.Select(e => (e, year))).ToArray();
            return Panel(rows)
                .Add("x", [.. rows.Select((_, r) => At(r % entities.Length, 1 + (r / entities.Length), 5))])
                .Add("y", [.. rows.Select((_, r) => At(r % entities.Length, -3 - (r / entities.Length), 2))])
                .Build();
        }

        var spec = Spec(Aggregate("Index", Indicator("x"), Indicator("y")), step);
        var before = Compute(spec, Of([.. Names(10)]));
        var after = Compute(spec, Of([.. Names(12)]), before.Parameters).Steps[0].Table;
        var first = before.Steps[0].Table;

        foreach (var code in (string[])["x", "y"])
            Equal(first.Column(code).ToArray(), [.. first.Rows.Select(row => after.Column(code)[after.Rows.IndexOf(row)])]);
    }

    private static readonly IndexData Years = Panel([.. Enumerable.Range(0, 24).Select(i => ($"E{i / 2}", 2020 + (i % 2)))])
        .Add("x", [.. Enumerable.Range(0, 24).Select(i => i == 4 ? 900.0 : i == 5 ? 80 : i)])
        .Add("y", [.. Enumerable.Range(0, 24).Select(i => (double)(i * i % 7))])
        .Build();

    public static TheoryData<IndexStep> PanelSteps =>
    [
        new NormalizeStep(new(new MinMax())),
        new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.Period },
        new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.BasePeriod },
        new TreatStep(new(new OutlierTreatment())),
        new TreatStep(new(new OutlierTreatment())) { Scope = TreatmentScope.AllPeriods },
        new ImputeStep(new(new MeanImputation())),
    ];

    // Law: frozen parameters of a panel reproduce, whether they are those of each period or of all.
    [Theory]
    [MemberData(nameof(PanelSteps))]
    public void Parameters_of_a_panel_reproduce(IndexStep step)
    {
        var spec = Spec(Aggregate("Index", Indicator("x"), Indicator("y")), step, new AggregateStep([new ArithmeticAggregation()]));
        var before = Compute(spec, Years);
        var same = Compute(spec, Years, before.Parameters);

        Equal(before.Scores!.Column("Index").ToArray(), same.Scores!.Column("Index"));
        Assert.Equal(before.Parameters, same.Parameters);
        Assert.Empty(Findings(spec, Years, before.Parameters));
    }

    [Fact]
    public void Parameters_of_a_panel_that_are_not_there_are_named_with_their_period()
    {
        var all = SpecOfOne(new TreatStep(new(new OutlierTreatment())) { Scope = TreatmentScope.AllPeriods }, new AggregateStep([new ArithmeticAggregation()]));
        var each = SpecOfOne(new TreatStep(new(new OutlierTreatment())), new AggregateStep([new ArithmeticAggregation()]));

        Assert.Equal(["Warning SL6076: The frozen parameters have none for 'x'; they are taken from these data."], Findings(all, Years, new FrozenParameters()));
        Assert.Equal(
            [
                "Warning SL6076: The frozen parameters have none for 'x' in 2020; they are taken from these data.",
                "Warning SL6076: The frozen parameters have none for 'x' in 2021; they are taken from these data.",
            ],
            Findings(each, Years, new FrozenParameters()));
        // without periods the treatment of each is that of all
        Assert.Equal(["Warning SL6076: The frozen parameters have none for 'x'; they are taken from these data."], Findings(each, Column(Old), new FrozenParameters()));
    }
}
