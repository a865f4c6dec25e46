using SciLiteracy.Composite.Conformance.Tests.Operations;
using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;

namespace SciLiteracy.Composite.Conformance.Tests;

/// <summary>All cases that are answered differently on purpose, each with its reason; docs/methods.md lists them too.</summary>
internal static class DeliberateDifferences
{
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new("normalise/dist2ref", "A reference that is itself the minimum has no distance: the scores are missing, with a warning, and not infinite or capped at 1.", ReferenceAtMinimum),
        new("normalise/fracmax", "Where lower is better the score is min/x, so that the best have the highest score; COINr gives x/min.", FractionOfLowest),
        new("normalise/raw_fracmax", "Where lower is better the score is min/x, so that the best have the highest score; COINr gives x/min.", FractionOfLowest),
        new("edge/normalise_vectors", "A maximum of 0 has no fractions: the scores are missing, not infinite.", MaximumOfZero),
        new("aggregate/raw_genmean_2_alt", "A missing child is left out with its weight, as under the other means; 'missing: propagate' gives COINr's answer.", MissingChild),
        new("aggregate/outrank_raw_social", "Children that one of a pair lacks do not count for the pair; COINr gives their weight to the later row.", OutrankingWithGaps),
        new("aggregate/amean_pca_weights", "A weight is not negative; a negative loading is no weight.", NegativeWeight),
        new("weights/opt_balance_21_L3", "Optimized weights are at least 0; COINr reaches the shares with a negative one.", BoundedWeights),
        new("weights/opt_balance_equal_L2", "Optimized weights are at least 0; COINr comes nearer to the shares with a negative one.", BoundedWeights),
        new("sensitivity/sobol", "First-order indices are centred, which has a much smaller error; total-order indices, runs and ranks are the same.", CentredRuns),
        new("sensitivity/estimator_ishigami", "First-order indices are centred, which has a much smaller error; total-order indices are the same.", CentredEstimator),
    ];

    public static DeliberateDifference? Find(GoldenCase golden) =>
        All.FirstOrDefault(d => golden.Id == d.Id || golden.Id.EndsWith("/" + d.Id, StringComparison.Ordinal));

    private static void ReferenceAtMinimum(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var answer = ScaleOperations.Normalized(golden);
        var input = golden.Input("data");
        var reference = input.Rows.OrderBy(r => input[r, "uCode"], StringComparer.Ordinal).ElementAt((int)golden.Number("iref_1based")!.Value - 1);
        string[] undefined = [.. model.Indicators.Where(code =>
        {
            var sign = model.Value(code, "Direction") == "-1" ? -1 : 1;
            return sign * input.Number(reference, code) <= input.Rows.Select(r => sign * input.Number(r, code)).Where(v => !double.IsNaN(v)).Min();
        })];
        Assert.NotEmpty(undefined);
        Assert.NotEmpty(answer.Differences(golden, "result", undefined));
        answer.AssertSame(golden, columns: [.. model.Indicators.Except(undefined)]);
        foreach (var row in input.Rows)
            Assert.All(undefined, code => Assert.Equal(double.NaN, answer.Number(input[row, "uCode"], code)));
    }

    private static void FractionOfLowest(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var answer = ScaleOperations.Normalized(golden);
        var input = golden.Input("data");
        string[] lower = [.. model.Indicators.Where(c => model.Value(c, "Direction") == "-1")];
        Assert.NotEmpty(answer.Differences(golden, "result", lower));
        answer.AssertSame(golden, columns: [.. model.Indicators.Except(lower)]);
        foreach (var code in lower)
        {
            var least = input.Rows.Select(r => input.Number(r, code)).Where(v => !double.IsNaN(v)).Min();
            foreach (var row in input.Rows)
            {
                var raw = input.Number(row, code);
                var expected = least == 0 || raw == 0 ? double.NaN : least / raw;
                Assert.True(Answer.IsSame(answer.Number(input[row, "uCode"], code), expected, golden), $"{input[row, "uCode"]} {code}");
            }
        }
    }

    private static void MaximumOfZero(GoldenCase golden)
    {
        var answer = ScaleOperations.VectorScores(golden);
        var differences = answer.Differences(golden, "result", ["value"]);
        Assert.NotEmpty(differences);
        Assert.All(differences, d => Assert.StartsWith("'neg|n_fracmax|", d, StringComparison.Ordinal));
        var table = golden.Output("result");
        var neg = table.Rows.Where(r => table[r, "vector"] == "neg" && table[r, "function"] == "n_fracmax").ToList();
        Assert.Equal(0, neg.Max(r => table.Number(r, "x")));
        Assert.All(neg, r => Assert.Equal(double.NaN, answer.Number(table.Key(r, golden.Key("result")), "value")));
    }

    private static void MissingChild(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var data = CoinrModel.Data(golden.Input("data"));
        var p = golden.Number("p")!.Value;
        AggregateStep step = new([new PowerAggregation(p)]);
        Answer.Of(CoinrModel.Compute(model.Spec([step with { Missing = MissingChildren.Propagate }], withDirections: false), data).Scores!).AssertSame(golden);

        var result = CoinrModel.Compute(model.Spec([step], withDirections: false), data);
        var answer = Answer.Of(result.Scores!);
        var differences = answer.Differences(golden, "result");
        Assert.NotEmpty(differences);
        Assert.All(differences, d => Assert.EndsWith("instead of NA", d, StringComparison.Ordinal));
        foreach (var parent in result.Weights.Where(w => w.Level > 1))
        {
            var children = result.Weights.Where(w => w.Parent == parent.Code).ToList();
            for (var row = 0; row < data.Rows.Length; row++)
            {
                var present = children.Select(c => (c.Weight, Value: (c.Level == 1 ? result.Raw : result.Scores!).Column(c.Code)[row])).Where(c => !double.IsNaN(c.Value)).ToList();
                var expected = present.Count == 0
                    ? double.NaN
                    : Math.Pow(present.Sum(c => c.Weight * Math.Pow(c.Value, p)) / present.Sum(c => c.Weight), 1 / p);
                Assert.True(Answer.IsSame(result.Scores!.Column(parent.Code)[row], expected, golden), $"{parent.Code} {data.Rows[row].Entity}");
            }
        }
    }

    private static void OutrankingWithGaps(GoldenCase golden)
    {
        var (answer, _) = AggregateOperations.OutrankingOf(golden);
        Assert.NotEmpty(answer.Differences(golden, "result"));
        var table = golden.Input("data");
        var output = golden.Output("result");
        string[] columns = [.. golden.List("columns").Select(c => c.GetString()!)];
        double[] weights = [.. golden.List("w").Select(w => w.GetDouble())];
        var complete = 0;
        foreach (var row in output.Rows)
        {
            foreach (var other in output.Columns.Skip(1).Where(c => c != row[0]))
            {
                var (a, b) = (RowOf(row[0]), RowOf(other));
                var (wins, all) = (0.0, 0.0);
                for (var c = 0; c < columns.Length; c++)
                {
                    var (x, y) = (table.Number(a, columns[c]), table.Number(b, columns[c]));
                    if (double.IsNaN(x) || double.IsNaN(y))
                        continue;
                    all += weights[c];
                    wins += x > y ? weights[c] : x == y ? weights[c] / 2 : 0;
                }

                Assert.True(Answer.IsSame(answer.Number(row[0], other), wins / all, golden), $"{row[0]} {other}");
                if (all == weights.Sum())
                {
                    complete++;
                    Assert.True(Answer.IsSame(answer.Number(row[0], other), output.Number(row, other), golden), $"{row[0]} {other}");
                }
            }
        }

        Assert.True(complete > 0);

        string[] RowOf(string entity) => table.Rows.Single(r => table[r, "uCode"] == entity);
    }

    private static void NegativeWeight(GoldenCase golden)
    {
        var weights = golden.Input("weights");
        string[] negative = [.. weights.Rows.Where(r => weights.Number(r, "Weight") < 0).Select(r => weights[r, "iCode"])];
        Assert.NotEmpty(negative);
        var result = CompositeIndex.Compute(
            CoinrModel.Of(golden).Spec([new AggregateStep([new ArithmeticAggregation()])], withDirections: false), CoinrModel.Data(golden.Input("data")));
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.Equal(negative.Length, errors.Count);
        Assert.All(errors, e => Assert.Equal(IndexDiagnostics.BadWeight.Code, e.Code));
        Assert.All(negative, code => Assert.Contains(errors, e => e.Message.Contains($"'{code}'", StringComparison.Ordinal)));
    }

    private static void BoundedWeights(GoldenCase golden)
    {
        var oracle = golden.Output("result");
        Assert.Contains(oracle.Rows, r => oracle.Number(r, "OptWeight") < 0);
        var (shares, _, result) = ResultOperations.Optimum(golden);
        Assert.NotEmpty(shares.Differences(golden, "check", ["share"]));

        // Ours is the best that can be reached without negative weights: no weight is better a little larger or smaller.
        var check = golden.Output("check");
        string[] members = [.. check.Rows.Select(r => r[0])];
        double[] targets = [.. oracle.Rows.Select(r => oracle.Number(r, "Desired"))];
        var weights = members.ToDictionary(m => m, m => result.Weights.Single(w => w.Code == m).Weight, StringComparer.Ordinal);
        var model = CoinrModel.Of(golden);
        var data = CoinrModel.Data(golden.Input("data"));
        var found = Distance(weights);
        Assert.True(Math.Abs(found - DistanceOf([.. members.Select(m => shares.Number(m, "share"))])) < 1e-12);
        foreach (var member in members)
        {
            foreach (var step in new[] { 0.05, -0.05, 0.001, -0.001 })
            {
                var moved = Math.Max(0, weights[member] + (step * weights.Values.Max()));
                var distance = Distance(new(weights, StringComparer.Ordinal) { [member] = moved });
                Assert.True(found <= distance + 1e-9, $"With {moved} instead of {weights[member]} for {member} the distance is {distance}, not {found}.");
            }
        }

        double Distance(Dictionary<string, double> given)
        {
            var scores = CoinrModel.Compute(model.With(given).Spec([new AggregateStep([new ArithmeticAggregation()])], withDirections: false), data).Scores!;
            double[] correlations = [.. members.Select(m => Indicators.Numerics.Correlation.Pearson(scores.Column(m), scores.Column(0)))];
            return DistanceOf([.. correlations.Select(c => c / correlations.Sum())]);
        }

        double DistanceOf(double[] obtained) => obtained.Zip(targets, (o, t) => (o - t) * (o - t)).Average();
    }

    private static void CentredRuns(GoldenCase golden)
    {
        SensitivityOperations.Sensitivity(golden);
        Centred(golden, "mean_abs_rank_change");
    }

    private static void CentredEstimator(GoldenCase golden)
    {
        SensitivityOperations.Estimator(golden);
        Centred(golden, "y");
    }

    private static void Centred(GoldenCase golden, string value)
    {
        var (indices, _) = SensitivityOperations.Indices(golden, value);
        indices.AssertSame(golden, "indices", ["Si"]);
        var table = golden.Output("indices");
        Assert.Contains(table.Rows, r => !Answer.IsSame(indices.Number(r[0], "centred"), table.Number(r, "Si"), golden));
    }
}
