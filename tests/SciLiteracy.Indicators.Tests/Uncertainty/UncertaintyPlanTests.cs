using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Tests.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Indicators.Tests.Uncertainty;

public class UncertaintyPlanTests
{
    private static readonly SettingAlternatives Normalizations = new(
        new(StepKind.Normalize), [new NormalizationSetting(new MinMax { Range = new(1, 100) }), new NormalizationSetting(new ZScore(0, 1)), new NormalizationSetting(new RankScore(TieRule.Minimum))]);

    private static readonly UncertaintySpec Everything = new()
    {
        Draws = 300,
        Seed = 7,
        Vary =
        [
            Normalizations,
            new WeightNoise(1, 0.25),
            new SettingAlternatives(new(StepKind.Screen), [new AvailabilitySetting(0.5), new AvailabilitySetting(0.9)]),
            new WeightSetAlternatives(["given", "flat", "steep"]),
            new LeaveOneOut(2),
        ],
    };

    internal static StandardErrors ErrorsFor(IndexData data, double share) => new(
    [
        .. from r in Enumerable.Range(0, data.Rows.Length)
           from code in (string[])["a", "d"]
           let value = ValueOf(data, code, r)
           where !double.IsNaN(value)
           select new StandardErrorCell(data.Rows[r], code, share * value),
    ]);

    private static double ValueOf(IndexData data, string code, int row)
    {
        Assert.True(data.TryGetColumn(code, out var values));
        return values[row];
    }

    private static UncertaintyPlan Plan(UncertaintySpec spec, IndexData? data = null, IndexSpec? index = null, params (string Name, InputErrors Errors)[] errors) =>
        UncertaintyPlan.Create(index ?? ExampleIndex.Spec, data ?? ExampleIndex.Data(12), spec, errors.ToDictionary(e => e.Name, e => e.Errors)).Require();

    private static UncertaintySpec Varying(params UncertainFactor[] factors) => new() { Draws = 100, Seed = 3, Vary = [.. factors] };

    private static void AssertIsTheIndex(DrawRecord draw, IndexSpec spec, IndexData data)
    {
        var result = CompositeIndex.Compute(spec, data).Require();
        var scores = result.Scores!.Column("Index");
        for (var r = 0; r < data.Rows.Length; r++)
        {
            var place = result.Scores.Rows.IndexOf(data.Rows[r]);
            Approx.Equal(place < 0 ? double.NaN : scores[place], draw.Scores[r], 1e-12, 1e-12);
            var rank = place < 0 ? double.NaN : result.Ranks!.Column("Index")[place];
            Assert.Equal(double.IsNaN(rank) ? 0 : (int)rank, draw.Ranks[r]);
        }
    }

    private static string? Chosen(DrawRecord draw, string factor) => draw.Factors.Single(f => f.Factor == factor).Value;

    [Fact]
    public void The_nominal_results_are_those_of_the_index()
    {
        var data = ExampleIndex.Data(12);
        var result = CompositeIndex.Compute(ExampleIndex.Spec, data).Require();
        var entities = Plan(Everything, data).Run().Entities;
        foreach (var entity in entities)
        {
            var place = result.Scores!.Rows.IndexOf(entity.Row);
            Assert.Equal(place < 0 ? double.NaN : result.Scores.Column("Index")[place], entity.NominalScore);
            Assert.Equal(place < 0 ? null : (int?)result.Ranks!.Column("Index")[place], entity.NominalRank);
        }
    }

    // What a draw says of itself, written as an index of its own, has the scores and ranks of the draw.
    [Fact]
    public void A_draw_is_the_index_with_its_alternatives_and_weights()
    {
        var data = ExampleIndex.Data(15, 4);
        var plan = Plan(Everything, data);
        var seen = new HashSet<string>();
        for (var d = 0; d < 60; d++)
        {
            var draw = plan.Draw(d);
            var spec = ExampleIndex.Spec;
            if (Chosen(draw, "weight_sets") is var set and not "given")
            {
                var weights = spec.WeightSets.Single(s => s.Name == set).Weights.ToDictionary(w => w.Node.Id, w => w.Weight);
                spec = spec.WithWeights(n => weights.GetValueOrDefault(n.Code, n.Weight));
            }

            var noise = draw.Factors.Where(f => f.Factor == "weights.1").ToDictionary(f => f.Element!, f => f.Number!.Value);
            Assert.Equal(ExampleIndex.Codes, noise.Keys);
            Assert.All(noise.Values, x => Assert.InRange(x, 0.75, 1.25));
            spec = spec.WithWeights(n => n.Weight * noise.GetValueOrDefault(n.Code, 1));
            spec = spec.With(0, new ScreenStep { MinAvailability = Chosen(draw, "screen.min_availability") == "0.5" ? 0.5 : 0.9 });
            spec = spec.With(1, new NormalizeStep(new(Chosen(draw, "normalize.method") switch
            {
                "min_max" => new MinMax { Range = new(1, 100) },
                "z_score" => new ZScore(0, 1),
                _ => new RankScore(TieRule.Minimum),
            })));
            if (Chosen(draw, "structure") is { } left and not "none")
                spec = spec.Without(left);
            seen.UnionWith(draw.Factors.Select(f => f.Value).OfType<string>());
            AssertIsTheIndex(draw, spec, data);
        }

        Assert.Equal(["0.5", "0.9", "P", "Q", "flat", "given", "min_max", "none", "rank", "steep", "z_score"], seen.Order(StringComparer.Ordinal));
    }

