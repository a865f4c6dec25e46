using NodaTime;
using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class ActionPlanTests
{
    private static readonly ActionPlan Plan = ActionPlan.Create(new PlanDraft
    {
        Id = "plan",
        Title = Text("Plan"),
        Period = Days("2016/2020"),
        Projects =
        [
            new Project
            {
                Id = "a",
                Title = Text("A"),
                Tasks = [new PlanTask { Id = "a.t", Title = Text("T") }],
                Measures =
                [
                    new PlanMeasure { Id = "a.m", Title = Text("M"), Serves = ["a.t"], Phases = ["p3", "p1"] },
                    new PlanMeasure { Id = "a.n", Title = Text("N") },
                ],
                Responsibilities = new DivisionOfLabour { Lead = ["cast", "aqsiq"], Participant = ["sapprft"], Evidence = Evidence.Inferred },
            },
            new Project { Id = "b", Title = Text("B"), Responsibilities = new DivisionOfLabour { Participant = ["cast"] } },
        ],
        Phases =
        [
            new Phase { Id = "p1", Title = Text("Start"), Period = Days("2016") }, new Phase { Id = "p2", Title = Text("Depth"), Period = Days("2016-12/2019-12") },
            new Phase { Id = "p3", Title = Text("End"), Period = Days("2020") },
        ],
        Agencies =
        [
            new Agency { Id = "cast", Name = Text("Association") },
            new Agency { Id = "aqsiq", Name = Text("Quality"), Lifetime = Lifetime.Parse("../2018-03-18"), Succession = new AgencySuccession { Kind = AgencySuccessionKind.Renamed, Successors = ["samr"] } },
            new Agency { Id = "samr", Name = Text("Market"), Lifetime = Lifetime.Parse("2018-03-19/..") },
            new Agency { Id = "sapprft", Name = Text("Press"), Lifetime = Lifetime.Parse("../2018-03-18"), Succession = new AgencySuccession { Kind = AgencySuccessionKind.Split, Successors = ["nrta", "npc"] } },
            new Agency { Id = "nrta", Name = Text("Radio"), Lifetime = Lifetime.Parse("2018-03-19/..") },
            new Agency { Id = "npc", Name = Text("Film"), Lifetime = Lifetime.Parse("2018-03-19/2019-12-31") },
        ],
    }).Require();

    [Theory]
    [InlineData("2018-03-18", "1 Lead cast = cast; 2 Lead aqsiq = aqsiq; 3 Participant sapprft = sapprft")]
    [InlineData("2018-03-19", "1 Lead cast = cast; 2 Lead aqsiq -> samr = samr; 3 Participant sapprft -> nrta = nrta; 3 Participant sapprft -> npc = npc")]
    [InlineData("2020-01-01", "1 Lead cast = cast; 2 Lead aqsiq -> samr = samr; 3 Participant sapprft -> nrta = nrta; 3 Participant sapprft -> npc = nobody")]
    public void Who_is_responsible_follows_the_successions_with_the_path(string on, string expected)
    {
        foreach (var id in new[] { "a", "a.t", "a.m" })
        {
            var responsible = Plan.ResponsibleFor(id, Days(on).Start);
            Assert.Equal(expected, string.Join("; ", responsible.Select(r => $"{r.Responsibility.Order} {r.Responsibility.Role} {r.Path} = {r.Agency?.Id ?? "nobody"}")));
            Assert.All(responsible, r => Assert.Equal(Evidence.Inferred, r.Responsibility.Evidence));
        }
    }

    [Fact]
    public void Nobody_is_responsible_for_what_is_in_no_project()
    {
        Assert.Throws<KeyNotFoundException>(() => Plan.ResponsibleFor("p1", new LocalDate(2016, 1, 1)));
        Assert.Throws<KeyNotFoundException>(() => Plan.ResponsibleFor("nothing", new LocalDate(2016, 1, 1)));
    }

    [Fact]
    public void Responsibilities_can_be_asked_for_by_project_and_by_agency()
    {
        Assert.Equal(["cast Lead 1", "aqsiq Lead 2", "sapprft Participant 3"], Plan.AgenciesOf("a").Select(r => $"{r.Agency.Id} {r.Role} {r.Order}"));
        Assert.Equal(["a Lead 1", "b Participant 1"], Plan.ResponsibilitiesOf("cast").Select(r => $"{r.Project.Id} {r.Role} {r.Order}"));
        Assert.Empty(Plan.ResponsibilitiesOf("samr"));
        Assert.Empty(Plan.AgenciesOf("nothing"));
    }

    [Theory]
    [InlineData("2015-12-31", "")]
    [InlineData("2016-01-01", "p1")]
    [InlineData("2016-11-30", "p1")]
    [InlineData("2016-12-01", "p1 p2")]
    [InlineData("2016-12-31", "p1 p2")]
    [InlineData("2017-01-01", "p2")]
    [InlineData("2020-12-31", "p3")]
    [InlineData("2021-01-01", "")]
    public void Phases_in_force_include_both_ends_and_may_overlap(string on, string expected) =>
        Assert.Equal(expected, string.Join(' ', Plan.Schedule.InForce(Days(on).Start).Select(p => p.Id)));

    // Law: a sweep = all pairs.
    [Property(MaxTest = 300)]
    public void Overlapping_phases_are_those_that_a_plain_search_finds(byte[] numbers)
    {
        var phases = numbers.Chunk(2).Where(c => c.Length == 2).Select((c, i) => new Phase
        {
            Id = $"p{i}",
            Title = LocalizedText.Of("en", "Phase"),
            Period = new DateInterval(new LocalDate(2016, 1, 1).PlusDays(c[0]), new LocalDate(2016, 1, 1).PlusDays(c[0] + (c[1] % 40))),
        }).ToValueList();

        var plain = new List<(string, string, DateInterval)>();
        for (var i = 0; i < phases.Count; i++)
        {
            for (var j = i + 1; j < phases.Count; j++)
            {
                if (phases[i].Period.Intersection(phases[j].Period) is { } days)
                    plain.Add((phases[i].Id, phases[j].Id, days));
            }
        }

        Assert.Equal(plain, new Schedule(phases).Overlaps().Select(o => (o.First.Id, o.Second.Id, o.Days)));
    }

    [Fact]
    public void Overlapping_phases_are_told_with_the_days_they_share()
    {
        var (first, second, days) = Assert.Single(Plan.Schedule.Overlaps());
        Assert.Equal(("p1", "p2", Days("2016-12")), (first.Id, second.Id, days));
    }

    [Fact]
    public void A_measure_is_due_from_the_first_to_the_last_day_of_its_phases_or_in_the_plans_period()
    {
        Assert.Equal(Days("2016/2020"), Plan.DueIn((PlanMeasure)Plan.Find("a.m")!));
        Assert.Equal(Plan.Period, Plan.DueIn((PlanMeasure)Plan.Find("a.n")!));
        Assert.Equal(Days("2020"), Plan.DueIn(new PlanMeasure { Id = "x", Title = Text("X"), Phases = ["p3"] }));
    }

    [Fact]
    public void Elements_stand_in_the_order_of_the_plan_and_know_their_project()
    {
        Assert.Equal(["a", "a.t", "a.m", "a.n", "b", "p1", "p2", "p3"], Plan.Elements.Select(e => e.Id));
        Assert.Equal("a", Plan.ProjectOf("a.m")!.Id);
        Assert.Null(Plan.ProjectOf("p1"));
        Assert.Null(Plan.Find("plan"));
        Assert.Equal(["a.m"], Plan.MeasuresServing("a.t").Select(m => m.Id));
        Assert.Empty(Plan.MeasuresServing("nothing"));
    }

    [Fact]
    public void Without_a_list_of_agencies_every_named_agency_exists()
    {
        var plan = ActionPlan.Create(new PlanDraft { Id = "p", Title = Text("P"), Period = Days("2016"), Projects = [new Project { Id = "a", Title = Text("A"), Responsibilities = new DivisionOfLabour { Lead = ["moe"] } }] }).Require();
        Assert.Equal("moe", Assert.Single(plan.ResponsibleFor("a", new LocalDate(2030, 1, 1))).Agency!.Id);
        Assert.Empty(plan.Draft.Agencies);
    }

    // Law: equality ignores places. Two plans that say the same are equal wherever they were read from, and have one hash code.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void Equality_ignores_where_things_stand(PlanDraft draft)
    {
        var moved = draft with
        {
            Location = At(1),
            Projects = draft.Projects.Select(p => p with
            {
                Location = At(2),
                Source = p.Source is { } source ? source with { Location = At(3), Document = source.Document with { Location = At(4) } } : null,
                Tasks = p.Tasks.Select(t => t with { Location = At(5) }).ToValueList(),
                Measures = p.Measures.Select(m => m with { Location = At(6), Serves = m.Serves.Select(s => s with { Location = At(7) }).ToValueList() }).ToValueList(),
                Responsibilities = p.Responsibilities is { } division ? division with { Location = At(8) } : null,
            }).ToValueList(),
            Agencies = draft.Agencies.Select(a => a with { Location = At(9), Succession = a.Succession is { } s ? s with { Location = At(10) } : null }).ToValueList(),
            Sources = draft.Sources.Select(s => s with { Location = At(11) }).ToValueList(),
        };
        var (one, other) = (ActionPlan.Create(draft).Require(), ActionPlan.Create(moved).Require());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, ActionPlan.Create(draft with { Title = Text("quite another title") }).Require());

        static SourceLocation At(int line) => new("plan.yaml", line, 1);
    }

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);

    private static DateInterval Days(string text) => DateIntervalText.Parse(text);
}
