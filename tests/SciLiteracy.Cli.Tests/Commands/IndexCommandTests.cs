using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SciLiteracy.Cli.Tests.Commands;

/// <summary>The calls <c>index compute</c>, <c>audit</c> and <c>uncertainty</c> as a black box: what they print over the synthetic golden sets is what the oracle computed.</summary>
public sealed class IndexCommandTests
{
    private const string Small = """
        index: demo
        data: { entity: region, missing: [NA] }
        structure:
          id: Index
          children:
            - { indicator: a }
            - { indicator: b, direction: lower, weight: 3 }
        steps:
          - normalize: min_max
          - aggregate: arithmetic
        uncertainty:
          draws: 200
          vary:
            - normalize.method: [min_max, rank]
            - weights: { level: 1, factor: 0.5 }
          sobol: { points: 16, resamples: 0 }
        """;

    private const string SmallData = "region,a,b,note\nnorth,1,5,x\nsouth,3,1,y\neast,2,NA,z\n";

    private const string Details =
        "skew_0=check_SkewKurt0.Skew|kurtosis_0=check_SkewKurt0.Kurt|pass_0=check_SkewKurt0.Pass|winsorized=winsorise.nwin|skew_1=check_SkewKurt1.Skew|kurtosis_1=check_SkewKurt1.Kurt|"
        + "pass_1=check_SkewKurt1.Pass|skew_2=check_SkewKurt2.Skew|kurtosis_2=check_SkewKurt2.Kurt|pass_2=check_SkewKurt2.Pass";

    private static readonly string Golden = Path.Combine(Repository.Root, "tests", "SciLiteracy.Composite.Conformance.Tests", "Golden", "coinr-synthetic");

