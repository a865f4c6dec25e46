using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>Treats outliers and skew of the indicators, in each period or over all rows.</summary>
internal sealed class TreatKernel(
    TreatStep step,
    int number,
    ImmutableArray<OutlierTreatment?> treatments,
    IndexStructure structure,
    IndexData data,
    ImmutableArray<TreatmentParameters?> frozen) : StepKernel(number, step, IndexStage.Treated)
{
    private const CellMarks Treated = CellMarks.Winsorized | CellMarks.Transformed;

    private readonly ImmutableArray<string> _codes = structure.IndicatorCodes;

    public override void Run(IndexWorkspace workspace)
    {
        for (var i = 0; i < treatments.Length; i++)
        {
            if (treatments[i] is not { } treatment)
                continue;
            if (step.Scope == TreatmentScope.AllPeriods || !data.IsPanel)
            {
                Treat(i, treatment, workspace, 0, workspace.RowCount, -1);
                continue;
            }

            for (var section = 0; section < workspace.SectionCount; section++)
            {
                var (start, length) = workspace.Section(section);
                Treat(i, treatment, workspace, start, length, section);
            }
        }
    }

    private void Treat(int indicator, OutlierTreatment treatment, IndexWorkspace workspace, int start, int length, int section)
    {
        var column = workspace.Node(indicator).Slice(start, length);
        if (!frozen.IsEmpty && frozen[section < 0 ? indicator : (indicator * data.Sections.Length) + section] is { } parameters)
        {
            ApplyFrozen(indicator, parameters, column, start, workspace);
            return;
        }

        var values = workspace.Values.AsSpan();
        var count = 0;
        foreach (var x in column)
        {
            if (!double.IsNaN(x))
                values[count++] = x;
        }

        values = values[..count];
        var treated = workspace.MoreValues.AsSpan(0, count);
        var outcome = ColumnTreatment.Treat(treatment, values, treated, workspace.Scratch);
        if (workspace.Recorder is { } recorder)
            Record(indicator, outcome, column, treated, start, section, recorder);
        if (outcome.Fate != TreatmentFate.Treated)
            return;
        for (int r = 0, t = 0; r < column.Length; r++)
        {
            if (!double.IsNaN(column[r]))
                column[r] = treated[t++];
        }
    }

    private void ApplyFrozen(int indicator, TreatmentParameters parameters, Span<double> column, int start, IndexWorkspace workspace)
    {
        var before = workspace.Values.AsSpan(0, column.Length);
        column.CopyTo(before);
        ColumnTreatment.Apply(parameters, column);
        if (workspace.Recorder is not { } recorder)
            return;
        recorder.Add(parameters);
        var (outside, first) = (0, -1);
        for (var r = 0; r < column.Length; r++)
        {
            if (column[r].Equals(before[r]))
                continue;
            var end = before[r] > parameters.Upper ? WinsorizedEnd.High : before[r] < parameters.Lower ? WinsorizedEnd.Low : WinsorizedEnd.None;
            RecordPoint(indicator, start + r, end, parameters.Transform, before[r], column[r], recorder);
            if (!double.IsNaN(column[r]))
                continue;
            recorder.Mark(indicator, start + r, CellMarks.NotTransformed);
            outside++;
            if (first < 0)
                first = start + r;
        }

        if (outside > 0)
        {
            recorder.Report(
                IndexDiagnostics.OutsideFrozenRange,
                Step.Location,
                $"'{_codes[indicator]}' of {recorder.NameOf(first)}{(outside == 1 ? "" : FormattableString.Invariant($" and {outside - 1} more"))} is outside the range of the frozen transform, and becomes missing.");
        }
    }

    private void Record(
        int indicator, in TreatmentOutcome outcome, ReadOnlySpan<double> column, ReadOnlySpan<double> treated, int start, int section, IndexRecorder recorder)
    {
        var period = section < 0 ? null : data.Sections[section].Period;
        var kept = outcome is { Fate: TreatmentFate.Treated, Reverted: false } ? outcome : TreatmentOutcome.Untouched;
        recorder.Add(new TreatmentParameters(
            Number, _codes[indicator], period, kept.Lower, kept.Upper, kept.Transform, kept.Minimum, kept.Maximum, kept.Lambda));
        var name = $"'{_codes[indicator]}'{(period is { } p ? $" in {p}" : "")}";
        if (outcome.Fate == TreatmentFate.Untreatable)
        {
            recorder.Report(
                IndexDiagnostics.Untreatable,
                Step.Location,
                $"{name} fails the test of skewness and kurtosis, but winsorizing it would leave no spread; it stays as it is.");
        }

        if (outcome.Fate == TreatmentFate.LeftAlone)
            return;
        var winsorized = outcome.Fate != TreatmentFate.Passed;
        var transformed = outcome.Transform != AppliedTransform.None;
        recorder.Treatments.Add(new TreatmentSummary(
            Number,
            _codes[indicator],
            period,
            outcome.Before,
            winsorized ? outcome.Winsorized : null,
            winsorized ? outcome.AfterWinsorizing : null,
            outcome.Transform,
            outcome.Transform == AppliedTransform.BoxCox ? outcome.Lambda : null,
            transformed ? outcome.AfterTransform : null,
            outcome.EndsWorse,
            outcome.Reverted));
        if (outcome.EndsWorse)
        {
            var last = transformed ? outcome.AfterTransform : outcome.AfterWinsorizing;
            recorder.Report(
                IndexDiagnostics.TreatmentEndsWorse,
                Step.Location,
                $"The treatment of {name} ends worse than it began: its skewness goes from {Rounded(outcome.Before.Skew)} to {Rounded(last.Skew)}; {(outcome.Reverted ? "it is undone." : "'if_worse: revert' would undo it.")}");
        }

        for (int r = 0, t = 0; r < column.Length; r++)
        {
            if (double.IsNaN(column[r]))
                continue;
            var value = treated[t++];
            if (value == column[r])
                continue;
            var end = column[r] > outcome.Upper ? WinsorizedEnd.High : column[r] < outcome.Lower ? WinsorizedEnd.Low : WinsorizedEnd.None;
            RecordPoint(indicator, start + r, end, outcome.Transform, column[r], value, recorder);
        }
    }

    private void RecordPoint(
        int indicator, int row, WinsorizedEnd end, AppliedTransform transform, double before, double after, IndexRecorder recorder)
    {
        recorder.Change();
        recorder.Mark(
            indicator,
            row,
            Treated & ((end == WinsorizedEnd.None ? 0 : CellMarks.Winsorized) | (transform == AppliedTransform.None ? 0 : CellMarks.Transformed)));
        recorder.TreatedPoints.Add(new TreatedPoint(Number, recorder.RowAt(row), _codes[indicator], end, transform, before, after));
    }

    private static string Rounded(double value) => value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
