using NodaTime;

namespace SciLiteracy.Domain.Tests.Plans;

/// <summary>The exact findings about bad plans, agencies and records; one example for every kind.</summary>
public sealed class PlanDiagnosticsTests
{
    private static readonly PlanDraft Good = new()
    {
        Id = "plan",
        Title = Text("Plan"),
        Period = DateIntervalText.Parse("2016/2020"),
        Projects =
        [
            new Project
            {
                Id = "a",
                Title = Text("A"),
                Location = At(10),
                Tasks = [new PlanTask { Id = "a.task.1", Title = Text("T"), Location = At(11) }],
                Measures = [new PlanMeasure { Id = "a.m", Title = Text("M"), Location = At(12) }],
            },
        ],
        Phases = [new Phase { Id = "in-depth", Title = Text("P"), Period = DateIntervalText.Parse("2017/2018"), Location = At(20) }],
    };

    public static TheoryData<string, PlanDraft, string[]> BadPlans => new()
    {
        { "SL3002", Good with { Id = "1 plan", Location = At(1) }, ["plan.yaml:1:3: error SL3002: '1 plan' is no plan id; expected a letter, then letters, digits, '_', '.' or '-'."] },
        { "SL3002", WithProject(p => p with { Tasks = [p.Tasks[0] with { Id = "a-b" }] }), ["plan.yaml:11:3: error SL3002: 'a-b' is no id of an element; expected a letter, then letters, digits, '_' or '.'."] },
        { "SL3002", Good with { Phases = [Good.Phases[0] with { Id = "in depth" }] }, ["plan.yaml:20:3: error SL3002: 'in depth' is no id of a phase; expected a letter, then letters, digits, '_', '.' or '-'."] },
        { "SL3002", WithAgencies("a gency"), ["plan.yaml:30:3: error SL3002: 'a gency' is no agency id; expected a letter, then letters, digits, '_' or '.'."] },
        { "SL3001", WithProject(p => p with { Measures = [p.Measures[0] with { Id = "a.task.1" }] }), ["plan.yaml:12:3: error SL3001: The id 'a.task.1' is used twice; first at plan.yaml:11:3."] },
        { "SL3001", WithProject(p => p with { Tasks = [p.Tasks[0] with { Id = "plan" }] }), ["plan.yaml:11:3: error SL3001: The id 'plan' is used twice; first at (code)."] },
        {
            "SL3003", WithProject(p => p with { Responsibilities = new DivisionOfLabour { Lead = [Ref("casst", 15)], Participant = ["zzzzzz"] } }) with { Agencies = WithAgencies("cast ../..").Agencies },
            ["plan.yaml:10:3: error SL3003: Unknown agency 'zzzzzz'.", "plan.yaml:15:3: error SL3003: Unknown agency 'casst'; did you mean 'cast'?"]
        },
        { "SL3002", WithProject(p => p with { Responsibilities = new DivisionOfLabour { Lead = [Ref("c-st", 15)] } }), ["plan.yaml:15:3: error SL3002: 'c-st' is no agency id; expected a letter, then letters, digits, '_' or '.'."] },
        {
            "SL3004", WithProject(p => p with { Measures = [p.Measures[0] with { Serves = [Ref("a.tsk.1", 16), "other"] }] }),
            ["plan.yaml:12:3: error SL3004: Unknown task 'other' in the project 'a'.", "plan.yaml:16:3: error SL3004: Unknown task 'a.tsk.1' in the project 'a'; did you mean 'a.task.1'?"]
        },
        { "SL3005", WithProject(p => p with { Measures = [p.Measures[0] with { Phases = [Ref("in_depth", 17)] }] }), ["plan.yaml:17:3: error SL3005: Unknown phase 'in_depth'; did you mean 'in-depth'?"] },
        {
            "SL3006", Good with { Phases = [Good.Phases[0] with { Period = DateIntervalText.Parse("2015-12-31/2018-12-31") }, Good.Phases[0] with { Id = "late", Period = DateIntervalText.Parse("2020-01-01/2021-01-01"), Location = At(21) }] },
            [
                "plan.yaml:20:3: error SL3006: The phase 'in-depth' (2015-12-31/2018-12-31) reaches outside the plan's period (2016-01-01/2020-12-31).",
                "plan.yaml:21:3: error SL3006: The phase 'late' (2020-01-01/2021-01-01) reaches outside the plan's period (2016-01-01/2020-12-31).",
            ]
        },
        { "SL3007", WithProject(p => p with { Responsibilities = new DivisionOfLabour { Lead = [Ref("cast", 15)], Participant = [Ref("cast", 16)] } }), ["plan.yaml:16:3: error SL3007: The project 'a' lists the agency 'cast' twice; first at plan.yaml:15:3."] },
        { "SL3008", WithProject(p => p with { Source = new SourceLocator { Document = Ref("sed", 14) } }) with { Sources = [Source("seed", 40)] }, ["plan.yaml:14:3: error SL3008: Unknown source 'sed'; did you mean 'seed'?"] },
        { "SL3009", Good with { Sources = [Source("seed", 40), Source("seed", 41)] }, ["plan.yaml:41:3: error SL3009: The source 'seed' is defined twice; first at plan.yaml:40:3."] },
        { "SL3002", Good with { Sources = [Source("2016", 40)] }, ["plan.yaml:40:3: error SL3002: '2016' is no source id; expected a letter, then letters, digits, '_', '.' or '-'."] },
        { "SL3010", WithAgencies("a ../..", "a ../.."), ["plan.yaml:31:3: error SL3010: The agency 'a' is defined twice; first at plan.yaml:30:3."] },
        {
            "SL3011", WithAgencies("mlr 1998-03-10/2018-03-18 merged mnr", "mnr 2018-03-18/.."),
            ["plan.yaml:30:3: error SL3011: The lifetimes of 'mlr' (1998-03-10/2018-03-18) and its successor 'mnr' (2018-03-18/..) overlap; expected 'mnr' to begin after 2018-03-18, or 'kind: absorbed' if it existed before."]
        },
        {
            "SL3011", Good with { Agencies = [new Agency { Id = "a", Name = Text("A"), Abbreviation = "NHC", Location = At(30) }, new Agency { Id = "b", Name = Text("B"), Abbreviation = "NHC", Location = At(31) }] },
            ["plan.yaml:31:3: error SL3011: The lifetimes of 'a' (../..) and 'b' (../..) overlap, and both are abbreviated 'NHC'; the first is at plan.yaml:30:3."]
        },
        {
            "SL3012", WithAgencies("a ../2000-12-31 absorbed b", "b ../2000-12-31 absorbed a"),
            [
                "plan.yaml:30:3: error SL3014: The successor 'b' (../2000-12-31) does not exist on 2001-01-01, the day after 'a' ended.",
                "plan.yaml:30:3: error SL3012: Agencies succeed each other in a circle: 'a' -> 'b' -> 'a'.",
                "plan.yaml:31:3: error SL3014: The successor 'a' (../2000-12-31) does not exist on 2001-01-01, the day after 'b' ended.",
            ]
        },
        { "SL3013", WithAgencies("mlr ../2018-03-18 merged mnrr", "mnr 2018-03-19/.."), ["plan.yaml:30:3: error SL3013: Unknown agency 'mnrr' among the successors of 'mlr'; did you mean 'mnr'?"] },
        { "SL3014", WithAgencies("a ../2000-12-31 renamed b", "b 2001-01-02/.."), ["plan.yaml:30:3: error SL3014: The successor 'b' (2001-01-02/..) does not exist on 2001-01-01, the day after 'a' ended."] },
        { "SL3015", WithAgencies("a 1990-01-01/.. renamed b", "b ../.."), ["plan.yaml:30:3: error SL3015: The agency 'a' has successors but its lifetime '1990-01-01/..' has no end; write 'lifetime: ../LAST-DAY'."] },
        { "SL3016", WithAgencies("a ../2000-12-31 split b", "b 2001-01-01/.."), ["plan.yaml:30:3: error SL3016: The agency 'a' was split and has 1 successors; expected at least 2."] },
        { "SL3016", WithAgencies("a ../2000-12-31 split b b", "b 2001-01-01/.."), ["plan.yaml:30:3: error SL3016: The agency 'a' was split and has 1 successors; expected at least 2."] },
        { "SL3016", WithAgencies("a ../2000-12-31 renamed b c", "b 2001-01-01/..", "c 2001-01-01/.."), ["plan.yaml:30:3: error SL3016: The agency 'a' was renamed and has 2 successors; expected exactly 1."] },
    };

