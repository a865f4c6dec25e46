using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Screening;

/// <summary>Takes out rows with too few data.</summary>
internal sealed class ScreenKernel(ScreenStep step, int number, ImmutableArray<ScreeningReason> forced, ImmutableArray<int> indicators)
    : StepKernel(number, step, IndexStage.Screened)
{
    public override void Run(IndexWorkspace workspace)
    {
        var rows = workspace.RowCount;
        var present = workspace.Counts.AsSpan(0, rows);
        var zeros = workspace.Order.AsSpan(0, rows);
        present.Clear();
        zeros.Clear();
        var asked = 0;
        foreach (var i in indicators)
        {
            if (workspace.LeftOut[i])
                continue;
            asked++;
            var values = workspace.Node(i);
            for (var r = 0; r < values.Length; r++)
            {
                if (!double.IsNaN(values[r]))
                    present[r]++;
                if (values[r] == 0)
                    zeros[r]++;
            }
        }

        // What is kept is marked in the counts, and then moved together.
        for (var r = 0; r < rows; r++)
        {
            var (kept, reason) = Judge(present[r], zeros[r], asked, forced[workspace.RowOf[r]]);
            workspace.Recorder?.Screening.Add(new ScreeningEntry(
                Number,
                workspace.Recorder.RowAt(r),
                present[r],
                asked - present[r],
                zeros[r],
                (double)present[r] / asked,
                (double)(present[r] - zeros[r]) / present[r],
                kept,
                reason));
            if (!kept)
                workspace.Recorder?.LeaveOut(r);
            present[r] = kept ? 1 : 0;
        }

        workspace.Keep(present);
        if (workspace.RowCount == 0)
        {
            workspace.Failure = new IndexFailure(IndexFailureKind.NobodyLeft, Number, -1, -1, -1);
            workspace.Recorder?.Report(
                IndexDiagnostics.NobodyLeft,
                Step.Location,
                rows == 0 ? "There is nobody to screen." : $"Screening leaves out all {rows} rows; expected that at least one stays.");
        }
    }

    private (bool Kept, ScreeningReason Reason) Judge(int present, int zeros, int asked, ScreeningReason force)
    {
        if (force == ScreeningReason.Excluded)
            return (false, force);
        // A row without any value has no share of values that are not 0, and is not below the limit.
        var few = step.By != ScreeningRule.Nonzero && (double)present / asked < step.MinAvailability;
        var empty = step.By != ScreeningRule.Availability && (double)(present - zeros) / present < step.MinNonzero;
        if (!few && !empty)
            return (true, ScreeningReason.None);
        return force == ScreeningReason.Included ? (true, force)
            : (false, few && empty ? ScreeningReason.LowAvailabilityAndManyZeros : few ? ScreeningReason.LowAvailability : ScreeningReason.ManyZeros);
    }
}
