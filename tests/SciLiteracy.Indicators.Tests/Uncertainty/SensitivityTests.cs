using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class SensitivityTests
{
    private static readonly ChunkRunner Runner = new(new() { Threads = 1 }, default);

    private static UncertaintyPlan Plan(UncertaintySpec spec, params (string Name, InputErrors Errors)[] errors) =>
        UncertaintyPlan.Create(ExampleIndex.Spec, ExampleIndex.Data(14), spec, errors.ToDictionary(e => e.Name, e => e.Errors)).Require();

    [Fact]
    public void A_factor_that_cannot_matter_has_no_part_in_the_ranks()
    {
        // Min-max to another range changes scores and no rank.
        var spec = new UncertaintySpec
        {
            Draws = 128,
            Sampling = SamplingDesign.Sobol,
            Vary =
            [
                new SettingAlternatives(new(StepKind.Normalize), [new NormalizationSetting(new MinMax { Range = new(1, 100) }), new NormalizationSetting(new MinMax { Range = new(1, 3) })]),
                new WeightNoise(null, 0.9),
            ],
            Sobol = new() { Resamples = 100, PerEntity = true },
            Morris = new(),
        };
        var result = Plan(spec).Run();
        var sobol = result.Sobol!;
        Assert.Equal(["normalize.method", "weights"], sobol.Indices.Select(i => i.Factor));
        Assert.Equal(0.0, sobol.Indices[0].First);
        Assert.Equal(0.0, sobol.Indices[0].Total);
        Assert.Equal(new ConfidenceBounds(0, 0), sobol.Indices[0].TotalBounds);
        Approx.Equal(1, sobol.Indices[1].Total, 0.15);
        Assert.Equal((128, 0, 4 * 128L), (sobol.Points, sobol.FailedPoints, sobol.Evaluations));
        Assert.True(sobol.Mean > 0 && sobol.Variance > 0);
        Assert.Equal([16, 32, 64, 128], sobol.Convergence.Select(c => c.Points));
        Assert.Equal(sobol.Indices.Select(i => i.First), sobol.Convergence[^1].First);
        Assert.Equal(sobol.Indices.Select(i => i.Total), sobol.Convergence[^1].Total);
        Assert.Equal((14, 14), (sobol.OfEntity.Length, sobol.OfScore.Length));
        Assert.Equal(result.Entities.Select(e => e.Row), sobol.Rows);
        Assert.All(sobol.OfEntity, e => Assert.True(e.IsEmpty || e[0].Total is 0 or double.NaN));
        Assert.Contains(sobol.OfEntity, e => !e.IsEmpty && e[1].Total > 0.5);

        Assert.Equal(50, result.Morris!.Paths);
        Assert.Equal(new ElementaryEffects("normalize.method", 0, 0, 0), result.Morris.Effects[0]);
        Assert.True(result.Morris.Effects[1].MeanAbsolute > 0);
        // Of many numbers at once, so without a sign.
        Assert.True(double.IsNaN(result.Morris.Effects[1].Mean));
    }

    [Fact]
    public void Factors_of_a_group_are_one()
    {
        var spec = new UncertaintySpec
        {
            Draws = 16,
            Vary = [new WeightNoise(1, 0.5) { Group = "weights" }, new WeightNoise(2, 0.5) { Group = "weights" }, new LeaveOneOut(1)],
            Sobol = new() { Resamples = 0 },
        };
        var plan = Plan(spec);
        Assert.Equal(["weights", "structure"], plan.Factors.AsEnumerable());
        var result = plan.Run().Sobol!;
        Assert.Equal(4 * 16L, result.Evaluations);
        Assert.Null(result.Indices[0].TotalBounds);
        Assert.False(result.HasConverged);
    }

    [Fact]
    public void Weights_can_be_factors_of_their_own()
    {
        var spec = new UncertaintySpec { Draws = 64, Vary = [new WeightNoise(2, 0.9) { Separate = true }, new WeightNoise(1, 0.001) { Separate = true, Name = "w" }], Sobol = new() { Resamples = 50 } };
        var plan = Plan(spec);
        Assert.Equal(["weight.P", "weight.Q", "w.a", "w.b", "w.c", "w.d", "w.e", "w.f"], plan.Factors.AsEnumerable());
        var sobol = plan.Run().Sobol!;
        Assert.All(sobol.Indices.Skip(2), i => Assert.InRange(i.Total, 0, sobol.Indices[0].Total));
        Assert.Null(new UncertaintySpec().Sobol);
    }

    [Fact]
    public void Errors_of_inputs_are_a_factor()
    {
        var data = ExampleIndex.Data(14);
        var spec = new UncertaintySpec
        {
            Draws = 64,
            Vary = [new InputError("small") { Name = "small", Indicators = ["a"] }, new InputError("none") { Name = "none" }, new WeightNoise(2, 1e-9)],
            Sobol = new() { Resamples = 0 },
            Morris = new() { Paths = 20 },
        };
        var none = new StandardErrors([new(data.Rows[2], "c", 1e-12)]);
        var result = Plan(spec, ("small", UncertaintyPlanTests.ErrorsFor(data, 0.3)), ("none", none)).Run();
        // Errors so small, and weights by a billionth, change no rank.
        Assert.Equal(1.0, result.Sobol!.Indices[0].Total, 0.3);
        Assert.Equal(0.0, result.Sobol.Indices[1].Total);
        Assert.Equal(0.0, result.Sobol.Indices[2].Total);
        Assert.True(result.Morris!.Effects[0].MeanAbsolute > 0);
        Assert.Equal(0.0, result.Morris.Effects[1].MeanAbsolute);
    }

    // A model whose score is a function of the point: ranks of one row against thresholds make a mean absolute shift that is known.
    [Fact]
    public void The_shift_of_ranks_of_a_known_model_has_its_known_indices()
    {
        // Two rows: the first has score u0 + 3 u1, the second 2; the ranks are swapped when that is below 2. By hand, with u1 < (2 - u0) / 3: P = E[(2 - u0)/3] = 1/2.
        // V = 1/4. E[y|u0] = (2 - u0)/3 has variance 1/108: S0 = 1/27. E[y|u1]: 1 below 1/3, 2 - 3 u1 to 2/3, 0 above: mean 1/2, second moment 1/3 + 1/9, variance 7/36: S1 = 7/9.
        // Total orders are 1 minus the other's first order.
        var model = new Threshold();
        var analysis = new DrawAnalysis(model, new() { Draws = 2048, Sampling = SamplingDesign.Sobol, Seed = 2 });
        var sobol = analysis.Sobol(new() { Resamples = 100, PerEntity = true }, Runner, null)!;
        Approx.Equal(0.5, sobol.Mean, 0.01);
        Approx.Equal(0.25, sobol.Variance, 0.01);
        Approx.Equal(1 / 27.0, sobol.Indices[0].First, 0, 0.01);
        Approx.Equal(7 / 9.0, sobol.Indices[1].First, 0, 0.02);
        Approx.Equal(2 / 9.0, sobol.Indices[0].Total, 0, 0.01);
        Approx.Equal(26 / 27.0, sobol.Indices[1].Total, 0, 0.02);
        Assert.True(sobol.HasConverged);
        // The score is a sum: of its variance 1/12 + 9/12, a tenth is that of u0. The score of the second row has none.
        Approx.Equal(0.1, sobol.OfScore[0][0].First, 0, 0.01);
        Approx.Equal(0.9, sobol.OfScore[0][1].First, 0, 0.01);
        Approx.Equal(0.1, sobol.OfScore[0][0].Total, 0, 0.01);
        Approx.Equal(0.9, sobol.OfScore[0][1].Total, 0, 0.01);
        Assert.All(sobol.OfScore[1], i => Assert.True(double.IsNaN(i.Total)));
        Assert.Equal(sobol.Indices.Select(i => i.Total), sobol.OfEntity[0].Select(i => i.Total), (a, b) => Approx.IsClose(a, b, 1e-9));
    }

    [Fact]
    public void Points_at_which_an_evaluation_fails_do_not_count()
    {
        var model = new Threshold { FailsAbove = 0.9 };
        var analysis = new DrawAnalysis(model, new() { Draws = 400 });
        var sobol = analysis.Sobol(new() { Resamples = 10 }, Runner, null)!;
        // A point is evaluated at u0 of A and of B: both are below with probability 0.81.
        Assert.InRange(sobol.FailedPoints, 45, 110);
        Assert.Equal(400, sobol.Points + sobol.FailedPoints);
        var morris = analysis.Morris(new() { Paths = 40, Levels = 4 }, Runner, null)!;
        // Half of the paths come to u0 = 1.
        Assert.InRange(morris.FailedPaths, 8, 32);
        Assert.Equal(40, morris.Paths + morris.FailedPaths);
    }

    [Fact]
    public void Elementary_effects_of_a_line_are_its_slopes()
    {
        // The mean shift of 1000 rows whose ranks are moved by u0 to u2: close to 300 u0 + 100 u1, and nothing from u2.
        var analysis = new DrawAnalysis(new Linear(), new() { Draws = 10 });
        var morris = analysis.Morris(new() { Paths = 30, Levels = 4 }, Runner, null)!;
        Assert.Equal(30, morris.Paths);
        Approx.Equal(300, morris.Effects[0].MeanAbsolute, 1e-12);
        Approx.Equal(300, morris.Effects[0].Mean, 1e-12);
        Approx.Equal(0, morris.Effects[0].StandardDeviation, 0, 1e-9);
        Approx.Equal(-99, morris.Effects[1].Mean, 1e-12);
        Approx.Equal(99, morris.Effects[1].MeanAbsolute, 1e-12);
        Assert.Equal(new ElementaryEffects("u2", 0, 0, 0), morris.Effects[2]);
    }

    // Of 900 u0 u1 the effect of each is 900 times where the other is; both together go from start to end.
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Elementary_effects_of_a_product_are_those_along_its_paths(int count)
    {
        var settings = new MorrisSettings { Paths = count, Levels = 4 };
        var morris = new DrawAnalysis(new Product(), new() { Draws = 10 }).Morris(settings, Runner, null)!;
        var grouped = new DrawAnalysis(new Product { IsGrouped = true }, new() { Draws = 10 }).Morris(settings, Runner, null)!;
        var paths = new MorrisPath(1, 4, 2, 2);
        var effects = new double[2][];
        effects[0] = new double[count];
        effects[1] = new double[count];
        var together = new double[count];
        for (var p = 0; p < count; p++)
        {
            var (start, end, order) = (new double[2], new double[2], new int[2]);
            paths.Fill(p, start, end, order);
            effects[order[0]][p] = 900 * start[order[1]];
            effects[order[1]][p] = 900 * end[order[0]];
            together[p] = Math.Abs(900 * ((end[0] * end[1]) - (start[0] * start[1])) / paths.Step);
        }

        Assert.Equal((count, 0), (morris.Paths, morris.FailedPaths));
        for (var f = 0; f < 2; f++)
        {
            Approx.Equal(effects[f].Average(), morris.Effects[f].Mean, 1e-9);
            Approx.Equal(effects[f].Average(), morris.Effects[f].MeanAbsolute, 1e-9);
            Approx.Equal(Deviation(effects[f]), morris.Effects[f].StandardDeviation, 1e-9);
        }

        var group = Assert.Single(grouped.Effects);
        Approx.Equal(together.Average(), group.MeanAbsolute, 1e-9);
        Assert.True(double.IsNaN(group.Mean));
        Approx.Equal(Deviation(together), group.StandardDeviation, 1e-9);

        static double Deviation(double[] x) => Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1));
    }

    [Fact]
    public void An_analysis_has_converged_once_all_intervals_of_total_orders_are_narrow()
    {
        static SensitivityIndex Index(double? low, double high) => new("f", 0.3, new(0, 1), 0.4, low is { } l ? new(l, high) : null);
        static bool HasConverged(params SensitivityIndex[] indices) => new SobolResult
        {
            Points = 8,
            FailedPoints = 0,
            Evaluations = 32,
            Mean = 1,
            Variance = 1,
            Indices = [.. indices],
            Convergence = [],
            Rows = [],
            OfEntity = [],
            OfScore = [],
        }.HasConverged;

        Assert.True(HasConverged(Index(0.36, 0.44), Index(0.4, 0.49)));
        Assert.False(HasConverged(Index(0.36, 0.44), Index(0.3, 0.41)));
        Assert.False(HasConverged(Index(0.3, 0.41), Index(0.36, 0.44)));
        Assert.False(HasConverged(Index(0.36, 0.44), Index(null, 0)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Paths_move_every_coordinate_once_over_the_grid(int levels)
    {
        var paths = new MorrisPath(5, levels, 3, 2);
        Approx.Equal(levels / (2.0 * (levels - 1)), paths.Step);
        var visited = new HashSet<int>();
        var orders = new HashSet<string>();
        var ups = 0;
        for (var p = 0; p < 200; p++)
        {
            var start = new double[3];
            var end = new double[3];
            var order = new int[2];
            paths.Fill(p, start, end, order);
            orders.Add(string.Join(' ', order));
            for (var j = 0; j < 3; j++)
            {
                Approx.Equal(paths.Step, Math.Abs(end[j] - start[j]), 1e-12);
                ups += end[j] > start[j] ? 1 : 0;
                foreach (var x in (double[])[start[j], end[j]])
                {
                    Assert.InRange(x, 0, 1);
                    Approx.Equal(Math.Round(x * (levels - 1)), x * (levels - 1), 1e-9, 1e-9);
                    visited.Add((int)Math.Round(x * (levels - 1)));
                }
            }
        }

        Assert.Equal(levels, visited.Count);
        Assert.Equal(["0 1", "1 0"], orders.Order());
        Assert.InRange(ups, 230, 370);
    }

    private abstract class Model : DrawModel
    {
        protected Model(int rows, int dimensions)
        {
            Rows = [.. Enumerable.Range(0, rows).Select(r => new IndexRow(ExampleIndex.EntityOf(r), null))];
            SectionStarts = [0, rows];
            Dimensions = dimensions;
            Factors = [.. Enumerable.Range(0, dimensions).Select(d => new SensitivityFactor($"u{d}", [d], []))];
            NominalRanks = [.. Enumerable.Range(1, rows)];
            NominalScores = [.. Enumerable.Range(1, rows).Select(r => -(double)r)];
        }

        public override ImmutableArray<IndexRow> Rows { get; }

        public override ImmutableArray<int> SectionStarts { get; }

        public override int Dimensions { get; }

        public override int Streams => 0;

        public override ImmutableArray<SensitivityFactor> Factors { get; }

        public override ImmutableArray<double> NominalScores { get; }

        public override ImmutableArray<int> NominalRanks { get; }

        public abstract bool TryRank(ReadOnlySpan<double> point, Span<int> ranks);

        public virtual void Score(ReadOnlySpan<double> point, Span<double> scores) => scores.Fill(double.NaN);

        public override DrawEvaluator CreateEvaluator() => new Evaluator(this);

        private sealed class Evaluator(Model model) : DrawEvaluator(model)
        {
            public override string? FailureReason => "failed";

            public override bool TryEvaluate()
            {
                model.Score(Point, Scores);
                return model.TryRank(Point, Ranks);
            }
        }
    }

    private sealed class Threshold() : Model(2, 2)
    {
        public double FailsAbove { get; init; } = 2;

        public override void Score(ReadOnlySpan<double> point, Span<double> scores)
        {
            scores[0] = point[0] + (3 * point[1]);
            scores[1] = 2;
        }

        public override bool TryRank(ReadOnlySpan<double> point, Span<int> ranks)
        {
            var isBefore = point[0] + (3 * point[1]) >= 2;
            ranks[0] = isBefore ? 1 : 2;
            ranks[1] = isBefore ? 2 : 1;
            return point[0] <= FailsAbove;
        }
    }

    private sealed class Product() : Model(1, 2)
    {
        public bool IsGrouped { get; init; }

        public override ImmutableArray<SensitivityFactor> Factors => IsGrouped ? [new SensitivityFactor("u", [0, 1], [])] : base.Factors;

        public override bool TryRank(ReadOnlySpan<double> point, Span<int> ranks)
        {
            // ninths, so that ranks are whole
            ranks[0] = 1 + (int)Math.Round(900 * point[0] * point[1]);
            return true;
        }
    }

    private sealed class Linear() : Model(1, 3)
    {
        public override bool TryRank(ReadOnlySpan<double> point, Span<int> ranks)
        {
            // 3 and 7 levels of thirds make whole numbers.
            ranks[0] = 1 + (int)Math.Round((300 * point[0]) + (99 * (1 - point[1])));
            return true;
        }
    }
}
