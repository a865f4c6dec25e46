using System.Text.Json;
using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Treatment and normalization.</summary>
internal static class ScaleOperations
{
    public static void Treat(GoldenCase golden)
    {
        var result = CoinrModel.Compute(CoinrModel.Of(golden).Spec([TreatStep(golden)]), CoinrModel.Data(golden.Input("data")));
        var stage = result.Stage(IndexStage.Treated)!;

        // The synthetic set lists the changed columns only: all others must be as they were, to the last bit.
        Answer.Of(stage).AssertSame(golden);
        var listed = golden.Output("result").Columns;
        foreach (var code in stage.Codes.Where(c => !listed.Contains(c)))
            Assert.Equal(result.Raw.Column(code).ToArray(), stage.Column(code).ToArray());

        var details = new Answer();
        foreach (var summary in result.Treatments)
        {
            Set(summary.Indicator, 0, summary.Before);
            details.Set(summary.Indicator, "winsorise.nwin", summary.Winsorized);
            Set(summary.Indicator, 1, summary.AfterWinsorizing);
            Set(summary.Indicator, 2, summary.AfterTransform);
        }

        details.AssertSame(golden, "details");
        AssertPoints(golden, result);

        void Set(string code, int check, ShapeStatistics? shape)
        {
            foreach (var name in new[] { "check", "check_SkewKurt" })
            {
                details.Set(code, $"{name}{check}.Pass", IsDefined(shape) ? shape?.Passes : null).Set(code, $"{name}{check}.Skew", shape?.Skew).Set(code, $"{name}{check}.Kurt", shape?.Kurtosis);
            }
        }
    }

    // Without spread there is no skewness, and nothing to pass: the oracle has no answer, here the indicator does not pass.
    private static bool IsDefined(ShapeStatistics? shape) => shape is { } s && !(double.IsNaN(s.Skew) && double.IsNaN(s.Kurtosis));

    /// <summary>Returns the step of a case.</summary>
    public static TreatStep TreatStep(GoldenCase golden)
    {
        var pass = golden.Params.GetProperty("f_pass_para");
        var usual = new OutlierTreatment
        {
            Winsorize = Winsorization(golden.Params),
            Then = golden.Text("f2") switch
            {
                "log_CT" => new LogTransform(),
                "log_CT_plus" => new SignedLogTransform(),
                "log_CT_orig" => new BoxCoxTransform(0),
                var other => throw new NotSupportedException($"No transform '{other}'."),
            },
            SkewLimit = pass.GetProperty("skew_thresh").GetDouble(),
            KurtosisLimit = pass.GetProperty("kurt_thresh").GetDouble(),
            Combine = golden.Params.GetProperty("combine_treat").GetBoolean(),
        };
        var overrides = golden.Params.TryGetProperty("indiv_specs", out var own)
            ? own.EnumerateObject().Select(o => new IndicatorOverride<OutlierTreatment>(
                o.Name, o.Value.ValueKind == JsonValueKind.String ? null : usual with { Winsorize = Winsorization(o.Value) }))
            : [];
        return new(new(usual) { Overrides = overrides.ToValueList() });
    }

    public static void Normalize(GoldenCase golden)
    {
        Normalized(golden).AssertSame(golden);
    }

    public static Answer Normalized(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var withDirections = golden.Text("directions") != "all +1";
        return Scores(golden, golden.HasInput("params") ? ByParameters(golden, model) : model.Spec([new NormalizeStep(new(Method(golden)))], withDirections));
    }

    public static Answer Scores(GoldenCase golden, IndexSpec spec) =>
        Answer.Of(CoinrModel.Compute(spec, CoinrModel.Data(golden.Input("data"))).Stage(IndexStage.Normalized)!);

    public static void Mixed(GoldenCase golden)
    {
        var overrides = golden.Params.GetProperty("individual").EnumerateObject().Select(o => new IndicatorOverride<NormalizationMethod>(o.Name, o.Value.GetString() switch
        {
            "n_dist2max" => new DistanceToMaximum(),
            "n_borda" => new BordaScore(TieRule.Minimum),
            "none" => new NoNormalization(),
            var other => throw new NotSupportedException($"No normalization '{other}'."),
        }));
        var step = new NormalizeStep(new(new MinMax()) { Overrides = overrides.ToValueList() });
        Scores(golden, CoinrModel.Of(golden).Spec([step])).AssertSame(golden);
    }

