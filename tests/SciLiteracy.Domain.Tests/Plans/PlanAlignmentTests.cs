using NodaTime;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class PlanAlignmentTests
{
    private static readonly ActionPlan National = Made(new PlanDraft
    {
        Id = "national",
        Title = Text("National plan"),
        Period = Days("2016-01-01/2020-12-31"),
        Projects =
        [
            new Project
            {
                Id = "infra",
                Title = Text("Infrastructure"),
                Tasks = [new PlanTask { Id = "infra.t1", Title = Text("Build museums") }, new PlanTask { Id = "infra.t2", Title = Text("Open laboratories") }],
                Measures = [new PlanMeasure { Id = "infra.m1", Title = LocalizedText.Of([new("en", "Mobile science museums"), new("zh", "流动科技馆")]) }],
            },
            new Project { Id = "people", Title = Text("People"), Measures = [new PlanMeasure { Id = "people.m1", Title = Text("Train guides") }] },
        ],
        Arrangements = [new Arrangement { Id = "lead", Title = Text("Leading group"), ArrangementKind = ArrangementKind.Leadership }],
        Phases = [new Phase { Id = "start", Title = Text("Start"), Period = Days("2016-01-01/2016-12-31") }],
    });

    [Fact]
    public void Declared_and_equal_ids_count_and_the_rest_are_gaps()
    {
        var alignment = PlanAlignment.Align(National, Made(Local));
        Assert.Equal(
            [
                "infra ByParts []", "infra.t1 Declared [l1, l2]", "infra.t2 Gap []", "infra.m1 Gap []",
                "people Gap []", "people.m1 Gap []", "lead SameId [lead]", "start Declared [first]",
            ],
            alignment.Rows.Select(r => $"{r.National.Id} {r.Kind} [{string.Join(", ", r.Local.Select(e => e.Id))}]"));
        Assert.Equal("1 of 2", alignment.Tasks.ToString());
        Assert.Equal("0 of 2", alignment.Measures.ToString());
        Assert.Equal(3.0 / 6, alignment.Whole.Share);
        Assert.Equal([1.0 / 3, 0.0], alignment.Projects.Select(p => p.Whole.Share!.Value));
        Assert.Equal(["infra.t2", "infra.m1", "people", "people.m1"], alignment.Gaps.Select(g => g.National.Id));
        Assert.Equal(["l3"], alignment.LocalOnly.Select(e => e.Id));
    }

    [Fact]
    public void A_national_project_taken_up_as_such_leaves_its_parts_gaps()
    {
        var local = Local with { Projects = [new Project { Id = "ours", Title = Text("Ours"), TakesUp = ["people"] }] };
        var alignment = PlanAlignment.Align(National, Made(local));
        Assert.Equal(AlignmentKind.Declared, alignment.Find("people")!.Kind);
        Assert.Equal("0 of 1", alignment.Projects[1].Whole.ToString());
        Assert.True(alignment.Find("people.m1")!.IsGap);
    }

    [Fact]
    public void An_equal_id_of_another_kind_does_not_count()
    {
        var local = Local with { Arrangements = [new Arrangement { Id = "people.m1", Title = Text("Train guides"), ArrangementKind = ArrangementKind.Guarantee }] };
        var alignment = PlanAlignment.Align(National, Made(local));
        Assert.True(alignment.Find("people.m1")!.IsGap);
        Assert.Contains("people.m1", alignment.LocalOnly.Select(e => e.Id));
    }

    [Fact]
    public void A_gap_has_the_most_similar_local_titles_as_candidates_in_any_shared_language()
    {
        var alignment = PlanAlignment.Align(National, Made(Local));
        var candidates = alignment.CandidatesFor("infra.m1");
        Assert.Equal(["l3", "l2"], candidates.Select(c => c.Local.Id)); // by the Chinese title, and by the museum in the English one
        Assert.Equal("l3", Assert.Single(alignment.CandidatesFor("infra.m1", most: 1)).Local.Id);
        Assert.Equal(8.0 / 9, candidates[0].Similarity, 12); // 4 pairs of letters and 5, 4 of them in common
    }

    [Fact]
    public void Unknown_elements_taken_up_and_days_outside_are_found_at_their_places()
    {
        var at = new SourceLocation("local.yaml", 9, 20);
        var local = Local with
        {
            Location = new SourceLocation("local.yaml", 1, 1),
            Period = Days("2016-01-01/2021-12-31"),
            Arrangements = [Local.Arrangements[0] with { TakesUp = [new Reference("infra.t7") { Location = at }, "national", "quite_other_thing"], Location = new SourceLocation("local.yaml", 9, 3) }],
            Phases = [Local.Phases[0] with { Period = Days("2016-06-01/2017-03-31"), Location = new SourceLocation("local.yaml", 20, 5) }],
        };
        var alignment = PlanAlignment.Align(National, Made(local));
        Assert.Equal(
            [
                "local.yaml:1:1: warning SL3031: The period of the plan 'local' (2016-01-01/2021-12-31) reaches outside that of the plan 'national' (2016-01-01/2020-12-31).",
                "local.yaml:9:3: error SL3030: Unknown element 'quite_other_thing' of the plan 'national', taken up by 'lead'.",
                "local.yaml:9:20: error SL3030: Unknown element 'infra.t7' of the plan 'national', taken up by 'lead'; did you mean 'infra.t1'?",
                "local.yaml:20:5: warning SL3031: The phase 'first' (2016-06-01/2017-03-31) reaches outside the phase 'start' (2016-01-01/2016-12-31) of the plan 'national'.",
            ],
            alignment.Diagnostics.Select(d => d.ToString()));
        var fit = Assert.Single(alignment.Schedule);
        Assert.False(fit.IsWithin);
        Assert.Equal(Days("2016-06-01/2016-12-31"), fit.DaysShared);
    }

    [Fact]
    public void Candidates_for_what_is_not_in_the_plan_are_refused() =>
        Assert.Throws<KeyNotFoundException>(() => PlanAlignment.Align(National, National).CandidatesFor("nothing"));

    [Fact]
    public void A_share_of_nothing_is_missing_and_complete()
    {
        Assert.Null(new AlignmentShare(0, 0).Share);
        Assert.True(new AlignmentShare(0, 0).IsComplete);
    }

    private static PlanDraft Local => new()
    {
        Id = "local",
        Title = Text("Local plan"),
        Period = Days("2016-01-01/2020-12-31"),
        Projects =
        [
            new Project
            {
                Id = "ours",
                Title = Text("Ours"),
                Tasks = [new PlanTask { Id = "l1", Title = Text("Build a museum"), TakesUp = ["infra.t1"] }],
                Measures =
                [
                    new PlanMeasure { Id = "l2", Title = Text("Repair the museum"), TakesUp = ["infra.t1"] },
                    new PlanMeasure { Id = "l3", Title = LocalizedText.Of([new("en", "Bus"), new("zh", "流动科技馆车")]) },
                ],
            },
        ],
        Arrangements = [new Arrangement { Id = "lead", Title = Text("Leaders"), ArrangementKind = ArrangementKind.Leadership }],
        Phases = [new Phase { Id = "first", Title = Text("First"), Period = Days("2016-02-01/2016-10-31"), TakesUp = ["start"] }],
    };

    private static ActionPlan Made(PlanDraft draft) => ActionPlan.Create(draft).Require();

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);

    private static DateInterval Days(string text) => DateIntervalText.Parse(text);
}
