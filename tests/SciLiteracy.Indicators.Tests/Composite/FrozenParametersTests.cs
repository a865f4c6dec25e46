using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
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
        foreach (var method in (NormalizationMethod[])[new RankScore(), new ZScore(), new RobustZScore(), new MinMax { Range = new(1, 2) }, new NoNormalization { Range = new(1, 2) }])
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
}
