namespace SciLiteracy.Cli.Tests.Commands;

/// <summary>Frozen parameters and weights of acceptability, from the command line.</summary>
public sealed class IndexParametersTests
{
    private const string Index = """
        index: demo
        data: { entity: region, period: year }
        structure: { id: I, children: [ { indicator: a }, { indicator: b, direction: lower } ] }
        steps:
          - impute: mean
          - treat: { winsorize: 1, then: none, skew: 0.5, kurtosis: -5, scope: all_periods }
          - normalize: z_score
          - aggregate: arithmetic
        uncertainty: { draws: 300, smaa: true, vary: [ { dirichlet_weights: true } ] }
        """;

    private const string Data = "region,year,a,b\nA,2020,1,3\nB,2020,2,\nC,2020,9,8\nA,2021,1.5,3\nB,2021,,2\nC,2021,8,7\n";

    [Fact]
    public async Task History_stays_as_it_was_when_a_year_is_added_with_frozen_parameters()
    {
        using var folder = new TestFolder();
        var (index, data) = (folder.Write("index.yaml", Index), folder.Write("data.csv", Data));
        var parameters = Path.Combine(folder.FullPath, "frozen.csv");
        var printed = await Run.Of("index", "compute", index, "--data", data, "--stage", "parameters", "--format", "csv", "--out", parameters);
        Assert.Equal(0, printed.ExitStatus);
        Assert.StartsWith("step,kind,code,period,group,parameter,value\n1,impute,a,2020,,mean,4\n", File.ReadAllText(parameters), StringComparison.Ordinal);

        var before = await Run.Of("index", "compute", index, "--data", data, "--format", "csv");
        var more = folder.Write("more.csv", Data + "A,2022,100,\nB,2022,-3,2\nD,2022,,900\n");
        var after = await Run.Of("index", "compute", index, "--data", more, "--parameters", parameters, "--format", "csv");
        Assert.Equal(0, after.ExitStatus);
        Assert.Empty(after.ErrorLines);
        Assert.Equal(before.Lines, after.Lines[..7]);
        Assert.Equal(3, after.Lines[7..].Length);
        Assert.NotEqual(before.Lines, (await Run.Of("index", "compute", index, "--data", more, "--format", "csv")).Lines[..7]);

        // What the parameters are of does not change either, and the audit takes them too.
        var again = await Run.Of("index", "compute", index, "--data", data, "--parameters", parameters, "--stage", "parameters", "--format", "csv");
        Assert.Equal(File.ReadAllText(parameters), again.Out);
        var audit = await Run.Of("index", "audit", index, "--data", more, "--parameters", parameters, "--table", "removal_scores", "--format", "csv");
        Assert.Equal(before.Lines[1..].Select(l => l.Split(',')[2]), audit.Lines[1..7].Select(l => l.Split(',')[2]));
    }

    [Fact]
    public async Task Parameters_of_another_index_are_findings_and_a_file_that_is_not_there_wrong_usage()
    {
        using var folder = new TestFolder();
        var (index, data) = (folder.Write("index.yaml", Index), folder.Write("data.csv", Data));
        var other = folder.Write("other.csv", "step,kind,code,period,group,parameter,value\n2,normalize,a,,,mean,1\n");
        var run = await Run.Of("index", "compute", index, "--data", data, "--parameters", other);
        Assert.Equal(1, run.ExitStatus);
        Assert.EndsWith(
            "other.csv:2:3: error SL6229: Step 2 of the index is 'treat', not 'normalize'; expected parameters of an index with the same steps.", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Empty(run.Out);

        Assert.Equal(2, (await Run.Of("index", "compute", index, "--data", data, "--parameters", Path.Combine(folder.FullPath, "none.csv"))).ExitStatus);
    }

    [Fact]
    public async Task Acceptability_is_printed_by_entity_and_node_for_any_number_of_threads()
    {
        using var folder = new TestFolder();
        var (index, data) = (folder.Write("index.yaml", Index), folder.Write("data.csv", Data));
        var one = await Run.Of("index", "uncertainty", index, "--data", data, "--table", "smaa", "--threads", "1", "--format", "csv");
        Assert.Equal(0, one.ExitStatus);
        Assert.Equal("region,year,acceptability,confidence,code,central_weight", one.Lines[0]);
        Assert.Equal(1 + (6 * 2), one.Lines.Length);
        Assert.Equal(one.Out, (await Run.Of("index", "uncertainty", index, "--data", data, "--table", "smaa", "--threads", "3", "--format", "csv")).Out);

        var without = folder.Write("without.yaml", Index.Replace("smaa: true, ", "", StringComparison.Ordinal));
        Assert.Equal(2, (await Run.Of("index", "uncertainty", without, "--data", data, "--table", "smaa")).ExitStatus);
    }

    [Fact]
    public async Task Draws_and_the_sensitivity_of_each_entity_are_printed_if_the_file_asks_for_them()
    {
        using var folder = new TestFolder();
        var data = folder.Write("data.csv", Data);
        var index = folder.Write("index.yaml", Index.Replace("draws: 300, smaa: true,", "draws: 20, keep_draws: true, sobol: { points: 16, resamples: 0, per_entity: true },", StringComparison.Ordinal));
        async Task<string[]> Table(string file, string table)
        {
            var run = await Run.Of("index", "uncertainty", file, "--data", data, "--table", table, "--format", "csv");
            Assert.Equal(0, run.ExitStatus);
            return run.Lines;
        }

        var draws = await Table(index, "draws");
        Assert.Equal("draw,factor,element,value", draws[0]);
        Assert.Equal(1 + (20 * 2), draws.Length);
        Assert.StartsWith("0,weights,a,1.28", draws[1], StringComparison.Ordinal);
        var scores = await Table(index, "draw_scores");
        Assert.Equal("draw,region,year,score,rank", scores[0]);
        Assert.Equal(1 + (20 * 6), scores.Length);
        Assert.StartsWith("19,C,2021,", scores[^1], StringComparison.Ordinal);
        var entities = await Table(index, "sobol_entities");
        Assert.Equal("region,year,of,factor,first_order,first_order_low,first_order_high,total_order,total_order_low,total_order_high", entities[0]);
        Assert.StartsWith("A,2020,rank,weights,", entities[1], StringComparison.Ordinal);
        Assert.StartsWith("A,2020,score,weights,", entities[2], StringComparison.Ordinal);
        Assert.Equal(["points", "2", "4", "8", "16"], (await Table(index, "convergence")).Select(l => l.Split(',')[0]));

        var without = folder.Write("without.yaml", Index);
        foreach (var table in (string[])["draws", "draw_scores", "sobol_entities", "convergence"])
            Assert.Equal(2, (await Run.Of("index", "uncertainty", without, "--data", data, "--table", table)).ExitStatus);
    }
}
