using System.Globalization;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>How a measure stands on a date, and what that was concluded from.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="DueIn">The days in which it is due.</param>
/// <param name="Record">The latest record that counts; null if there is none.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why it cannot be assessed; null if it can.</param>
/// <param name="PercentComplete">How much is done, 0 to 100; null if nobody said, or the measure was given up. Completed without a figure is 100, not started is 0.</param>
public sealed record MeasureProgress(
    PlanMeasure Measure, DateInterval DueIn, ImplementationRecord? Record, ImplementationStatus Status, UnknownProgressReason? Reason, double? PercentComplete)
{
    /// <summary>Gets whether it can be assessed.</summary>
    public bool IsAssessable => Reason is null;

    /// <summary>
    /// Gets whether it counts as late although its latest record is not of a day after its days: nobody has recorded since that it is still open, nor that it is done.
    /// </summary>
    public bool IsPresumedLate => Status == ImplementationStatus.Late && Record is { } record && record.AsOf <= DueIn.End;

    /// <summary>One sentence that says why, for instance <c>Was due until 2017-12-31; recorded as in progress (60 %) on 2018-06-30.</c></summary>
    public override string ToString()
    {
        var due = Status switch
        {
            ImplementationStatus.NotDue => $"Is due from {Text(DueIn.Start)}",
            _ when Status is ImplementationStatus.Late or ImplementationStatus.CompletedLate => $"Was due until {Text(DueIn.End)}",
            _ => $"Is due {PlanChecks.Text(DueIn)}",
        };
        var recorded = (Record, Reason) switch
        {
            (_, UnknownProgressReason.OnlyLaterRecords) => "all records are of later dates",
            (_, UnknownProgressReason.ConflictingRecords) => "the latest records do not agree",
            (null, _) => "nothing was recorded",
            ({ } record, _) => $"recorded as {Word(record.Status)}{Percent(record.PercentComplete)} on {Text(record.AsOf)}",
        };
        return $"{due}; {recorded}.";
    }

    private static string Word(RecordedStatus status) => status switch
    {
        RecordedStatus.NotStarted => "not started",
        RecordedStatus.InProgress => "in progress",
        RecordedStatus.Completed => "completed",
        _ => "cancelled",
    };

    private static string Percent(double? percent) => percent is { } value ? string.Create(CultureInfo.InvariantCulture, $" ({value:0.##} %)") : "";

    private static string Text(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
