using System.Collections.Frozen;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>How the measures of a plan stand on a date, and with them its tasks, its projects and the plan.</summary>
/// <remarks>
/// <para>
/// A measure is due in the days <see cref="ActionPlan.DueIn"/> gives: those of its phases, or of the plan. Its latest record counts that is not of a later
/// date than the one asked for; what was recorded later is not known yet.
/// </para>
/// <list type="table">
/// <listheader><term>latest record</term><description>before its days · in its days · after its days</description></listheader>
/// <item><term>none</term><description>NotDue · NotAssessable · NotAssessable</description></item>
/// <item><term>not started</term><description>NotDue · Due · Late</description></item>
/// <item><term>in progress</term><description>InProgress · InProgress · Late</description></item>
/// <item><term>completed</term><description>Completed; CompletedLate if a record of a day after its days says that it was not completed</description></item>
/// <item><term>cancelled</term><description>Cancelled</description></item>
/// <item><term>several of one date that differ</term><description>NotAssessable</description></item>
/// </list>
/// <para>
/// The last day belongs to its days. A record does not say when a measure was completed, only that it was by then; so one that is first recorded as
/// completed after its days is not called late. A measure whose last record is from within its days, and not of completion, is late afterwards, for
/// that is what the records say; <see cref="MeasureProgress.IsPresumedLate"/> tells it from one that was recorded as open after its days.
/// A percentage of 0 in a measure in progress does not make it Due: somebody recorded that work goes on.
/// </para>
/// <para>
/// Measures together, the first that fits: any Late → Late; any Due → Due; any InProgress, or some completed and some NotDue → InProgress; none
/// assessable → NotAssessable; one not assessable → NotAssessable, for what is left to say (done, not due, given up) must hold for all; any
/// NotDue → NotDue; none completed → Cancelled; any CompletedLate → CompletedLate; else Completed. The status of one measure is its own.
/// The percentage is the mean of those known. Arrangements have no measures and no progress.
/// </para>
/// </remarks>
public sealed class ImplementationProgress
{
    private readonly FrozenDictionary<string, MeasureProgress> _measures;
    private readonly FrozenDictionary<string, ElementProgress> _elements;

