using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Statistics, correlations, reliability, components, removal and trends.</summary>
internal static class AuditOperations
{
    public static void Statistics(GoldenCase golden)
    {
        var answer = new Answer();
        foreach (var s in DescriptiveStatistics.Of(Table(golden)))
        {
            answer.Set(s.Code, "Min", s.Minimum).Set(s.Code, "Max", s.Maximum).Set(s.Code, "Mean", s.Mean).Set(s.Code, "Median", s.Median)
                .Set(s.Code, "Std", s.StandardDeviation).Set(s.Code, "Skew", s.Skewness).Set(s.Code, "Kurt", s.Kurtosis)
                .Set(s.Code, "N.Avail", s.Available).Set(s.Code, "N.NonZero", s.NonZero).Set(s.Code, "N.Unique", s.Unique).Set(s.Code, "N.Same", s.Same)
                .Set(s.Code, "Frc.Avail", s.AvailableShare).Set(s.Code, "Frc.NonZero", s.NonZeroShare).Set(s.Code, "Frc.Unique", s.UniqueShare).Set(s.Code, "Frc.Same", s.SameShare)
                .Set(s.Code, "Flag.Avail", Flag(s.Flags, IndicatorConcerns.LowAvailability, "LOW")).Set(s.Code, "Flag.NonZero", Flag(s.Flags, IndicatorConcerns.ManyZeros, "LOW"))
                .Set(s.Code, "Flag.Unique", Flag(s.Flags, IndicatorConcerns.FewDistinct, "LOW")).Set(s.Code, "Flag.SkewKurt", Flag(s.Flags, IndicatorConcerns.Outliers, "OUT"));
        }

        answer.AssertSame(golden);

        static string Flag(IndicatorConcerns flags, IndicatorConcerns flag, string word) => flags.HasFlag(flag) ? word : "ok";
    }

    public static void Availability(GoldenCase golden)
    {
        var summary = new Answer();
        var groups = new Answer();
        foreach (var row in DataAvailability.ByRow(Table(golden)))
        {
            var entity = row.Row.Entity;
            summary.Set(entity, "N_missing", row.Missing).Set(entity, "N_zero", row.Zeros).Set(entity, "N_miss_or_zero", row.Missing + row.Zeros)
                .Set(entity, "Dat_Avail", row.AvailableShare).Set(entity, "Non_Zero", row.NonZeroShare);
            foreach (var aggregate in row.Aggregates)
                groups.Set(entity, aggregate.Code, aggregate.Share);
        }

        summary.AssertSame(golden, "summary");
        groups.AssertSame(golden, "bygroup");
    }

    public static void Correlations(GoldenCase golden)
    {
        var table = Table(golden);
        var method = golden.Text("method") switch { "spearman" => CorrelationMethod.Spearman, "kendall" => CorrelationMethod.Kendall, _ => CorrelationMethod.Pearson };
        var levels = golden.List("Levels").Select(l => l.GetInt32()).ToArray();
        var withParent = golden.Params.TryGetProperty("withparent", out var with) && with.GetBoolean();
        var correlations = withParent
            ? CorrelationAnalysis.WithParents(table, levels[0], method: method)
            : levels[0] == levels[1] ? CorrelationAnalysis.Within(table, levels[0], method) : CorrelationAnalysis.Between(table, levels[0], levels[1], method);
        var limit = golden.Number("pval") is > 0 and var p ? p : 1;
        var answer = new Answer();
        foreach (var c in correlations)
        {
            // A correlation that chance explains is masked by the oracle; here the caller does so.
            var value = c.IsSignificant(limit) ? c.Correlation : double.NaN;
            foreach (var pair in new[] { $"{c.A}|{c.B}", $"{c.B}|{c.A}" })
                answer.Set(pair, "Correlation", value);
        }

        if (levels[0] == levels[1] && !withParent)
        {
            foreach (var code in table.Members(levels[0]))
                answer.Set($"{code}|{code}", "Correlation", 1.0);
        }

        answer.AssertSame(golden, isPart: levels[0] != levels[1]);
    }

