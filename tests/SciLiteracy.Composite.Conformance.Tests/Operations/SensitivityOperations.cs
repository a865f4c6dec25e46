using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Sensitivity: the runs of an explicit sample, and the estimators.</summary>
internal static class SensitivityOperations
{
    /// <summary>Runs the index for each point of the sample and compares scores, ranks and statistics; the indices are compared elsewhere.</summary>
    public static void Runs(GoldenCase golden)
    {
        var sample = golden.Output("sample");
        var model = CoinrModel.Of(golden);
        var sets = golden.Input("weight_sets");
        var data = CoinrModel.Data(golden.Input("iData"));
        var scores = new Answer();
        var ranks = new Answer();
        var runs = new List<double[]>();
        Add("Nominal", 5, "n_minmax_nominal", null);
        foreach (var run in sample.Rows)
            Add($"r_{sample[run, "run"]}", (int)sample.Number(run, "winmax"), sample[run, "normalisation"], sample[run, "weight_set"]);
        scores.AssertSame(golden, "scores");
        ranks.AssertSame(golden, "ranks");

        // The statistics are of the runs A and B.
        var independent = sample.Rows.Select((r, i) => (Row: r, Ranks: runs[i + 1])).Where(r => sample[r.Row, "block"] is "A" or "B").Select(r => r.Ranks).ToList();
        var statistics = new Answer();
        var entities = golden.Output("ranks").Rows.Select(r => r[0]).ToList();
        foreach (var entity in entities)
        {
            var place = data.Rows.Select(r => r.Entity).ToList().IndexOf(entity);
            var drawn = independent.Select(r => r[place]).Order().ToArray();
            statistics.Set(entity, "Nominal", runs[0][place]).Set(entity, "Mean", drawn.Average())
                .Set(entity, "Median", Quantile.Of(drawn, 0.5, QuantileDefinition.R7)).Set(entity, "Q5", Quantile.Of(drawn, 0.05, QuantileDefinition.R7))
                .Set(entity, "Q95", Quantile.Of(drawn, 0.95, QuantileDefinition.R7));
        }

        statistics.AssertSame(golden, "rank_stats");

        void Add(string name, int winsorized, string normalization, string? set)
        {
            NormalizationMethod method = normalization switch
            {
                "n_zscore" => new ZScore(10, 2),
                "n_minmax" => new MinMax { Range = new(1, 100) },
                _ => new MinMax(),
            };
            var weights = set is null ? [] : sets.Rows.ToDictionary(r => sets[r, "iCode"], r => sets.Number(r, set));
            var weighted = set is null ? model : model.With(weights);
            var result = CoinrModel.Compute(
                weighted.Spec(ResultOperations.Example(winsorized, method), settings: i => ResultOperations.WithDenominator(model, i)), data);
            var index = result.Scores!.Codes[0];
            runs.Add(result.Ranks!.Column(index).ToArray());
            for (var i = 0; i < result.Scores.Rows.Length; i++)
            {
                scores.Set(result.Scores.Rows[i].Entity, name, result.Scores.Column(index)[i]);
                ranks.Set(result.Scores.Rows[i].Entity, name, result.Ranks.Column(index)[i]);
            }
        }
    }

    /// <summary>Returns total-order indices, first-order indices, and first-order indices without centring, from the values in the sample of a case.</summary>
    public static (Answer Indices, double Variance) Indices(GoldenCase golden, string value)
    {
        var sample = golden.Output("sample");
        var names = golden.Output("indices").Rows.Select(r => r[0]).ToList();
        var n = (int)golden.Number("N")!.Value;
        var values = sample.Rows.Select(r => sample.Number(r, value)).ToArray();
        var (a, b) = (values[..n], values[n..(2 * n)]);
        var (mean, variance) = SobolEstimator.Moments(a, b);
        var answer = new Answer();
        for (var i = 0; i < names.Count; i++)
        {
            var mixed = values[((2 + i) * n)..((3 + i) * n)];
            var first = SobolEstimator.FirstOrder(a, b, mixed);

            // What centring takes off: the mean of all values times the mean step.
            var uncentred = first + (mean * mixed.Zip(a, (m, x) => m - x).Average() / variance);
            answer.Set(names[i], "centred", first).Set(names[i], "Si", uncentred).Set(names[i], "STi", SobolEstimator.TotalOrder(a, b, mixed));
        }

        return (answer, variance);
    }

    public static void Sensitivity(GoldenCase golden)
    {
        Runs(golden);
        Indices(golden, "mean_abs_rank_change").Indices.AssertSame(golden, "indices", ["STi"]);
    }

    public static void Estimator(GoldenCase golden)
    {
        var (indices, variance) = Indices(golden, "y");
        indices.AssertSame(golden, "indices", ["STi"]);
        var table = golden.Output("variance");
        Assert.True(Answer.IsSame(variance, table.Number(table.Rows[0], "variance"), golden));
    }
}