    public static TheoryData<string, ImplementationRecord[], string[]> BadRecords => new()
    {
        { "SL3020", [Record("a.n", 50)], ["plan.yaml:50:3: error SL3020: Unknown measure 'a.n'; did you mean 'a.m'?"] },
        { "SL3021", [Record("a.m", 50), Record("a.m", 51)], ["plan.yaml:51:3: error SL3021: The measure 'a.m' has two records for 2018-06-30; first at plan.yaml:50:3."] },
        { "SL3022", [Record("a.m", 50) with { PercentComplete = 100.5 }], ["plan.yaml:50:3: error SL3022: The percentage '100.5' is not between 0 and 100."] },
        { "SL3022", [Record("a.m", 50) with { PercentComplete = double.NaN }], ["plan.yaml:50:3: error SL3022: The percentage 'NaN' is not between 0 and 100."] },
        { "SL3023", [Record("a.m", 50) with { Status = RecordedStatus.Completed, PercentComplete = 60 }], ["plan.yaml:50:3: warning SL3023: The percentage '60' does not fit the status of the measure 'a.m'."] },
        { "SL3023", [Record("a.m", 50) with { Status = RecordedStatus.NotStarted, PercentComplete = 1 }], ["plan.yaml:50:3: warning SL3023: The percentage '1' does not fit the status of the measure 'a.m'."] },
        { "SL3023", [Record("a.m", 50) with { PercentComplete = 100 }], ["plan.yaml:50:3: warning SL3023: The percentage '100' does not fit the status of the measure 'a.m'."] },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public void A_bad_plan_gives_the_finding_at_its_place(string code, PlanDraft draft, string[] expected)
    {
        var result = ActionPlan.Create(draft);
        Assert.Equal(expected, result.Diagnostics.Select(d => d.ToString()));
        Assert.Contains(code, result.Diagnostics.Select(d => d.Code));
        Assert.Null(result.Value);
    }

    [Theory]
    [MemberData(nameof(BadRecords))]
    public void A_bad_record_gives_the_finding_at_its_place(string code, ImplementationRecord[] records, string[] expected)
    {
        var result = MonitoringFramework.Create(new MonitoringFrameworkDraft { Plan = Good, Records = records.ToValueList() });
        Assert.Equal(expected, result.Diagnostics.Select(d => d.ToString()));
        Assert.Contains(code, result.Diagnostics.Select(d => d.Code));
        Assert.Equal(code == "SL3023", result.IsOk);
    }

    [Fact]
    public void Every_kind_has_an_example()
    {
        string[] elsewhere = ["SL3030", "SL3031"]; // PlanAlignmentTests
        var shown = BadPlans.Concat(BadRecords).Select(row => (string)row[0]).Concat(elsewhere).ToHashSet();
        Assert.Equal(PlanDiagnostics.All.Select(d => d.Code).Order(), shown.Order());
        Assert.Equal(PlanDiagnostics.All.Count, PlanDiagnostics.All.Select(d => d.Code).Distinct().Count());
    }

    [Fact]
    public void A_good_plan_gives_none() => Assert.Empty(ActionPlan.Create(Good).Diagnostics);

    [Fact]
    public void All_findings_come_at_once()
    {
        var project = WithProject(p => p with
        {
            Measures = [p.Measures[0] with { Serves = ["x"], Phases = ["y"] }],
            Responsibilities = new DivisionOfLabour { Lead = ["q", "q"] },
        });
        var draft = project with { Id = "?", Agencies = WithAgencies("a ../2000-12-31 renamed nobody").Agencies };
        Assert.Equal(["SL3002", "SL3003", "SL3004", "SL3005", "SL3007", "SL3013"], ActionPlan.Create(draft).Diagnostics.Select(d => d.Code).Order());
    }

    [Fact]
    public void Thousands_of_unknown_names_among_thousands_of_known_ones_are_checked_in_bounded_time()
    {
        var draft = WithProject(p => p with
        {
            Tasks = Enumerable.Range(0, 5000).Select(i => new PlanTask { Id = $"a_rather_long_name_of_a_task_{i}", Title = Text("T") }).ToValueList(),
            Measures = Enumerable.Range(0, 5000).Select(i => new PlanMeasure { Id = $"m{i}", Title = Text("M"), Serves = [$"a_rather_lang_name_of_a_task_{i}"] }).ToValueList(),
        });
        Assert.Equal(5000, ActionPlan.Create(draft).Diagnostics.Length);
    }

    private static PlanDraft WithProject(Func<Project, Project> edit) => Good with { Projects = [edit(Good.Projects[0])] };

    // "ID LIFETIME [KIND SUCCESSOR...]", on the lines from 30 on.
    private static PlanDraft WithAgencies(params string[] agencies) => Good with
    {
        Agencies = agencies.Select((text, i) =>
        {
            var parts = text.Split(' ');
            if (!Lifetime.TryParse(parts[1], out var lifetime))
                return new Agency { Id = text, Name = Text("A"), Location = At(30 + i) };
            return new Agency
            {
                Id = parts[0],
                Name = Text("A"),
                Lifetime = lifetime,
                Location = At(30 + i),
                Succession = parts.Length < 3 ? null : new AgencySuccession
                {
                    Kind = Enum.Parse<AgencySuccessionKind>(parts[2], ignoreCase: true),
                    Successors = parts[3..].Select(s => (Reference)s).ToValueList(),
                },
            };
        }).ToValueList(),
    };

    private static ImplementationRecord Record(string measure, int line) =>
        new() { Measure = measure, AsOf = new LocalDate(2018, 6, 30), Status = RecordedStatus.InProgress, Location = At(line) };

    private static SourceDocument Source(string id, int line) => new() { Id = id, Title = Text("Source"), Location = At(line) };

    private static Reference Ref(string id, int line) => new(id) { Location = At(line) };

    private static SourceLocation At(int line) => new("plan.yaml", line, 3);

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