    public static void PValues(GoldenCase golden)
    {
        var table = Table(golden);
        var answer = new Answer();
        foreach (var c in CorrelationAnalysis.Within(table))
            answer.Set(c.A, c.B, c.PValue).Set(c.B, c.A, c.PValue);
        foreach (var code in table.Members(1))
            answer.Set(code, code, 0.0);
        answer.AssertSame(golden);
    }

    public static void Flags(GoldenCase golden)
    {
        var side = golden.Text("thresh_type") == "high" ? CorrelationLimit.Above : CorrelationLimit.Below;
        var answer = new Answer();
        foreach (var flagged in CorrelationAnalysis.Flagged(Table(golden), golden.Number("cor_thresh")!.Value, side, 1, (int)golden.Number("grouplev")!.Value))
        {
            var key = Unordered(flagged.Correlation.A, flagged.Correlation.B);
            answer.Set(key, "Corr", flagged.Correlation.Correlation).Set(key, "Group", flagged.Group);
        }

        answer.AssertSame(golden, columns: ["Group", "Corr"], keyOf: (t, r) => Unordered(t[r, "Ind1"], t[r, "Ind2"]));

        static string Unordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? $"{a}|{b}" : $"{b}|{a}";
    }

    public static void Denominators(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var denominators = model.Meta.Rows.Where(r => model.Meta[r, "Type"] == "Denominator").Select(r => model.Meta[r, "iCode"]).ToList();
        var answer = new Answer();
        foreach (var c in CorrelationAnalysis.WithDenominators(Table(golden), CoinrModel.Data(golden.Input("data"), golden.Input("denoms")), denominators))
        {
            if (Math.Abs(c.Correlation) > golden.Number("cor_thresh"))
                answer.Set($"{c.A}|{c.B}", "Corr", c.Correlation);
        }

        answer.AssertSame(golden);
    }

    public static void Cronbach(GoldenCase golden)
    {
        var table = Table(golden, withDirections: false);
        var level = (int)golden.Number("Level")!.Value;
        var answer = new Answer();
        foreach (var reliability in ReliabilityAnalysis.Of(table, level))
            answer.Set(reliability.Code, "alpha", reliability.Alpha);

        // The oracle has the groups directly above the level, and all members together, which is the index here.
        var top = table.AggregatesAbove(level)[0];
        answer.AssertSame(golden, keyOf: (t, r) => t[r, "group"] == "<all>" ? top : t[r, "group"], isPart: true);
    }

