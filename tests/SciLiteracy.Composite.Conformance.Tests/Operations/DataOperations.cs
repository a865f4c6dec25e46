using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Denomination;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Structure, screening, denomination and imputation.</summary>
internal static class DataOperations
{
    private static readonly AggregateStep Arithmetic = new([new ArithmeticAggregation()]);

    public static void Lineage(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var levels = golden.Output("result").Columns;
        var weights = CoinrModel.Compute(model.Spec([Arithmetic]), CoinrModel.Data(golden.Input("iData"))).Weights.ToDictionary(w => w.Code);
        var answer = new Answer();
        foreach (var indicator in weights.Values.Where(w => w.Level == 1))
        {
            answer.Row(indicator.Code);
            for (var node = indicator; node.Parent is not null; node = weights[node.Parent])
                answer.Set(indicator.Code, levels[weights[node.Parent].Level - 1], node.Parent);
        }

        answer.AssertSame(golden);
    }

    public static void Weights(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var answer = new Answer();
        foreach (var weight in CoinrModel.Compute(model.Spec([Arithmetic]), CoinrModel.Data(golden.Input("iData"))).Weights)
            answer.Set(weight.Code, "Level", weight.Level).Set(weight.Code, "Weight", weight.Weight).Set(weight.Code, "EffWeight", weight.Effective);
        answer.AssertSame(golden);
    }

    public static void Raw(GoldenCase golden) =>
        Answer.Of(CoinrModel.Compute(CoinrModel.Of(golden).Spec([Arithmetic]), CoinrModel.Data(golden.Input("iData"))).Raw).AssertSame(golden);

    public static void Screen(GoldenCase golden)
    {
        var forced = golden.List("Force").Select(f => (Entity: f.GetProperty("uCode").GetString()!, IsIn: f.GetProperty("Include").GetBoolean())).ToList();
        var usual = new ScreenStep();
        var step = new ScreenStep
        {
            By = golden.Text("unit_screen") switch { "byNA" => ScreeningRule.Availability, "byzeros" => ScreeningRule.Nonzero, _ => ScreeningRule.Both },
            MinAvailability = golden.Number("dat_thresh") ?? usual.MinAvailability,
            MinNonzero = golden.Number("nonzero_thresh") ?? usual.MinNonzero,
            Include = forced.Where(f => f.IsIn).Select(f => (Reference)f.Entity).ToValueList(),
            Exclude = forced.Where(f => !f.IsIn).Select(f => (Reference)f.Entity).ToValueList(),
        };
        var result = CoinrModel.Compute(CoinrModel.Of(golden).Spec([step]), CoinrModel.Data(golden.Input("data")));
        Answer.Of(result.Stage(IndexStage.Screened)!).AssertSame(golden);
        var removed = new Answer();
        var summary = new Answer();
        foreach (var entry in result.Screening)
        {
            var entity = entry.Row.Entity;
            if (!entry.Kept)
                removed.Row(entity);
            var isLow = entry.Availability < step.MinAvailability;
            var isZero = entry.NonzeroShare < step.MinNonzero;
            summary.Set(entity, "N_missing", entry.Missing).Set(entity, "N_zero", entry.Zeros).Set(entity, "N_miss_or_zero", entry.Missing + entry.Zeros)
                .Set(entity, "Dat_Avail", entry.Availability).Set(entity, "Non_Zero", entry.NonzeroShare)
                .Set(entity, "LowData", isLow).Set(entity, "LowNonZero", isZero).Set(entity, "LowDatOrZeroFlag", isLow || isZero).Set(entity, "Included", entry.Kept);
        }

        removed.AssertSame(golden, "removed");
        if (golden.HasOutput("summary"))
            summary.AssertSame(golden, "summary");
    }

    public static void Denominate(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var denominators = new Dictionary<string, string>(StringComparer.Ordinal);
        var scales = new Dictionary<string, double>(StringComparer.Ordinal);
        if (golden.HasInput("denomby"))
        {
            var table = golden.Input("denomby");
            foreach (var row in table.Rows)
            {
                denominators[table[row, "iCode"]] = table[row, "Denominator"];
                scales[table[row, "Denominator"]] = table.Number(row, "ScaleFactor");
            }
        }
        else
        {
            foreach (var code in model.Indicators)
            {
                if (model.Value(code, "Denominator") is { } denominator)
                    denominators[code] = denominator;
            }
        }

        var step = new DenominateStep { Scales = scales.Select(s => new DenominatorScale(s.Key, s.Value)).ToValueList() };
        var spec = model.Spec([step], settings: i => denominators.TryGetValue(i.Code, out var d) ? i with { Denominator = d } : i);
        var result = CoinrModel.Compute(spec, CoinrModel.Data(golden.Input("data"), golden.Input("denoms")));
        Answer.Of(result.Stage(IndexStage.Denominated)!).AssertSame(golden);
    }