    [Theory]
    [InlineData("s40", "impute: median", "--stage imputed", "pipeline/imputed_median.csv")]
    [InlineData("s40", "impute: median|treat: {}", "--stage treated", "pipeline/treated.csv")]
    [InlineData("s120", "impute: median|treat: {}", "--stage treated", "pipeline/treated.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: { range: [1, 100] }", "--stage normalized", "pipeline/normalised_minmax_1_100.csv")]
    [InlineData("s120", "impute: median|treat: {}|normalize: { range: [1, 100] }", "--stage normalized", "pipeline/normalised_minmax_1_100.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: arithmetic", "", "aggregate/amean.csv")]
    [InlineData("s120", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: geometric", "--stage scores", "aggregate/gmean.csv")]
    [InlineData("s120", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: harmonic", "", "aggregate/hmean.csv")]
    [InlineData("s120", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: { method: power, p: -2 }", "", "aggregate/genmean_m2.csv")]
    [InlineData("s120", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: { by_level: [arithmetic, harmonic, geometric] }", "", "aggregate/mixed.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: copeland", "", "aggregate/copeland.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: arithmetic", "--stage ranks", "results/ranks.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: rank", "--stage normalized", "normalise/rank.csv")]
    [InlineData("s40", "impute: median|treat: {}|normalize: { method: z_score, mean: 10, sd: 2 }", "--stage normalized", "normalise/zscore.csv")]
    [InlineData("s40", "normalize: { method: percentile_rank, ties: min }", "--stage normalized", "normalise/raw_prank.csv")]
    [InlineData("s40", "normalize: { range: [1, 100] }|aggregate: { method: arithmetic, min_availability: 0.7 }", "", "aggregate/raw_amean_thresh.csv")]
    [InlineData("s120", "screen: { min_availability: 0.92 }", "--stage screened", "screen/byNA.csv")]
    public async Task A_stage_is_that_of_the_oracle(string set, string steps, string options, string expected)
    {
        var run = await Compute(set, steps, options);

        Assert.Equal(0, run.ExitStatus);
        AssertSame(set, run.Out, expected, ["uCode"], isWhole: true);
    }

    [Theory]
    [InlineData("latest", "spanel/impute/latest.csv")]
    [InlineData("constant", "spanel/impute/constant.csv")]
    [InlineData("linear_constant", "spanel/impute/linear-constant.csv")]
    [InlineData("{ method: latest, max_gap: 2 }", "spanel/impute/latest_max2.csv")]
    public async Task A_panel_is_filled_in_time_as_by_the_oracle(string method, string expected)
    {
        using var folder = new TestFolder();
        var index = folder.Write("panel.yaml", $$"""
            index: panel
            data: { entity: uCode, period: Time, missing: [NA] }
            structure: { id: Total, children: [ { indicator: t1 }, { indicator: t2 }, { indicator: t3 }, { indicator: t4 } ] }
            steps: [ { impute: {{method}} } ]
            """);

        var run = await Run.Of("index", "compute", index, "--data", Path.Combine(Golden, "spanel", "input", "panel.csv"), "--stage", "imputed");

        Assert.Equal(0, run.ExitStatus);
        AssertSame("", run.Out, expected, ["uCode", "Time"], isWhole: true);
    }

    [Theory]
    [InlineData("s40", "statistics", "", "stats/raw.csv", "indicator=iCode", "min=Min|max=Max|mean=Mean|median=Median|sd=Std|skew=Skew|kurtosis=Kurt|available=N.Avail|nonzero=N.NonZero|unique=N.Unique|same=N.Same|available_share=Frc.Avail")]
    [InlineData("s120", "statistics", "", "stats/raw.csv", "indicator=iCode", "mean=Mean|sd=Std|skew=Skew|kurtosis=Kurt|same_share=Frc.Same")]
    [InlineData("s40", "correlations", "", "correlation/raw_pearson.csv", "a=Var1|b=Var2", "correlation=Correlation")]
    [InlineData("s40", "correlations", "--method spearman", "correlation/raw_spearman.csv", "a=Var1|b=Var2", "correlation=Correlation")]
    [InlineData("s40", "correlations", "--method kendall", "correlation/raw_kendall.csv", "a=Var1|b=Var2", "correlation=Correlation")]
    [InlineData("s40", "reliability", "", "reliability/cronbach_normalised.csv", "code=group", "alpha=alpha")]
    [InlineData("s40", "reliability", "--stage raw", "reliability/cronbach_raw.csv", "code=group", "alpha=alpha")]
    [InlineData("s40", "pca", "", "pca/by_pillar.explained.csv", "group=group|component=component", "explained=explained")]
    [InlineData("s40", "removal", "--level 2", "adjust/remove_pillars.mean_abs_rank_change.csv", "code=removed", "mean_abs_rank_change=value")]
    [InlineData("s120", "removal_scores", "--level 2", "adjust/remove_pillars.scores.csv", "uCode=uCode", "Total=Nominal|P1=P1|P6=P6")]
    public async Task A_table_of_the_audit_is_that_of_the_oracle(string set, string table, string options, string expected, string keys, string columns)
    {
        using var folder = new TestFolder();
        var index = folder.Write("index.yaml", Index(set, "impute: median|treat: {}|normalize: { range: [1, 100] }|aggregate: arithmetic"));

        var run = await Run.Of(["index", "audit", index, "--data", Data(set), "--table", table, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(0, run.ExitStatus);
        var ours = Table(run.Out);
        var golden = Table(File.ReadAllText(Path.Combine(Golden, set, expected)));
        var pairs = keys.Split('|').Select(k => k.Split('=')).ToList();
        var compared = 0;
        foreach (var row in ours)
        {
            var match = golden.Where(g => pairs.All(p => g[p[1]] == row[p[0]])).ToList();
            foreach (var column in columns.Split('|').Select(c => c.Split('=')).Where(_ => match.Count > 0))
            {
                // Another data set may have other pillars.
                if (!row.TryGetValue(column[0], out var value) || !match[0].TryGetValue(column[1], out var wanted))
                    continue;
                compared++;
                AssertNear(wanted, value, $"{string.Join('/', pairs.Select(p => row[p[0]]))} {column[0]}");
            }
        }

        Assert.True(compared >= golden.Count / 3, $"Only {compared} cells were compared.");
    }

    [Fact]
    public async Task Logs_have_the_columns_of_the_contract()
    {
        using var folder = new TestFolder();
        var index = folder.Write("index.yaml", Index("s40", "screen: { min_availability: 0.9 }|impute: { method: group_median, group: Region }|treat: {}|normalize: min_max|aggregate: arithmetic"));
        var data = Path.Combine(Golden, "s40", "input", "iData.csv");
        var headers = new Dictionary<string, string>
        {
            ["weights"] = "code,parent,level,weight,effective_weight",
            ["screening"] = "uCode,available,missing,zeros,availability,nonzero_share,kept,reason",
            ["imputation"] = "uCode,indicator,value,method,source_period",
            ["treatment"] = "indicator,skew_0,kurtosis_0,pass_0,winsorized,skew_1,kurtosis_1,pass_1,transform,skew_2,kurtosis_2,pass_2",
            ["treatment_points"] = "uCode,indicator,winsorized,transform,original,treated",
        };
        foreach (var (stage, header) in headers)
        {
            var run = await Run.Of("index", "compute", index, "--data", data, "--stage", stage);
            Assert.Equal(0, run.ExitStatus);
            Assert.Equal(header, run.Lines[0]);
            Assert.True(run.Lines.Length > 2, stage);
        }

        var screening = await Run.Of("index", "compute", index, "--data", data, "--stage", "screening");
        Assert.Equal(41, screening.Lines.Length);
        Assert.Contains(screening.Lines, l => l.EndsWith(",false,low_availability", StringComparison.Ordinal));
        Assert.Contains(screening.Lines, l => l.EndsWith(",true,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("s40", "impute: mean", "imputation", "input/raw.csv", "impute/mean.csv", "uCode=uCode|indicator=iCode", "value=value")]
    [InlineData("s120", "impute: { method: group_median, group: Region }", "imputation", "input/iData.csv", "impute/median_grp.csv", "uCode=uCode|indicator=iCode", "value=value")]
    [InlineData("s40", "treat: { winsorize: 2, then: log_signed }", "treatment", "pipeline/imputed_median.csv", "treat/winmax2_plus.details.csv", "indicator=iCode", Details)]
    [InlineData("s120", "treat: { winsorize: 3, skew: 0.5, kurtosis: 0.5, combine: true }", "treatment", "pipeline/imputed_median.csv", "treat/strict_combine.details.csv", "indicator=iCode", Details)]
    [InlineData("s120", "treat: { winsorize: 1, skew: 0.3, kurtosis: 0.1, then: log_signed }", "treatment", "pipeline/imputed_median.csv", "treat/negative_skew.details.csv", "indicator=iCode", Details)]
    [InlineData("s120", "treat: {}", "treatment_points", "pipeline/imputed_median.csv", "treat/default.points.csv", "uCode=uCode|indicator=iCode", "original=original|treated=treated")]
    [InlineData("s40", "treat: { winsorize: 3, skew: 0.5, kurtosis: 0.5, combine: true }", "treatment_points", "pipeline/imputed_median.csv", "treat/strict_combine.points.csv", "uCode=uCode|indicator=iCode", "original=original|treated=treated")]
    public async Task A_log_is_that_of_the_oracle(string set, string steps, string stage, string data, string expected, string keys, string columns)
    {
        using var folder = new TestFolder();
        var run = await Run.Of("index", "compute", folder.Write("index.yaml", Index(set, steps)), "--data", Path.Combine(Golden, set, data), "--stage", stage);

        Assert.Equal(0, run.ExitStatus);
        var pairs = keys.Split('|').Select(k => k.Split('=')).ToList();
        var ours = Table(run.Out).ToDictionary(r => string.Join('|', pairs.Select(p => r[p[0]])));
        var golden = Table(File.ReadAllText(Path.Combine(Golden, set, expected))).Where(r => stage != "imputation" || r["value"] is not ("NA" or "NaN")).ToList();
        Assert.Equal(golden.Select(r => string.Join('|', pairs.Select(p => r[p[1]]))).Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        foreach (var row in golden)
        {
            var key = string.Join('|', pairs.Select(p => row[p[1]]));
            foreach (var column in columns.Split('|').Select(c => c.Split('=')).Where(c => row.ContainsKey(c[1])))
            {
                if (row[column[1]] is "TRUE" or "FALSE")
                    Assert.Equal(row[column[1]].ToLowerInvariant(), ours[key][column[0]]);
                else
                    AssertNear(row[column[1]], ours[key][column[0]], $"{key} {column[0]}");
            }
        }
    }

    [Fact]
    public async Task Entities_that_are_screened_out_are_those_of_the_oracle()
    {
        var run = await Compute("s120", "screen: { min_availability: 0.92 }", "--stage screening");
        var removed = Table(File.ReadAllText(Path.Combine(Golden, "s120", "screen", "byNA.removed.csv"))).Select(r => r["uCode"]);

        Assert.Equal(removed.Order(StringComparer.Ordinal), Table(run.Out).Where(r => r["kept"] == "false").Select(r => r["uCode"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_data_of_an_index_can_come_from_a_workspace()
    {
        var index = Path.Combine(Repository.Plan2016, "indices", "provincial_literacy_2020.yaml");

        var scores = await Run.Of("index", "compute", index, "--data", Repository.Plan2016);
        var ranks = await Run.Of("index", "uncertainty", index, "--data", Repository.Plan2016, "--draws", "64");

        Assert.Equal((0, 0), (scores.ExitStatus, ranks.ExitStatus));
        Assert.StartsWith("entity,period,LiteracyAndConditions,Literacy,Conditions\n11,2020,", scores.Out, StringComparison.Ordinal);

        // Provinces that are screened out are in the table, without a score.
        Assert.Equal(scores.Lines.Length - 1, ranks.Lines.Skip(1).Count(l => l.Split(',')[2].Length > 0));
    }

    [Fact]
    public async Task Effective_weights_are_those_of_the_oracle()
    {
        var run = await Compute("s120", "aggregate: arithmetic", "--stage weights");
        var golden = Table(File.ReadAllText(Path.Combine(Golden, "s120", "model", "eff_weights.csv"))).ToDictionary(r => r["iCode"]);
        foreach (var row in Table(run.Out))
            AssertNear(golden[row["code"]]["EffWeight"], row["effective_weight"], row["code"]);
    }

    [Fact]
    public async Task Entities_stay_in_the_order_of_the_data()
    {
        using var folder = new TestFolder();
        var run = await Run.Of("index", "compute", folder.Write("i.yaml", Small), "--data", folder.Write("d.csv", SmallData));

        Assert.Equal(["region,Index", "north,0", "south,100", "east,50"], run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_table_whatever_the_number_of_threads()
    {
        using var folder = new TestFolder();
        var (index, data) = (folder.Write("i.yaml", Small), folder.Write("d.csv", SmallData));

        var one = await Run.Of("index", "uncertainty", index, "--data", data, "--threads", "1", "--seed", "7");
        var four = await Run.Of("index", "uncertainty", index, "--data", data, "--threads", "4", "--seed", "7");
        var other = await Run.Of("index", "uncertainty", index, "--data", data, "--threads", "1", "--seed", "8");

        Assert.Equal(0, one.ExitStatus);
        Assert.Equal(one.Out, four.Out);
        Assert.NotEqual(one.Out, other.Out);
        Assert.StartsWith("region,score,score_mean,score_sd,score_median,score_q5,score_q95,rank,rank_mean,rank_median,rank_q5,rank_q95,top_1,top_3,top_10,draws,missing_draws\nnorth,", one.Out, StringComparison.Ordinal);
        Assert.Contains("\n\nfactor,first_order,", one.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acceptability", "region,rank,share")]
    [InlineData("pairs", "region,other,outranks,ties")]
    [InlineData("sobol", "factor,first_order,first_order_low,first_order_high,total_order,total_order_low,total_order_high")]
    [InlineData("failures", "draw,reason")]
    public async Task A_table_of_the_uncertainty_can_be_asked_for_alone(string table, string header)
    {
        using var folder = new TestFolder();
        var run = await Run.Of("index", "uncertainty", folder.Write("i.yaml", Small), "--data", folder.Write("d.csv", SmallData), "--table", table, "--draws", "50");

        Assert.Equal(0, run.ExitStatus);
        Assert.Equal(header, run.Lines[0]);
    }

    // Twenty million draws take minutes.
    [Fact]
    public async Task As_many_draws_are_done_as_there_is_time_for()
    {
        using var folder = new TestFolder();
        var index = folder.Write("i.yaml", Small.Replace("  sobol: { points: 16, resamples: 0 }", "", StringComparison.Ordinal));
        var data = folder.Write("d.csv", SmallData);
        var run = await Run.Of("index", "uncertainty", index, "--data", data, "--draws", "20000000", "--seconds", "1", "--threads", "1");

        Assert.Equal((0, 3), (run.ExitStatus, run.Lines.Skip(1).Count(l => l.Length > 0)));
        var said = Regex.Match(run.Error, "^sciliteracy: ([0-9]+) of 20000000 draws were done in the time of --seconds.", RegexOptions.Multiline);
        Assert.True(said.Success, run.Error);
        Assert.InRange(int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), 1, 19_999_999);

        var plenty = await Run.Of("index", "uncertainty", index, "--data", data, "--draws", "100", "--seconds", "3600");
        Assert.Equal(("", (await Run.Of("index", "uncertainty", index, "--data", data, "--draws", "100")).Out), (plenty.Error, plenty.Out));
    }

    [Fact]
    public async Task Standard_errors_are_read_beside_the_index()
    {
        using var folder = new TestFolder();
        var index = folder.Write("i.yaml", Small[..Small.IndexOf("  vary:", StringComparison.Ordinal)] + "  vary: [ { input_error: { from: se.csv } } ]\n");
        folder.Write("se.csv", "region,a\nnorth,0.5\nsouth,0.5\neast,0.5\n");

        var run = await Run.Of("index", "uncertainty", index, "--data", folder.Write("d.csv", SmallData));
        var missing = await Run.Of("index", "uncertainty", folder.Write("j.yaml", File.ReadAllText(index).Replace("se.csv", "nothing.csv", StringComparison.Ordinal)), "--data", Path.Combine(folder.FullPath, "d.csv"));

        Assert.Equal(0, run.ExitStatus);
        Assert.NotEqual(run.Lines[1].Split(',')[1], run.Lines[1].Split(',')[2]);
        Assert.Equal(1, missing.ExitStatus);
        Assert.Contains("SL6209", missing.Error, StringComparison.Ordinal);
        Assert.Empty(missing.Out);
    }

    [Fact]
    public async Task All_findings_of_index_and_data_are_told()
    {
        using var folder = new TestFolder();
        var badIndex = await Run.Of("index", "compute", folder.Write("i.yaml", Small.Replace("min_max\n", "min_mx\n", StringComparison.Ordinal).Replace("weight: 3", "weight: -3", StringComparison.Ordinal)), "--data", folder.Write("d.csv", SmallData));
        var badData = await Run.Of("index", "compute", folder.Write("j.yaml", Small), "--data", folder.Write("e.csv", "region,a,b\nnorth,1,x\nnorth,2,3\n,4,12%\n"));

        Assert.Equal(1, badIndex.ExitStatus);
        Assert.Empty(badIndex.Out);
        Assert.Contains(badIndex.ErrorLines, l => l.EndsWith("i.yaml:7:49: error SL6200: Expected a weight of at least 0 for 'weight', found the number '-3'.", StringComparison.Ordinal));
        Assert.Contains(badIndex.ErrorLines, l => l.Contains("i.yaml:9:16: error SL2007: Unknown word 'min_mx' for 'method'; did you mean 'min_max'?", StringComparison.Ordinal));
        Assert.Equal(1, badData.ExitStatus);
        Assert.Equal(["SL6223", "SL6225", "SL6224", "SL6223"], badData.ErrorLines.Select(l => l.Split(' ')[2].TrimEnd(':')));
    }

    [Theory]
    [InlineData(2, "index", "compute", "nothing.yaml", "--data", "d.csv")]
    [InlineData(2, "index", "compute", "i.yaml", "--data", "nothing.csv")]
    [InlineData(2, "index", "compute", "i.yaml")]
    [InlineData(2, "index", "compute", "i.yaml", "--data", "d.csv", "--stage", "score")]
    [InlineData(2, "index", "compute", "i.yaml", "--data", "d.csv", "--stage", "treated")]
    [InlineData(2, "index", "audit", "i.yaml", "--data", "d.csv")]
    [InlineData(2, "index", "audit", "i.yaml", "--data", "d.csv", "--table", "trends")]
    [InlineData(2, "index", "audit", "i.yaml", "--data", "d.csv", "--table", "correlations", "--level", "9")]
    [InlineData(2, "index", "uncertainty", "i.yaml", "--data", "d.csv", "--draws", "0")]
    [InlineData(2, "index", "uncertainty", "i.yaml", "--data", "d.csv", "--seconds", "0")]
    [InlineData(2, "index", "uncertainty", "i.yaml", "--data", "d.csv", "--table", "morris")]
    public async Task Wrong_usage_ends_with_2(int status, params string[] args)
    {
        using var folder = new TestFolder();
        folder.Write("i.yaml", Small);
        folder.Write("d.csv", SmallData);

        var run = await Run.Of([.. args.Select(a => a.Contains('.', StringComparison.Ordinal) ? Path.Combine(folder.FullPath, a) : a)]);

        Assert.Equal(status, run.ExitStatus);
        Assert.Empty(run.Out);
        Assert.StartsWith("sciliteracy: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_ends_with_130()
    {
        using var folder = new TestFolder();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        using var output = new StringWriter();
        var status = await CommandLine.RunAsync(
            ["index", "uncertainty", folder.Write("i.yaml", Small), "--data", folder.Write("d.csv", SmallData)], new Terminal(output, output, IsInteractive: false), stopped.Token);

        Assert.Equal(130, status);
    }

    [Fact]
    public async Task A_table_can_be_json_and_go_to_a_file()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.FullPath, "out.json");
        var run = await Run.Of("index", "compute", folder.Write("i.yaml", Small), "--data", folder.Write("d.csv", SmallData), "--format", "json", "--out", file);

        Assert.Equal(0, run.ExitStatus);
        Assert.Empty(run.Out);
        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.Equal(100, json.RootElement[1].GetProperty("Index").GetDouble());
    }

    private static async Task<Run> Compute(string set, string steps, string options)
    {
        using var folder = new TestFolder();
        return await Run.Of(
            ["index", "compute", folder.Write("index.yaml", Index(set, steps)), "--data", Data(set), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static string Data(string set) => Path.Combine(Golden, set, "input", "raw.csv");

    // The index that the table of the oracle describes.
    private static string Index(string set, string steps)
    {
        var rows = Table(File.ReadAllText(Path.Combine(Golden, set, "input", "iMeta.csv")));
        var text = new StringBuilder($"index: {set}\ndata: {{ entity: uCode, missing: [NA] }}\nstructure:\n");
        var top = rows.Where(r => r["Type"] == "Aggregate").MaxBy(r => int.Parse(r["Level"], CultureInfo.InvariantCulture))!;
        text.Append(CultureInfo.InvariantCulture, $"  id: {top["iCode"]}\n  children:\n");
        Children(top["iCode"], "    ");
        text.Append("steps:\n");
        foreach (var step in steps.Split('|'))
            text.Append(CultureInfo.InvariantCulture, $"  - {step}\n");
        return text.ToString();

        void Children(string parent, string indent)
        {
            foreach (var row in rows.Where(r => r["Parent"] == parent))
            {
                if (row["Type"] == "Indicator")
                {
                    text.Append(CultureInfo.InvariantCulture, $"{indent}- {{ indicator: {row["iCode"]}, direction: {(row["Direction"] == "-1" ? "lower" : "higher")}, weight: {row["Weight"]} }}\n");
                    continue;
                }

                text.Append(CultureInfo.InvariantCulture, $"{indent}- id: {row["iCode"]}\n{indent}  weight: {row["Weight"]}\n{indent}  children:\n");
                Children(row["iCode"], indent + "    ");
            }
        }
    }

    private static void AssertSame(string set, string output, string expected, string[] keys, bool isWhole)
    {
        var ours = Table(output).ToDictionary(r => string.Join('|', keys.Select(k => r[k])));
        var golden = Table(File.ReadAllText(Path.Combine(Golden, set, expected)));
        Assert.NotEmpty(golden);
        foreach (var row in golden)
        {
            var key = string.Join('|', keys.Select(k => row[k]));
            Assert.True(ours.TryGetValue(key, out var cells), $"'{key}' is missing.");
            foreach (var (column, value) in row.Where(c => !keys.Contains(c.Key)))
                AssertNear(value, cells[column], $"{key} {column}");
        }

        if (isWhole)
            Assert.Equal(golden.Count, ours.Count);
    }

    private static void AssertNear(string expected, string actual, string what)
    {
        if (expected is "NA" or "NaN")
        {
            Assert.True(actual.Length == 0, $"{what}: '{actual}' instead of nothing.");
            return;
        }

        var (x, y) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        Assert.True(Math.Abs(x - y) <= 1e-12 + (1e-8 * Math.Abs(x)), $"{what}: {actual} instead of {expected}.");
    }

    private static List<Dictionary<string, string>> Table(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].TrimEnd('\r').Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(l.TrimEnd('\r').Split(',')).ToDictionary(c => c.First, c => c.Second))];
    }
}
