using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Normalization;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Normalization;

/// <summary>The names of methods, what is wrong with their settings, and where their rules turn over.</summary>
public class NormalizationBoundaryTests
{
    private static double[] Scores(NormalizationMethod method, params double[] values) =>
        Stage(SpecOfOne(new NormalizeStep(new(method))), Column(values), IndexStage.Normalized);

    public static TheoryData<NormalizationMethod, string> Names => new()
    {
        { new MinMax(), "min_max" },
        { new ZScore(), "z_score" },
        { new RobustZScore(), "robust_z_score" },
        { new Scale(), "scale" },
        { new RankScore(), "rank" },
        { new PercentileRank(), "percentile_rank" },
        { new BordaScore(), "borda" },
        { new FractionOfMaximum(), "fraction_of_max" },
        { new RatioToMean(), "ratio_to_mean" },
        { new DistanceToMaximum(), "distance_to_max" },
        { new DistanceToReference("A"), "distance_to_reference" },
        { new DistanceToTarget(), "distance_to_target" },
        { new GoalpostScaling(), "goalposts" },
        { new LogisticScore(), "logistic" },
        { new CategoricalScore([1], [1, 2]), "categorical" },
        { new NoNormalization(), "none" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_method_has_its_name(NormalizationMethod method, string id)
    {
        Assert.Equal(id, method.Id);
        Assert.Null(method.Problem);
    }

    public static TheoryData<NormalizationMethod> Bad =>
    [
        new MinMax { Range = new(double.NegativeInfinity, 5) }, new MinMax { Range = new(0, double.PositiveInfinity) }, new MinMax { Range = new(5, 4) },
        new ZScore(double.PositiveInfinity, 1), new ZScore(0, double.PositiveInfinity), new ZScore(0, -1), new ZScore(N, 1),
        new Scale(double.PositiveInfinity, 1), new Scale(1, double.NegativeInfinity), new Scale(null, null, N), new Scale(null, 5), new Scale(5, null), new Scale(1, 2, double.PositiveInfinity),
        new CategoricalScore([1, 1], [1, 2, 3]), new CategoricalScore([1, 3, 2], [1, 2, 3, 4]), new CategoricalScore([1, 2], [1, 2, N]), new CategoricalScore([N], [1, 2]),
        new CategoricalScore([1, 2], [1, 2]),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_wrong_is_told_after_what_all_methods_share(NormalizationMethod method)
    {
        var shared = new MinMax { Range = new(9, 8) }.Problem;

        Assert.EndsWith(".", method.Problem, StringComparison.Ordinal);
        Assert.Equal(shared, (method with { Range = new(9, 8) }).Problem);
    }

    [Fact]
    public void Good_settings_have_no_problem()
    {
        NormalizationMethod[] good =
        [
            new Scale(100, 50), new Scale(-1, 0), new Scale(null, null, 1), new ZScore(-5, 0.1), new CategoricalScore([1, 2], [3, 3, 0]), new MinMax { Range = new(-1, 0), ConstantScore = 0 },
        ];

        Assert.All(good, m => Assert.Null(m.Problem));
        Assert.All(good, m => Assert.NotNull((m with { Range = new(9, 8) }).Problem));
    }

    [Fact]
    public void Several_mistakes_of_classes_are_told_one_after_the_other()
    {
        Assert.Contains("expected one more than cuts", new CategoricalScore([2, N], [1]).Problem, StringComparison.Ordinal);
        Assert.Equal("Cuts and scores must be numbers.", new CategoricalScore([2, 1], [1, N, 3]).Problem);
    }

    [Fact]
    public void The_robust_z_score_sorts_values_and_their_distances()
    {
        // Median 30, distances 970, 10, 20, 10, 0: their median is 10.
        Equal([970 / 14.826, -10 / 14.826, -20 / 14.826, 10 / 14.826, 0], Scores(new RobustZScore(), 1000, 20, 10, 40, 30));
    }
}
