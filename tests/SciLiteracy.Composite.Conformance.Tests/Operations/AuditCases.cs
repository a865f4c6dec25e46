using System.Globalization;
using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>The cases of the audit of an index: statistics, correlations, reliability, components, removal, results and trends.</summary>
internal static class AuditCases
{
    /// <summary>Gets what answers a case, by its operation.</summary>
    public static IReadOnlyDictionary<string, Action<GoldenCase>> ByOperation { get; } = new Dictionary<string, Action<GoldenCase>>(StringComparer.Ordinal)
    {
        ["get_stats"] = Statistics,
        ["get_data_avail"] = Availability,
        ["get_corr"] = Correlations,
        ["get_pvals"] = PValues,
        ["get_corr_flags"] = CorrelationFlags,
        ["get_denom_corr"] = DenominatorCorrelations,
        ["get_cronbach"] = Cronbach,
        ["get_PCA"] = Components,
        ["remove_elements"] = Removal,
        ["compare_coins"] = Comparison,
        ["get_results"] = Results,
        ["get_unit_summary"] = UnitSummary,
        ["get_str_weak"] = StrengthsAndWeaknesses,
        ["CAGR"] = golden => Trends(golden, "CAGR", t => t.CompoundGrowth),
        ["prc_change"] = golden => Trends(golden, "prc_change", t => t.PercentChange),
        ["change_ind"] = DroppedIndicators,
    };

    private static void Statistics(GoldenCase golden)
    {
        var answer = new Answer();
        foreach (var s in DescriptiveStatistics.Of(Table(golden)))
        {
            answer.Set(s.Code, "Min", s.Minimum).Set(s.Code, "Max", s.Maximum).Set(s.Code, "Mean", s.Mean).Set(s.Code, "Median", s.Median)
                .Set(s.Code, "Std", s.StandardDeviation).Set(s.Code, "Skew", s.Skewness).Set(s.Code, "Kurt", s.Kurtosis)
                .Set(s.Code, "N.Avail", s.Available).Set(s.Code, "N.NonZero", s.NonZero).Set(s.Code, "N.Unique", s.Unique).Set(s.Code, "N.Same", s.Same)
                .Set(s.Code, "Frc.Avail", s.AvailableShare).Set(s.Code, "Frc.NonZero", s.NonZeroShare)
                .Set(s.Code, "Frc.Unique", s.UniqueShare).Set(s.Code, "Frc.Same", s.SameShare)
                .Set(s.Code, "Flag.Avail", Flag(IndicatorConcerns.LowAvailability, "LOW")).Set(s.Code, "Flag.NonZero", Flag(IndicatorConcerns.ManyZeros, "LOW"))
                .Set(s.Code, "Flag.Unique", Flag(IndicatorConcerns.FewDistinct, "LOW")).Set(s.Code, "Flag.SkewKurt", Flag(IndicatorConcerns.Outliers, "OUT"));

            string Flag(IndicatorConcerns flag, string text) => s.Flags.HasFlag(flag) ? text : "ok";
        }

        answer.AssertSame(golden);
    }

    private static void Availability(GoldenCase golden)
    {
        var (summary, groups) = (new Answer(), new Answer());
        foreach (var row in DataAvailability.ByRow(Table(golden)))
        {
            var key = row.Row.Entity;
            summary.Set(key, "N_missing", row.Missing).Set(key, "N_zero", row.Zeros).Set(key, "N_miss_or_zero", row.Missing + row.Zeros)
                .Set(key, "Dat_Avail", row.AvailableShare).Set(key, "Non_Zero", row.NonZeroShare);
            foreach (var aggregate in row.Aggregates)
                groups.Set(key, aggregate.Code, aggregate.Share);
        }

        summary.AssertSame(golden, "summary");
        groups.AssertSame(golden, "bygroup");
    }

