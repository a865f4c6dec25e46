using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite.Normalization;

public class NormalizeStepTests
{
    private static double[] Scores(NormalizationMethod method, params double[] values) =>
        Stage(SpecOfOne(new NormalizeStep(new(method))), Column(values), IndexStage.Normalized);

    private static double[] LowerScores(NormalizationMethod method, params double[] values) =>
        Stage(SpecOfOne(Direction.Lower, new NormalizeStep(new(method))), Column(values), IndexStage.Normalized);

    private static string Warning(NormalizationMethod method, Direction direction, params double[] values) =>
        Findings(SpecOfOne(direction, new NormalizeStep(new(method))), Column(values)).Single(f => !f.Contains("SL6071", StringComparison.Ordinal));

    private static double[] WithTarget(double target, Direction direction, bool cap, params double[] values)
    {
        var spec = Spec(Aggregate("Index", Indicator("x", direction) with { Target = target }), new NormalizeStep(new(new DistanceToTarget(cap))));
        return Stage(spec, Column(values), IndexStage.Normalized);
    }

    private static double[] WithGoalposts(double low, double high, Direction direction, GoalpostScaling method, params double[] values)
    {
        var spec = Spec(Aggregate("Index", Indicator("x", direction) with { Goalposts = Goalposts.Of(low, high) }), new NormalizeStep(new(method)));
        return Stage(spec, Column(values), IndexStage.Normalized);
    }

    [Fact]
    public void Min_max_goes_from_the_worst_to_the_best()
    {
        Equal([0, 25, N, 100], Scores(new MinMax(), 2, 4, N, 10));
        Equal([100, 75, N, 0], LowerScores(new MinMax(), 2, 4, N, 10));
        Equal([1, 25.75, 100], Scores(new MinMax { Range = new(1, 100) }, 2, 4, 10));
    }

    [Fact]
    public void The_z_score_has_mean_and_deviation_as_asked()
    {
        Equal([-1, 0, 1, N], Scores(new ZScore(), 2, 4, 6, N));
        Equal([110, 100, 90], LowerScores(new ZScore(100, 10), 2, 4, 6));
    }

    [Fact]
    public void The_robust_z_score_is_about_the_median()
    {
        // Median 3, distances 2, 1, 0, 1, 97: their median is 1.
        Equal([-2 / 1.4826, -1 / 1.4826, 0, 1 / 1.4826, 97 / 1.4826], Scores(new RobustZScore(), 1, 2, 3, 4, 100));
        Equal([-1.5 / 1.4826, -0.5 / 1.4826, N, 0.5 / 1.4826, 1.5 / 1.4826], Scores(new RobustZScore(), 1, 2, N, 3, 4));
    }

    [Fact]
    public void The_logistic_score_is_of_the_z_score()
    {
        Equal([1 / (1 + Math.E), 0.5, Math.E / (1 + Math.E)], Scores(new LogisticScore(), 2, 4, 6));
        Equal([10 + (90 / (1 + Math.E)), 55, 10 + (90 * Math.E / (1 + Math.E))], Scores(new LogisticScore { Range = new(10, 100) }, 2, 4, 6));
    }

    [Fact]
    public void A_scale_has_raw_ends_that_change_places_where_lower_is_better()
    {
        Equal([0, 50, 150], Scores(new Scale(10, 20), 10, 15, 25));
        Equal([100, 50, -50], LowerScores(new Scale(10, 20), 10, 15, 25));
        Equal([0, 0.5, 1.5], Scores(new Scale(10, 20, 1), 10, 15, 25));
        Equal([10, 15], Scores(new Scale(), 10, 15));
        Equal([-10, -15], LowerScores(new Scale(), 10, 15));
        Equal([-1, -1.5], LowerScores(new Scale(Factor: 10), 10, 15));
    }