    public static void Transforms(GoldenCase golden)
    {
        var data = CoinrModel.Data(golden.Input("data"));
        var answer = new Answer();
        foreach (var column in golden.Output("result").Columns.Skip(1))
        {
            var dot = column.IndexOf('.', StringComparison.Ordinal);
            var (code, name) = (column[..dot], column[(dot + 1)..]);
            var isNegated = name.EndsWith("_negated", StringComparison.Ordinal);
            SkewTransform transform = (isNegated ? name[..^"_negated".Length] : name) switch
            {
                "log_CT" => new LogTransform(),
                "log_CT_plus" => new SignedLogTransform(),
                "log_CT_orig" => new BoxCoxTransform(0),
                var boxCox => new BoxCoxTransform(double.Parse(boxCox["boxcox_".Length..], System.Globalization.CultureInfo.InvariantCulture)),
            };

            // Limits that nothing passes, and no winsorizing: the transform alone.
            var treatment = new OutlierTreatment { Winsorize = new WinsorizePoints(0), Then = transform, SkewLimit = 0, KurtosisLimit = double.MinValue };
            Assert.True(data.TryGetColumn(code, out var values));
            var negated = values.ToArray();
            for (var i = 0; isNegated && i < negated.Length; i++)
                negated[i] = -negated[i];
            var one = new IndexDataBuilder(data.Rows).Add(code, negated).Build();
            var treated = CoinrModel.Compute(CoinrModel.Flat([code], [new TreatStep(new(treatment))]), one).Stage(IndexStage.Treated)!;
            for (var i = 0; i < treated.Rows.Length; i++)
                answer.Set(treated.Rows[i].Entity, column, treated.Column(code)[i]);
        }

        answer.AssertSame(golden);
    }

    public static void Vectors(GoldenCase golden) => VectorScores(golden).AssertSame(golden, columns: ["value"]);

    public static Answer VectorScores(GoldenCase golden)
    {
        var table = golden.Output("result");
        var answer = new Answer();
        foreach (var vector in table.Rows.GroupBy(r => (Name: table[r, "vector"], Function: table[r, "function"])))
        {
            var values = vector.Select(r => GoldenTable.NumberOf(table[r, "x"])).ToArray();
            var scores = ScoresOf(values, MethodOf(vector.Key.Function, golden));
            for (var i = 0; i < scores.Length; i++)
                answer.Set($"{vector.Key.Name}|{vector.Key.Function}|{table[vector.ElementAt(i), "i"]}", "value", scores[i]);
        }

        return answer;
    }

    public static void Shapes(GoldenCase golden)
    {
        var input = golden.Table("edge/normalise_vectors.csv");
        var answer = new Answer();
        foreach (var vector in input.Rows.Where(r => input[r, "function"] == "n_minmax").GroupBy(r => input[r, "vector"]))
        {
            var values = vector.Select(r => GoldenTable.NumberOf(input[r, "x"])).ToArray();
            answer.Set(vector.Key, "skew", SampleShape.Skewness(values)).Set(vector.Key, "kurt", SampleShape.ExcessKurtosis(values));
        }

        answer.AssertSame(golden);
    }

    private static double[] ScoresOf(double[] values, NormalizationMethod method)
    {
        var rows = values.Select((_, i) => new IndexRow($"e{i}", null));
        var data = new IndexDataBuilder(rows).Add("x", values).Build();
        return CoinrModel.Compute(CoinrModel.Flat(["x"], [new NormalizeStep(new(method))]), data).Stage(IndexStage.Normalized)!.Column("x").ToArray();
    }

    private static WinsorizePoints Winsorization(JsonElement parameters) => new(
        parameters.GetProperty("f1_para").GetProperty("winmax") is { ValueKind: JsonValueKind.Number } most ? most.GetInt32() : null);

    private static void AssertPoints(GoldenCase golden, IndexResult result)
    {
        var points = golden.Output("points");
        var answer = new Answer();
        foreach (var point in result.TreatedPoints)
        {
            var key = $"{point.Indicator}|{point.Row.Entity}";
            answer.Set(key, "original", point.Original).Set(key, "treated", point.Treated).Set(key, "treatment", Label(point));
        }

        // The oracle lists every cell of a transformed column, missing and unchanged ones as well.
        var isChanged = points.Rows.ToLookup(r => !double.IsNaN(points.Number(r, "original")) && !points.Number(r, "original").Equals(points.Number(r, "treated")));
        var stage = result.Stage(IndexStage.Treated)!;
        foreach (var row in isChanged[false])
        {
            var place = stage.Rows.Select(r => r.Entity).ToList().IndexOf(points[row, "uCode"]);
            answer.Set($"{points[row, "iCode"]}|{points[row, "uCode"]}", "original", result.Raw.Column(points[row, "iCode"])[place])
                .Set($"{points[row, "iCode"]}|{points[row, "uCode"]}", "treated", stage.Column(points[row, "iCode"])[place]);
        }

        // A point that the transform took from before winsorizing was not winsorized, whatever the label says.
        var isCombined = golden.Params.GetProperty("combine_treat").GetBoolean();
        answer.AssertSame(golden, "points", ["original", "treated"]);
        foreach (var row in isChanged[true])
        {
            var label = points[row, "treatment"].Replace("_orig", "", StringComparison.Ordinal);
            var plus = label.IndexOf('+', StringComparison.Ordinal);
            var expected = plus > 0 && !isCombined ? label[plus..] : label;
            var point = result.TreatedPoints.Single(p => p.Indicator == points[row, "iCode"] && p.Row.Entity == points[row, "uCode"]);
            Assert.Equal(expected, Label(point));
        }
    }