    private static void Correlations(GoldenCase golden)
    {
        var table = Table(golden);
        var method = Enum.Parse<CorrelationMethod>(golden.Text("method") ?? "pearson", ignoreCase: true);
        var levels = golden.List("Levels").Select(l => l.GetInt32()).ToArray();
        var limit = golden.Number("pval") is { } p and > 0 ? p : double.PositiveInfinity;
        var withParent = golden.Params.TryGetProperty("withparent", out var flag) && flag.GetBoolean();
        var correlations = withParent
            ? CorrelationAnalysis.WithParents(table, levels[0], method: method)
            : levels[0] == levels[1] ? CorrelationAnalysis.Within(table, levels[0], method) : CorrelationAnalysis.Between(table, levels[0], levels[1], method);
        var answer = new Answer();
        foreach (var c in correlations)
        {
            var shown = c.PValue <= limit || double.IsInfinity(limit) ? c.Correlation : double.NaN;
            answer.Set(Key(c.A, c.B), "Correlation", shown);
        }

        if (levels[0] == levels[1])
        {
            foreach (var code in table.Members(levels[0]))
                answer.Set(Key(code, code), "Correlation", 1.0);
        }

        answer.AssertSame(golden, keyOf: (t, row) => Key(t[row, "Var1"], t[row, "Var2"]));

        // The oracle names pairs in either order, and both.
        static string Key(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? $"{a}|{b}" : $"{b}|{a}";
    }

    private static void PValues(GoldenCase golden)
    {
        var table = Table(golden);
        var answer = new Answer();
        foreach (var code in table.Members(1))
            answer.Set(code, code, 0.0);
        foreach (var c in CorrelationAnalysis.Within(table))
            answer.Set(c.A, c.B, c.PValue).Set(c.B, c.A, c.PValue);
        answer.AssertSame(golden);
    }

    private static void CorrelationFlags(GoldenCase golden)
    {
        var side = golden.Text("thresh_type") == "high" ? CorrelationLimit.Above : CorrelationLimit.Below;
        var answer = new Answer();
        foreach (var (group, c) in CorrelationAnalysis.Flagged(
            Table(golden), golden.Number("cor_thresh")!.Value, side, groupLevel: (int)golden.Number("grouplev")!.Value))
        {
            answer.Set(Key(c.A, c.B), "Group", group).Set(Key(c.A, c.B), "Corr", c.Correlation);
        }

        answer.AssertSame(golden, columns: ["Group", "Corr"], keyOf: (t, row) => Key(t[row, "Ind1"], t[row, "Ind2"]));

        static string Key(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? $"{a}|{b}" : $"{b}|{a}";
    }

    private static void DenominatorCorrelations(GoldenCase golden)
    {
        var denominators = golden.Input("iMeta") is var meta ? meta.Rows.Where(r => meta[r, "Type"] == "Denominator").Select(r => meta[r, "iCode"]).ToList() : [];
        var limit = golden.Number("cor_thresh")!.Value;
        var answer = new Answer();
        foreach (var c in CorrelationAnalysis.WithDenominators(Table(golden), CoinrModel.Data(golden.Input("denoms")), denominators))
        {
            if (Math.Abs(c.Correlation) > limit)
                answer.Set($"{c.A}|{c.B}", "Corr", c.Correlation);
        }

        answer.AssertSame(golden);
    }

    private static void Cronbach(GoldenCase golden)
    {
        var table = Table(golden);
        var level = (int)golden.Number("Level")!.Value;
        var answer = new Answer();
        // The oracle judges the aggregates one level above, and all members together.
        foreach (var r in ReliabilityAnalysis.Of(table, level).Where(r => table.LevelOf(r.Code) == level + 1 || r.Code == table.Index))
            answer.Set(r.Code == table.Index ? "<all>" : r.Code, "alpha", r.Alpha);
        answer.AssertSame(golden, keyOf: (t, row) => t[row, "group"], isPart: true);
    }

    private static void Components(GoldenCase golden)
    {
        var table = Table(golden);
        var level = (int)golden.Number("Level")!.Value;
        var byGroup = !golden.Params.TryGetProperty("by_groups", out var flag) || flag.GetBoolean();
        var groups = byGroup
            ? PrincipalComponentAnalysis.Of(table, level)
            : [PrincipalComponentAnalysis.OfGroup(table, "All", table.Members(level))];
        var (explained, loadings) = (new Answer(), new Answer());
        var file = golden.Output("loadings");
        var keyHasComponent = golden.Key("loadings").Contains("component");
        foreach (var group in groups)
        {
            foreach (var component in group.Components)
            {
                var number = component.Number.ToString(CultureInfo.InvariantCulture);
                var key = $"{group.Group}|{number}";
                explained.Set(key, "sdev", Math.Sqrt(component.Eigenvalue)).Set(key, "eigenvalue", component.Eigenvalue)
                    .Set(key, "explained", component.Explained).Set(key, "cumulative", component.Cumulative);
                // The sign of a component is arbitrary: it is turned to that of the oracle at its largest loading.
                var largest = Enumerable.Range(0, group.Members.Length).MaxBy(i => Math.Abs(component.Loadings[i]));
                var golden1 = file.Rows.FirstOrDefault(r =>
                    file[r, "iCode"] == group.Members[largest] && file[r, "component"] == number && (file[r, "group"] == group.Group || !byGroup));
                var sign = golden1 is null ? 1 : Math.Sign(file.Number(golden1, "loading"));
                Assert.True(component.Loadings[largest] > 0);
                for (var i = 0; i < group.Members.Length; i++)
                {
                    if (keyHasComponent || component.Number == 1)
                        loadings.Set(keyHasComponent ? $"{group.Group}|{group.Members[i]}|{number}" : $"{group.Group}|{group.Members[i]}", "loading", sign * component.Loadings[i]);
                }
            }
        }

        var all = byGroup ? null : file.Rows[0];
        explained.AssertSame(
            golden,
            "explained",
            golden.Output("explained").Columns.Intersect(["sdev", "eigenvalue", "explained", "cumulative"]).ToList(),
            (t, row) => $"{(all is null ? t[row, "group"] : "All")}|{t[row, "component"]}");
        loadings.AssertSame(
            golden,
            "loadings",
            ["loading"],
            (t, row) => $"{(all is null ? t[row, "group"] : "All")}|{t[row, "iCode"]}{(keyHasComponent ? $"|{t[row, "component"]}" : "")}");
    }

    private static void Removal(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        // The scores are those of arithmetic means of the indicators that the table has.
        var spec = model.Spec([new AggregateStep([new ArithmeticAggregation()])], withDirections: false);
        var result = CoinrModel.Compute(spec, CoinrModel.Data(golden.Input("data")));
        var analysis = RemovalAnalysis.Of(result, (int)golden.Number("Level")!.Value);
        var (scores, ranks, changes) = (new Answer(), new Answer(), new Answer());
        for (var row = 0; row < analysis.Rows.Length; row++)
        {
            var key = analysis.Rows[row].Entity;
            scores.Set(key, "Nominal", analysis.Scores[row]);
            ranks.Set(key, "Nominal", analysis.Ranks[row]);
            foreach (var effect in analysis.Effects)
            {
                scores.Set(key, effect.Code, effect.Scores[row]);
                ranks.Set(key, effect.Code, effect.Ranks[row]);
            }
        }

        changes.Set("Nominal", "value", 0.0);
        foreach (var effect in analysis.Effects)
            changes.Set(effect.Code, "value", effect.MeanAbsoluteRankChange);
        scores.AssertSame(golden, "scores");
        if (golden.HasOutput("ranks"))
            ranks.AssertSame(golden, "ranks");
        changes.AssertSame(golden, "mean_abs_rank_change");
    }

    private static void Comparison(GoldenCase golden)
    {
        var index = new IndexAggregate { Code = golden.Text("iCode")!, Children = [] };
        var comparison = IndexComparison.Of(
            AuditTable.Of(index, CoinrModel.Data(golden.Input("a"))), AuditTable.Of(index, CoinrModel.Data(golden.Input("b"))));
        var answer = new Answer();
        foreach (var row in comparison.Rows)
        {
            var key = row.Row.Entity;
            answer.Set(key, "coin.1", row.RankA).Set(key, "coin.2", row.RankB).Set(key, "Diff", row.Gain).Set(key, "Abs.diff", Math.Abs(row.Gain));
        }

        answer.AssertSame(golden);
    }

    private static void Results(GoldenCase golden)
    {
        var table = Table(golden, withDirections: false);
        var groups = golden.Text("use_group") is { } column ? Labels(golden.Input("groups"), column) : [];
        var use = golden.Text("use");
        var answer = new Answer();
        var codes = Enumerable.Range(1, table.Levels).SelectMany(level => table.Members(level)).ToList();
        foreach (var group in table.Rows.GroupBy(r => groups.GetValueOrDefault(r.Entity)))
        {
            int[] places = [.. group.Select(r => table.Rows.IndexOf(r))];
            foreach (var code in codes)
            {
                double[] values = [.. places.Select(p => table.Column(code)[p])];
                var ranks = new double[values.Length];
                Ranks.Descending(values, TieRule.Minimum, ranks);
                for (var i = 0; i < places.Length; i++)
                {
                    var key = table.Rows[places[i]].Entity;
                    answer.Set(key, code, use == "scores" ? values[i] : ranks[i]);
                    if (code == table.Index)
                        answer.Set(key, "Rank", ranks[i]);
                    if (group.Key is not null)
                        answer.Set(key, golden.Text("use_group")!, group.Key);
                }
            }
        }

        answer.AssertSame(golden, isPart: true);
    }

    private static void UnitSummary(GoldenCase golden)
    {
        var table = Table(golden);
        var answer = new Answer();
        foreach (var entity in golden.List("units").Select(u => u.GetString()!))
        {
            foreach (var score in EntityProfile.Summary(table, new IndexRow(entity, null), golden.List("Levels").Min(l => l.GetInt32())))
                answer.Set($"{entity}|{score.Code}", "Score", score.Value).Set($"{entity}|{score.Code}", "Rank", score.Rank);
        }

        answer.AssertSame(golden, columns: ["Score", "Rank"]);
    }

    private static void StrengthsAndWeaknesses(GoldenCase golden)
    {
        // The oracle has the indicators, and so ties, in the order of their pillars' codes, whatever is between these and the index.
        var structure = CoinrModel.Of(golden).Spec([]).Structure;
        var pillars = structure.Children.OfType<IndexAggregate>().SelectMany(s => s.Children).OrderBy(p => p.Code, StringComparer.Ordinal);
        var table = AuditTable.Of(structure with { Children = pillars.ToValueList() }, CoinrModel.Data(golden.Input("data")));
        var settings = new ProfileSettings { Count = (int)golden.Number("topN")!.Value };
        var answer = new Answer();
        foreach (var entity in golden.List("units").Select(u => u.GetString()!))
        {
            var row = new IndexRow(entity, null);
            Add("strength", EntityProfile.Strengths(table, row, settings));
            // The oracle has the worst last.
            Add("weakness", EntityProfile.Weaknesses(table, row, settings).Reverse());

            void Add(string kind, IEnumerable<EntityScore> scores)
            {
                foreach (var (position, score) in scores.Index())
                {
                    var key = $"{entity}|{kind}|{position + 1}";
                    answer.Set(key, "Code", score.Code).Set(key, "Pillar", score.Parent).Set(key, "Rank", score.Rank).Set(key, "Value", score.Value);
                }
            }
        }

        answer.AssertSame(golden, columns: ["Code", "Pillar", "Rank", "Value"]);
    }

    private static void Trends(GoldenCase golden, string column, Func<EntityTrend, double> value)
    {
        var indicators = golden.List("indicators").Select(i => i.GetString()!);
        var table = AuditTable.Of(CoinrModel.Flat(indicators, []).Structure, CoinrModel.Data(golden.Input("iData")));
        var periods = table.Rows.Select(r => r.Period).Distinct().Count();
        var answer = new Answer();
        foreach (var trend in TrendAnalysis.Of(table, per: golden.Number("per") ?? 1))
        {
            var key = $"{trend.Entity}|{trend.Indicator}";
            answer.Set(key, column, value(trend)).Set(key, "Avail", (double)trend.Count / periods)
                .Set(key, "t_first", trend.First?.ToString()).Set(key, "t_latest", trend.Last?.ToString());
        }

        answer.AssertSame(golden);
    }

    // The whole example over, without some indicators.
    private static void DroppedIndicators(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        string[] dropped = [.. golden.List("drop").Select(d => d.GetString()!)];
        IndexStep[] steps =
        [
            new DenominateStep(),
            new ImputeStep(new(new GroupMeanImputation("EurAsia_group"))),
            new ScreenStep { By = ScreeningRule.Availability, MinAvailability = 0.9 },
            new TreatStep(new(new OutlierTreatment())),
            new NormalizeStep(new(new MinMax())),
            new AggregateStep([new ArithmeticAggregation()]),
        ];
        var spec = model.Spec(
            steps, settings: i => model.Value(i.Code, "Denominator") is { } denominator ? i with { Denominator = denominator } : i, without: dropped);
        Answer.Of(CoinrModel.Compute(spec, CoinrModel.Data(golden.Input("iData"))).Scores!).AssertSame(golden);
    }

    /// <summary>Returns the members of a case, those that its data have columns of.</summary>
    private static AuditTable Table(GoldenCase golden, bool withDirections = true) =>
        AuditTable.Of(CoinrModel.Of(golden).Spec([], withDirections).Structure, CoinrModel.Data(golden.Input("data")));

    private static Dictionary<string, string> Labels(GoldenTable table, string column) =>
        table.Rows.ToDictionary(r => table[r, "uCode"], r => table[r, column], StringComparer.Ordinal);
}
