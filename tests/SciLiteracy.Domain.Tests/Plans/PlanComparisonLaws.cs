using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Plans;

public sealed class PlanComparisonLaws
{
    // Law: identity. A plan compared with itself, or with an equal plan, has no difference.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 150)]
    public void Comparison_of_a_plan_with_an_equal_one_is_empty(PlanDraft draft)
    {
        var plan = ActionPlan.Create(draft).Require();
        var elsewhere = ActionPlan.Create(draft with { Location = new SourceLocation("other.yaml", 3, 1) }).Require();
        Assert.True(PlanComparison.Compare(plan, plan).IsEmpty);
        Assert.True(PlanComparison.Compare(plan, elsewhere).IsEmpty);
    }

    // Law: completeness. Plans that are not equal differ in something that is reported.
    [Property(Arbitrary = [typeof(Revisions)], MaxTest = 400)]
    public void Comparison_is_empty_exactly_if_the_plans_are_equal(Revision revision) =>
        Assert.Equal(revision.Before.Equals(revision.After), PlanComparison.Compare(revision.Before, revision.After).IsEmpty);

    // Law: mirror. What came on the way there, goes on the way back.
    [Property(Arbitrary = [typeof(Revisions)], MaxTest = 400)]
    public void Comparison_mirrors_the_comparison_the_other_way_round(Revision revision)
    {
        var there = PlanComparison.Compare(revision.Before, revision.After).Changes;
        var back = PlanComparison.Compare(revision.After, revision.Before).Changes;
        AssertSameChanges(there, back.Select(c => c.Mirror()));
        Assert.Equal(there, there.Select(c => c.Mirror().Mirror()));
    }

    // The same two laws for plans that have nothing to do with each other, and may still share ids.
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
    public void Comparison_of_unrelated_plans_is_complete_and_mirrors(ActionPlan a, ActionPlan b)
    {
        var there = PlanComparison.Compare(a, b);
        Assert.Equal(a.Equals(b), there.IsEmpty);
        AssertSameChanges(there.Changes, PlanComparison.Compare(b, a).Changes.Select(c => c.Mirror()));
    }

    // Law: every row can be shown. What changed reads differently before and after; only a place may have the same number, among others.
    [Property(Arbitrary = [typeof(Revisions)], MaxTest = 500)]
    public void Before_and_after_of_a_change_read_differently(Revision revision) =>
        Assert.All(PlanComparison.Compare(revision.Before, revision.After).Changes, change =>
        {
            Assert.NotEmpty(change.What);
            Assert.NotEmpty(change.Subject.Id);
            if (change is not (PlanChange.Moved or PlanChange.RoleChanged { Before: not null, After: not null }))
                Assert.NotEqual(change.BeforeText, change.AfterText);
        });

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
    public void Comparison_of_frameworks_is_identity_and_mirrors(MonitoringFramework a, MonitoringFramework b)
    {
        Assert.True(PlanComparison.Compare(a, a).IsEmpty);
        var there = PlanComparison.Compare(a, b).Changes;
        AssertSameChanges(there, PlanComparison.Compare(b, a).Changes.Select(c => c.Mirror()));
        if (!a.Targets.Equals(b.Targets) || !a.Indicators.Indicators.Equals(b.Indicators.Indicators) || !Equals(a.Plan, b.Plan))
            Assert.NotEmpty(there);
    }

    private static void AssertSameChanges(IEnumerable<PlanChange> expected, IEnumerable<PlanChange> actual)
    {
        var rest = actual.ToList();
        Assert.All(expected, change => Assert.True(rest.Remove(change), $"Only one way: {change}"));
        Assert.True(rest.Count == 0, $"Only the other way: {string.Join("; ", rest)}");
    }

    public sealed record Revision(ActionPlan Before, ActionPlan After);

    public static class Revisions
    {
        public static Arbitrary<Revision> All() => Arb.From(
            PlanGenerators.Revisions.Select(r => new Revision(ActionPlan.Create(r.Before).Require(), ActionPlan.Create(r.After).Require())),
            revision => PlanEdits.Smaller(revision.Before.Draft).Select(d => revision with { Before = ActionPlan.Create(d).Require() })
                .Concat(PlanEdits.Smaller(revision.After.Draft).Select(d => revision with { After = ActionPlan.Create(d).Require() })));
    }
}
