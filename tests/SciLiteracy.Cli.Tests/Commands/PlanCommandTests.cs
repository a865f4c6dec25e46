using System.Text.Json;

namespace SciLiteracy.Cli.Tests.Commands;

public sealed class PlanCommandTests
{
    [Fact]
    public async Task Show_has_a_row_for_every_element()
    {
        using var folder = Small.Create();

        var run = await Run.Of("plan", "show", folder.FullPath);

        Assert.Equal(0, run.ExitStatus);
        Assert.Empty(run.Error);
        Assert.Equal(
            [
                "id,kind,parent,number,title,summary,period,lead,source",
                "demo-2016-2020,plan,,,Demonstration plan,,2016-01-01/2020-12-31,,",
                "infrastructure,project,demo-2016-2020,8,Infrastructure,,2016-01-01/2020-12-31,academy,",
                "infrastructure.task.1,task,infrastructure,,More venues,,2016-01-01/2020-12-31,academy,",
                "infrastructure.measure.1,measure,infrastructure,,Build venues,,2016-01-01/2016-12-31,academy,",
                "infrastructure.measure.2,measure,infrastructure,,Open laboratories,,2016-01-01/2020-12-31,academy,",
                "leadership.1,leadership,demo-2016-2020,,Lead,,2016-01-01/2020-12-31,,",
                "start,phase,demo-2016-2020,,Start,,2016-01-01/2016-12-31,,",
                "in_depth,phase,demo-2016-2020,,In depth,,2017-01-01/2020-12-31,,",
                "assessment,phase,demo-2016-2020,,Assessment,,2020-01-01/2020-12-31,,",
            ],
            run.Lines);
    }

    [Fact]
    public async Task Responsibilities_follow_a_merger()
    {
        using var folder = Small.Create();

        var before = await Run.Of("plan", "responsibilities", folder.FullPath, "--on", "2018-03-18");
        var after = await Run.Of("plan", "responsibilities", folder.FullPath, "--on", "2018-03-19");

        Assert.Equal("project,project_title,role,order,agency,agency_name,evidence,list_truncated,holder,holder_name,path", after.Lines[0]);
        Assert.Equal("infrastructure,Infrastructure,participant,2,culture,Ministry of Culture,inferred,true,culture,Ministry of Culture,culture", before.Lines[2]);
        Assert.Equal(
            "infrastructure,Infrastructure,participant,2,culture,Ministry of Culture,inferred,true,culture_tourism,Ministry of Culture and Tourism,culture -> culture_tourism",
            after.Lines[2]);
        Assert.Equal(4, after.Lines.Length);
    }

    [Fact]
    public async Task Agencies_tell_who_is_alive_on_a_date()
    {
        using var folder = Small.Create();

        var run = await Run.Of("plan", "agencies", folder.FullPath, "--on", "2016-01-01", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var row = json.RootElement.EnumerateArray().Single(r => r.GetProperty("id").GetString() == "culture_tourism");
        Assert.False(row.GetProperty("alive").GetBoolean());
        Assert.Equal("", row.GetProperty("holder").GetString());
        Assert.Equal(4, json.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Schedule_says_what_is_in_force_and_what_overlaps()
    {
        using var folder = Small.Create();

        var run = await Run.Of("plan", "schedule", folder.FullPath, "--on", "2020-06-01");

        Assert.Equal(
            [
                "id,title,from,to,overlaps,source,in_force",
                "start,Start,2016-01-01,2016-12-31,,,false",
                "in_depth,In depth,2017-01-01,2020-12-31,assessment,,true",
                "assessment,Assessment,2020-01-01,2020-12-31,in_depth,,true",
            ],
            run.Lines);
    }

    [Theory]
    [InlineData("2016-03-01", "not_assessable")]
    [InlineData("2016-07-01", "in_progress")]
    [InlineData("2017-01-01", "completed")]
    public async Task Measures_know_how_far_they_are_on_a_date(string on, string status)
    {
        using var folder = Small.Create();

        var run = await Run.Of("plan", "measures", folder.FullPath, "--on", on, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);
        Assert.Equal(status, rows["infrastructure.measure.1"].GetProperty("status").GetString());
        Assert.Equal("not_assessable", rows["infrastructure.measure.2"].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Coverage_lists_what_nothing_monitors()
    {
        using var folder = Small.Create();

        var run = await Run.Of("plan", "coverage", folder.FullPath);

        Assert.Contains("demo-2016-2020,plan,Demonstration plan,true,1,1,literacy_rate", run.Lines);
        Assert.Contains("infrastructure.task.1,task,More venues,true,1,0,venues_per_million", run.Lines);
        Assert.Contains("infrastructure.measure.1,measure,Build venues,false,0,0,", run.Lines);
    }

    [Fact]
    public async Task A_plan_document_that_stands_alone_is_enough()
    {
        using var folder = new TestFolder();
        var plan = folder.Write("alone.yaml", Small.Plan);

        foreach (var query in new[] { "show", "agencies", "responsibilities", "measures", "schedule", "coverage" })
        {
            var run = await Run.Of("plan", query, plan);
            Assert.Equal((query, 0, ""), (query, run.ExitStatus, run.Error));
            Assert.True(run.Lines.Length > 1, query);
        }
    }

    [Fact]
    public async Task Diff_of_a_plan_with_itself_is_empty_and_with_another_is_not()
    {
        using var folder = new TestFolder();
        var a = folder.Write("a.yaml", Small.Plan);
        var b = folder.Write("b.yaml", Small.Plan.Replace("Build venues", "Build many venues", StringComparison.Ordinal));

        Assert.Single((await Run.Of("plan", "diff", a, a)).Lines);
        var run = await Run.Of("plan", "diff", a, b);
        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("infrastructure.measure.1", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal(0, run.ExitStatus);
    }

    [Fact]
    public async Task Align_shows_what_a_local_plan_takes_up()
    {
        using var folder = new TestFolder();
        var national = folder.Write("national.yaml", Small.Plan);
        var local = folder.Write("local.yaml",
            """
            plan: local
            title: { en: Local plan }
            period: 2016-01-01/2020-12-31
            projects:
              - id: buildings
                title: { en: Buildings }
                takes_up: [infrastructure]
                measures: [ { id: buildings.measure.1, title: { en: A science museum }, takes_up: [infrastructure.measure.1] } ]

            """);

        var run = await Run.Of("plan", "align", national, local, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var rows = json.RootElement.EnumerateArray().Where(r => r.GetProperty("national").GetString() is { Length: > 0 }).ToDictionary(r => r.GetProperty("national").GetString()!);
        Assert.Equal("declared", rows["infrastructure.measure.1"].GetProperty("how").GetString());
        Assert.Equal("gap", rows["infrastructure.measure.2"].GetProperty("how").GetString());
    }

    [Fact]
    public async Task Titles_come_in_the_language_asked_for()
    {
        var run = await Run.Of("plan", "show", Repository.Plan2016, "--language", "zh");

        Assert.Contains("科普基础设施工程", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_plan_of_2016_can_be_shown()
    {
        var run = await Run.Of("plan", "show", Repository.Plan2016, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        var kinds = json.RootElement.EnumerateArray().CountBy(r => r.GetProperty("kind").GetString()!).ToDictionary(p => p.Key, p => p.Value);
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["plan"] = 1,
                ["project"] = 3,
                ["task"] = 6,
                ["measure"] = 12,
                ["leadership"] = 3,
                ["mechanism"] = 4,
                ["guarantee"] = 2,
                ["phase"] = 3,
            },
            kinds);
    }
}
