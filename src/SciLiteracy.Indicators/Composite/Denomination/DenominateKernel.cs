using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>Divides indicators by their denominators.</summary>
internal sealed class DenominateKernel(DenominateStep step, int number, ImmutableArray<DenominatorSource> sources, IndexStructure structure)
    : StepKernel(number, step, IndexStage.Denominated)
{
    public override void Run(IndexWorkspace workspace)
    {
        // An indicator that is the denominator of another counts as it was before the step, whatever comes first.
        var quotients = workspace.Scratch.AsSpan();
        for (var s = 0; s < sources.Length; s++)
            Divide(sources[s], workspace, quotients.Slice(s * workspace.Stride, workspace.RowCount));
        for (var s = 0; s < sources.Length; s++)
            quotients.Slice(s * workspace.Stride, workspace.RowCount).CopyTo(workspace.Node(sources[s].Indicator));
    }

    private void Divide(DenominatorSource source, IndexWorkspace workspace, Span<double> quotients)
    {
        var values = workspace.Node(source.Indicator);
        var own = source.Node >= 0 ? workspace.Node(source.Node) : default;
        var given = source.Column >= 0 ? workspace.Input(source.Column) : default;
        if (source.Formula is { } formula)
        {
            given = workspace.Values.AsSpan(0, workspace.Stride);
            workspace.Formula(formula).EvaluateInto(given);
        }

        var (missing, zeros, first) = (0, 0, -1);
        for (var r = 0; r < values.Length; r++)
        {
            var denominator = source.Node >= 0 ? own[r] : given[workspace.RowOf[r]];
            quotients[r] = denominator == 0 ? double.NaN : values[r] / (denominator / source.Scale);
            if (double.IsNaN(values[r]))
                continue;
            workspace.Recorder?.Change();
            if (!double.IsNaN(quotients[r]))
                continue;
            workspace.Recorder?.Mark(source.Indicator, r, denominator == 0 ? CellMarks.DenominatorZero : CellMarks.DenominatorMissing);
            (missing, zeros) = denominator == 0 ? (missing, zeros + 1) : (missing + 1, zeros);
            if (first < 0)
                first = r;
        }

        if (first < 0 || workspace.Recorder is not { } recorder)
            return;
        var what = zeros == 0 ? "missing" : missing == 0 ? "0" : "missing or 0";
        var more = missing + zeros == 1 ? "" : FormattableString.Invariant($" and {missing + zeros - 1} more");
        recorder.Report(
            IndexDiagnostics.UnusableDenominator,
            IndexChecks.Place(structure.Indicators[source.Indicator].Denominator, Step),
            $"The denominator '{source.Text}' of '{structure.IndicatorCodes[source.Indicator]}' is {what} for {recorder.NameOf(first)}{more}; the values become missing.");
    }
}
