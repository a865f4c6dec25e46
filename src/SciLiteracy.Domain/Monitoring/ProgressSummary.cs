using System.Collections.Immutable;

namespace SciLiteracy.Domain;

/// <summary>How several measures stand together on a date: counts, percentage, and one status for all.</summary>
public sealed record ProgressSummary
{
    private readonly ValueList<int> _counts;

    private ProgressSummary(ValueList<int> counts, ImplementationStatus status, UnknownProgressReason? reason, double? percent, int percentKnown)
    {
        _counts = counts;
        Status = status;
        Reason = reason;
        PercentComplete = percent;
        PercentKnown = percentKnown;
    }

    /// <summary>Gets the status of all together; <see cref="ImplementationProgress"/> has the rules.</summary>
    public ImplementationStatus Status { get; }

    /// <summary>Gets why there is no status; null if there is one.</summary>
    public UnknownProgressReason? Reason { get; }

    /// <summary>Gets the number of measures.</summary>
    public int Total => _counts.Sum();

    /// <summary>Gets the number of measures that can be assessed.</summary>
    public int Assessable => Total - Count(ImplementationStatus.NotAssessable);

    /// <summary>Gets the mean of the percentages that are known, 0 to 100, each measure counting once; null if none is known.</summary>
    public double? PercentComplete { get; }

    /// <summary>Gets the number of measures whose percentage is known; the others are not in the mean, and least of all as 0.</summary>
    public int PercentKnown { get; }

    /// <summary>Returns the number of measures of a status.</summary>
    public int Count(ImplementationStatus status) => _counts[(int)status];

    /// <summary>Counts measures and makes one status of theirs. The order of the measures does not matter.</summary>
    public static ProgressSummary Of(IEnumerable<MeasureProgress> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ImmutableArray<MeasureProgress> all = [.. measures];
        var counts = new int[Enum.GetValues<ImplementationStatus>().Length];
        foreach (var measure in all)
            counts[(int)measure.Status]++;

        // In ascending order, so that the last bit of the sum does not depend on the order of the measures.
        double[] percents = [.. all.Select(m => m.PercentComplete).OfType<double>().Order()];
        var (status, reason) = Together(counts, all);
        return new ProgressSummary(counts.ToValueList(), status, reason, Mean(percents), percents.Length);
    }

    // A mean of the bounds may leave them by a rounding error.
    private static double? Mean(double[] ascending) =>
        ascending.Length == 0 ? null : Math.Clamp(ascending.Sum() / ascending.Length, ascending[0], ascending[^1]);

    private static (ImplementationStatus Status, UnknownProgressReason? Reason) Together(int[] counts, ImmutableArray<MeasureProgress> all)
    {
        if (all.IsEmpty)
            return (ImplementationStatus.NotAssessable, UnknownProgressReason.NoMeasures);
        if (Has(ImplementationStatus.Late))
            return (ImplementationStatus.Late, null);
        if (Has(ImplementationStatus.Due))
            return (ImplementationStatus.Due, null);
        var done = Has(ImplementationStatus.Completed) || Has(ImplementationStatus.CompletedLate);
        if (Has(ImplementationStatus.InProgress) || (done && Has(ImplementationStatus.NotDue)))
            return (ImplementationStatus.InProgress, null);
        var unknown = counts[(int)ImplementationStatus.NotAssessable];
        if (unknown == all.Length)
        {
            var reasons = all.Select(m => m.Reason).Distinct().ToList();
            return (ImplementationStatus.NotAssessable, reasons.Count == 1 ? reasons[0] : UnknownProgressReason.NothingAssessable);
        }

        if (unknown > 0)
            return (ImplementationStatus.NotAssessable, UnknownProgressReason.PartlyAssessable);
        if (Has(ImplementationStatus.NotDue))
            return (ImplementationStatus.NotDue, null);
        if (!done)
            return (ImplementationStatus.Cancelled, null);
        return (Has(ImplementationStatus.CompletedLate) ? ImplementationStatus.CompletedLate : ImplementationStatus.Completed, null);

        bool Has(ImplementationStatus status) => counts[(int)status] > 0;
    }
}
