using NodaTime;
using static SciLiteracy.Domain.ImplementationStatus;

namespace SciLiteracy.Domain.Tests.Monitoring;

public sealed class ImplementationProgressTests
{
    private static readonly ActionPlan Plan = ActionPlan.Create(new PlanDraft
    {
        Id = "plan",
        Title = Text("Plan"),
        Period = DateIntervalText.Parse("2016-01-01/2020-12-31"),
        Projects =
        [
            new Project
            {
                Id = "p",
                Title = Text("Project"),
                Tasks = [new PlanTask { Id = "t1", Title = Text("Task") }, new PlanTask { Id = "t2", Title = Text("Nobody serves it") }],
                Measures =
                [
                    new PlanMeasure { Id = "m", Title = Text("Measure"), Serves = ["t1"], Phases = ["depth"] },
                    new PlanMeasure { Id = "n", Title = Text("Measure"), Serves = ["t1"] },
                ],
            },
            new Project { Id = "empty", Title = Text("Nothing to do") },
        ],
        Phases = [new Phase { Id = "depth", Title = Text("Depth"), Period = DateIntervalText.Parse("2017-01-01/2018-12-31") }],
    }).Require();

    // The table of the doc comment, at the borders of the measure's days, 2017-01-01 to 2018-12-31.
    [Theory]
    [InlineData("", "2016-12-31", NotDue)]
    [InlineData("", "2017-01-01", NotAssessable)]
    [InlineData("", "2019-01-01", NotAssessable)]
    [InlineData("2016-06-30 n", "2016-12-31", NotDue)]
    [InlineData("2016-06-30 n", "2017-01-01", Due)]
    [InlineData("2016-06-30 n", "2018-12-31", Due)]
    [InlineData("2016-06-30 n", "2019-01-01", Late)]
    [InlineData("2016-06-30 p", "2016-12-31", InProgress)]
    [InlineData("2017-06-30 p 0", "2018-12-31", InProgress)]
    [InlineData("2017-06-30 p 60", "2019-01-01", Late)]
    [InlineData("2016-06-30 c", "2016-12-31", Completed)]
    [InlineData("2018-12-31 p, 2019-01-01 c", "2019-01-01", Completed)] // it may have been done on the last day
    [InlineData("2020-01-01 c", "2020-01-01", Completed)] // nothing says that it was not done in time
    [InlineData("2019-01-01 p, 2019-06-30 c", "2020-01-01", CompletedLate)]
    [InlineData("2017-06-30 c, 2018-06-30 p", "2018-12-31", InProgress)] // taken up again
    [InlineData("2017-06-30 x", "2016-12-31", NotDue)] // not known yet
    [InlineData("2017-06-30 x", "2017-06-30", Cancelled)]
    [InlineData("2017-06-30 x", "2020-01-01", Cancelled)]
    [InlineData("2017-06-30 p, 2017-07-01 n", "2017-06-30", InProgress)]
    [InlineData("2017-06-30 p, 2017-06-30 c", "2017-12-31", NotAssessable)]
    [InlineData("2017-06-30 p 10, 2017-06-30 p 20", "2017-12-31", NotAssessable)]
    [InlineData("2017-06-30 p 10, 2017-06-30 p 10", "2017-12-31", InProgress)]
    public void The_status_follows_the_latest_record_and_the_days(string records, string on, ImplementationStatus expected)
    {
        var measure = Assess(records, on).OfMeasure("m")!;
        Assert.Equal(expected, measure.Status);
        Assert.Equal(expected == NotAssessable, measure.Reason is not null);
    }