    // The same with nothing kept between draws.
    [Fact]
    public void What_draws_share_makes_no_difference()
    {
        var plan = Plan(Everything);
        var unshared = new IndexDrawModel(plan.Model.Plan, plan.Model.Bindings, cacheMemory: 0);
        var some = new IndexDrawModel(plan.Model.Plan, plan.Model.Bindings, cacheMemory: 5000);
        Assert.True(plan.Model.Cut == 2 && plan.Model.OnlyAggregates);
        Same([1, 2], plan.Model.Stops);
        foreach (var model in (IndexDrawModel[])[unshared, some])
        {
            var evaluator = model.CreateEvaluator();
            var analysis = new DrawAnalysis(model, Everything);
            for (var d = 0; d < 100; d++)
            {
                analysis.Place(d, evaluator);
                var draw = plan.Draw(d);
                Assert.Equal(draw.FailureReason is null, evaluator.TryEvaluate());
                if (draw.FailureReason is null)
                {
                    Same(draw.Scores, evaluator.Scores);
                    Same(draw.Ranks, evaluator.Ranks);
                }
            }
        }

        Assert.Equal(0, unshared.Cache.Used);
        Assert.InRange(some.Cache.Used, 1, 5000);
    }

    [Fact]
    public void Dirichlet_weights_are_the_weights_of_the_index()
    {
        var data = ExampleIndex.Data(12);
        var plan = Plan(Varying(new DirichletWeights { Level = 1 }), data);
        for (var d = 0; d < 20; d++)
        {
            var draw = plan.Draw(d);
            var weights = draw.Factors.ToDictionary(f => f.Element!, f => f.Number!.Value);
            Assert.Equal(ExampleIndex.Codes, weights.Keys);
            Assert.All(weights.Values, w => Assert.True(w > 0));
            Approx.Equal(5, weights["a"] + weights["b"] + weights["c"]);
            Approx.Equal(2.5, weights["d"] + weights["e"] + weights["f"]);
            AssertIsTheIndex(draw, ExampleIndex.Spec.WithWeights(n => weights.GetValueOrDefault(n.Code, n.Weight)), data);
        }
    }

    [Theory]
    [InlineData(null, 1 / 3.0, 3)]
    [InlineData(10.0, 0.6, 11)]
    [InlineData(0.2, 0.6, 1.2)]
    public void Dirichlet_weights_have_the_moments_of_the_distribution(double? concentration, double share, double variancePart)
    {
        var plan = Plan(Varying(new DirichletWeights { Nodes = ["P"], Concentration = concentration }));
        const int Draws = 4000;
        double[] shares = [.. Enumerable.Range(0, Draws).Select(d => plan.Draw(d).Factors.Single(f => f.Element == "a").Number!.Value / 5)];
        // Mean s, variance s (1 - s) / (c + 1), of uniform weights of three with c = 3.
        var variance = share * (1 - share) / (concentration is null ? 4 : variancePart);
        var mean = shares.Average();
        Assert.InRange(mean, share - (5 * Math.Sqrt(variance / Draws)), share + (5 * Math.Sqrt(variance / Draws)));
        Assert.InRange(shares.Average(s => (s - mean) * (s - mean)), 0.85 * variance, 1.15 * variance);
    }

    [Fact]
    public void Standard_errors_move_the_data_before_every_step()
    {
        var data = ExampleIndex.Data(12);
        var plan = Plan(Varying(new InputError("errors")), data, null, ("errors", ErrorsFor(data, 0.2)));
        var sum = 0.0;
        var squares = 0.0;
        var count = 0;
        for (var d = 0; d < 100; d++)
        {
            var draw = plan.Draw(d);
            var builder = new IndexDataBuilder(data.Rows);
            foreach (var code in ExampleIndex.Codes)
            {
                builder.Add(code, [.. Enumerable.Range(0, data.Rows.Length).Select(r =>
                    draw.Factors.SingleOrDefault(f => f.Element == $"{data.Rows[r].Entity}.{code}")?.Number ?? ValueOf(data, code, r))]);
            }

            foreach (var value in draw.Factors)
            {
                var parts = value.Element!.Split('.');
                var given = ValueOf(data, parts[1], data.Rows.IndexOf(new(parts[0], null)));
                var z = (value.Number!.Value - given) / (0.2 * given);
                sum += z;
                squares += z * z;
                count++;
            }

            if (d < 10)
                AssertIsTheIndex(draw, ExampleIndex.Spec, builder.Build());
        }

        Assert.InRange(sum / count, -5 / Math.Sqrt(count), 5 / Math.Sqrt(count));
        Assert.InRange(squares / count, 1 - (5 * Math.Sqrt(2.0 / count)), 1 + (5 * Math.Sqrt(2.0 / count)));
    }

    [Fact]
    public void Log_normal_errors_have_the_value_as_mean_and_the_error_as_deviation()
    {
        var data = ExampleIndex.Data(12, missing: 0);
        var cell = new StandardErrorCell(data.Rows[3], "a", 0.5 * ValueOf(data, "a", 3));
        var plan = Plan(
            Varying(new InputError("errors") { Distribution = ErrorDistribution.LogNormal }), data, null, ("errors", new StandardErrors([cell])));
        const int Draws = 8000;
        double[] values = [.. Enumerable.Range(0, Draws).Select(d => plan.Draw(d).Factors.Single().Number!.Value / ValueOf(data, "a", 3))];
        Assert.All(values, v => Assert.True(v > 0));
        Assert.InRange(values.Average(), 1 - (5 * 0.5 / Math.Sqrt(Draws)), 1 + (5 * 0.5 / Math.Sqrt(Draws)));
        Assert.InRange(values.Average(v => (v - 1) * (v - 1)), 0.22, 0.28);
        Assert.InRange(values.Average(Math.Log), Math.Log(1 / Math.Sqrt(1.25)) - 0.03, Math.Log(1 / Math.Sqrt(1.25)) + 0.03);
    }

