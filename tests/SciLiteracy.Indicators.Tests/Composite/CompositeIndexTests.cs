using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using static SciLiteracy.Indicators.Tests.Composite.Indices;

namespace SciLiteracy.Indicators.Tests.Composite;

public class CompositeIndexTests
{
    private static readonly IndexSpec Small = Spec(
        Aggregate("Index", Aggregate("p", Indicator("a", weight: 2), Indicator("b", Direction.Lower)), Indicator("c")),
        new ScreenStep { MinAvailability = 0.5 },
        new NormalizeStep(new(new MinMax())),
        new AggregateStep([new ArithmeticAggregation()]));

    private static readonly IndexData SmallData = Rows("A", "B", "C", "D").Add("a", [0, 5, 10, N]).Add("b", [4, 2, 0, 1]).Add("c", [1, 1, 3, N]).Build();

    // Worked by hand: a is better high, b better low, p = (2 a + b) / 3 of the scores, index = mean of p and c.
    [Fact]
    public void A_small_index_is_what_comes_out_by_hand()
    {
        var result = Compute(Small, SmallData);

        Assert.Equal(["A", "B", "C"], result.Scores!.Rows.Select(r => r.Entity));
        Assert.Equal<string>(["Index", "p"], [.. result.Scores.Codes]);
        Assert.Equal([0, 50, 100], result.Scores.Column("p").ToArray());
        Assert.Equal([0, 25, 100], result.Scores.Column("Index").ToArray());
        Assert.Equal([3, 2, 1], result.Ranks!.Column("Index").ToArray());
        Assert.Equal([3, 2, 1], result.Ranks!.Column("p").ToArray());
        Assert.Equal([0, 0, 100], result.Stage(IndexStage.Normalized)!.Column("c").ToArray());
        Assert.Equal([true, true, true, false], result.Screening.Select(s => s.Kept));
        Assert.Equal(ScreeningReason.LowAvailability, result.Screening[3].Reason);
        Assert.Equal(
            ["Index  3 1 1", "p Index 2 1 0.5", "a p 1 2 0.333", "b p 1 1 0.167", "c Index 1 1 0.5"],
            result.Weights.Select(w => FormattableString.Invariant($"{w.Code} {w.Parent} {w.Level} {w.Weight} {Math.Round(w.Effective, 3)}")));
    }

    [Fact]
    public void Every_step_has_its_record()
    {
        var result = Compute(Small, SmallData);

        Assert.Equal([(1, IndexStage.Screened, 1), (2, IndexStage.Normalized, 9), (3, IndexStage.Scores, 6)], result.Steps.Select(s => (s.Number, s.Stage, s.Changed)));
        Assert.Equal(Small.Steps, result.Steps.Select(s => s.Step));
        Assert.Equal(4, result.Raw.Rows.Length);
        Assert.Same(result.Raw, result.Stage(IndexStage.Raw));
        Assert.Same(result.Steps[2].Table, result.Stage(IndexStage.Scores));
        Assert.Null(result.Stage(IndexStage.Treated));
        Assert.Equal([0, 5, 10], result.Stage(IndexStage.Screened)!.Column("a").ToArray());
    }

    [Fact]
    public void A_stage_is_the_data_after_the_last_step_of_a_kind()
    {
        var spec = SpecOfOne(new NormalizeStep(new(new MinMax())), new NormalizeStep(new(new RankScore())));

        Equal([1, 2, 3], Stage(spec, Column(5, 6, 100), IndexStage.Normalized));
    }

    [Fact]
    public void A_direction_that_is_applied_twice_turns_back()
    {
        var spec = SpecOfOne(Direction.Lower, new NormalizeStep(new(new NoNormalization())), new NormalizeStep(new(new NoNormalization())));

        Equal([5, 6], Stage(spec, Column(5, 6), IndexStage.Normalized));
    }