    public static void Components(GoldenCase golden)
    {
        var table = Table(golden);
        var level = (int)golden.Number("Level")!.Value;
        var byGroup = golden.Params.GetProperty("by_groups").GetBoolean();
        var groups = byGroup ? PrincipalComponentAnalysis.Of(table, level) : [PrincipalComponentAnalysis.OfGroup(table, "All", table.Members(level))];
        var explained = new Answer();
        var loadings = new Answer();
        var weights = new Answer();
        var loadingTable = golden.Output("loadings");
        var hasComponents = golden.Key("loadings").Contains("component");
        foreach (var group in groups)
        {
            foreach (var component in group.Components)
            {
                var key = $"{group.Group}|{component.Number}";
                explained.Set(key, "sdev", Math.Sqrt(component.Eigenvalue)).Set(key, "eigenvalue", component.Eigenvalue)
                    .Set(key, "explained", component.Explained).Set(key, "cumulative", component.Cumulative);
                if (!hasComponents && component.Number > 1)
                    continue;
                var sign = Sign(group, component);
                for (var i = 0; i < group.Members.Length; i++)
                {
                    var loading = sign * component.Loadings[i];
                    loadings.Set($"{group.Group}|{group.Members[i]}" + (hasComponents ? $"|{component.Number}" : ""), "loading", loading);
                    if (component.Number == 1)
                        weights.Set(group.Members[i], "Weight", loading);
                }
            }
        }

        explained.AssertSame(golden, "explained", isPart: true);
        loadings.AssertSame(golden, "loadings", ["loading"], isPart: true);
        if (golden.HasOutput("weights"))
        {
            var model = CoinrModel.Of(golden);
            foreach (var row in model.Meta.Rows.Where(r => model.Meta[r, "Type"] is "Indicator" or "Aggregate" && model.Meta[r, "Level"] != $"{level}"))
                weights.Set(model.Meta[row, "iCode"], "Weight", model.Meta.Number(row, "Weight"));
            weights.AssertSame(golden, "weights", ["Weight"]);
        }

        // The sign of a component is arbitrary; here the largest loading is positive. It is that of the oracle where the first loading that counts has another one.
        double Sign(PrincipalComponents group, PrincipalComponent component)
        {
            var largest = Enumerable.Range(0, group.Members.Length).MaxBy(i => Math.Abs(component.Loadings[i]));
            Assert.True(component.Loadings[largest] > 0);
            var row = loadingTable.Rows.Single(r =>
                loadingTable[r, "group"] == group.Group && loadingTable[r, "iCode"] == group.Members[largest] && loadingTable[r, "component"] == $"{component.Number}");
            return Math.Sign(loadingTable.Number(row, "loading"));
        }
    }

    public static void Removal(GoldenCase golden)
    {
        var result = CoinrModel.Compute(
            CoinrModel.Of(golden).Spec([new AggregateStep([new ArithmeticAggregation()])], withDirections: false), CoinrModel.Data(golden.Input("data")));
        var removal = RemovalAnalysis.Of(result, (int)golden.Number("Level")!.Value);
        var scores = new Answer();
        var ranks = new Answer();
        var changes = new Answer().Set("Nominal", "value", 0.0);
        for (var i = 0; i < removal.Rows.Length; i++)
        {
            scores.Set(removal.Rows[i].Entity, "Nominal", removal.Scores[i]);
            ranks.Set(removal.Rows[i].Entity, "Nominal", removal.Ranks[i]);
            foreach (var effect in removal.Effects)
            {
                scores.Set(removal.Rows[i].Entity, effect.Code, effect.Scores[i]);
                ranks.Set(removal.Rows[i].Entity, effect.Code, effect.Ranks[i]);
            }
        }

        foreach (var effect in removal.Effects)
            changes.Set(effect.Code, "value", effect.MeanAbsoluteRankChange);
        scores.AssertSame(golden, "scores");
        if (golden.HasOutput("ranks"))
            ranks.AssertSame(golden, "ranks");
        changes.AssertSame(golden, "mean_abs_rank_change");
    }

    public static void Trends(GoldenCase golden)
    {
        var codes = golden.List("indicators").Select(i => i.GetString()!).ToList();
        var data = CoinrModel.Data(golden.Input("iData"));
        var table = AuditTable.Of(CoinrModel.Flat(codes, []).Structure, data);
        var answer = new Answer();
        foreach (var trend in TrendAnalysis.Of(table, per: golden.Number("per") ?? 1))
        {
            var key = $"{trend.Entity}|{trend.Indicator}";
            answer.Set(key, "CAGR", trend.CompoundGrowth).Set(key, "prc_change", trend.PercentChange).Set(key, "Avail", (double)trend.Count / data.Sections.Length)
                .Set(key, "t_first", trend.First?.Year).Set(key, "t_latest", trend.Last?.Year);
        }

        answer.AssertSame(golden);
    }

    /// <summary>Returns the data of a case as a table of members.</summary>
    public static AuditTable Table(GoldenCase golden, bool withDirections = true) =>
        AuditTable.Of(CoinrModel.Of(golden).Spec([], withDirections).Structure, CoinrModel.Data(golden.Input("data")));
}