    [Fact]
    public void Replicates_carry_their_covariances()
    {
        var data = ExampleIndex.Data(12, missing: 0);
        // Two replicates: a and d of row 0 move together, in row 1 only a does.
        IndexData Replicate(double a0, double d0, double a1)
        {
            var builder = new IndexDataBuilder(data.Rows);
            builder.Add("a", [.. Enumerable.Range(0, 12).Select(r => ValueOf(data, "a", r) + (r == 0 ? a0 : r == 1 ? a1 : 0))]);
            builder.Add("d", [.. Enumerable.Range(0, 12).Select(r => ValueOf(data, "d", r) + (r == 0 ? d0 : 0))]);
            return builder.Build();
        }

        var plan = Plan(Varying(new InputError("r")), data, null, ("r", ReplicateErrors.Of([Replicate(1, 2, 0), Replicate(-1, 1, 3)], new() { Method = ReplicateMethod.Other, Scale = 0.5 })));
        const int Draws = 8000;
        double[][] moved =
        [
            .. Enumerable.Range(0, Draws).Select(d => plan.Draw(d).Factors).Select(values => (double[])
            [
                values.Single(f => f.Element == "E00.a").Number!.Value - ValueOf(data, "a", 0),
                values.Single(f => f.Element == "E00.d").Number!.Value - ValueOf(data, "d", 0),
                values.Single(f => f.Element == "E01.a").Number!.Value - ValueOf(data, "a", 1),
            ]),
        ];
        // c Σ (x[r] - x)(y[r] - y)
        double[,] expected = { { 1, 0.5, -1.5 }, { 0.5, 2.5, 1.5 }, { -1.5, 1.5, 4.5 } };
        for (var i = 0; i < 3; i++)
        {
            Assert.InRange(moved.Average(m => m[i]), -0.15, 0.15);
            for (var j = 0; j < 3; j++)
                Assert.InRange(moved.Average(m => m[i] * m[j]), expected[i, j] - 0.35, expected[i, j] + 0.35);
        }

        Assert.DoesNotContain(plan.Draw(5).Factors, f => f.Element == "E02.a");
    }

    [Fact]
    public void Two_factors_of_one_step_are_combined()
    {
        var spec = ExampleIndex.Spec.With(2, new AggregateStep([new ArithmeticAggregation()]) { MinAvailability = 0.3 });
        var data = ExampleIndex.Data(12, 2, 0.3);
        var plan = Plan(
            Varying(
                new SettingAlternatives(new(StepKind.Aggregate), [new AggregationSetting([new ArithmeticAggregation()]), new AggregationSetting([new GeometricAggregation()])]),
                new SettingAlternatives(new(StepKind.Aggregate), [new AvailabilitySetting(0.3), new AvailabilitySetting(0.6), new AvailabilitySetting(1)])),
            data,
            spec);
        var seen = new HashSet<(string?, string?)>();
        for (var d = 0; d < 60; d++)
        {
            var draw = plan.Draw(d);
            var method = Chosen(draw, "aggregate.method");
            var availability = Chosen(draw, "aggregate.min_availability");
            seen.Add((method, availability));
            AssertIsTheIndex(
                draw,
                spec.With(2, new AggregateStep([method == "arithmetic" ? new ArithmeticAggregation() : new GeometricAggregation()])
                {
                    MinAvailability = availability switch { "0.3" => 0.3, "0.6" => 0.6, _ => 1 },
                }),
                data);
        }

        Assert.Equal(6, seen.Count);
    }

    // Law: threads, chunks, and going on later make no difference, not by a bit.
    [Property(MaxTest = 12)]
    public void Threads_chunks_and_resumption_give_the_same_bits(byte threads, byte chunk, ushort stop, bool sobolDesign)
    {
        var data = ExampleIndex.Data(9);
        var spec = Everything with
        {
            Draws = 400,
            Sampling = sobolDesign ? SamplingDesign.Sobol : SamplingDesign.PseudoRandom,
            Vary = [.. Everything.Vary, new InputError("e")],
            Sobol = new() { Points = 5, Resamples = 20, PerEntity = true },
            Morris = new() { Paths = 4 },
        };
        var plan = Plan(spec, data, null, ("e", ErrorsFor(data, 0.1)));
        var whole = plan.Run(new() { Threads = 1, ChunkSize = 400 });
        var options = new UncertaintyRunOptions { Threads = 1 + (threads % 4), ChunkSize = 1 + chunk };
        AssertSame(whole, plan.Run(options), sensitivity: true);

        var first = 1 + (stop % 399);
        var part = Plan(spec with { Draws = first }, data, null, ("e", ErrorsFor(data, 0.1))).Run(options).Partial;
        Assert.Equal(new DrawRange(0, first), part.Range);
        AssertSame(whole, plan.Run(options with { Resume = part }), sensitivity: true);
        AssertSame(whole, plan.ResultOf(plan.Merge(plan.RunChunk(new(0, first)), plan.RunChunk(new(first, 400 - first)))), sensitivity: false);
    }

