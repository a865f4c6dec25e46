namespace SciLiteracy.Cli.Tests.Commands;

public sealed class IndexFactorTablesTests
{
    // r(a, b) = 0.6; c = a turned.
    private const string Data = """
        region,a,b,c
        A,1,2,4
        B,2,1,3
        C,3,4,2
        D,4,3,
        E,,,
        """;

    private const string Index = """
        index: test
        data: { entity: region }
        structure:
          id: I
          children:
            - { id: P, children: [{ indicator: a }, { indicator: b }] }
            - { id: Q, weight: 3, children: [{ indicator: c, direction: lower }] }
        steps:
          - normalize: min_max
          - aggregate: arithmetic
        """;

    [Fact]
    public async Task Consistency_has_alpha_and_omega_of_each_aggregate()
    {
        // k r / (1 + (k - 1) r) of P; of one member nothing.
        var lines = await Audit("consistency");
        Assert.Equal("code,items,alpha,omega,improper", lines[0]);
        Assert.StartsWith("I,3,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("P,2,0.75", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",,", lines[2], StringComparison.Ordinal);
        Assert.Equal("Q,1,,,", lines[3]);
    }

    [Fact]
    public async Task Adequacy_is_of_groups_of_two_at_least()
    {
        var lines = await Audit("adequacy");
        Assert.Equal("group,items,rows,kmo,bartlett_chi_square,df,p_value", lines[0]);
        Assert.Single(lines[1..]);
        Assert.StartsWith("P,2,4,0.5", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parallel_compares_eigenvalues_with_those_of_random_data()
    {
        var lines = await Audit("parallel");
        Assert.Equal("group,component,eigenvalue,random_eigenvalue,retained", lines[0]);
        Assert.StartsWith("P,1,1.6", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",false", lines[1], StringComparison.Ordinal);
        Assert.Equal("Q,1,1,1,false", lines[3]);
        Assert.Equal(lines, await Audit("parallel"));
    }

    [Fact]
    public async Task Importance_stands_beside_the_weights()
    {
        var lines = await Audit("importance");
        Assert.Equal("code,effective_weight,n,squared_correlation,correlation_ratio,importance_share", lines[0]);
        Assert.StartsWith("a,0.125,4,", lines[1], StringComparison.Ordinal);
        // Three values are too few for a curve.
        Assert.StartsWith("c,0.75,3,", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(",,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parents_are_the_whole_line()
    {
        var lines = await Audit("parents", "--method", "spearman");
        Assert.Equal("a,b,correlation,n,p_value", lines[0]);
        Assert.Equal(["a,P", "a,I", "b,P", "b,I", "c,Q", "c,I"], lines[1..].Select(l => string.Join(',', l.Split(',')[..2])));
        Assert.StartsWith("c,Q,1,3,", lines[5], StringComparison.Ordinal);
    }

    // r(a, b) = 0.6, and both hang together with P as cos(angle / 2) = 0.894; c is Q.
    [Fact]
    public async Task Flags_are_pairs_of_a_group_and_members_against_their_parent()
    {
        Assert.Equal(["group,a,b,correlation,n,p_value,flag"], await Audit("flags"));
        Assert.StartsWith("P,a,b,0.6,4,", (await Audit("flags", "--above", "0.5"))[1], StringComparison.Ordinal);
        Assert.EndsWith(",high", (await Audit("flags", "--above", "0.5"))[1], StringComparison.Ordinal);
        Assert.EndsWith(",low", (await Audit("flags", "--below", "0.7"))[1], StringComparison.Ordinal);
        Assert.Equal(["P,a,P,low_with_parent", "P,b,P,low_with_parent"], Short(await Audit("flags", "--with-parent", "0.95")));
        // In the whole index: a and b with c, which is a turned twice.
        Assert.Equal(["I,a,b,high", "I,a,c,high", "I,b,c,high"], Short(await Audit("flags", "--group-level", "3", "--above", "0.4")));
        Assert.Equal(["I,P,Q,high"], Short(await Audit("flags", "--level", "2", "--above", "0.4")));
        // As given, c is against its own pillar.
        Assert.Equal(["Q,c,Q,negative_with_parent"], Short(await Audit("flags", "--stage", "raw")));

        static IEnumerable<string> Short(string[] lines) => lines[1..].Select(l => l.Split(',')).Select(c => $"{c[0]},{c[1]},{c[2]},{c[6]}");
    }

    [Fact]
    public async Task Denominators_are_correlated_with_every_indicator()
    {
        using var folder = new TestFolder();
        var index = folder.Write("index.yaml", Index.Replace("{ indicator: a }", "{ indicator: a, denominator: c / b }", StringComparison.Ordinal));
        var run = await Run.Of("index", "audit", index, "--data", folder.Write("data.csv", Data), "--table", "denominators", "--format", "csv");
        Assert.Equal("a,b,correlation,n,p_value,flag", run.Lines[0]);
        Assert.Equal(["a,c,high", "a,b,", "b,c,high", "b,b,high", "c,c,high", "c,b,high"], run.Lines[1..].Select(l => l.Split(',')).Select(c => $"{c[0]},{c[1]},{c[5]}"));
        Assert.StartsWith("a,c,-1,3,", run.Lines[1], StringComparison.Ordinal);

        var none = await Run.Of("index", "audit", folder.Write("other.yaml", Index), "--data", Path.Combine(folder.FullPath, "data.csv"), "--table", "denominators");
        Assert.Equal(2, none.ExitStatus);
        Assert.Equal("sciliteracy: The index 'test' has no denominators.", Assert.Single(none.ErrorLines));
    }

    [Fact]
    public async Task Groups_are_above_the_members()
    {
        using var folder = new TestFolder();
        var run = await Run.Of(
            "index", "audit", folder.Write("index.yaml", Index), "--data", folder.Write("data.csv", Data), "--table", "flags", "--group-level", "1");
        Assert.Equal(2, run.ExitStatus);
        Assert.Equal("sciliteracy: Groups are on a level from 2 to 3.", Assert.Single(run.ErrorLines));
    }

    [Fact]
    public async Task Availability_is_of_raw_data_by_entity_and_aggregate()
    {
        var lines = await Audit("availability");
        Assert.Equal("region,code,available,cells,share", lines[0]);
        Assert.Equal(["D,I,2,3,0.6666666666666666", "D,P,2,2,1", "D,Q,0,1,0", "E,I,0,3,0"], lines[10..14]);
    }

    [Fact]
    public async Task A_level_that_is_not_there_is_a_wrong_call()
    {
        using var folder = new TestFolder();
        var run = await Run.Of("index", "audit", folder.Write("index.yaml", Index), "--data", folder.Write("data.csv", Data), "--table", "adequacy", "--level", "9");
        Assert.Equal(2, run.ExitStatus);
        Assert.Equal("sciliteracy: The levels are 1 to 3.", Assert.Single(run.ErrorLines));
    }

    private static async Task<string[]> Audit(string table, params string[] more)
    {
        using var folder = new TestFolder();
        var run = await Run.Of(
            ["index", "audit", folder.Write("index.yaml", Index), "--data", folder.Write("data.csv", Data), "--table", table, "--format", "csv", .. more]);
        Assert.Equal(0, run.ExitStatus);
        return run.Lines;
    }
}
