using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Plans;

/// <summary>The generators that other laws stand on give what they promise, and not only trivial cases.</summary>
public sealed class GeneratorLaws
{
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void A_generated_plan_has_no_finding(PlanDraft draft) => Assert.Empty(ActionPlan.Create(draft).Diagnostics);

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public void A_generated_framework_has_no_finding(MonitoringFrameworkDraft draft) => Assert.Empty(MonitoringFramework.Create(draft).Diagnostics);

    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 200)]
    public void Generated_agencies_have_no_finding(ValueList<Agency> agencies) => Assert.Empty(AgencyDirectory.Create(agencies).Diagnostics);

    [Fact]
    public void Generated_plans_have_every_kind_of_part()
    {
        var drafts = PlanGenerators.Drafts.Sample(200, 60).ToList();
        Assert.Contains(drafts, d => d.Projects.Count > 1);
        Assert.Contains(drafts, d => d.Projects.Any(p => p.Measures.Any(m => m.Serves.Count > 0 && m.Phases.Count > 0)));
        Assert.Contains(drafts, d => d.Arrangements.Any(a => a.TakesUp.Count > 0));
        Assert.All(Enum.GetValues<AgencySuccessionKind>(), kind => Assert.Contains(drafts, d => d.Agencies.Any(a => a.Succession?.Kind == kind)));
        Assert.Contains(drafts, d => d.Projects.Any(p => p.Responsibilities is { IsTruncated: true, Evidence: Evidence.Inferred, Lead.Count: > 0, Participant.Count: > 0 }));
        Assert.Contains(drafts, d => d.Sources.Count > 1);
    }

    [Fact]
    public void Revisions_are_valid_and_mostly_differ()
    {
        var revisions = PlanGenerators.Revisions.Sample(200, 60).ToList();
        Assert.All(revisions, r => Assert.Empty(ActionPlan.Create(r.After).Diagnostics));
        Assert.InRange(revisions.Count(r => r.Before != r.After), 80, 199);
    }
}