    private static void AssertSame(UncertaintyResult expected, UncertaintyResult actual, bool sensitivity)
    {
        Assert.Equal(expected.Draws, actual.Draws);
        Assert.Equal(expected.FailedDraws, actual.FailedDraws);
        Same(expected.Failures, actual.Failures);
        Same(expected.FailureReasons, actual.FailureReasons);
        Same(expected.Entities, actual.Entities);
        for (var i = 0; i < expected.Entities.Length; i++)
        {
            Same(expected.Scores(i), actual.Scores(i));
            for (var j = 0; j < expected.Entities.Length; j++)
            {
                Assert.Equal(expected.Outranks(i, j), actual.Outranks(i, j));
                Assert.Equal(expected.Acceptability(i, j + 1), actual.Acceptability(i, j + 1));
            }
        }

        if (!sensitivity)
            return;
        Same(expected.Sobol!.Indices, actual.Sobol!.Indices);
        Same(expected.Sobol.Convergence, actual.Sobol.Convergence);
        Assert.Equal(expected.Sobol.OfEntity.SelectMany(e => e), actual.Sobol.OfEntity.SelectMany(e => e));
        Assert.Equal(expected.Sobol.OfScore.SelectMany(e => e), actual.Sobol.OfScore.SelectMany(e => e));
        Same(expected.Morris!.Effects, actual.Morris!.Effects);
    }

    [Fact]
    public void Seeds_give_different_draws()
    {
        Assert.NotEqual(Plan(Everything).Draw(0).Factors.AsEnumerable(), Plan(Everything with { Seed = 8 }).Draw(0).Factors.AsEnumerable());
        Assert.Equal(Plan(Everything).Draw(9).Factors.AsEnumerable(), Plan(Everything).Draw(9).Factors.AsEnumerable());
    }

    // Law: the order of the entities only orders the results.
    [Property(MaxTest = 15)]
    public void A_permutation_of_the_entities_permutes_the_results(ulong key)
    {
        var permutation = new KeyedPermutation(key, 10);
        int[] order = [.. Enumerable.Range(0, 10).Select(r => (int)permutation.Of(r))];
        var spec = Everything with { Draws = 60 };
        var straight = Plan(spec, ExampleIndex.Data(10)).Run();
        var permuted = Plan(spec, ExampleIndex.Data(10, order: order)).Run();
        for (var r = 0; r < 10; r++)
        {
            var expected = straight.Entities[order[r]];
            var actual = permuted.Entities[r];
            Assert.Equal(expected.Row, actual.Row);
            Approx.Equal(expected.ScoreMean, actual.ScoreMean, 1e-11, 1e-11);
            Assert.Equal(expected.RankMean, actual.RankMean);
            Assert.Equal(expected.RankQuantiles, actual.RankQuantiles);
            for (var s = 0; s < 10; s++)
            {
                Assert.Equal(straight.Acceptability(order[r], s + 1), permuted.Acceptability(r, s + 1));
                Assert.Equal(straight.Outranks(order[r], order[s]), permuted.Outranks(r, s));
            }
        }
    }

    // Law: probabilities add up.
    [Property(MaxTest = 15)]
    public void Probabilities_add_up(ulong seed)
    {
        var result = Plan(Everything with { Seed = seed, Draws = 80 }, ExampleIndex.Data(8, seed)).Run();
        for (var i = 0; i < 8; i++)
        {
            var entity = result.Entities[i];
            var row = Enumerable.Range(1, 8).Sum(rank => result.Acceptability(i, rank));
            Approx.Equal(1, row + ((double)entity.MissingDraws / (80 - result.FailedDraws)), 1e-12);
            Assert.Equal(80 - result.FailedDraws, entity.Draws + entity.MissingDraws);
            Approx.Equal(entity.RankMean * row, Enumerable.Range(1, 8).Sum(rank => rank * result.Acceptability(i, rank)), 1e-12);
            Approx.Equal(entity.Top[1], Enumerable.Range(1, 3).Sum(rank => result.Acceptability(i, rank)), 1e-12);
            Assert.Equal(0.0, result.Outranks(i, i));
            for (var j = 0; j < 8; j++)
                Approx.Equal(1, result.Outranks(i, j) + result.Outranks(j, i) + (i == j ? 1 : result.Ties(i, j)), 1e-12);
        }
    }

    [Fact]
    public void Without_ties_and_gaps_every_rank_is_taken_once()
    {
        var result = Plan(Varying(new DirichletWeights()), ExampleIndex.Data(8, missing: 0)).Run();
        for (var rank = 1; rank <= 8; rank++)
            Approx.Equal(1, Enumerable.Range(0, 8).Sum(i => result.Acceptability(i, rank)), 1e-12);
    }

    [Fact]
    public void Statistics_are_those_of_the_draws()
    {
        var spec = Everything with { Draws = 50, Levels = [0, 0.1, 0.75], Quantiles = QuantileDefinition.R2, Top = [2] };
        var plan = Plan(spec, ExampleIndex.Data(7, missing: 0.2));
        var result = plan.Run();
        DrawRecord[] draws = [.. Enumerable.Range(0, 50).Select(d => plan.Draw(d))];
        for (var r = 0; r < 7; r++)
        {
            var entity = result.Entities[r];
            double[] scores = [.. draws.Select(d => d.Scores[r])];
            Same(scores, result.Scores(r));
            double[] known = [.. scores.Where(s => !double.IsNaN(s)).Order()];
            double[] ranks = [.. draws.Select(d => (double)d.Ranks[r]).Where(rank => rank > 0).Order()];
            Assert.Equal(known.Length, entity.Draws);
            Approx.Equal(known.Average(), entity.ScoreMean, 1e-12);
            Approx.Equal(Math.Sqrt(known.Sum(s => (s - known.Average()) * (s - known.Average())) / (known.Length - 1)), entity.ScoreStandardDeviation, 1e-10);
            Assert.Equal(Quantile.Of(known, 0.5, QuantileDefinition.R7), entity.ScoreMedian);
            Assert.Equal(Quantile.Of(ranks, 0.5, QuantileDefinition.R7), entity.RankMedian);
            Approx.Equal(ranks.Average(), entity.RankMean, 1e-14);
            Assert.Equal(spec.Levels.Select(p => Quantile.Of(known, p, QuantileDefinition.R2)), entity.ScoreQuantiles);
            Assert.Equal(spec.Levels.Select(p => Quantile.Of(ranks, p, QuantileDefinition.R2)), entity.RankQuantiles);
            Approx.Equal(ranks.Count(rank => rank <= 2) / 50.0, entity.Top.Single(), 1e-14);
            for (var s = 0; s < 7; s++)
            {
                DrawRecord[] both = [.. draws.Where(d => d.Ranks[r] > 0 && d.Ranks[s] > 0)];
                Approx.Equal((double)both.Count(d => d.Ranks[r] < d.Ranks[s]) / both.Length, result.Outranks(r, s), 1e-14);
                Approx.Equal((double)both.Count(d => d.Ranks[r] == d.Ranks[s]) / both.Length, result.Ties(r, s), 1e-14);
            }
        }
    }

