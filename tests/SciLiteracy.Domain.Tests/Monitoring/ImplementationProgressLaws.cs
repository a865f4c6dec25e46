using NodaTime;
using SciLiteracy.Testing;

namespace SciLiteracy.Domain.Tests.Monitoring;

public sealed class ImplementationProgressLaws
{
    public sealed record Case(ActionPlan Plan, ValueList<ImplementationRecord> Records, LocalDate On, Draw Draw);

    public static class Cases
    {
        public static Arbitrary<Case> All() => Arb.From(
            from progress in MonitoringGenerators.Progress
            from draw in PlanGenerators.Draws
            select new Case(progress.Plan, progress.Records, progress.Plan.Period.Start.PlusDays(draw.Between(-200, progress.Plan.Period.Length + 400)), draw));
    }

    // Law: counts add up, in every element.
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 300)]
    public void Counts_add_up(Case c)
    {
        var progress = Assess(c);
        Assert.Equal(c.Plan.Measures.Count(), progress.Whole.Total);
        Assert.Equal(progress.Whole.Total, progress.Projects.Sum(p => p.Summary.Total));
        foreach (var summary in progress.Tasks.Concat(progress.Projects).Select(e => e.Summary).Append(progress.Whole))
        {
            Assert.Equal(summary.Total, Enum.GetValues<ImplementationStatus>().Sum(summary.Count));
            Assert.Equal(summary.Assessable, summary.Total - summary.Count(ImplementationStatus.NotAssessable));
            Assert.InRange(summary.PercentKnown, 0, summary.Assessable);
            Assert.Equal(summary.PercentKnown == 0, summary.PercentComplete is null);
            Assert.True(summary.PercentComplete is null or (>= 0 and <= 100));
            Assert.Equal(summary.Status == ImplementationStatus.NotAssessable, summary.Reason is not null);
        }

        foreach (var status in Enum.GetValues<ImplementationStatus>())
            Assert.Equal(progress.Whole.Count(status), progress.Projects.Sum(p => p.Summary.Count(status)));
    }

    // Law: the whole of one is the one.
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 300)]
    public void The_summary_of_one_measure_is_the_measure(Case c) =>
        Assert.All(Assess(c).Measures, measure =>
        {
            var summary = ProgressSummary.Of([measure]);
            Assert.Equal((measure.Status, measure.Reason, measure.PercentComplete), (summary.Status, summary.Reason, summary.PercentComplete));
        });

    // Law: permutation invariance, of records and of measures; also when records of one date say the same in other words, or contradict.
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 300)]
    public void The_order_of_records_and_measures_does_not_matter(Case c)
    {
        var again = c.Draw.Some(c.Records).Select(r => r with { Note = c.Draw.Chance(50) ? "again" : null, Status = c.Draw.Chance(20) ? RecordedStatus.Cancelled : r.Status });
        var records = c.Records.Concat(again).ToList();
        var one = ImplementationProgress.Assess(c.Plan, records, c.On);
        var other = ImplementationProgress.Assess(c.Plan, c.Draw.Shuffle(records), c.On);
        Assert.Equal(one.Measures, other.Measures);
        Assert.Equal(one.Whole, ProgressSummary.Of(c.Draw.Shuffle(one.Measures)));
    }

    // Law: no clairvoyance. What is recorded later changes nothing, but for the reason why nothing can be said.
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 300)]
    public void Later_records_do_not_change_the_status(Case c)
    {
        var known = ImplementationProgress.Assess(c.Plan, c.Records.Where(r => r.AsOf <= c.On), c.On);
        Assert.Equal(known.Measures.Select(m => (m.Status, m.PercentComplete, m.Record)), Assess(c).Measures.Select(m => (m.Status, m.PercentComplete, m.Record)));
    }

    // Law: duplication. Every measure twice gives the same percentage and status.
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 200)]
    public void Counting_every_measure_twice_changes_neither_status_nor_percentage(Case c)
    {
        var measures = Assess(c).Measures;
        var (once, twice) = (ProgressSummary.Of(measures), ProgressSummary.Of(measures.Concat(measures)));
        Assert.Equal((once.Status, once.Reason), (twice.Status, twice.Reason));
        Assert.Equal(once.PercentComplete ?? -1, twice.PercentComplete ?? -1, 9);
    }

    private static ImplementationProgress Assess(Case c) => ImplementationProgress.Assess(c.Plan, c.Records, c.On);
}