    private static string Label(TreatedPoint point)
    {
        var end = point.Winsorized switch { WinsorizedEnd.High => "winhi", WinsorizedEnd.Low => "winlo", _ => "" };
        return point.Transform switch
        {
            AppliedTransform.None => end,
            AppliedTransform.LogReversed => end + "+log_CT_neg",
            _ => end + "+log_CT",
        };
    }

    private static NormalizationMethod Method(GoldenCase golden) => MethodOf(golden.Operation, golden);

    private static NormalizationMethod MethodOf(string function, GoldenCase golden)
    {
        var ties = golden.Text("ties.method") switch { "max" => TieRule.Maximum, "average" => TieRule.Average, _ => TieRule.Minimum };
        var range = Pair(golden, "l_u");
        var moments = Pair(golden, "m_sd");
        return function switch
        {
            "n_minmax" => new MinMax { Range = range },
            "n_zscore" => new ZScore(moments?.Low ?? 0, moments?.High ?? 1),
            "n_scaled" => new Scale(Factor: golden.Number("scale_factor") ?? 100),
            "n_rank" => new RankScore(ties),
            "n_borda" => new BordaScore(ties),
            "n_prank" => new PercentileRank(ties),
            "n_fracmax" => new FractionOfMaximum(),
            "n_dist2max" => new DistanceToMaximum(),
            "n_dist2ref" => new DistanceToReference(ReferenceEntity(golden), golden.Params.GetProperty("cap_max").GetBoolean()),
            _ => throw new NotSupportedException($"No normalization '{function}'."),
        };
    }

    // The oracle counts rows of its data, which it has sorted by entity.
    private static string ReferenceEntity(GoldenCase golden)
    {
        var table = golden.Input("data");
        return table.Rows.Select(r => table[r, "uCode"]).Order(StringComparer.Ordinal).ElementAt((int)golden.Number("iref_1based")!.Value - 1);
    }

    private static ScoreRange? Pair(GoldenCase golden, string parameter) =>
        golden.List(parameter) is [var low, var high] ? new ScoreRange(low.GetDouble(), high.GetDouble()) : null;

    private static IndexSpec ByParameters(GoldenCase golden, CoinrModel model)
    {
        var table = golden.Input("params");
        var rows = table.Rows.ToDictionary(r => table[r, "iCode"], StringComparer.Ordinal);
        NormalizationMethod Own(string code) => golden.Operation switch
        {
            "n_minmax" => new MinMax { Range = new(Of(code, "minmax_lower"), Of(code, "minmax_upper")) },
            "n_zscore" => new ZScore(Of(code, "zscore_mean"), Of(code, "zscore_sd")),
            "n_scaled" => new Scale(Of(code, "scaled_lower"), Of(code, "scaled_upper"), Of(code, "scale_factor")),
            "n_goalposts" => new GoalpostScaling(Of(code, "goalpost_trunc2posts") != 0) { Range = new(0, Of(code, "goalpost_scale")) },
            "n_dist2targ" => new DistanceToTarget(Of(code, "dist2targ_cap_max") != 0),
            _ => throw new NotSupportedException($"No normalization '{golden.Operation}'."),
        };
        var step = new NormalizeStep(new(new MinMax()) { Overrides = model.Indicators.Select(c => new IndicatorOverride<NormalizationMethod>(c, Own(c))).ToValueList() });
        return model.Spec([step], settings: i => i with
        {
            Goalposts = golden.Operation == "n_goalposts" ? Goalposts.Of(Of(i.Code, "goalpost_lower"), Of(i.Code, "goalpost_upper")) : null,
            Target = golden.Operation == "n_dist2targ" ? Of(i.Code, "Target") : null,
        });

        double Of(string code, string column) => table.Number(rows[code], column);
    }
}
