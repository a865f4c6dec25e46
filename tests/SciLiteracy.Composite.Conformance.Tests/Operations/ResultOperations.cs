using SciLiteracy.Composite.Conformance.Tests.Oracle;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Audit;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Screening;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Composite.Conformance.Tests.Operations;

/// <summary>Results, comparisons, whole pipelines and optimized weights.</summary>
internal static class ResultOperations
{
    public static void Results(GoldenCase golden)
    {
        var table = AuditOperations.Table(golden, withDirections: false);
        var answer = new Answer();
        if (golden.Text("use") == "groupranks")
        {
            GroupRanks(golden, table).AssertSame(golden);
            return;
        }

        var asRanks = golden.Text("use") == "ranks";
        var lowest = golden.Text("tab_type") == "Full" ? 1 : 2;
        foreach (var row in table.Rows)
        {
            foreach (var score in EntityProfile.Summary(table, row, lowest))
                answer.Set(row.Entity, score.Code, asRanks ? score.Rank : score.Value);
            answer.Set(row.Entity, "Rank", EntityProfile.Summary(table, row, table.Levels)[0].Rank);
        }

        answer.AssertSame(golden);
    }

    public static void Summary(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var table = AuditOperations.Table(golden, withDirections: false);
        var answer = new Answer();
        foreach (var unit in golden.List("units").Select(u => u.GetString()!))
        {
            foreach (var score in EntityProfile.Summary(table, new(unit, null), 2))
            {
                var key = $"{unit}|{score.Code}";
                answer.Set(key, "Name", model.Value(score.Code, "iName")).Set(key, "Score", score.Value).Set(key, "Rank", score.Rank);
            }
        }

        answer.AssertSame(golden);
    }

    public static void Strengths(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        var data = CoinrModel.Data(golden.Input("data"));

        // Ties are in the order of the structure; that of the oracle has the pillars by their codes.
        var pillars = Pillars(model.Spec([]).Structure).OrderBy(p => p.Code, StringComparer.Ordinal);
        var structure = new IndexAggregate { Code = "Index", Children = pillars.Select(IndexNode (p) => p).ToValueList() };
        var table = AuditTable.Of(structure, data);
        var settings = new ProfileSettings { Count = (int)golden.Number("topN")!.Value, LeaveOutLastPlace = golden.Params.GetProperty("min_discard").GetBoolean() };
        var answer = new Answer();
        foreach (var unit in golden.List("units").Select(u => u.GetString()!))
        {
            Add(unit, "strength", EntityProfile.Strengths(table, new(unit, null), settings));

            // The oracle has the worst last, here it is first.
            Add(unit, "weakness", EntityProfile.Weaknesses(table, new(unit, null), settings).Reverse());
        }

        answer.AssertSame(golden);

        void Add(string unit, string kind, IEnumerable<EntityScore> scores)
        {
            var position = 1;
            foreach (var score in scores)
            {
                var key = $"{unit}|{kind}|{position++}";
                answer.Set(key, "Code", score.Code).Set(key, "Name", model.Value(score.Code, "iName")).Set(key, "Pillar", score.Parent)
                    .Set(key, "Rank", score.Rank).Set(key, "Value", score.Value).Set(key, "Unit", model.Value(score.Code, "Unit"));
            }
        }
    }

    public static void Comparison(GoldenCase golden)
    {
        var structure = new IndexAggregate { Code = "Index", Children = [new IndexIndicator { Code = "leaf" }] };
        var comparison = IndexComparison.Of(
            AuditTable.Of(structure, CoinrModel.Data(golden.Input("a"))), AuditTable.Of(structure, CoinrModel.Data(golden.Input("b"))), golden.Text("iCode"));
        var answer = new Answer();
        foreach (var row in comparison.Rows)
        {
            var entity = row.Row.Entity;
            answer.Set(entity, "coin.1", row.RankA).Set(entity, "coin.2", row.RankB).Set(entity, "Diff", row.Gain).Set(entity, "Abs.diff", Math.Abs(row.Gain));
        }

        answer.AssertSame(golden);
    }

    /// <summary>Returns the steps of the example of the oracle.</summary>
    public static IndexStep[] Example(int winsorized = 5, NormalizationMethod? normalization = null) =>
    [
        new DenominateStep(),
        new ImputeStep(new(new GroupMeanImputation("EurAsia_group"))),
        new ScreenStep { By = ScreeningRule.Availability, MinAvailability = 0.9 },
        new TreatStep(new(new OutlierTreatment { Winsorize = new WinsorizePoints(winsorized) })),
        new NormalizeStep(new(normalization ?? new MinMax())),
        new AggregateStep([new ArithmeticAggregation()]),
    ];