    [Fact]
    public void Cells_tell_why_they_have_no_value()
    {
        var spec = Spec(
            Aggregate("Index", Aggregate("p", Indicator("a"), Indicator("b")), Aggregate("q", Indicator("c"), Indicator("d"))),
            new ScreenStep { MinAvailability = 0.5 },
            new NormalizeStep(new(new MinMax())),
            new AggregateStep([new ArithmeticAggregation()]) { MinAvailability = 0.75 });
        var data = Rows("A", "B", "C", "D").Add("a", [1, 2, 3, N]).Add("b", [2, N, 3, N]).Add("c", [1, 2, 3, N]).Add("d", [7, 7, 7, 7]).Build();

        var result = Compute(spec, data);

        Assert.Equal(CellMarks.None, result.Marks("a", 0));
        Assert.Equal(CellMarks.Missing, result.Marks("b", 1));
        Assert.Equal(CellMarks.NotNormalized, result.Marks("d", 0));
        Assert.Equal(CellMarks.None, result.Marks("p", 0));
        Assert.Equal(CellMarks.TooFewChildren | CellMarks.Incomplete, result.Marks("p", 1));
        Assert.Equal(CellMarks.TooFewChildren | CellMarks.Incomplete, result.Marks("q", 0));
        Assert.Equal(CellMarks.Missing | CellMarks.ScreenedOut, result.Marks("a", 3));
        Assert.Equal(CellMarks.ScreenedOut, result.Marks("Index", 3));
        Assert.Throws<ArgumentException>(() => result.Marks("z", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Marks("a", 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Marks("a", -1));
    }

    [Fact]
    public void Nothing_happens_that_is_not_a_step()
    {
        var result = Compute(SpecOfOne(), Column(3, 1));

        Assert.Null(result.Scores);
        Assert.Null(result.Ranks);
        Assert.Empty(result.Steps);
        Assert.Equal(["Index", "x"], result.Weights.Select(w => w.Code));
        Assert.Throws<InvalidOperationException>(() => result.RanksWithin("g"));
        Assert.Equal(["Warning SL6071: No step of 'demo' aggregates, so there are no scores."], Findings(SpecOfOne(), Column(3, 1)));
    }

    [Fact]
    public void A_direction_without_normalization_is_not_applied_and_reported()
    {
        var spec = SpecOfOne(Direction.Lower, new AggregateStep([new ArithmeticAggregation()]));

        Assert.Equal([2, 1], Compute(spec, Column(1, 2)).Ranks!.Column("Index").ToArray());
        Assert.Equal(
            ["Warning SL6063: Lower is better of 'x', but it is aggregated without normalization, which would apply that."], Findings(spec, Column(1, 2)));
    }

    [Fact]
    public void Rows_come_back_in_the_order_in_which_they_were_given()
    {
        var data = Panel(("B", 2021), ("A", 2020), ("A", 2021), ("B", 2020)).Add("x", [1, 2, 3, N]).Build();

        var table = Compute(SpecOfOne(new ScreenStep { MinAvailability = 1 }), data).Stage(IndexStage.Screened)!;

        Assert.Equal([2, 1, 3], table.Column("x").ToArray());
        Assert.Equal([1, 2, 3], table.InputOrder.Select(r => table.Column("x")[r]));
    }

    [Fact]
    public void The_share_of_steps_is_told_and_a_canceled_computation_ends()
    {
        List<double> told = [];
        using var source = new CancellationTokenSource();
        source.Cancel();

        CompositeIndex.Compute(Small, SmallData, progress: new Listener(told.Add));

        Assert.Equal([1 / 3.0, 2 / 3.0, 1], told);
        Assert.Throws<OperationCanceledException>(() => CompositeIndex.Compute(Small, SmallData, cancellationToken: source.Token));
        Assert.Throws<ArgumentNullException>(() => CompositeIndex.Compute(null!, SmallData));
        Assert.Throws<ArgumentNullException>(() => CompositeIndex.Compute(Small, null!));
    }

    [Fact]
    public void Methods_go_by_level_and_by_node()
    {
        var spec = Spec(
            Aggregate(
                "Index",
                Aggregate("p", Indicator("a"), Indicator("b")),
                Aggregate("q", Indicator("c"), Indicator("d")) with { Aggregation = new MinimumAggregation() }),
            new AggregateStep([new ArithmeticAggregation(), new GeometricAggregation()]));
        var data = Rows("A").Add("a", [1]).Add("b", [3]).Add("c", [8]).Add("d", [20]).Build();

        var scores = Compute(spec, data).Scores!;

        Equal([2], scores.Column("p"));
        Equal([8], scores.Column("q"));
        Equal([4], scores.Column("Index"));
    }

    [Fact]
    public void The_last_method_serves_all_levels_above()
    {
        var spec = Spec(
            Aggregate("Index", Aggregate("s", Aggregate("p", Indicator("a"), Indicator("b")), Indicator("c")), Indicator("d")),
            new AggregateStep([new ArithmeticAggregation(), new MinimumAggregation()]));
        var data = Rows("A").Add("a", [1]).Add("b", [3]).Add("c", [5]).Add("d", [1.5]).Build();

        var scores = Compute(spec, data).Scores!;

        Equal([2, 2, 1.5], [scores.Column("p")[0], scores.Column("s")[0], scores.Column("Index")[0]]);
    }

    [Fact]
    public void A_missing_child_is_dropped_or_makes_the_parent_missing()
    {
        var structure = Aggregate("Index", Indicator("a"), Indicator("b"), Indicator("c"));
        var data = Rows("A", "B", "C").Add("a", [1, 1, 1]).Add("b", [3, 3, N]).Add("c", [5, N, N]).Build();

        double[] Index(double least, MissingChildren missing) =>
            Compute(Spec(structure, new AggregateStep([new ArithmeticAggregation()]) { MinAvailability = least, Missing = missing }), data).Scores!.Column("Index").ToArray();

        Equal([3, 2, 1], Index(0, MissingChildren.Drop));
        Equal([3, 2, N], Index(0.5, MissingChildren.Drop));
        Equal([3, 2, N], Index(2.0 / 3.0, MissingChildren.Drop));
        Equal([3, N, N], Index(0, MissingChildren.Propagate));
    }

    [Fact]
    public void Ties_share_the_best_rank_and_a_row_without_score_has_none()
    {
        var spec = SpecOfOne(new AggregateStep([new ArithmeticAggregation()]));

        Equal([2, 1, 2, N, 4], Compute(spec, Column(5, 7, 5, N, 1)).Ranks!.Column("Index"));
    }

    [Fact]
    public void Each_period_is_ranked_by_itself()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, 2, 4, 3]).Build();