    [Fact]
    public void Draws_that_fail_are_counted_and_listed_with_the_reason()
    {
        // Z-scores are negative for half of the entities, which no geometric mean takes.
        var spec = ExampleIndex.Spec.With(2, new AggregateStep([new GeometricAggregation()]));
        var plan = Plan(Varying(Normalizations, new WeightNoise(null, 0.5)), null, spec);
        var result = plan.Run();
        long[] failed = [.. Enumerable.Range(0, 100).Select(d => plan.Draw(d)).Where(d => Chosen(d, "normalize.method") == "z_score").Select(d => d.Draw)];
        Assert.InRange(failed.Length, 15, 55);
        Assert.Equal(failed, result.Failures.Select(f => f.Draw));
        Assert.Equal(failed.Length, result.FailedDraws);
        Assert.All(result.Failures, f => Assert.Matches("^'[a-f]' of 'E[0-9]{2}' is outside what the aggregation of '[PQ]' can take\\.$", f.Reason));
        Assert.Equal(failed.Length, result.FailureReasons.Sum(r => r.Count));
        Assert.All(result.Entities, e => Assert.Equal(100 - failed.Length, e.Draws + e.MissingDraws));
        Assert.All(failed, d => Assert.True(double.IsNaN(result.Scores(0)[(int)d])));
        Assert.Empty(plan.Draw(failed[0]).Scores);
        Assert.Equal(result.Failures[0].Reason, plan.Draw(failed[0]).FailureReason);
    }

    [Fact]
    public void An_analysis_in_which_all_fail_says_so()
    {
        var spec = ExampleIndex.Spec.With(2, new AggregateStep([new GeometricAggregation()]));
        var result = Plan(Varying(new SettingAlternatives(new(StepKind.Normalize), [new NormalizationSetting(new ZScore(0, 1))])) with { Sobol = new(), Morris = new() }, null, spec).Run();
        Assert.Equal(100, result.FailedDraws);
        Assert.True(double.IsNaN(result.Acceptability(0, 1)));
        Assert.True(double.IsNaN(result.Outranks(0, 1)));
        Assert.True(double.IsNaN(result.Entities[0].RankMean));
        Assert.True(double.IsNaN(result.Entities[0].ScoreMean));
        Assert.True(double.IsNaN(result.Entities[0].Top[0]));
        Assert.Null(result.Sobol);
        Assert.Null(result.Morris);
    }

