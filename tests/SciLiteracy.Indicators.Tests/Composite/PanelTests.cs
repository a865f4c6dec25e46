using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class PanelTests
{
    private static readonly AggregateStep Mean = new([new ArithmeticAggregation()]);

    private static readonly IndexAggregate Two = Aggregate("Index", Indicator("x"), Indicator("y"));

    // Two years of three entities; the second is the first with other values.
    private static readonly double[] X1 = [1, 4, 2];
    private static readonly double[] X2 = [3, 1, 9];
    private static readonly double[] Y1 = [2, 1, 5];
    private static readonly double[] Y2 = [4, 4, 1];

    private static readonly IndexData Both = Panel(("A", 2020), ("B", 2020), ("C", 2020), ("A", 2021), ("B", 2021), ("C", 2021))
        .Add("x", [.. X1, .. X2])
        .Add("y", [.. Y1, .. Y2])
        .Build();

    private static IndexData Year(double[] x, double[] y) => Rows("A", "B", "C").Add("x", x).Add("y", y).Build();

    public static TheoryData<IndexStep[]> YearByYear => new()
    {
        new IndexStep[] { new NormalizeStep(new(new ZScore())) { Scope = NormalizationScope.Period }, Mean },
        new IndexStep[] { new WeightStep(new BenefitOfTheDoubtWeights()), Mean },
        new IndexStep[] { new WeightStep(new BenefitOfTheDoubtWeights(BenefitOfTheDoubtBound.Contributions, 0.2, 0.8)), Mean },
        new IndexStep[] { new AggregateStep([new CopelandAggregation()]) },
        new IndexStep[] { new AggregateStep([new TopsisAggregation(TopsisScaling.Vector)]) },
        new IndexStep[] { new AggregateStep([new WroclawAggregation()]) },
        new IndexStep[] { new AggregateStep([new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Standardized)]) },
        new IndexStep[] { new TreatStep(new(new OutlierTreatment { SkewLimit = 0.1, KurtosisLimit = -9, Winsorize = new WinsorizePoints(1), Then = new NoTransform() })), Mean },
    };

    // Law: what compares the entities of a period does so period by period.
    [Theory]
    [MemberData(nameof(YearByYear))]
    public void Each_period_is_as_if_it_were_alone(IndexStep[] steps)
    {
        var both = Compute(Spec(Two, steps), Both);

        double[] expected = [.. Compute(Spec(Two, steps), Year(X1, Y1)).Scores!.Column("Index"), .. Compute(Spec(Two, steps), Year(X2, Y2)).Scores!.Column("Index")];
        Equal(expected, both.Scores!.Column("Index"));
    }

    [Fact]
    public void A_period_that_is_screened_out_whole_takes_no_part()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021), ("A", 2022), ("B", 2022)).Add("x", [1, 2, N, N, 5, 4]).Build();
        foreach (var method in (AggregationMethod[])[new ArithmeticAggregation(), new CopelandAggregation()])
        {
            var result = Compute(
                SpecOfOne(new ScreenStep(), new ImputeStep(new(new MeanImputation())), new TreatStep(new(new OutlierTreatment())), new NormalizeStep(new(new RankScore())) { Scope = NormalizationScope.Period }, new AggregateStep([method])),
                data);

            Assert.Equal(["2020", "2020", "2022", "2022"], result.Scores!.Rows.Select(r => r.Period.ToString()));
            Equal([2, 1, 1, 2], result.Ranks!.Column("Index"));
        }
    }

    [Fact]
    public void Findings_and_logs_name_the_period()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [N, N, 3, 3]).Build();
        var spec = SpecOfOne(new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.Period }, Mean);

        Assert.Equal(
            [
                "Warning SL6064: 'x' has no values in 2020.",
                "Warning SL6064: 'x' cannot be normalized by 'min_max' in 2021, since all its values are the same; its scores are missing.",
            ],
            Findings(spec, data));
        Assert.Equal(
            [ReferencePeriod.OfYear(2020), ReferencePeriod.OfYear(2021)], Compute(spec, data).Parameters.Normalizations.Select(p => p.Period!.Value));
        var binary = Panel([.. Enumerable.Range(0, 40).Select(i => ($"E{i / 2}", 2020 + (i % 2)))]).Add("x", [.. Enumerable.Range(0, 40).Select(i => i == 4 ? 1.0 : 0)]).Build();
        Assert.Contains(
            "Warning SL6069: 'x' in 2020 fails the test of skewness and kurtosis, but winsorizing it would leave no spread; it stays as it is.",
            Findings(SpecOfOne(new TreatStep(new(new OutlierTreatment()))), binary));
        var few = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, N, 3, 3]).Add("z", [1, 2, 3, 4]).Build();
        Assert.Contains(
            "Warning SL6080: 'x' in 2020 has too few rows with all 1 predictors for a regression, and is not filled.",
            Findings(SpecOfOne(new ImputeStep(new(new RegressionImputation(["z"])))), few));
    }

    [Fact]
    public void Imputation_by_other_indicators_is_period_by_period()
    {
        double[] x = [1, 2, 3, N, 5, 10, 20, N, 40, 50];
        double[] y = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5];
        var data = Panel([.. Enumerable.Range(0, 10).Select(i => (((char)('A' + (i % 5))).ToString(), 2020 + (i / 5)))]).Add("x", x).Add("y", y).Build();
        double[] By(ImputationMethod method) => Stage(Spec(Two, new ImputeStep(new(method) { Only = ["x"], Overrides = method is RegressionImputation ? [] : [new("y", method)] })), data, IndexStage.Imputed);

        Equal([1, 2, 3, 4, 5, 10, 20, 30, 40, 50], By(new RegressionImputation(["y"])), 1e-9);
        Equal([1, 2, 3, 4, 5, 10, 20, 30, 40, 50], By(new NearestNeighborImputation(2)), 1e-9);
        Equal([1, 2, 3, 4, 5, 10, 20, 30, 40, 50], By(new ExpectationMaximizationImputation(Tolerance: 1e-10)), 1e-3);
    }

    [Fact]
    public void Weights_are_of_all_periods_together()
    {
        var deviation = (double[] v) => Math.Sqrt(v.Sum(a => (a - v.Average()) * (a - v.Average())));

        var result = Compute(Spec(Two, new WeightStep(new StandardDeviationWeights()), Mean), Both);

        var (x, y) = (deviation([.. X1, .. X2]), deviation([.. Y1, .. Y2]));
        Assert.Equal(x / (x + y), result.Weights.Single(w => w.Code == "x").Weight, 12);
        Assert.Equal(2, result.Steps[0].Changed);
    }
}