    [Theory]
    [InlineData("", "2017-01-01", UnknownProgressReason.NoRecord, "Is due 2017-01-01/2018-12-31; nothing was recorded.")]
    [InlineData("2019-01-01 c", "2018-01-01", UnknownProgressReason.OnlyLaterRecords, "Is due 2017-01-01/2018-12-31; all records are of later dates.")]
    [InlineData("2017-02-01 c, 2017-02-01 n", "2018-01-01", UnknownProgressReason.ConflictingRecords, "Is due 2017-01-01/2018-12-31; the latest records do not agree.")]
    public void What_cannot_be_assessed_says_why(string records, string on, UnknownProgressReason reason, string sentence)
    {
        var measure = Assess(records, on).OfMeasure("m")!;
        Assert.Equal(reason, measure.Reason);
        Assert.Null(measure.PercentComplete);
        Assert.Equal(sentence, measure.ToString());
    }

    [Theory]
    [InlineData("2016-06-30 n", "2016-12-31", "Is due from 2017-01-01; recorded as not started on 2016-06-30.")]
    [InlineData("2018-06-30 p 33.333333", "2019-01-01", "Was due until 2018-12-31; recorded as in progress (33.33 %) on 2018-06-30.")]
    [InlineData("2018-06-30 c", "2019-01-01", "Is due 2017-01-01/2018-12-31; recorded as completed on 2018-06-30.")]
    public void A_status_says_what_it_was_concluded_from(string records, string on, string sentence) =>
        Assert.Equal(sentence, Assess(records, on).OfMeasure("m")!.ToString());

    [Theory]
    [InlineData("2017-06-30 c", 100.0)]
    [InlineData("2017-06-30 n", 0.0)]
    [InlineData("2017-06-30 p", null)]
    [InlineData("2017-06-30 p 12.5", 12.5)]
    [InlineData("2017-06-30 x 40", null)]
    public void The_percentage_is_what_was_recorded_or_follows_from_the_status(string records, double? expected) =>
        Assert.Equal(expected, Assess(records, "2017-12-31").OfMeasure("m")!.PercentComplete);

    [Fact]
    public void Late_without_a_record_of_after_its_days_is_presumed()
    {
        Assert.True(Assess("2018-12-31 p", "2019-06-30").OfMeasure("m")!.IsPresumedLate);
        Assert.False(Assess("2019-01-01 p", "2019-06-30").OfMeasure("m")!.IsPresumedLate);
        Assert.False(Assess("2018-06-30 p", "2018-12-31").OfMeasure("m")!.IsPresumedLate);
    }

    [Fact]
    public void Unknown_percentages_are_left_out_of_the_mean_and_never_count_as_zero()
    {
        var summary = Assess("2017-06-30 p 50", "2017-12-31").Whole; // 'n' has no record
        Assert.Equal(50, summary.PercentComplete);
        Assert.Equal((2, 1, 1), (summary.Total, summary.Assessable, summary.PercentKnown));
        Assert.Equal((1, 1), (summary.Count(InProgress), summary.Count(NotAssessable)));
        Assert.Equal(InProgress, summary.Status);
    }

    [Fact]
    public void A_task_or_project_without_measures_is_not_assessable()
    {
        var progress = Assess("2017-06-30 c", "2017-12-31");
        Assert.Equal(UnknownProgressReason.NoMeasures, progress.Of("t2")!.Reason);
        Assert.Equal(UnknownProgressReason.NoMeasures, progress.Of("empty")!.Reason);
        Assert.Null(progress.Of("empty")!.PercentComplete);
        Assert.Null(progress.Of("depth"));
        Assert.Equal(progress.Whole, progress.Of("plan"));
        Assert.Equal(progress.Of("t1"), progress.Of("p"));
        Assert.Equal(1, progress.Of("m")!.Count(Completed));
    }