    [Fact]
    public void Ranks_begin_with_the_worst()
    {
        Equal([3, 1, N, 3, 2], Scores(new RankScore(), 7, 1, N, 7, 5));
        Equal([4, 1, N, 4, 2], Scores(new RankScore(TieRule.Maximum), 7, 1, N, 7, 5));
        Equal([1.5, 4, N, 1.5, 3], LowerScores(new RankScore(TieRule.Average), 7, 1, N, 7, 5));
        Equal([3, 1, N, 3, 2], Scores(new RankScore(TieRule.Dense), 7, 1, N, 7, 5));
        Equal([2, 0, N, 2, 1], Scores(new BordaScore(), 7, 1, N, 7, 5));
        Equal([3, 0, N, 3, 1], Scores(new BordaScore(TieRule.Maximum), 7, 1, N, 7, 5));
        Equal([2 / 3.0, 0, N, 2 / 3.0, 1 / 3.0], Scores(new PercentileRank(), 7, 1, N, 7, 5));
        Equal([1, 0, N, 1, 1 / 3.0], Scores(new PercentileRank(TieRule.Maximum), 7, 1, N, 7, 5));
    }

    [Fact]
    public void The_ratio_is_to_the_mean_of_the_scope()
    {
        Equal([50, 250, N, 0], Scores(new RatioToMean(), 2, 10, N, 0));
        Equal([300, 60, N], LowerScores(new RatioToMean(), 2, 10, N));
        Equal([100, 100], Scores(new RatioToMean(), 3, 3));
        Equal([10, 1], Scores(new RatioToMean { Range = new(1, 10) }, 9, 3));
        // Law: the unit does not matter.
        Equal(Scores(new RatioToMean(), 2, 7, 12), Scores(new RatioToMean(), 2e3, 7e3, 12e3));

        var panel = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, 3, 4, 8]).Build();
        double[] Over(NormalizationScope scope) => Stage(SpecOfOne(new NormalizeStep(new(new RatioToMean())) { Scope = scope }), panel, IndexStage.Normalized);
        Equal([25, 75, 100, 200], Over(NormalizationScope.AllPeriods));
        Equal([50, 150, 400 / 6.0, 800 / 6.0], Over(NormalizationScope.Period));
        Equal([50, 150, 200, 400], Over(NormalizationScope.BasePeriod));
    }

    [Fact]
    public void The_ratio_to_a_mean_that_is_not_positive_is_reported()
    {
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'ratio_to_mean', since the mean of its values is 0; its scores are missing.",
            Warning(new RatioToMean(), Direction.Higher, 2, -2));
        Assert.Equal(
            "Warning SL6070: The scores of 'x' by 'ratio_to_mean' fall where they should rise, since the mean of its values is negative.",
            Warning(new RatioToMean(), Direction.Higher, -4, -2));
        Assert.Contains("SL6070", Warning(new RatioToMean(), Direction.Lower, -4, -2), StringComparison.Ordinal);
        Assert.Contains(
            "Warning SL6064: 'x' of 'B' is 0, and has no score by 'ratio_to_mean' where lower is better.",
            Findings(SpecOfOne(Direction.Lower, new NormalizeStep(new(new RatioToMean()))), Column(1, 0, 2)));
    }

    [Fact]
    public void The_fraction_is_of_the_best_value()
    {
        Equal([0.2, 1, N, 0], Scores(new FractionOfMaximum(), 2, 10, N, 0));
        Equal([1, 0.2, N], LowerScores(new FractionOfMaximum(), 2, 10, N));
    }

    [Fact]
    public void The_distance_to_the_maximum_is_min_max_to_one()
    {
        Equal([0, 0.25, N, 1], Scores(new DistanceToMaximum(), 2, 4, N, 10));
        Equal([1, 0.75, N, 0], LowerScores(new DistanceToMaximum(), 2, 4, N, 10));
    }

    [Fact]
    public void The_distance_to_a_reference_is_by_code()
    {
        Equal([0, 1, 2, N], Scores(new DistanceToReference("B"), 2, 4, 6, N));
        Equal([0, 1, 1, N], Scores(new DistanceToReference("B", Cap: true), 2, 4, 6, N));
        Equal([2, 1, 0], LowerScores(new DistanceToReference("B"), 2, 4, 6));
    }

    [Fact]
    public void The_distance_to_a_target_is_in_raw_values_whatever_the_direction()
    {
        Equal([0, 0.5, 1.5, N], WithTarget(4, Direction.Higher, false, 2, 3, 5, N));
        Equal([0, 0.5, 1, N], WithTarget(4, Direction.Higher, true, 2, 3, 5, N));
        Equal([1.5, 0.5, 0], WithTarget(3, Direction.Lower, false, 2, 4, 5));
        Equal([1, 0.5, 0], WithTarget(3, Direction.Lower, true, 2, 4, 5));
    }

    [Fact]
    public void Goalposts_are_raw_values_and_clip()
    {
        Equal([0, 50, 100, 100, N], WithGoalposts(2, 10, Direction.Higher, new(), 0, 6, 10, 12, N));
        Equal([-25, 50, 100, 125], WithGoalposts(2, 10, Direction.Higher, new(Clip: false), 0, 6, 10, 12));
        Equal([100, 75, 0, 0], WithGoalposts(2, 10, Direction.Lower, new(), 0, 4, 10, 12));
        Equal([1, 0.75, 0.5], WithGoalposts(2, 10, Direction.Lower, new() { Range = new(0.5, 1) }, 2, 6, 20));
    }

    [Fact]
    public void Classes_have_the_scores_given()
    {
        var method = new CategoricalScore([10, 20], [0, 50, 100]);

        Equal([0, 50, 50, 100, 100, N], Scores(method, 9.9, 10, 19, 20, 500, N));
        Equal([0, 50, 100], LowerScores(method, 9.9, 10, 20));
    }

    [Fact]
    public void None_applies_the_direction_alone()
    {
        Equal([2, N], Scores(new NoNormalization(), 2, N));
        Equal([-2, N], LowerScores(new NoNormalization(), 2, N));
    }

    [Fact]
    public void Scores_of_any_method_can_be_put_on_a_range()
    {
        Equal([1, 50.5, 100], Scores(new ZScore { Range = new(1, 100) }, 2, 4, 6));
        Equal([100, 1, 50.5], LowerScores(new RankScore { Range = new(1, 100) }, 2, 9, 4));
        Equal([0, 0.5, 1], Scores(new NoNormalization { Range = ScoreRange.Unit }, 2, 4, 6));
    }

    [Theory]
    [InlineData("min_max")]
    [InlineData("z_score")]
    [InlineData("robust_z_score")]
    [InlineData("logistic")]
    [InlineData("distance_to_max")]
    [InlineData("distance_to_reference")]
    public void An_indicator_without_spread_has_no_scores_or_the_one_given(string id)
    {
        var method = new NormalizationMethod[]
        {
            new MinMax(), new ZScore(), new RobustZScore(), new LogisticScore(), new DistanceToMaximum(), new DistanceToReference("A"),
        }.Single(m => m.Id == id);

        Equal([N, N, N], Scores(method, 3, 3, N));
        Equal([50, 50, N], Scores(method with { ConstantScore = 50 }, 3, 3, N));
        Assert.Equal(
            $"Warning SL6064: 'x' cannot be normalized by '{id}', since all its values are the same; its scores are missing.", Warning(method, Direction.Higher, 3, 3));
        Assert.Equal(
            $"Warning SL6064: 'x' cannot be normalized by '{id}', since all its values are the same; it gets the score 50.",
            Warning(method with { ConstantScore = 50 }, Direction.Higher, 3, 3));
    }

    [Fact]
    public void Formulas_that_need_no_spread_have_scores_without()
    {
        Equal([1, 1], Scores(new RankScore(), 3, 3));
        Equal([0, 0], Scores(new BordaScore(), 3, 3));
        Equal([0, 0], Scores(new PercentileRank(), 3, 3));
        Equal([1, 1], Scores(new FractionOfMaximum(), 3, 3));
        Equal([0, 0], WithTarget(5, Direction.Higher, false, 3, 3));
        Equal([N], Scores(new PercentileRank(), 3));
        Equal([N, N], Scores(new RankScore { Range = ScoreRange.Unit }, 3, 3));
    }

    [Fact]
    public void What_has_no_score_says_why()
    {
        Assert.Equal("Warning SL6064: 'x' has no values.", Warning(new MinMax(), Direction.Higher, N, N));
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'robust_z_score', since more than half of its values are the same; its scores are missing.",
            Warning(new RobustZScore(), Direction.Higher, 1, 1, 1, 2));
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'distance_to_reference', since the reference entity 'B' has no value; its scores are missing.",
            Warning(new DistanceToReference("B"), Direction.Higher, 1, N, 2));
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'distance_to_reference', since the reference entity 'A' has the worst value; its scores are missing.",
            Warning(new DistanceToReference("A"), Direction.Higher, 1, 2));
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'fraction_of_max', since its best value is 0; its scores are missing.",
            Warning(new FractionOfMaximum(), Direction.Higher, 0, -2));
        Assert.Contains(
            "Warning SL6064: 'x' of 'B' is 0, and has no score by 'fraction_of_max' where lower is better.",
            Findings(SpecOfOne(Direction.Lower, new NormalizeStep(new(new FractionOfMaximum()))), Column(-1, 0, 1)));
        Assert.Equal(
            "Warning SL6064: 'x' cannot be normalized by 'min_max', since its values are too far apart; its scores are missing.",
            Warning(new MinMax(), Direction.Higher, double.MaxValue, -double.MaxValue));
        var spec = Spec(Aggregate("Index", Indicator("x") with { Target = 1 }), new NormalizeStep(new(new DistanceToTarget())));
        Assert.Contains(
            "Warning SL6064: 'x' cannot be normalized by 'distance_to_target', since its target is the worst value; its scores are missing.",
            Findings(spec, Column(1, 2)));
        Equal([N, N], Compute(spec, Column(1, 2)).Stage(IndexStage.Normalized)!.Column("x"));
    }

    [Fact]
    public void Scores_that_fall_where_they_should_rise_are_reported()
    {
        Assert.Equal(
            "Warning SL6070: The scores of 'x' by 'fraction_of_max' fall where they should rise, since its best value is negative.",
            Warning(new FractionOfMaximum(), Direction.Higher, -4, -2));
        Equal([2, 1], Scores(new FractionOfMaximum(), -4, -2));
        Assert.Contains("SL6070", Warning(new FractionOfMaximum(), Direction.Lower, -4, -2), StringComparison.Ordinal);
        var spec = Spec(Aggregate("Index", Indicator("x") with { Target = 0 }), new NormalizeStep(new(new DistanceToTarget())));
        Assert.Contains(
            "Warning SL6070: The scores of 'x' by 'distance_to_target' fall where they should rise, since its target is worse than all values.",
            Findings(spec, Column(1, 2)));
    }

    [Fact]
    public void Parameters_are_taken_over_all_periods_one_period_or_a_base_period()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [0, 10, 5, 20]).Build();
        double[] By(NormalizationScope scope, NormalizationMethod method, ReferencePeriod? period = null) =>
            Stage(SpecOfOne(new NormalizeStep(new(method)) { Scope = scope, BasePeriod = period }), data, IndexStage.Normalized);

        Equal([0, 50, 25, 100], By(NormalizationScope.AllPeriods, new MinMax()));
        Equal([0, 100, 0, 100], By(NormalizationScope.Period, new MinMax()));
        Equal([0, 100, 50, 200], By(NormalizationScope.BasePeriod, new MinMax()));
        Equal([-100 / 3.0, 100 / 3.0, 0, 100], By(NormalizationScope.BasePeriod, new MinMax(), ReferencePeriod.OfYear(2021)));
        Equal([1, 3, 2, 4], By(NormalizationScope.AllPeriods, new RankScore()));
        Equal([1, 2, 1, 2], By(NormalizationScope.Period, new RankScore()));
        Equal([1, 2, 2, 2], By(NormalizationScope.BasePeriod, new RankScore()));
        Equal([0, 2, 1, 4], By(NormalizationScope.AllPeriods, new DistanceToReference("A")));
        Equal([N, N, N, N], By(NormalizationScope.Period, new DistanceToReference("A")));
        Equal([0, 1, 0.5, 2], By(NormalizationScope.BasePeriod, new DistanceToReference("B")));
    }

    [Fact]
    public void The_reference_of_all_periods_is_the_last_value_of_the_entity()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [0, 10, 5, N]).Build();

        Equal([0, 1, 0.5, N], Stage(SpecOfOne(new NormalizeStep(new(new DistanceToReference("B")))), data, IndexStage.Normalized));
    }

    [Fact]
    public void Single_indicators_may_go_their_own_way()
    {
        var spec = Spec(
            Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c"), Indicator("d")),
            new NormalizeStep(new(new MinMax()) { Only = ["a", "b"], Except = ["b"], Overrides = [new("c", new BordaScore())] }));
        var data = Rows("A", "B").Add("a", [1, 2]).Add("b", [1, 2]).Add("c", [1, 2]).Add("d", [1, 2]).Build();

        var table = Compute(spec, data).Stage(IndexStage.Normalized)!;

        Equal([0, 100], table.Column("a"));
        Equal([1, 2], table.Column("b"));
        Equal([0, 1], table.Column("c"));
        Equal([1, 2], table.Column("d"));
    }

    [Fact]
    public void An_override_of_nothing_leaves_an_indicator_alone()
    {
        var spec = SpecOfOne(Direction.Lower, new NormalizeStep(new(new MinMax()) { Overrides = [new("x", null)] }));

        Equal([1, 2], Stage(spec, Column(1, 2), IndexStage.Normalized));
    }

    [Fact]
    public void Bad_settings_are_reported()
    {
        string[] Errors(NormalizeStep step) => [.. Findings(SpecOfOne(step), Column(1, 2)).Where(f => f.StartsWith("Error", StringComparison.Ordinal))];

        Assert.Equal(
            ["Error SL6061: 'x' has no goalposts, which its normalization by 'goalposts' needs; expected 'goalposts: [low, high]'."],
            Errors(new(new(new GoalpostScaling()))));
        Assert.Equal(
            ["Error SL6062: 'x' has no target, which its normalization by 'distance_to_target' needs; expected 'target: VALUE'."],
            Errors(new(new(new DistanceToTarget()))));
        Assert.Equal(["Error SL6059: The data have no reference entity 'C'; did you mean 'A'?"], Errors(new(new(new DistanceToReference("C")))));
        Assert.Equal(
            ["Error SL6057: Unknown indicator 'Index'.", "Error SL6057: Unknown indicator 'y'; did you mean 'x'?", "Error SL6060: 'x' is overridden twice."],
            Errors(new(new(new MinMax()) { Only = ["Index"], Except = ["y"], Overrides = [new("x", null), new("x", new MinMax())] })));
        Assert.Equal(
            ["Error SL6075: The scope is a base period, but the data have no periods."], Errors(new(new(new MinMax())) { Scope = NormalizationScope.BasePeriod }));
        Assert.Equal(
            ["Error SL6060: The base period '2020' has no part in this scope; expected the scope 'base_period'."],
            Errors(new(new(new MinMax())) { BasePeriod = ReferencePeriod.OfYear(2020) }));
        Assert.Equal(
            ["Error SL6075: The data have no rows of the base period '2020'."],
            Findings(
                SpecOfOne(new NormalizeStep(new(new MinMax())) { Scope = NormalizationScope.BasePeriod, BasePeriod = ReferencePeriod.OfYear(2020) }),
                Panel(("A", 2021)).Add("x", [1]).Build()).Where(f => f.StartsWith("Error", StringComparison.Ordinal)));
    }

    public static TheoryData<NormalizationMethod, string> BadMethods => new()
    {
        { new MinMax { Range = new(5, 5) }, "The range is from '5' to '5', but goes from a number to a higher one." },
        { new MinMax { ConstantScore = N }, "The score of an indicator without spread is 'NaN', but must be a number." },
        { new ZScore(0, 0), "The scores have mean '0' and standard deviation '0', but the latter must be above 0." },
        { new Scale(1, null), "A scale names both ends or none." },
        { new Scale(1, 1), "The scale goes from '1' to '1', but from a number to another one." },
        { new CategoricalScore([1], [1]), "There are 1 scores for 1 cuts; expected one more than cuts." },
        { new CategoricalScore([2, 1], [1, 2, 3]), "The cuts must rise." },
        { new CategoricalScore([1, N], [1, 2, 3]), "Cuts and scores must be numbers." },
    };

    [Theory]
    [MemberData(nameof(BadMethods))]
    public void A_method_says_what_is_wrong_with_its_settings(NormalizationMethod method, string problem)
    {
        Assert.Contains("Error SL6060: " + problem, Findings(SpecOfOne(new NormalizeStep(new(method))), Column(1, 2)));
    }
}