        Equal([2, 1, 1, 2], Compute(SpecOfOne(new AggregateStep([new ArithmeticAggregation()])), data).Ranks!.Column("Index"));
    }

    [Fact]
    public void Copeland_compares_the_rows_of_a_period()
    {
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("x", [1, 2, 4, 3]).Build();

        Equal([-1, 1, 1, -1], Compute(SpecOfOne(new AggregateStep([new CopelandAggregation()])), data).Scores!.Column("Index"));
    }

    [Fact]
    public void The_reference_of_an_adjusted_index_is_found_by_its_code()
    {
        var method = new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "B" };
        var spec = Spec(Aggregate("Index", Indicator("a"), Indicator("b")), new ScreenStep { Exclude = ["A"] }, new AggregateStep([method]));
        var data = Rows("A", "B", "C").Add("a", [1, 2, 4]).Add("b", [3, 5, 7]).Build();

        Assert.Equal(100, Compute(spec, data).Scores!.Column("Index")[0], 12);
    }

    [Fact]
    public void The_reference_of_an_adjusted_index_is_its_last_row_that_is_left()
    {
        var method = new MazziottaParetoAggregation(ImbalancePenalty.Negative, MazziottaParetoScale.Adjusted) { ReferenceEntity = "B" };
        var data = Panel(("A", 2020), ("B", 2020), ("A", 2021), ("B", 2021)).Add("a", [1, 2, 4, N]).Add("b", [3, 5, 7, N]).Build();
        IndexSpec By(double least, params Reference[] excluded) => Spec(
            Aggregate("Index", Indicator("a"), Indicator("b")), new ScreenStep { MinAvailability = least, Exclude = [.. excluded] }, new AggregateStep([method]));

        Assert.Equal(100, Compute(By(0.5), data).Scores!.Column("Index")[1], 12);
        Equal([N, N, N, N], Compute(By(0), data).Scores!.Column("Index"));
        Equal([N, N], Compute(By(0, "B"), data).Scores!.Column("Index"));
        Assert.Contains(
            "Warning SL6081: 'Index' has no score by 'mazziotta_pareto': the reference entity was screened out, or lacks a child.", Findings(By(0, "B"), data));
    }

    private sealed class Listener(Action<double> listen) : IProgress<double>
    {
        public void Report(double value) => listen(value);
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }

    [Fact]
    public void A_computation_ends_between_two_steps_or_before_the_first()
    {
        using var during = new CancellationTokenSource();
        var shares = new List<double>();
        var progress = new Told(share =>
        {
            shares.Add(share);
            during.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => CompositeIndex.Compute(Small, SmallData, null, progress, during.Token));
        Assert.Equal([1 / 3.0], shares);

        using var before = new CancellationTokenSource();
        before.Cancel();
        Assert.Throws<OperationCanceledException>(() => CompositeIndex.Compute(SpecOfOne(), Column(1, 2), cancellationToken: before.Token));
    }
}
