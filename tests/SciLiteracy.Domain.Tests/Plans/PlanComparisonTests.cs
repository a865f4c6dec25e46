using NodaTime;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class PlanComparisonTests
{
    private static readonly DateInterval Period = new(new LocalDate(2016, 1, 1), new LocalDate(2020, 12, 31));

    private static PlanDraft Plan => new()
    {
        Id = "cn-2016-2020",
        Title = Text("Plan"),
        Period = Period,
        Projects =
        [
            new Project
            {
                Id = "a",
                Title = Text("Project A"),
                Number = 1,
                Tasks = [new PlanTask { Id = "a.t1", Title = Text("Task one") }, new PlanTask { Id = "a.t2", Title = Text("Task two") }],
                Measures =
                [
                    new PlanMeasure { Id = "a.m1", Title = Text("Measure one"), Serves = ["a.t1"], Phases = ["start"] },
                    new PlanMeasure { Id = "a.m2", Title = Text("Measure two") },
                    new PlanMeasure { Id = "a.m3", Title = Text("Measure three") },
                ],
                Responsibilities = new DivisionOfLabour { Lead = ["cast", "moe"], Participant = ["most", "mof"] },
            },
            new Project { Id = "b", Title = Text("Project B"), Number = 2 },
        ],
        Arrangements = [new Arrangement { Id = "lead1", Title = Text("Leading group"), ArrangementKind = ArrangementKind.Leadership }],
        Phases =
        [
            new Phase { Id = "start", Title = Text("Start"), Period = new DateInterval(Period.Start, new LocalDate(2016, 12, 31)) },
            new Phase { Id = "deep", Title = Text("Depth"), Period = new DateInterval(new LocalDate(2017, 1, 1), Period.End) },
        ],
        Agencies =
        [
            new Agency { Id = "cast", Name = Text("Association") }, new Agency { Id = "moe", Name = Text("Education") },
            new Agency { Id = "most", Name = Text("Science") }, new Agency { Id = "mof", Name = Text("Finance") },
        ],
        Sources = [new SourceDocument { Id = "seed", Title = Text("Source"), Year = 2016 }],
    };

    [Fact]
    public void An_added_and_a_removed_measure_are_reported_and_what_shifted_is_not()
    {
        var after = WithProject(0, p => p with { Measures = [new PlanMeasure { Id = "a.m0", Title = Text("New") }, .. p.Measures.Skip(1)] });
        AssertChanges(after, "measure 'a.m0': added: nothing -> New", "measure 'a.m1': removed: Measure one -> nothing");
    }

    [Fact]
    public void A_measure_that_goes_to_another_project_has_moved()
    {
        var (a, b) = (Plan.Projects[0], Plan.Projects[1]);
        var after = Plan with { Projects = [a with { Measures = a.Measures.Where(m => m.Id != "a.m2").ToValueList() }, b with { Measures = [a.Measures[1]] }] };
        AssertChanges(after, "measure 'a.m2': place: a, 2 -> b, 1");
    }

    [Fact]
    public void Only_the_one_that_moved_within_a_list_is_reported() => AssertChanges(
        WithProject(0, p => p with { Measures = [p.Measures[2], p.Measures[0], p.Measures[1]] }), "measure 'a.m3': place: a, 3 -> a, 1");

    [Fact]
    public void Projects_that_change_places_and_numbers_are_reported() => AssertChanges(
        Plan with { Projects = [Plan.Projects[1] with { Number = 1 }, Plan.Projects[0] with { Number = null }] },
        "project 'b': place: 2 -> 1", "project 'b': number: 2 -> 1", "project 'a': number: 1 -> nothing");

    [Fact]
    public void A_text_is_reported_by_language()
    {
        var title = LocalizedText.Of([new("en", "Project B"), new("zh", "项目乙")]);
        AssertChanges(
            WithProject(1, p => p with { Title = title, Summary = Text("About B") }),
            "project 'b': title (zh): nothing -> 项目乙", "project 'b': summary (en): nothing -> About B");
    }

    [Fact]
    public void A_phase_with_other_days_is_rescheduled_and_so_is_the_plan()
    {
        var after = Plan with
        {
            Period = new DateInterval(Period.Start, new LocalDate(2021, 12, 31)),
            Phases = [Plan.Phases[0], Plan.Phases[1] with { Period = new DateInterval(new LocalDate(2017, 6, 1), Period.End) }],
        };
        AssertChanges(
            after, "plan 'cn-2016-2020': period: 2016-01-01/2020-12-31 -> 2016-01-01/2021-12-31",
            "phase 'deep': period: 2017-01-01/2020-12-31 -> 2017-06-01/2020-12-31");
    }

    [Fact]
    public void Roles_that_change_are_reported_and_numbers_that_shift_are_not() => AssertChanges(
        WithProject(0, p => p with { Responsibilities = new DivisionOfLabour { Lead = ["moe"], Participant = ["most", "mof", "cast"] } }),
        "project 'a': role of 'cast': lead, 1 -> participant, 4");

    [Fact]
    public void An_agency_that_leaves_one_that_joins_and_a_new_order_are_reported()
    {
        var after = Plan with
        {
            Projects = [Plan.Projects[0] with { Responsibilities = new DivisionOfLabour { Lead = ["moe", "cast"], Participant = ["mof"] } }, Plan.Projects[1] with { Responsibilities = new DivisionOfLabour { Lead = ["most"] } }],
        };
        AssertChanges(
            after, "project 'a': role of 'moe': lead, 2 -> lead, 1", "project 'a': role of 'most': participant, 3 -> nothing",
            "project 'b': division of labour: nothing -> given", "project 'b': role of 'most': nothing -> lead, 1");
    }

    [Fact]
    public void Evidence_truncation_and_source_of_a_division_are_reported() => AssertChanges(
        WithProject(0, p => p with
        {
            Responsibilities = p.Responsibilities! with { Evidence = Evidence.Inferred, IsTruncated = true, Source = new SourceLocator { Document = "seed", Section = "8" } },
        }),
        "project 'a': evidence of the division of labour: stated -> inferred", "project 'a': division of labour truncated: no -> yes",
        "project 'a': source of the division of labour: nothing -> seed 8");

    [Fact]
    public void What_a_measure_serves_and_when_it_is_due_is_reported() => AssertChanges(
        WithProject(0, p => p with { Measures = [p.Measures[0] with { Serves = ["a.t1", "a.t2"], Phases = [] }, p.Measures[1] with { TakesUp = ["n1"] }, p.Measures[2]] }),
        "measure 'a.m1': serves: a.t1 -> a.t1, a.t2", "measure 'a.m1': phases: start -> nothing", "measure 'a.m2': takes up: nothing -> n1");

    [Fact]
    public void A_new_id_of_the_same_title_is_a_new_name_and_references_follow_it()
    {
        var a = Plan.Projects[0];
        var after = Plan with
        {
            Projects = [a with { Tasks = [a.Tasks[0] with { Id = "a.task.1" }, a.Tasks[1]], Measures = [a.Measures[0] with { Serves = ["a.task.1"] }, .. a.Measures.Skip(1)] }, Plan.Projects[1]],
        };
        AssertChanges(after, "task 'a.task.1': id: a.t1 -> a.task.1");
    }

    [Fact]
    public void A_title_that_two_have_proves_no_new_name()
    {
        var before = WithProject(0, p => p with { Tasks = [p.Tasks[0], p.Tasks[1] with { Title = p.Tasks[0].Title }] });
        var after = before with { Projects = [before.Projects[0] with { Measures = [], Tasks = [before.Projects[0].Tasks[0] with { Id = "x" }, before.Projects[0].Tasks[1]] }, before.Projects[1]] };
        var changes = PlanComparison.Compare(Made(before with { Projects = [before.Projects[0] with { Measures = [] }, before.Projects[1]] }), Made(after)).Changes;
        Assert.Equal(["task 'x': added: nothing -> Task one", "task 'a.t1': removed: Task one -> nothing"], changes.Select(c => c.ToString()));
    }

    [Fact]
    public void A_ministry_under_a_new_id_keeps_its_roles()
    {
        var a = Plan.Projects[0];
        var after = Plan with
        {
            Agencies = [Plan.Agencies[0], Plan.Agencies[1] with { Id = "education" }, .. Plan.Agencies.Skip(2)],
            Projects = [a with { Responsibilities = a.Responsibilities! with { Lead = ["cast", "education"] } }, Plan.Projects[1]],
        };
        AssertChanges(after, "agency 'education': id: moe -> education");
    }

    [Fact]
    public void Lifetime_and_succession_of_an_agency_are_reported()
    {
        var after = Plan with
        {
            Agencies =
            [
                Plan.Agencies[0],
                Plan.Agencies[1] with
                {
                    Name = Text("Ministry of Education"),
                    Lifetime = Lifetime.Parse("../2018-03-18"),
                    Succession = new AgencySuccession { Kind = AgencySuccessionKind.Absorbed, Successors = ["most"] },
                },
                .. Plan.Agencies.Skip(2),
            ],
        };
        AssertChanges(
            after, "agency 'moe': title (en): Education -> Ministry of Education", "agency 'moe': lifetime: ../.. -> ../2018-03-18",
            "agency 'moe': succession: nothing -> absorbed: most");
    }

    [Fact]
    public void Arrangements_sources_and_places_in_the_source_are_reported() => AssertChanges(
        Plan with
        {
            Arrangements = [Plan.Arrangements[0] with { ArrangementKind = ArrangementKind.Guarantee, Source = new SourceLocator { Document = "seed" } }],
            Sources = [Plan.Sources[0] with { Year = 2017, Note = "second print" }],
        },
        "arrangement 'lead1': source: nothing -> seed", "arrangement 'lead1': kind: leadership -> guarantee",
        "source 'seed': year: 2016 -> 2017", "source 'seed': note: nothing -> second print");

    [Fact]
    public void The_plans_own_id_and_texts_are_reported() => AssertChanges(
        Plan with { Id = "cn-2021-2035", Title = Text("Outline"), Summary = Text("Goals") },
        "plan 'cn-2021-2035': id: cn-2016-2020 -> cn-2021-2035", "plan 'cn-2021-2035': title (en): Plan -> Outline",
        "plan 'cn-2021-2035': summary (en): nothing -> Goals");

    [Fact]
    public void Changed_targets_and_indicators_are_reported_between_frameworks()
    {
        var target = new Target { Id = "t20", Indicator = "rate", Entity = "00", Period = ReferencePeriod.Parse("2020"), Comparison = Comparison.AtLeast, Value = 10 };
        var before = new MonitoringFrameworkDraft
        {
            Plan = Plan,
            Indicators = [new Indicator { Id = "rate", Name = Text("Rate"), Unit = "%", Monitors = ["a.t1"] }],
            Targets = [target, target with { Id = "old" }],
        };
        var a = Plan.Projects[0];
        var after = before with
        {
            Plan = Plan with { Projects = [a with { Tasks = [a.Tasks[0] with { Id = "a.task.1" }, a.Tasks[1]], Measures = [] }, Plan.Projects[1]] },
            Indicators = [before.Indicators[0] with { Direction = Direction.Higher, Monitors = ["a.task.1"] }],
            Targets =
            [
                target with { Value = 10.5, Comparison = Comparison.GreaterThan, Baseline = new Baseline { Period = ReferencePeriod.Parse("2015"), Value = 6.2 } },
                target with { Id = "t25", Period = ReferencePeriod.Parse("2025") },
            ],
        };
        Assert.Equal(
            [
                "task 'a.task.1': id: a.t1 -> a.task.1",
                "indicator 'rate': direction: context -> higher",
                "target 't20': comparison: >= -> >", "target 't20': value: 10 -> 10.5", "target 't20': baseline: nothing -> 2015 = 6.2",
                "target 't25': added: nothing -> t25",
                "measure 'a.m1': removed: Measure one -> nothing", "measure 'a.m2': removed: Measure two -> nothing",
                "measure 'a.m3': removed: Measure three -> nothing", "target 'old': removed: old -> nothing",
            ],
            PlanComparison.Compare(MonitoringFramework.Create(before).Require(), MonitoringFramework.Create(after).Require()).Changes.Select(c => c.ToString()));
    }

    [Fact]
    public void Changes_of_one_thing_can_be_asked_for_by_the_old_and_the_new_id()
    {
        var comparison = PlanComparison.Compare(Made(Plan), Made(Plan with { Id = "next" }));
        Assert.Single(comparison.Of("next"));
        Assert.Single(comparison.Of("cn-2016-2020"));
        Assert.Empty(comparison.Of("a"));
    }

    private static PlanDraft WithProject(int index, Func<Project, Project> edit) =>
        Plan with { Projects = Plan.Projects.Select((p, i) => i == index ? edit(p) : p).ToValueList() };

    private static void AssertChanges(PlanDraft after, params string[] expected) =>
        Assert.Equal(expected, PlanComparison.Compare(Made(Plan), Made(after)).Changes.Select(c => c.ToString()));

    private static ActionPlan Made(PlanDraft draft) => ActionPlan.Create(draft).Require();

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