    public static void Impute(GoldenCase golden)
    {
        if (golden.Text("by") == "row")
        {
            ImputeRows(golden);
            return;
        }

        var group = golden.Text("use_group") ?? "";
        ImputationMethod method = golden.Text("method") switch
        {
            "i_mean" => new MeanImputation(),
            "i_median" => new MedianImputation(),
            "i_mean_grp" => new GroupMeanImputation(group),
            _ => new GroupMedianImputation(group),
        };
        var tables = golden.HasInput("groups") ? new[] { golden.Input("data"), golden.Input("groups") } : [golden.Input("data")];
        var result = CoinrModel.Compute(CoinrModel.Of(golden).Spec([new ImputeStep(new(method))]), CoinrModel.Data(tables));
        if (golden.Key("result") is ["uCode"])
        {
            Answer.Of(result.Stage(IndexStage.Imputed)!).AssertSame(golden);
            return;
        }

        // Rows without a value are cells that a group without data leaves missing: the oracle lists them, here they are not filled.
        var answer = new Answer();
        foreach (var cell in result.Imputation)
            answer.Set($"{cell.Row.Entity}|{cell.Indicator}", "value", cell.Value);
        var stage = result.Stage(IndexStage.Imputed)!;
        var golds = golden.Output("result");
        foreach (var row in golds.Rows.Where(r => double.IsNaN(golds.Number(r, "value"))))
        {
            var place = stage.Rows.Select(r => r.Entity).ToList().IndexOf(golds[row, "uCode"]);
            answer.Set($"{golds[row, "uCode"]}|{golds[row, "iCode"]}", "value", stage.Column(golds[row, "iCode"])[place]);
        }

        answer.AssertSame(golden);
    }

    // The rows are filled on a common scale: min-max, the mean or median of the scores that are there, and back through the fitted minimum and maximum.
    private static void ImputeRows(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var data = CoinrModel.Data(golden.Input("data"));
        AggregationMethod center = golden.Text("method") == "i_mean" ? new ArithmeticAggregation() : new MedianAggregation();
        IndexStep[] steps = [new NormalizeStep(new(new MinMax { Range = ScoreRange.Unit })), new AggregateStep([center])];
        var spec = model.Spec(steps, settings: i => i with { Weight = 1 });
        if (golden.Number("group_level") is null)
        {
            var leaves = IndicatorsOf(spec.Structure);
            spec = spec with { Structure = new() { Code = "All", Children = leaves.Select(IndexNode (i) => i).ToValueList() } };
        }

        var result = CoinrModel.Compute(spec, data);
        var parents = result.Weights.Where(w => w.Level == 1).ToDictionary(w => w.Code, w => w.Parent!);
        var answer = new Answer();
        foreach (var indicator in IndicatorsOf(spec.Structure))
        {
            var raw = result.Raw.Column(indicator.Code);
            var sign = indicator.Direction == Direction.Lower ? -1 : 1;
            var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var value in raw)
                (low, high) = double.IsNaN(value) ? (low, high) : (Math.Min(low, sign * value), Math.Max(high, sign * value));
            var center01 = result.Scores!.Column(parents[indicator.Code]);
            for (var i = 0; i < raw.Length; i++)
            {
                var filled = sign * ((center01[i] * (high - low)) + low);
                answer.Set(result.Raw.Rows[i].Entity, indicator.Code, double.IsNaN(raw[i]) ? filled : raw[i]);
            }
        }

        answer.AssertSame(golden);
    }

    public static void ImputePanel(GoldenCase golden)
    {
        var gap = golden.Number("max_time") is { } n ? (int)n : (int?)null;
        ImputationMethod method = golden.Text("imp_type") switch
        {
            "latest" => new LatestImputation(gap),
            "constant" => new ConstantImputation(gap),
            "linear" => new LinearImputation(gap),
            _ => new LinearConstantImputation(gap),
        };
        var table = golden.Input("data");
        var result = CoinrModel.Compute(
            CoinrModel.Flat(table.Columns.Where(c => c is not ("uCode" or "Time" or "uName")), [new ImputeStep(new(method))]), CoinrModel.Data(table));
        Answer.Of(result.Stage(IndexStage.Imputed)!).AssertSame(golden);
        if (!golden.HasOutput("source_time"))
            return;

        // Of a cell that was there the source is its own period.
        var answer = new Answer();
        var stage = result.Stage(IndexStage.Imputed)!;
        foreach (var code in stage.Codes)
        {
            for (var i = 0; i < stage.Rows.Length; i++)
                answer.Set(Answer.KeyOf(stage.Rows[i]), code, double.IsNaN(stage.Column(code)[i]) ? null : (double)stage.Rows[i].Period!.Value.Year);
        }

        foreach (var cell in result.Imputation)
            answer.Set(Answer.KeyOf(cell.Row), cell.Indicator, (double)cell.SourcePeriod!.Value.Year);
        answer.AssertSame(golden, "source_time", isPart: true);
    }

    private static List<IndexIndicator> IndicatorsOf(IndexNode node) => node switch
    {
        IndexIndicator indicator => [indicator],
        IndexAggregate aggregate => [.. aggregate.Children.SelectMany(IndicatorsOf)],
        _ => [],
    };
}