    [Fact]
    public void Evaluations_allocate_nothing_once_warm()
    {
        var data = ExampleIndex.Data(30);
        var plan = Plan(Everything with { Vary = [.. Everything.Vary, new DirichletWeights { Level = 2, Concentration = 4 }] }, data);
        AssertAllocatesNothing(plan);
        AssertAllocatesNothing(Plan(Varying(Normalizations, new InputError("e")), data, null, ("e", ErrorsFor(data, 0.1))));

        void AssertAllocatesNothing(UncertaintyPlan tested)
        {
            var evaluator = tested.Model.CreateEvaluator();
            var analysis = new DrawAnalysis(tested.Model, tested.Spec);
            var tally = new DrawTally(tested.Model.SectionStarts, true);
            void Evaluate()
            {
                for (var d = 0; d < 1000; d++)
                {
                    analysis.Place(d, evaluator);
                    if (evaluator.TryEvaluate())
                        tally.Add(evaluator.Ranks);
                }
            }

            Evaluate();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Evaluate();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void A_time_budget_ends_after_whole_chunks_and_says_how_many_draws()
    {
        var plan = Plan(Everything);
        // Every look at the clock is a second later: the start, then one before each chunk but the first.
        var result = plan.Run(new() { Threads = 1, ChunkSize = 25, TimeBudget = TimeSpan.FromSeconds(3.5), Clock = new SteppingClock() });
        Assert.Equal(100, result.Draws);
        Assert.Equal(new DrawRange(0, 100), result.Partial.Range);
        Assert.All(result.Entities, e => Assert.Equal(100, e.Draws + e.MissingDraws + result.FailedDraws));
        AssertSame(plan.Run(), plan.Run(new() { Resume = result.Partial }), sensitivity: false);

        // The first chunk is done however little time there is.
        Assert.Equal(25, plan.Run(new() { ChunkSize = 25, TimeBudget = TimeSpan.Zero, Clock = new SteppingClock() }).Draws);
        Assert.Equal(300, plan.Run(new() { TimeBudget = TimeSpan.FromDays(9) }).Draws);
    }

    [Fact]
    public void A_time_budget_ends_sensitivity_analysis_too()
    {
        var result = Plan(Everything with { Sobol = new() { Points = 40, Resamples = 0 }, Morris = new() { Paths = 30 } })
            .Run(new() { Threads = 1, ChunkSize = 300, TimeBudget = TimeSpan.FromSeconds(10.5), Clock = new SteppingClock() });
        Assert.Equal(300, result.Draws);
        Assert.Equal(11, result.Sobol!.Points + result.Sobol.FailedPoints);
        Assert.Null(result.Morris);
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var told = new List<double>();
        _ = Plan(Everything with { Sobol = new() { Points = 10 }, Morris = new() { Paths = 5 } }).Run(new() { Threads = 2 }, new Listener(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1.0, told[^1]);
        Assert.True(told[0] > 0 && told.Count > 10);
    }

    [Fact]
    public void It_can_be_canceled()
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener([], source.Cancel);
        Assert.Throws<OperationCanceledException>(() => Plan(Everything).Run(new() { Threads = 2, ChunkSize = 1 }, listener, source.Token));
        Assert.Throws<OperationCanceledException>(() => Plan(Everything).RunChunk(new(0, 10), source.Token));
    }

    [Fact]
    public void What_does_not_follow_or_belong_is_refused()
    {
        var plan = Plan(Everything);
        var first = plan.RunChunk(new(0, 10));
        var second = plan.RunChunk(new(20, 10));
        Assert.StartsWith("Draw 20 does not follow draw 9.", Assert.Throws<ArgumentException>(() => plan.Merge(first, second)).Message, StringComparison.Ordinal);
        Assert.StartsWith("What was done before does not begin", Assert.Throws<ArgumentException>(() => plan.Run(new() { Resume = second })).Message, StringComparison.Ordinal);
        var other = Plan(Everything with { Seed = 99 });
        Assert.StartsWith("The draws are of an analysis with other settings.", Assert.Throws<ArgumentException>(() => other.Run(new() { Resume = first })).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The draws are of an analysis of other data.",
            Assert.Throws<ArgumentException>(() => Plan(Everything, ExampleIndex.Data(5)).Run(new() { Resume = first })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => other.Merge(other.RunChunk(new(0, 10)), plan.RunChunk(new(10, 10))));
        Assert.Throws<ArgumentException>(() => other.Merge(first, other.RunChunk(new(10, 10))));
        Assert.Throws<ArgumentOutOfRangeException>("range", () => plan.RunChunk(new(-1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("range", () => plan.RunChunk(new(0, -2)));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => plan.Run(new() { Threads = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => plan.Run(new() { ChunkSize = 0 }));

        var hypercube = Plan(Everything with { Sampling = SamplingDesign.LatinHypercube });
        Assert.Throws<ArgumentOutOfRangeException>(() => hypercube.Draw(300));
        var more = Plan(Everything with { Sampling = SamplingDesign.LatinHypercube, Draws = 301 });
        Assert.Contains("Latin hypercube", Assert.Throws<ArgumentException>(() => more.Run(new() { Resume = hypercube.RunChunk(new(0, 10)) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_are_listed_in_full_if_asked_for()
    {
        var plan = Plan(Everything with { Draws = 70, KeepDraws = true });
        var records = plan.Run().Records;
        Assert.Equal(70, records.Length);
        foreach (var d in (int[])[0, 5, 63, 64, 69])
        {
            Assert.Equal(d, records[d].Draw);
            Same(plan.Draw(d).Factors, records[d].Factors);
            Same(plan.Draw(d).Scores, records[d].Scores);
            Same(plan.Draw(d).Ranks, records[d].Ranks);
        }

        Assert.Equal(10, plan.ResultOf(plan.RunChunk(new(20, 10))).Records.Length);
        Assert.Equal(20, plan.ResultOf(plan.RunChunk(new(20, 10))).Records[0].Draw);
        Assert.Empty(Plan(Everything with { Draws = 5 }).Run().Records);
    }

    [Fact]
    public void Standard_errors_of_observations_are_those_of_the_cells()
    {
        var year = ReferencePeriod.OfYear(2020);
        var builder = new DatasetBuilder();
        void Add(string indicator, string entity, ReferencePeriod period, double? error) => builder.Add(new Observation
        {
            Indicator = indicator,
            Entity = entity,
            Period = period,
            Value = 5,
            Details = ObservationDetails.Of(standardError: error),
        });

        Add("a", "E01", year, 0.5);
        Add("a", "E02", year, null);
        Add("a", "E03", ReferencePeriod.OfYear(2019), 0.7);
        Add("d", "E00", year, 0.25);
        Add("d", "E99", year, 0.9);
        Add("other", "E00", year, 0.1);
        var data = ExampleIndex.Data(6, missing: 0);
        var errors = StandardErrors.Of(builder.Build(), data, year);
        Assert.Equal([new(new("E01", null), "a", 0.5), new StandardErrorCell(new("E00", null), "d", 0.25)], errors.Cells);
        Assert.Throws<ArgumentException>(() => StandardErrors.Of(builder.Build(), data));

        var panel = new IndexDataBuilder([new("E01", year), new("E03", ReferencePeriod.OfYear(2019))]).Add("a", [1, 2]).Build();
        Assert.Equal(
            [new(new("E03", ReferencePeriod.OfYear(2019)), "a", 0.7), new StandardErrorCell(new("E01", year), "a", 0.5)], StandardErrors.Of(builder.Build(), panel).Cells);
        Assert.Throws<ArgumentException>(() => StandardErrors.Of(builder.Build(), panel, year));
    }

    [Fact]
    public void Ranks_of_a_panel_are_those_of_its_periods()
    {
        IndexRow[] rows = [.. from year in (int[])[2019, 2020] from e in Enumerable.Range(0, year == 2019 ? 3 : 4) select new IndexRow(ExampleIndex.EntityOf(e), ReferencePeriod.OfYear(year))];
        var builder = new IndexDataBuilder(rows);
        foreach (var (code, c) in ExampleIndex.Codes.Select((code, c) => (code, c)))
            builder.Add(code, [.. rows.Select((_, r) => 1 + new CounterRandom(1, RandomPurpose.Cells).Uniform(r, c))]);
        var data = builder.Build();
        var plan = Plan(Everything with { Draws = 40 }, data);
        var result = plan.Run();
        for (var r = 0; r < 7; r++)
        {
            var size = r < 3 ? 3 : 4;
            Approx.Equal(1, Enumerable.Range(1, size).Sum(rank => result.Acceptability(r, rank)), 1e-12);
            Assert.Throws<ArgumentOutOfRangeException>(() => result.Acceptability(r, size + 1));
            Assert.Throws<ArgumentException>(() => result.Outranks(r, r < 3 ? 3 : 2));
        }

        DrawRecord[] draws = [.. Enumerable.Range(0, 40).Select(d => plan.Draw(d)).Where(d => d.FailureReason is null)];
        Approx.Equal((double)draws.Count(d => d.Ranks[4] < d.Ranks[6]) / draws.Length, result.Outranks(4, 6), 1e-12);
    }

    [Fact]
    public void Pairs_are_left_out_if_asked_or_if_there_are_many()
    {
        var result = Plan(Everything with { Pairs = false, Draws = 5 }).Run();
        Assert.False(result.HasPairs);
        Assert.Throws<InvalidOperationException>(() => result.Outranks(0, 1));
        Assert.Throws<InvalidOperationException>(() => result.Ties(0, 1));
        Assert.False(Plan(Everything with { Draws = 2 }, ExampleIndex.Data(501)).Run().HasPairs);
        Assert.True(Plan(Everything with { Draws = 2 }, ExampleIndex.Data(500)).Run().HasPairs);
        Assert.True(Plan(Everything with { Draws = 2, Pairs = true }, ExampleIndex.Data(501)).Run().HasPairs);
    }

    [Fact]
    public void Rows_and_ranks_that_do_not_exist_are_refused()
    {
        var result = Plan(Everything with { Draws = 3 }).Run();
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Acceptability(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Acceptability(12, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Acceptability(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Acceptability(0, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Outranks(0, 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Scores(12));
    }

    [Fact]
    public void Nothing_is_refused()
    {
        var plan = Plan(Everything);
        var part = plan.RunChunk(new(0, 1));
        var data = ExampleIndex.Data(3);
        Assert.Throws<ArgumentNullException>("index", () => UncertaintyPlan.Create(null!, data, Everything));
        Assert.Throws<ArgumentNullException>("data", () => UncertaintyPlan.Create(ExampleIndex.Spec, null!, Everything));
        Assert.Throws<ArgumentNullException>("spec", () => UncertaintyPlan.Create(ExampleIndex.Spec, data, null!));
        Assert.Throws<ArgumentNullException>("first", () => plan.Merge(null!, part));
        Assert.Throws<ArgumentNullException>("second", () => plan.Merge(part, null!));
        Assert.Throws<ArgumentNullException>("partial", () => plan.ResultOf(null!));
        Assert.Throws<ArgumentNullException>("observations", () => StandardErrors.Of(null!, data));
        Assert.Throws<ArgumentNullException>("replicates", () => ReplicateErrors.Of(null!, new() { Method = ReplicateMethod.Jackknife1 }));
        Assert.Throws<ArgumentNullException>("scaling", () => ReplicateErrors.Of([data], null!));
    }

    [Fact]
    public void Failures_of_pieces_add_up()
    {
        var spec = ExampleIndex.Spec.With(2, new AggregateStep([new GeometricAggregation()]));
        var plan = Plan(Varying(Normalizations, new WeightNoise(null, 0.5)), null, spec);

        var whole = plan.Run();
        var pieces = plan.ResultOf(plan.Merge(plan.RunChunk(new(0, 40)), plan.RunChunk(new(40, 60))));

        Assert.True(whole.FailedDraws > 0);
        Same(whole.Failures, pieces.Failures);
        Same(whole.FailureReasons, pieces.FailureReasons);
        Assert.Empty(plan.Draw(whole.Failures[0].Draw).Ranks);
    }

    [Fact]
    public void Pairs_are_counted_by_the_rows_of_each_period()
    {
        IndexData Years(params int[] rows)
        {
            var builder = new IndexDataBuilder(rows.SelectMany((n, y) => Enumerable.Range(0, n).Select(r => new IndexRow(ExampleIndex.EntityOf(r), ReferencePeriod.OfYear(2020 + y)))));
            foreach (var code in ExampleIndex.Codes)
                builder.Add(code, [.. Enumerable.Range(0, rows.Sum()).Select(r => 1.0 + (r % 7))]);
            return builder.Build();
        }

        var spec = Varying(new WeightNoise(1, 0.1)) with { Draws = 1 };
        Assert.True(Plan(spec, Years(260, 260)).Run().HasPairs);
        Assert.False(Plan(spec, Years(501, 2)).Run().HasPairs);
        Assert.False(Plan(spec, Years(2, 501)).Run().HasPairs);
    }

    [Fact]
    public void Entities_that_are_alike_tie_in_every_draw()
    {
        var data = new IndexDataBuilder([new("A", null), new("B", null), new("C", null)]);
        foreach (var code in ExampleIndex.Codes)
            data.Add(code, code == "b" ? [1, 1, 5] : [4, 4, 2]);

        var result = Plan(Varying(new WeightNoise(1, 0.5)), data.Build()).Run();

        Assert.Equal((1.0, 0.0, 0.0), (result.Ties(0, 1), result.Outranks(0, 1), result.Outranks(1, 0)));
        Assert.Equal((0.0, 1.0, 0.0), (result.Ties(0, 2), result.Outranks(0, 2), result.Outranks(2, 0)));
    }

    [Fact]
    public void The_share_of_all_analyses_is_told()
    {
        var told = new List<double>();
        var spec = Varying(new DirichletWeights { Nodes = ["P"] }) with { Draws = 20, Sobol = new() { Points = 4, Resamples = 0 }, Morris = new() { Paths = 3 }, Smaa = new() { ConfidenceDraws = 5 } };

        _ = Plan(spec).Run(new() { Threads = 1, ChunkSize = 5 }, new Listener(told));

        // 20 draws, 4 points of 3 evaluations, 3 paths of 2, twice 20 draws
        Same(told.Order(), told);
        Approx.Equal(5 / 78.0, told[0]);
        Approx.Equal(20 / 78.0, told[3]);
        Approx.Equal(23 / 78.0, told[4]);
        Approx.Equal(32 / 78.0, told[7]);
        Approx.Equal(34 / 78.0, told[8]);
        Approx.Equal(38 / 78.0, told[10]);
        Assert.InRange(told[^1], 38 / 78.0, 1);
    }

    [Fact]
    public void The_second_of_two_steps_may_vary()
    {
        var data = ExampleIndex.Data(8, missing: 0);
        IndexSpec Index(NormalizationMethod second) => ExampleIndex.Spec with
        {
            Steps = [new NormalizeStep(new(new ZScore(0, 1))), new NormalizeStep(new(second)), ExampleIndex.Spec.Steps[2]],
        };
        var plan = Plan(Varying(new SettingAlternatives(new(StepKind.Normalize, 2), [new NormalizationSetting(new RankScore())])), data, Index(new MinMax()));

        AssertIsTheIndex(plan.Draw(0), Index(new RankScore()), data);
    }

    [Fact]
    public void Factors_have_the_names_of_what_they_vary_or_their_own()
    {
        var data = ExampleIndex.Data(6, missing: 0);
        (string, InputErrors)[] errors = [.. Enumerable.Range(0, 4).Select(i => ($"e{i}", (InputErrors)new StandardErrors([new(data.Rows[i], "a", 0.1)])))];
        var index = ExampleIndex.Spec.With(0, new ImputeStep(new(new SciLiteracy.Indicators.Composite.Imputation.MeanImputation())));

        var plan = Plan(
            Varying(
                new InputError("e0"),
                new InputError("e1"),
                new InputError("e2"),
                new InputError("e3") { Name = "mine" },
                new WeightNoise(1, 0.1) { Name = "mine" },
                new WeightNoise(2, 0.1),
                new DirichletWeights { Level = 1 },
                new LeaveOneOut(1),
                new ImputationDraws(),
                new SettingAlternatives(new(StepKind.Normalize), [new NormalizationSetting(new ZScore(0, 1)) { Label = "scores" }])),
            data,
            index,
            errors);

        Same(
            ["imputation", "input_error", "input_error.2", "input_error.3", "mine", "mine.2", "normalize.method", "structure", "weights", "weights.2"],
            plan.Factors.Order(StringComparer.Ordinal));
        Assert.Equal("scores", Chosen(plan.Draw(0), "normalize.method"));
    }

    [Fact]
    public void Filled_values_of_two_steps_vary_by_themselves()
    {
        var mean = new ImputeStep(new(new SciLiteracy.Indicators.Composite.Imputation.MeanImputation()) { Only = ["a"] });
        var index = ExampleIndex.Spec with { Steps = [mean, mean with { Method = mean.Method with { Only = ["d"] } }, .. ExampleIndex.Spec.Steps.Skip(1)] };

        Same(["imputation", "imputation.2"], Plan(Varying(new ImputationDraws(1), new ImputationDraws(2)), null, index).Factors);
    }

    [Fact]
    public void A_cell_with_an_error_is_named_with_its_period()
    {
        var rows = new[] { 2020, 2021 }.SelectMany(y => Enumerable.Range(0, 3).Select(r => new IndexRow(ExampleIndex.EntityOf(r), ReferencePeriod.OfYear(y)))).ToArray();
        var builder = new IndexDataBuilder(rows);
        foreach (var code in ExampleIndex.Codes)
            builder.Add(code, [1, 2, 3, 2, 3, 4]);

        var plan = Plan(Varying(new InputError("e")), builder.Build(), null, ("e", new StandardErrors([new(rows[4], "c", 0.1)])));

        Assert.Equal("E01 2021.c", Assert.Single(plan.Draw(0).Factors).Element);
    }

    [Fact]
    public void Replicates_that_lack_a_value_have_none()
    {
        var with = new IndexDataBuilder([new("A", null)]).Add("x", [2]).Build();
        var without = new IndexDataBuilder([new("A", null)]).Add("x", [double.NaN]).Build();

        var cell = Assert.Single(ReplicateErrors.Of([with, without, with], new() { Method = ReplicateMethod.Jackknife1 }).Cells);

        Same([2, double.NaN, 2], cell.Values);
    }

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);

    private sealed class SteppingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }

    private sealed class Listener(List<double> told, Action? heard = null) : IProgress<double>
    {
        public void Report(double value)
        {
            told.Add(value);
            heard?.Invoke();
        }
    }
}