    public static IndexIndicator WithDenominator(CoinrModel model, IndexIndicator indicator) =>
        model.Value(indicator.Code, "Denominator") is { } denominator ? indicator with { Denominator = denominator } : indicator;

    public static void Dropped(GoldenCase golden)
    {
        var model = CoinrModel.Of(golden);
        string[] without = [.. golden.List("drop").Select(d => d.GetString()!)];
        var spec = model.Spec(Example(), settings: i => WithDenominator(model, i), without: without);
        Answer.Of(CoinrModel.Compute(spec, CoinrModel.Data(golden.Input("iData"))).Scores!).AssertSame(golden);
    }

    public static void Panel(GoldenCase golden)
    {
        var isYearly = golden.Id.EndsWith("yearwise_minmax", StringComparison.Ordinal);
        IndexStep[] steps =
        [
            new ScreenStep { By = ScreeningRule.Availability, MinAvailability = 0.9 },
            new TreatStep(new(new OutlierTreatment())),
            new NormalizeStep(new(new MinMax())) { Scope = isYearly ? NormalizationScope.Period : NormalizationScope.AllPeriods },
            new AggregateStep([new ArithmeticAggregation()]),
        ];
        var result = CoinrModel.Compute(CoinrModel.Of(golden).Spec(steps), CoinrModel.Data(golden.Input("iData")));
        Answer.Of(isYearly ? result.Stage(IndexStage.Normalized)! : result.Scores!).AssertSame(golden);
    }

    /// <summary>Returns the shares of importance, and the sum of the correlations, at the weights that the search finds.</summary>
    public static (Answer Shares, double Sum, IndexResult Result) Optimum(GoldenCase golden)
    {
        var level = (int)golden.Number("Level")!.Value;
        var model = CoinrModel.Of(golden);
        var members = golden.Output("check").Rows.Select(r => golden.Output("check")[r, "iCode"]).ToList();
        var targets = golden.List("itarg");
        var method = new OptimizedWeights(golden.Text("optype") == "balance" ? WeightObjective.Balance : WeightObjective.Information)
        {
            Targets = targets.Length == members.Count ? members.Zip(targets, (m, t) => new NodeWeight(m, t.GetDouble())).ToValueList() : [],
        };
        var steps = new IndexStep[] { new WeightStep(method) { Level = level }, new AggregateStep([new ArithmeticAggregation()]) };
        var result = CoinrModel.Compute(model.Spec(steps, withDirections: false), CoinrModel.Data(golden.Input("data")));
        var index = result.Scores!.Column(0).ToArray();
        var correlations = members.ToDictionary(m => m, m => Correlation.Of(result.Scores!.Column(m), index, CorrelationMethod.Pearson).Coefficient);
        var sum = correlations.Values.Sum();
        var answer = new Answer();
        foreach (var (code, correlation) in correlations)
            answer.Set(code, "share", correlation / sum);
        Assert.All(result.Weights, w => Assert.True(w.Weight >= 0, w.ToString()));
        return (answer, sum, result);
    }

    public static void Optimized(GoldenCase golden)
    {
        // Solvers differ in their digits; what counts is the importance that the weights lead to.
        var (shares, sum, _) = Optimum(golden);
        if (golden.Text("optype") == "infomax")
        {
            var check = golden.Output("check");
            var oracle = check.Rows.Sum(r => check.Number(r, "correlation_with_index_at_optimum"));
            Assert.True(sum >= oracle - golden.AbsoluteTolerance, $"The correlations add up to {sum}, those of the oracle to {oracle}.");
        }

        shares.AssertSame(golden, "check", ["share"]);
    }

    private static IEnumerable<IndexAggregate> Pillars(IndexAggregate node) =>
        node.Children.All(c => c is IndexIndicator) ? [node] : node.Children.OfType<IndexAggregate>().SelectMany(Pillars);

    private static Answer GroupRanks(GoldenCase golden, AuditTable table)
    {
        var group = golden.Text("use_group")!;
        var data = CoinrModel.Data(golden.Input("data"), golden.Input("groups"));
        Assert.True(data.TryGetLabels(group, out var labels));
        var answer = new Answer();
        foreach (var code in Enumerable.Range(2, table.Levels - 1).SelectMany(level => table.Members(level)))
        {
            foreach (var rows in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]))
            {
                var scores = rows.Select(i => table.Column(code)[i]).ToArray();
                var ranks = new double[scores.Length];
                Ranks.Descending(scores, TieRule.Minimum, ranks);
                foreach (var (row, rank) in rows.Zip(ranks))
                    answer.Set(table.Rows[row].Entity, code, rank).Set(table.Rows[row].Entity, group, rows.Key);
            }
        }

        return answer;
    }
}
