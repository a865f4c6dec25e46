namespace SciLiteracy.Cli.Tests.Commands;

public sealed class ValidateCommandTests
{
    [Fact]
    public async Task A_good_workspace_has_no_findings_and_status_0()
    {
        using var folder = Small.Create();

        var run = await Run.Of("validate", folder.FullPath);

        Assert.Equal("0 errors, 0 warnings in 1 path.", run.Error.Trim());
        Assert.Equal(0, run.ExitStatus);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task The_plan_data_have_no_findings()
    {
        var run = await Run.Of("validate", Repository.Plan2016);

        Assert.Equal("0 errors, 0 warnings in 1 path.", run.Error.Trim());
        Assert.Equal(0, run.ExitStatus);
    }

    [Fact]
    public async Task All_findings_of_all_files_come_at_once_with_their_places()
    {
        using var folder = Small.Create();
        folder.Replace("plan.yaml", "lead: [academy]", "lead: [acadmy]");
        folder.Replace("indicators/all.yaml", "unit: person }", "unit: persn }");
        folder.Replace("statistics/literacy.csv", ",97,", ",many,");

        var run = await Run.Of("validate", folder.FullPath);

        Assert.Equal(1, run.ExitStatus);
        Assert.Empty(run.Out);
        var at = folder.FullPath;
        Assert.Collection(
            run.ErrorLines,
            line => Assert.Equal($"{at}/indicators/all.yaml:3:55: error SL4010: Unknown unit 'persn'; did you mean 'person'?", line),
            line => Assert.Equal($"{at}/plan.yaml:12:32: error SL3003: Unknown agency 'acadmy'; did you mean 'academy'?", line),
            line => Assert.StartsWith($"{at}/statistics/literacy.csv:5:31: error SL5", line),
            line => Assert.Equal("3 errors, 0 warnings in 1 path.", line));
    }

    [Fact]
    public async Task A_single_document_is_checked_for_what_it_says_itself()
    {
        using var folder = Small.Create();

        var run = await Run.Of("validate", Path.Combine(folder.FullPath, "plan.yaml"), Path.Combine(folder.FullPath, "statistics", "literacy.csv"));

        Assert.Equal("0 errors, 0 warnings in 2 paths.", run.Error.Trim());
        Assert.Equal(0, run.ExitStatus);
    }

    [Fact]
    public async Task A_missing_path_is_told_and_the_others_are_still_checked()
    {
        using var folder = Small.Create();
        folder.Write("bad.yaml", "plan: [");

        var run = await Run.Of("validate", Path.Combine(folder.FullPath, "none"), Path.Combine(folder.FullPath, "bad.yaml"));

        Assert.Equal(2, run.ExitStatus);
        Assert.Contains("sciliteracy: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:1:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_findings_can_be_had_as_a_table()
    {
        using var folder = Small.Create();
        folder.Replace("plan.yaml", "lead: [academy]", "lead: [acadmy]");

        var run = await Run.Of("validate", folder.FullPath, "--format", "csv");

        Assert.Equal("path,line,column,severity,code,message", run.Lines[0]);
        Assert.Equal($"{folder.FullPath}/plan.yaml,12,32,error,SL3003,Unknown agency 'acadmy'; did you mean 'academy'?", run.Lines[1]);
    }
}
