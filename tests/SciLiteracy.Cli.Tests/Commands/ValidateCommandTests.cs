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
    public async Task The_plan_data_have_no_findings_but_the_rates_by_sex_that_were_published_with_another_total()
    {
        var run = await Run.Of("validate", Repository.Plan2016);

        Assert.Collection(
            run.ErrorLines,
            line => Assert.Contains("statistics/literacy.csv:10:1: warning SL7003: 'literacy_rate' of '00' in '2020' is 10.56, with 8.82 for 'female' and 13.12 for 'male'", line, StringComparison.Ordinal),
            line => Assert.Equal("0 errors, 1 warning in 1 path.", line));
        Assert.Equal(0, run.ExitStatus);
    }

    [Fact]
    public async Task Parts_are_compared_with_totals_where_the_workspace_says_what_makes_the_whole()
    {
        using var folder = Small.Create();
        folder.Write("statistics/venues.csv",
            """
            indicator,unit,entity,period,breakdown,value,status,source
            venues_total,venue,11,2020,kind=museum,40,,
            venues_total,venue,11,2020,kind=centre,50,,
            venues_total,venue,11,2020,size=large,1,,
            venues_total,venue,11,2020,size=small,2,,

            """);
        Assert.Equal("0 errors, 0 warnings in 1 path.", (await Run.Of("validate", folder.FullPath)).Error.Trim());

        folder.Replace("workspace.yaml", "statistics: [statistics/*.csv]", "statistics: [statistics/*.csv]\npartitions: [ { dimension: kind, values: [centre, museum] } ]");
        var run = await Run.Of("validate", folder.FullPath);

        Assert.Equal(0, run.ExitStatus);
        Assert.Collection(
            run.ErrorLines,
            line => Assert.Equal(
                $"{folder.FullPath}/statistics/literacy.csv:5:1: warning SL7001: The parts of 'venues_total' of '11' in '2020' by 'kind' add up to 90; the total is 97, and rounding explains 1.5 at most.",
                line),
            line => Assert.Equal("0 errors, 1 warning in 1 path.", line));
    }

    [Fact]
    public async Task A_partition_that_is_none_is_told_at_its_place()
    {
        using var folder = Small.Create();
        folder.Write("workspace.yaml",
            """
            workspace: demo
            partitions:
              - { dimension: sex, values: [female] }
              - { dimension: sex, values: [female, "a b", female, "x;y=1"] }
              - { dimension: 1, valus: [a, b] }

            """);

        var run = await Run.Of("validate", folder.FullPath);

        Assert.Equal(1, run.ExitStatus);
        var at = $"{folder.FullPath}/workspace.yaml";
        Assert.Collection(
            run.ErrorLines,
            line => Assert.Equal($"{at}:3:5: error SL2005: A partition of 'sex' has at least two values; write values: [female, male], for instance.", line),
            line => Assert.StartsWith($"{at}:4:41: error SL2005: 'a b' is no value of a breakdown; expected", line, StringComparison.Ordinal),
            line => Assert.Equal($"{at}:4:47: error SL2005: The value 'female' is there twice; a part counts once.", line),
            line => Assert.StartsWith($"{at}:4:56: error SL2005: 'x;y=1' is no value of a breakdown; expected", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{at}:5:18: error", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{at}:5:21: error", line, StringComparison.Ordinal),
            line => Assert.Equal("6 errors, 0 warnings in 1 path.", line));
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