    [Theory]
    [InlineData("Late NotAssessable Due", Late, null)]
    [InlineData("Due Completed NotAssessable", Due, null)]
    [InlineData("InProgress NotDue", InProgress, null)]
    [InlineData("Completed NotDue", InProgress, null)]
    [InlineData("Completed NotDue NotAssessable", InProgress, null)]
    [InlineData("Completed NotAssessable", NotAssessable, UnknownProgressReason.PartlyAssessable)]
    [InlineData("NotDue NotAssessable", NotAssessable, UnknownProgressReason.PartlyAssessable)]
    [InlineData("NotAssessable NotAssessable", NotAssessable, UnknownProgressReason.NoRecord)]
    [InlineData("NotDue NotDue Cancelled", NotDue, null)]
    [InlineData("Completed CompletedLate Cancelled", CompletedLate, null)]
    [InlineData("Completed Cancelled", Completed, null)]
    [InlineData("Cancelled Cancelled", Cancelled, null)]
    [InlineData("", NotAssessable, UnknownProgressReason.NoMeasures)]
    public void Statuses_together_make_one(string statuses, ImplementationStatus expected, UnknownProgressReason? reason)
    {
        var summary = ProgressSummary.Of(statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => Measure(Enum.Parse<ImplementationStatus>(s))));
        Assert.Equal((expected, reason), (summary.Status, summary.Reason));
    }

    [Fact]
    public void Different_reasons_together_are_told_as_nothing_assessable()
    {
        var summary = ProgressSummary.Of([Measure(NotAssessable), Measure(NotAssessable) with { Reason = UnknownProgressReason.OnlyLaterRecords }]);
        Assert.Equal(UnknownProgressReason.NothingAssessable, summary.Reason);
    }

    [Fact]
    public void Records_of_measures_that_are_not_in_the_plan_count_nowhere_and_are_told()
    {
        var stray = new ImplementationRecord { Measure = "t1", AsOf = new LocalDate(2017, 1, 1), Status = RecordedStatus.Completed };
        var progress = ImplementationProgress.Assess(Plan, [stray], new LocalDate(2018, 1, 1));
        Assert.Equal([stray], progress.UnassignedRecords);
        Assert.Equal(0, progress.Whole.Assessable);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    public void A_percentage_out_of_range_is_refused(double percent) =>
        Assert.Throws<ArgumentException>(() => ImplementationProgress.Assess(
            Plan, [new ImplementationRecord { Measure = "m", AsOf = new LocalDate(2017, 1, 1), Status = RecordedStatus.InProgress, PercentComplete = percent }], new LocalDate(2018, 1, 1)));

    [Fact]
    public void A_framework_is_assessed_by_its_own_records_and_needs_a_plan()
    {
        var framework = MonitoringFramework.Create(new MonitoringFrameworkDraft { Plan = Plan.Draft, Records = [.. Records("2017-06-30 c")] }).Require();
        Assert.Equal(Completed, ImplementationProgress.Assess(framework, new LocalDate(2018, 1, 1)).OfMeasure("m")!.Status);
        Assert.Throws<ArgumentException>(() => ImplementationProgress.Assess(MonitoringFramework.Create(new()).Require(), default));
    }

    private static MeasureProgress Measure(ImplementationStatus status) =>
        new(Plan.Measures.First(), Plan.Period, null, status, status == NotAssessable ? UnknownProgressReason.NoRecord : null, null);

    private static ImplementationProgress Assess(string records, string on) =>
        ImplementationProgress.Assess(Plan, Records(records), ReferencePeriod.Parse(on).FirstDay);

    // "DATE STATUS [PERCENT], ..." with n not started, p in progress, c completed, x cancelled; all of the measure 'm'.
    private static IEnumerable<ImplementationRecord> Records(string text) =>
        from record in text.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let parts = record.Split(' ')
        select new ImplementationRecord
        {
            Measure = "m",
            AsOf = ReferencePeriod.Parse(parts[0]).FirstDay,
            Status = (RecordedStatus)"npcx".IndexOf(parts[1], StringComparison.Ordinal),
            PercentComplete = parts.Length > 2 ? double.Parse(parts[2]) : null,
        };

    private static LocalizedText Text(string text) => LocalizedText.Of("en", text);
}