    private ImplementationProgress(ActionPlan plan, LocalDate on, ILookup<string, ImplementationRecord> records, ValueList<ImplementationRecord> unassigned)
    {
        Plan = plan;
        On = on;
        UnassignedRecords = unassigned;
        Measures = plan.Measures.Select(m => AssessMeasure(m, plan.DueIn(m), [.. records[m.Id]], on)).ToValueList();
        _measures = Measures.ToFrozenDictionary(m => m.Measure.Id, StringComparer.Ordinal);
        Tasks = [.. from project in plan.Projects
                    let serving = ServingByTask(project)
                    from task in project.Tasks
                    select new ElementProgress(task, ProgressSummary.Of(serving[task.Id].Select(m => _measures[m.Id])))];
        Projects = plan.Projects.Select(p => new ElementProgress(p, ProgressSummary.Of(p.Measures.Select(m => _measures[m.Id])))).ToValueList();
        Whole = ProgressSummary.Of(Measures);
        _elements = Tasks.Concat(Projects).ToFrozenDictionary(e => e.Element.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the plan.</summary>
    public ActionPlan Plan { get; }

    /// <summary>Gets the date.</summary>
    public LocalDate On { get; }

    /// <summary>Gets the measures, in the order of the plan.</summary>
    public ValueList<MeasureProgress> Measures { get; }

    /// <summary>Gets the tasks, in the order of the plan; a measure that serves two tasks counts in both.</summary>
    public ValueList<ElementProgress> Tasks { get; }

    /// <summary>Gets the projects, in the order of the plan.</summary>
    public ValueList<ElementProgress> Projects { get; }

    /// <summary>Gets all measures of the plan together.</summary>
    public ProgressSummary Whole { get; }

    /// <summary>Gets the records of measures that are not in the plan, in the order given; they count nowhere.</summary>
    public ValueList<ImplementationRecord> UnassignedRecords { get; }

    /// <summary>Returns how a measure stands, or null if the plan does not have it.</summary>
    public MeasureProgress? OfMeasure(string id) => _measures.GetValueOrDefault(id);

    /// <summary>Returns how a measure, a task, a project or the plan itself stands, or null if the plan has no such.</summary>
    public ProgressSummary? Of(string id) =>
        id == Plan.Id ? Whole
        : _measures.TryGetValue(id, out var measure) ? ProgressSummary.Of([measure])
        : _elements.GetValueOrDefault(id)?.Summary;

    /// <summary>Assesses the measures of a plan by what was recorded about them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="records">The records, in any order.</param>
    /// <param name="on">The date.</param>
    /// <exception cref="ArgumentException">A percentage is not between 0 and 100. Records of a <see cref="MonitoringFramework"/> are checked.</exception>
    public static ImplementationProgress Assess(ActionPlan plan, IEnumerable<ImplementationRecord> records, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(records);
        var all = records.ToValueList();
        foreach (var record in all)
        {
            if (record.PercentComplete is { } percent && percent is not (>= 0 and <= 100))
                throw new ArgumentException(FormattableString.Invariant($"The percentage {percent:R} of '{record.Measure}' is not between 0 and 100."), nameof(records));
        }

        var unassigned = all.Where(r => plan.Find(r.Measure.Id) is not PlanMeasure).ToValueList();
        return new ImplementationProgress(plan, on, all.ToLookup(r => r.Measure.Id, StringComparer.Ordinal), unassigned);
    }

    /// <summary>Assesses the measures of a framework's plan by its records.</summary>
    /// <exception cref="ArgumentException">The framework has no plan.</exception>
    public static ImplementationProgress Assess(MonitoringFramework framework, LocalDate on)
    {
        ArgumentNullException.ThrowIfNull(framework);
        var plan = framework.Plan ?? throw new ArgumentException("A framework without a plan has no measures.", nameof(framework));
        return Assess(plan, framework.Records, on);
    }

    private static ILookup<string, PlanMeasure> ServingByTask(Project project) =>
        project.Measures
            .SelectMany(m => m.Serves.Select(s => s.Id).Distinct(StringComparer.Ordinal), (m, id) => (Task: id, Measure: m))
            .ToLookup(s => s.Task, s => s.Measure, StringComparer.Ordinal);

    private static MeasureProgress AssessMeasure(PlanMeasure measure, DateInterval dueIn, List<ImplementationRecord> records, LocalDate on)
    {
        var known = records.FindAll(r => r.AsOf <= on);
        if (known.Count == 0)
        {
            return on < dueIn.Start
                ? new(measure, dueIn, null, ImplementationStatus.NotDue, null, null)
                : NotAssessable(records.Count == 0 ? UnknownProgressReason.NoRecord : UnknownProgressReason.OnlyLaterRecords);
        }

        var date = known.Max(r => r.AsOf);
        var latest = known.FindAll(r => r.AsOf == date);
        if (latest.Exists(r => r.Status != latest[0].Status || r.PercentComplete != latest[0].PercentComplete))
            return NotAssessable(UnknownProgressReason.ConflictingRecords);

        var record = Representative(latest);
        var status = record.Status switch
        {
            RecordedStatus.Completed when known.Exists(r => r.AsOf > dueIn.End && IsOpen(r)) => ImplementationStatus.CompletedLate,
            RecordedStatus.Completed => ImplementationStatus.Completed,
            RecordedStatus.Cancelled => ImplementationStatus.Cancelled,
            _ when on > dueIn.End => ImplementationStatus.Late,
            RecordedStatus.InProgress => ImplementationStatus.InProgress,
            _ => on < dueIn.Start ? ImplementationStatus.NotDue : ImplementationStatus.Due,
        };
        var percent = record.Status switch
        {
            RecordedStatus.Completed => record.PercentComplete ?? 100,
            RecordedStatus.NotStarted => record.PercentComplete ?? 0,
            RecordedStatus.InProgress => record.PercentComplete,
            _ => null,
        };
        return new(measure, dueIn, record, status, null, percent);

        MeasureProgress NotAssessable(UnknownProgressReason reason) => new(measure, dueIn, null, ImplementationStatus.NotAssessable, reason, null);
    }

    private static bool IsOpen(ImplementationRecord record) => record.Status is RecordedStatus.NotStarted or RecordedStatus.InProgress;

    // Records that say the same may differ in their remarks; which one is shown must not depend on their order.
    private static ImplementationRecord Representative(List<ImplementationRecord> records) =>
        records
            .OrderBy(r => r.Evidence, StringComparer.Ordinal)
            .ThenBy(r => r.Source?.Id, StringComparer.Ordinal)
            .ThenBy(r => r.Note, StringComparer.Ordinal)
            .First();
}
