using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class PlanAlignmentLaws
{
    // Law: identity. A plan takes up all of itself and has nothing of its own beside.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
    public void Alignment_of_a_plan_with_itself_is_complete(ActionPlan plan)
    {
        var alignment = PlanAlignment.Align(plan, plan);
        Assert.Empty(alignment.Gaps);
        Assert.Empty(alignment.LocalOnly);
        Assert.All(Shares(alignment), share => Assert.True(share.IsComplete && share.Share is null or 1));
        // What it takes up of a still higher plan is not in it; or is, by the generator's chance, another phase with other days.
        Assert.All(alignment.Diagnostics, d => Assert.True(d.Code is "SL3030" or "SL3031" && plan.Elements.Any(e => e.TakesUp.Count > 0)));
        Assert.All(alignment.Schedule.Where(f => f.National.Id == f.Local.Id), f => Assert.True(f.IsWithin));
    }

    // Law: monotone. What a local plan adds takes nothing away.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Adding_an_element_to_the_local_plan_never_lowers_a_share(ActionPlan national, PlanDraft local, Draw draw)
    {
        var less = Related(draw, national, local);
        var target = draw.Pick([.. national.Elements.Select(e => e.Id), "none"]);
        var more = less with { Arrangements = [.. less.Arrangements, new Arrangement { Id = draw.Chance(50) ? "added" : target, Title = LocalizedText.Of("en", "Added"), ArrangementKind = ArrangementKind.Mechanism, TakesUp = draw.Chance(50) ? [target] : [] }] };
        if (!ActionPlan.Create(more).IsOk)
            return;
        var before = PlanAlignment.Align(national, ActionPlan.Create(less).Require());
        var after = PlanAlignment.Align(national, ActionPlan.Create(more).Require());
        Assert.All(Shares(before).Zip(Shares(after)), pair =>
        {
            Assert.Equal(pair.First.Total, pair.Second.Total);
            Assert.True(pair.Second.TakenUp >= pair.First.TakenUp);
        });
        Assert.True(after.Gaps.Count() <= before.Gaps.Count());
    }

    // Law: bounds, and parts add up to the whole.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void Shares_lie_between_0_and_1_and_add_up(ActionPlan national, PlanDraft draft, Draw draw)
    {
        var local = ActionPlan.Create(Related(draw, national, draft)).Require();
        var alignment = PlanAlignment.Align(national, local);
        Assert.All(Shares(alignment), share => Assert.True(share.Share is null or (>= 0 and <= 1)));
        Assert.Equal(alignment.Tasks.TakenUp, alignment.Projects.Sum(p => p.Tasks.TakenUp));
        Assert.Equal(alignment.Measures.Total, alignment.Projects.Sum(p => p.Measures.Total));
        Assert.Equal(national.Elements, alignment.Rows.Select(r => r.National));
        Assert.Equal(alignment.Whole.Total - alignment.Whole.TakenUp, alignment.Gaps.Count(r => r.National is not Project));
        Assert.All(alignment.Rows, row => Assert.Equal(row.Kind is AlignmentKind.Gap or AlignmentKind.ByParts, row.Local.Count == 0));

        // Every local element is of its own, takes something up, or is a project with a part that does.
        var taking = alignment.Rows.SelectMany(r => r.Local).Select(e => e.Id).ToHashSet();
        Assert.All(alignment.LocalOnly, e => Assert.DoesNotContain(e.Id, taking));
        var own = alignment.LocalOnly.Select(e => e.Id).ToHashSet();
        Assert.All(
            local.Elements.Where(e => e is not Project && !taking.Contains(e.Id) && !e.TakesUp.Any(t => t.Id == national.Id)),
            e => Assert.Contains(e.Id, own));
    }

    // Law: candidates are ordered, alike, of the kind, and not counted.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 100)]
    public void Candidates_are_the_most_similar_of_the_kind(ActionPlan national, ActionPlan local)
    {
        var alignment = PlanAlignment.Align(national, local);
        Assert.All(national.Elements, element =>
        {
            var candidates = alignment.CandidatesFor(element.Id);
            Assert.True(candidates.Count <= 3);
            Assert.All(candidates, c => Assert.InRange(c.Similarity, PlanAlignment.LeastSimilarity, 1));
            Assert.All(candidates, c => Assert.Equal(element.Kind, c.Local.Kind));
            Assert.Equal(candidates.Select(c => c.Similarity).OrderDescending(), candidates.Select(c => c.Similarity));
        });
    }

    private static IEnumerable<AlignmentShare> Shares(PlanAlignment a) =>
        [a.Tasks, a.Measures, a.Arrangements, a.Phases, a.Whole, .. a.Projects.SelectMany(p => new[] { p.Tasks, p.Measures, p.Whole })];

    // A local plan some of whose elements take up some of the national ones.
    private static PlanDraft Related(Draw draw, ActionPlan national, PlanDraft local)
    {
        var ids = national.Elements.Select(e => e.Id).Append(national.Id).ToList();
        return local with
        {
            Projects = local.Projects.Select(p => p with { TakesUp = Some(), Tasks = p.Tasks.Select(t => t with { TakesUp = Some() }).ToValueList(), Measures = p.Measures.Select(m => m with { TakesUp = Some() }).ToValueList() }).ToValueList(),
            Arrangements = local.Arrangements.Select(a => a with { TakesUp = Some() }).ToValueList(),
        };

        ValueList<Reference> Some() => draw.Some(ids, 2).Select(id => (Reference)id).ToValueList();
    }
}
