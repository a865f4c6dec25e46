using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private const string Plan = "plan: p\ntitle: { en: Plan }\nperiod: 2016-01-01/2020-12-31\n";

    [Fact]
    public async Task Nothing_at_the_path_is_an_exception_of_its_own()
    {
        using var folder = new TemporaryFolder();

        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.LoadAsync(Path.Combine(folder.Path, "none")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.LoadAsync(folder.Path));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.LoadPlanAsync(Path.Combine(folder.Path, "plan.yaml")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.ValidateAsync([folder.Path]));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.LoadAsync(""));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Workspace.LoadAsync("a\0b"));
    }

    [Fact]
    public async Task Patterns_are_expanded_in_ordinal_order_and_hidden_files_are_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [a*/u-*.yaml, plan.json]\n")
            .With("ab/u-b.yaml", "units: [ { code: b, name: { en: b } } ]")
            .With("ab/u-B.yaml", "units: [ { code: B, name: { en: B } } ]")
            .With("ab/.u-hidden.yaml", "broken: [")
            .With("aa/u-.yaml", "units: [ { code: a, name: { en: a } } ]")
            .With("ba/u-b.yaml", "broken: [")
            .With("plan.json", """{ "plan": "p", "title": { "en": "P" }, "period": "2016/2020" }""");

        var workspace = (await Workspace.LoadAsync(folder.Path)).Require();

        Assert.Equal(["aa/u-.yaml", "ab/u-B.yaml", "ab/u-b.yaml", "plan.json"], workspace.Documents.Select(d => d.Path));
        Assert.Equal("2016-01-01/2020-12-31", DateIntervalText.Format(workspace.Plan!.Period));
    }

    [Fact]
    public async Task The_workspace_file_may_be_named_itself()
    {
        using var folder = new TemporaryFolder();
        folder.With("other.yaml", "workspace: w\ndocuments: [plan.yaml]\n").With("plan.yaml", Plan);

        Assert.Equal("p", (await Workspace.LoadAsync(Path.Combine(folder.Path, "other.yaml"))).Require().Plan!.Id);
    }

    [Fact]
    public async Task Paths_that_leave_the_workspace_or_lead_nowhere_are_findings()
    {
        using var outside = new TemporaryFolder();
        outside.With("secret.yaml", "units: secret-text\n").With("inner/x.yaml", "units: secret-text\n");
        using var folder = new TemporaryFolder();
        folder.With("plan.yaml", Plan).With("indicators/a.yaml", "indicators: []\n").With("workspace.yaml", """
            workspace: w
            documents:
              - ../secret.yaml
              - /etc/passwd
              - a/../../b.yaml
              - C:/x.yaml
              - plam.yaml
              - indicators/*.yml
              - indicator/a.yaml
              - indicators
              - ""
              - a//b
              - a\b
              - link.yaml
              - loop.yaml
              - dangling.yaml
              - out/*.yaml
              - circle/x.yaml
            """);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.yaml"), Path.Combine(outside.Path, "secret.yaml"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "loop.yaml"), "loop.yaml");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "dangling.yaml"), "nothing.yaml");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "out"), Path.Combine(outside.Path, "inner"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "circle"), "circle");

        Assert.Equal(
            [
                "workspace.yaml:3:5: error SL1104: The path '../secret.yaml' has '..'; the files of a workspace lie in its folder.",
                "workspace.yaml:4:5: error SL1104: The path '/etc/passwd' is absolute; expected one relative to the folder of the workspace.",
                "workspace.yaml:5:5: error SL1104: The path 'a/../../b.yaml' has '..'; the files of a workspace lie in its folder.",
                "workspace.yaml:6:5: error SL1104: The path 'C:/x.yaml' is absolute; expected one relative to the folder of the workspace.",
                "workspace.yaml:7:5: error SL1103: There is no file 'plam.yaml' in the workspace; did you mean 'plan.yaml'?",
                "workspace.yaml:8:5: error SL1103: No file fits 'indicators/*.yml' in the workspace; did you mean 'indicators/*.yaml'?",
                "workspace.yaml:9:5: error SL1103: There is no file 'indicator/a.yaml' in the workspace; did you mean 'indicators/a.yaml'?",
                "workspace.yaml:10:5: error SL1108: 'indicators' is a folder; write 'indicators/*' for the files in it.",
                "workspace.yaml:11:6: error SL1105: '' is no path; expected one relative to the workspace, such as 'indicators/*.yaml'.",
                "workspace.yaml:12:5: error SL1105: The path 'a//b' names no file; expected one such as 'indicators/*.yaml'.",
                "workspace.yaml:13:6: error SL1105: The path 'a\\b' has a '\\'; write '/' between its parts.",
                "workspace.yaml:14:5: error SL1104: The link 'link.yaml' leads out of the folder of the workspace.",
                "workspace.yaml:15:5: error SL1108: The link 'loop.yaml' leads in a circle.",
                "workspace.yaml:16:5: error SL1108: The link 'dangling.yaml' leads to nothing.",
                "workspace.yaml:17:5: error SL1104: The link 'out' leads out of the folder of the workspace.",
                "workspace.yaml:18:5: error SL1108: The link 'circle' leads in a circle.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task A_link_inside_the_workspace_is_followed_and_a_file_listed_twice_is_read_once()
    {
        using var folder = new TemporaryFolder();
        folder.With("real/plan.yaml", Plan).With("workspace.yaml", "workspace: w\ndocuments: [plan.yaml, real/*.yaml, '*.yaml']\n");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "plan.yaml"), "real/plan.yaml");

        Assert.Equal(
            [
                "workspace.yaml:2:24: warning SL1107: The file 'real/plan.yaml' is listed twice, first by 'plan.yaml'; it is read once.",
                "workspace.yaml:2:38: warning SL1107: The file 'plan.yaml' is listed twice, first by 'plan.yaml'; it is read once.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task A_workspace_folder_may_be_reached_by_a_link()
    {
        using var folder = new TemporaryFolder();
        folder.With("real/workspace.yaml", "workspace: w\ndocuments: [plan.yaml]\n").With("real/plan.yaml", Plan);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), "real");

        Assert.Empty((await Workspace.LoadAsync(Path.Combine(folder.Path, "link"))).Diagnostics);
    }

    [Fact]
    public async Task A_workspace_file_that_is_a_link_to_elsewhere_is_not_read()
    {
        using var folder = new TemporaryFolder();
        folder.With("secret.yaml", "secret: text\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "w"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "w", "workspace.yaml"), "../secret.yaml");

        Assert.Equal(
            ["w/workspace.yaml:1:1: error SL1104: 'workspace.yaml' is a link that leads out of the folder of the workspace."],
            await folder.ValidateAsync("w"));
    }

    [Fact]
    public async Task Files_beyond_the_limit_are_one_finding()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: ['u/*.yaml', plan.yaml]\nstatistics: ['s/*.csv']\n").With("plan.yaml", Plan);
        for (var i = 0; i < 4; i++)
            folder.With($"u/{i}.yaml", "units: []");

        Assert.Equal(
            ["workspace.yaml:2:14: error SL1106: 'u/*.yaml' makes the workspace larger than 3 files, the limit."],
            await folder.FindingsAsync(new ReaderLimits { Files = 3 }));
        Assert.Equal(
            ["workspace.yaml:2:25: error SL1106: 'plan.yaml' makes the workspace larger than 4 files, the limit."],
            await folder.FindingsAsync(new ReaderLimits { Files = 4 }));
    }

    [Fact]
    public async Task Documents_that_cannot_go_together_are_findings()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [1.yaml, 2.yaml, 3.yaml, 4.yaml, 5.yaml, 6.yaml, 7.yaml, workspace.yaml]\n")
            .With("1.yaml", Plan + "schedule: [ { id: s, title: { en: S }, period: 2016 } ]\n")
            .With("2.yaml", Plan)
            .With("3.yaml", "schedule: []\n")
            .With("4.yaml", "schedule: []\n")
            .With("5.yaml", "workspace: v\n")
            .With("6.yaml", "register: capacity\n")
            .With("7.yaml", "idnicators: []\n");

        Assert.Equal(
            [
                "2.yaml:1:7: error SL1110: 'p' is a second plan; a workspace has at most one, and the first is at 1.yaml:1:7.",
                "3.yaml:1:1: error SL1111: The plan 'p' has a schedule of its own, at 1.yaml:4:13; a workspace has at most one.",
                "4.yaml:1:1: error SL1111: This is a second schedule; a workspace has at most one, and the first is at 3.yaml:1:1.",
                "5.yaml:1:1: error SL1113: This is a workspace, listed as '5.yaml' by another; a workspace lists plain documents.",
                "6.yaml:1:1: warning SL1102: Documents of the kind 'register' are not read by this version; the file is passed over.",
                "7.yaml:1:1: error SL1101: Unknown kind of document 'idnicators'; did you mean 'indicators'?",
                "workspace.yaml:2:69: error SL1113: 'workspace.yaml' is the workspace itself; leave it out.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task A_schedule_without_a_plan_and_agencies_without_one_are_checked_too()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [schedule.yaml, agencies.yaml]\n")
            .With("schedule.yaml", "schedule: []\n")
            .With("agencies.yaml", "agencies: [ { id: a, name: { en: A } }, { id: a, name: { en: A } } ]\n");

        Assert.Equal(
            [
                "agencies.yaml:1:41: error SL3010: The agency 'a' is defined twice; first at agencies.yaml:1:13.",
                "schedule.yaml:1:1: error SL1112: There is a schedule but no plan; list the plan too.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task Agencies_of_several_documents_and_of_the_plan_are_joined()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: ['*.yaml']\n")
            .With("a1.yaml", "agencies: [ { id: a, name: { en: A } } ]\n")
            .With("a2.yaml", "agencies: [ { id: b, name: { en: B } } ]\n")
            .With("plan.yaml", Plan + """
                agencies: [ { id: c, name: { en: C } } ]
                sources: [ { id: s, title: { en: S } } ]
                projects: [ { id: x, title: { en: X }, responsibilities: { lead: [a, b], participant: [c, d] } } ]
                """)
            .With("schedule.yaml", "schedule: [ { id: first, title: { en: First }, period: 2016, source: { document: t } } ]\n")
            .With("sources.yaml", "sources: [ { id: t, title: { en: T } } ]\n");

        Assert.Equal(["plan.yaml:6:91: error SL3003: Unknown agency 'd'; did you mean 'a'?"], await folder.FindingsAsync());
    }

    [Fact]
    public async Task What_a_broken_file_would_define_is_not_reported_as_unknown_but_the_rest_is()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [plan.yaml, agencies.yaml, indicators.yaml, targets.yaml, regions.yaml]\nstatistics: [s.csv]\n")
            .With("plan.yaml", Plan + "projects: [ { id: x, title: { en: X }, measures: [ { id: m, title: { en: M }, serves: [nothing] } ], responsibilities: { lead: [cast] } } ]\n")
            .With("agencies.yaml", "agencies:\n  - { id: ndrc, name: { en: N } }\n  - { id: [cast }\n")
            .With("indicators.yaml", "indicators: [ { id: good, name: { en: G }, unit: '1' }, { name: { en: B }, unit: '1' } ]\n")
            .With("targets.yaml", "targets: [ { id: t, indicator: goof, entity: '01', period: 2020, comparison: '>', value: 1 }, { id: u, indicator: else, entity: '99', period: 2020, comparison: '>', value: 1 } ]\n")
            .With("regions.yaml", "regions: [ { code: '00', name: { en: R } } ]\n")
            .With("s.csv", "indicator,unit,entity,period,breakdown,value,status,source\ngood,1,00,2020,_T,x,,s\n");

        Assert.Equal(
            [
                "agencies.yaml:3:17: error SL1010: Expected ',' or ']' in a list in brackets, found '}'.",
                "indicators.yaml:1:57: error SL2002: The key 'id' is missing in an indicator; expected a code (a letter, then letters, digits, '_' or '.').",
                "plan.yaml:4:88: error SL3004: Unknown task 'nothing' in the project 'x'.",
                "s.csv:2:19: error SL5009: 'x' is no number; expected one such as 10.56, -3 or 1.5e6.",
                "targets.yaml:1:32: error SL4203: Unknown indicator 'goof'; did you mean 'good'?",
                "targets.yaml:1:46: error SL4409: Unknown region '01'; did you mean '00'?",
                "targets.yaml:1:129: error SL4409: Unknown region '99'.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task A_missing_document_is_one_finding()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [plan.yaml, defs/agencies.yaml, targets.yaml, indicators/*.yaml]\n")
            .With("targets.yaml", "targets: [ { id: t, indicator: goof, entity: '01', period: 2020, comparison: '>', value: 1, monitors: [p, m] } ]\n")
            .With("plan.yaml", Plan + "agencies: [ { id: a, name: { en: A } } ]\nprojects: [ { id: x, title: { en: X }, responsibilities: { lead: [cast] } } ]\n");

        Assert.Equal(
            [
                "targets.yaml:1:107: error SL4204: Unknown element 'm' of the plan; did you mean 'p'?",
                "workspace.yaml:2:24: error SL1103: There is no file 'defs/agencies.yaml' in the workspace.",
                "workspace.yaml:2:58: error SL1103: No file fits 'indicators/*.yaml' in the workspace.",
            ],
            await folder.FindingsAsync());
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_a_finding()
    {
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [plan.yaml]\nstatistics: [s.csv]\n").With("plan.yaml", Plan).With("s.csv", "x");
        using (new FileStream(Path.Combine(folder.Path, "plan.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        using (new FileStream(Path.Combine(folder.Path, "s.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(
                [
                    "workspace.yaml:2:13: error SL1109: The file 'plan.yaml' cannot be read: reading failed.",
                    "workspace.yaml:3:14: error SL1109: The file 's.csv' cannot be read: reading failed.",
                ],
                await folder.FindingsAsync());
        }
    }

    [Fact]
    public async Task A_pipe_is_no_reason_to_wait()
    {
        // Only Unix has named pipes among its files.
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        folder.With("workspace.yaml", "workspace: w\ndocuments: [pipe.yaml]\nstatistics: [pipe.csv]\n");
        foreach (var pipe in (string[])["pipe.yaml", "pipe.csv"])
        {
            using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder.Path, pipe)]);
            await mkfifo.WaitForExitAsync();
        }

        var findings = await folder.FindingsAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("pipe.yaml:1:1: error SL1009: The document is empty.", findings[1]);
        Assert.StartsWith("pipe.csv:1:1: error ", findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Workspace.LoadAsync(PlanData.Folder, cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task A_plan_that_stands_alone_is_a_plan()
    {
        using var folder = new TemporaryFolder();
        folder.With("plan.yaml", Plan + "projects: [ { id: x, title: { en: X }, responsibilities: { lead: [cast] } } ]\n")
            .With("units.yaml", "units: []\n")
            .With("bare/workspace.yaml", "workspace: w\n")
            .With("phases.yaml", Plan + "projects: [ { id: x, title: { en: X }, measures: [ { id: m, title: { en: M }, phases: [first] } ] } ]\n");

        Assert.Equal("x", (await Workspace.LoadPlanAsync(Path.Combine(folder.Path, "plan.yaml"))).Require().ResponsibilitiesOf("cast").Single().Project.Id);
        Assert.Equal("SL1114", Assert.Single((await Workspace.LoadPlanAsync(Path.Combine(folder.Path, "units.yaml"))).Diagnostics).Code);
        Assert.Equal("SL1114", Assert.Single((await Workspace.LoadPlanAsync(Path.Combine(folder.Path, "bare"))).Diagnostics).Code);
        Assert.Equal("SL1114", Assert.Single((await Workspace.LoadAsync(Path.Combine(folder.Path, "plan.yaml"))).Diagnostics).Code);
        Assert.Equal("SL3005", Assert.Single((await Workspace.LoadPlanAsync(Path.Combine(folder.Path, "phases.yaml"))).Diagnostics).Code);
        Assert.Empty(await folder.ValidateAsync("phases.yaml", "plan.yaml", "units.yaml", "bare"));
    }

    [Fact]
    public async Task A_document_on_its_own_may_name_what_others_define()
    {
        using var folder = new TemporaryFolder();
        folder.With("regions.yaml", "regions: [ { code: R-E, name: { en: E } }, { code: '11', name: { en: B }, parent: '00', groups: [R-F] } ]\n")
            .With("indicators.yaml", "indicators: [ { id: a, name: { en: A }, unit: venue / person, formula: (b + ccc, monitors: [m] } ]\n")
            .With("targets.yaml", "targets: [ { id: t, indicator: i, entity: '01', period: 2020, comparison: '>', value: 1, baseline: { period: 2021 } } ]\n")
            .With("records.yaml", "records: [ { measure: m, as_of: 2018-06-30, status: completed, percent_complete: 101 } ]\n")
            .With("schedule.yaml", "schedule: [ { id: plan, title: { en: A }, period: 2016 }, { id: plan, title: { en: A }, period: 2016 } ]\n")
            .With("register.yaml", "register: r\n")
            .With("data.csv", "indicator,unit,entity,period,breakdown,value,status,source\ngood,1,00,2020,_T,1,,s\ngood,1,00,2020,_T,1,,s\n");

        Assert.Equal(
            [
                "regions.yaml:1:98: warning SL4404: Unknown grouping 'R-F' of the region '11'; did you mean 'R-E'?",
                "indicators.yaml:1:72: error SL4211: The bracket '(' is not closed.",
                "targets.yaml:1:110: error SL4223: The baseline '2021' of the target 't' is not before its period '2020'.",
                "records.yaml:1:12: error SL3022: The percentage '101' is not between 0 and 100.",
                "schedule.yaml:1:59: error SL3001: The id 'plan' is used twice; first at schedule.yaml:1:13.",
                "register.yaml:1:1: warning SL1102: Documents of the kind 'register' are not read by this version; nothing was checked.",
                "data.csv:3:1: error SL5012: The cell 'good' of '00' in '2020' with breakdown '_T' is there twice; first at data.csv:2:1.",
            ],
            await folder.ValidateAsync("regions.yaml", "indicators.yaml", "targets.yaml", "records.yaml", "schedule.yaml", "register.yaml", "data.csv"));
    }
}
