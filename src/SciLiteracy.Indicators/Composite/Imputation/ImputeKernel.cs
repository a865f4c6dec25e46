using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Imputation;

/// <summary>Fills missing values of the indicators.</summary>
internal sealed class ImputeKernel(
    ImputeStep step,
    int number,
    ImmutableArray<ImputationMethod?> methods,
    ImmutableArray<JointImputation> joint,
    ImmutableArray<int[]?> predictors,
    Dictionary<string, ImputationGroups> groups,
    ImmutableArray<double?[]> frozen,
    ImmutableArray<int[]> entities,
    IndexStructure structure,
    IndexData data) : StepKernel(number, step, IndexStage.Imputed)
{
    public override void Run(IndexWorkspace workspace)
    {
        var draw = workspace.ImputationDraws[Number - 1];
        // All methods take the values from before the step, so that the order of the indicators does not matter.
        if (workspace.Recorder is not null || !predictors.IsEmpty)
            workspace.AllNodes[..workspace.BeforeImputation.Length].CopyTo(workspace.BeforeImputation);
        for (var i = 0; i < methods.Length; i++)
        {
            switch (methods[i])
            {
                case MeanImputation or MedianImputation or GroupMeanImputation or GroupMedianImputation:
                    FillCrossSections(i, methods[i]!, workspace);
                    break;
                case RegressionImputation:
                    FillByRegression(i, workspace, draw);
                    break;
                case { Donors: ImputationDonors.Time } along:
                    FillAlongTime(i, along, workspace);
                    break;
            }
        }

        for (var j = 0; j < joint.Length; j++)
            FillTogether(j, workspace, draw);
        if (workspace.Recorder is { } recorder)
            Record(workspace, recorder);
    }

    private void FillCrossSections(int indicator, ImputationMethod method, IndexWorkspace workspace)
    {
        for (var section = 0; section < workspace.SectionCount; section++)
        {
            var (start, length) = workspace.Section(section);
            var column = workspace.Node(indicator).Slice(start, length);
            if (workspace.Recorder is not null || !frozen.IsEmpty)
            {
                FillAndRecord(indicator, method, section, column, start, workspace);
                continue;
            }

            switch (method)
            {
                case MeanImputation:
                    CrossSectionImputation.FillMean(column);
                    break;
                case MedianImputation:
                    CrossSectionImputation.FillMedian(column, workspace.Values);
                    break;
                case GroupMeanImputation mean:
                    CrossSectionImputation.FillGroupMean(column, GroupsOf(mean.Group, start, length, workspace, out var count), count, workspace.Values);
                    break;
                case GroupMedianImputation median:
                    CrossSectionImputation.FillGroupMedian(column, GroupsOf(median.Group, start, length, workspace, out count), count, workspace.Values);
                    break;
            }
        }
    }

    // Does the same by the values that are frozen, and keeps the values that it fills with.
    private void FillAndRecord(int indicator, ImputationMethod method, int section, Span<double> column, int start, IndexWorkspace workspace)
    {
        var held = frozen.IsEmpty ? null : frozen[(indicator * data.Sections.Length) + section];
        var median = method is MedianImputation or GroupMedianImputation;
        if (((method as GroupMeanImputation)?.Group ?? (method as GroupMedianImputation)?.Group) is not { } by)
        {
            var value = held?[0] ?? CrossSectionImputation.Value(column, median, workspace.Values);
            _ = CrossSectionImputation.Fill(column, value);
            Keep(indicator, method, section, null, value, workspace);
            return;
        }

        var rowGroups = GroupsOf(by, start, column.Length, workspace, out _);
        var all = groups[by.Id];
        var (firstRow, rowCount) = (data.Sections[section].Start, data.Sections[section].Length);
        for (var group = 0; group < all.Names.Length; group++)
        {
            // Of rows that screening leaves out, too: they have a group without values.
            if (!all.Numbers.AsSpan(firstRow, rowCount).Contains(group))
                continue;
            var value = held?[group] ?? CrossSectionImputation.GroupValue(column, rowGroups, group, median, workspace.Values);
            CrossSectionImputation.FillGroup(column, rowGroups, group, value);
            Keep(indicator, method, section, all.Names[group], value, workspace);
        }
    }

    private void Keep(int indicator, ImputationMethod method, int section, string? group, double value, IndexWorkspace workspace) =>
        workspace.Recorder?.Add(new ImputationParameters(Number, structure.IndicatorCodes[indicator], data.Sections[section].Period, method.Id, group, value));

    // The groups of the rows that are left.
    private Span<int> GroupsOf(Reference group, int start, int length, IndexWorkspace workspace, out int count)
    {
        var all = groups[group.Id].Numbers;
        var left = workspace.Counts.AsSpan(0, length);
        count = 0;
        for (var r = 0; r < length; r++)
        {
            left[r] = all[workspace.RowOf[start + r]];
            count = Math.Max(count, left[r] + 1);
        }

        return left;
    }

    private void FillAlongTime(int indicator, ImputationMethod method, IndexWorkspace workspace)
    {
        var placeOf = workspace.Counts.AsSpan();
        placeOf.Fill(-1);
        for (var r = 0; r < workspace.RowCount; r++)
            placeOf[workspace.RowOf[r]] = r;
        var sources = workspace.Sources.AsSpan(indicator * workspace.Stride, workspace.RowCount);
        sources.Fill(-1);
        var rows = workspace.Order.AsSpan();
        Span<int> times = workspace.Times;
        var column = workspace.Node(indicator);
        foreach (var entity in entities)
        {
            var count = 0;
            foreach (var row in entity)
            {
                if (placeOf[row] < 0)
                    continue;
                rows[count] = placeOf[row];
                times[count++] = data.Rows[row].Period!.Value.Ordinal;
            }

            TimeImputation.Fill(method, rows[..count], times[..count], column, sources);
        }
    }

    private void FillByRegression(int indicator, IndexWorkspace workspace, ImputationDraw draw)
    {
        var columns = predictors[indicator]!;
        for (var section = 0; section < workspace.SectionCount; section++)
        {
            var (start, length) = workspace.Section(section);
            if (length == 0)
                continue;
            var table = Predictors(columns, start, length, workspace);
            var values = workspace.Node(indicator).Slice(start, length);
            var regression = PredictorRegression.Of(table, values);
            if (regression is null)
            {
                workspace.Recorder?.Report(
                    IndexDiagnostics.DoubtfulImputation,
                    Step.Location,
                    $"'{structure.IndicatorCodes[indicator]}'{In(section)} has too few rows with all {columns.Length} predictors for a regression, and is not filled.");
            }
            else if (draw.IsOn)
            {
                regression.FillWithDraws(table, values, draw.Random, NumberOf(draw, joint.Length + indicator, section), 0);
            }
            else
            {
                regression.FillWithPredictions(table, values);
            }
        }
    }

    // Joint imputations and regressions, in each period, have draws of their own: no two share a random number.
    private long NumberOf(ImputationDraw draw, int place, int section) =>
        (((draw.Draw * (joint.Length + methods.Length)) + place) * data.Sections.Length) + section;

    // Predictors that are indicators of the index are as they were before the step; others as the data have them.
    private ColumnSet Predictors(int[] columns, int start, int length, IndexWorkspace workspace)
    {
        var table = workspace.Scratch.AsSpan(0, columns.Length * length);
        for (var c = 0; c < columns.Length; c++)
        {
            var to = table.Slice(c * length, length);
            if (columns[c] < structure.IndicatorCount)
            {
                workspace.BeforeImputation.AsSpan((columns[c] * workspace.Stride) + start, length).CopyTo(to);
                continue;
            }

            for (var r = 0; r < length; r++)
                to[r] = workspace.Input(columns[c])[workspace.RowOf[start + r]];
        }

        return new ColumnSet(table, length);
    }

    private void FillTogether(int place, IndexWorkspace workspace, ImputationDraw draw)
    {
        var (method, indicators) = joint[place];
        for (var section = 0; section < workspace.SectionCount; section++)
        {
            var (start, length) = workspace.Section(section);
            if (length == 0)
                continue;
            var columns = new ColumnSet(workspace.AllNodes, workspace.Stride, indicators, start, length);
            var filled = workspace.Scratch.AsSpan(0, indicators.Length * length);
            var number = NumberOf(draw, place, section);
            if (method is ExpectationMaximizationImputation em)
            {
                var model = workspace.NormalModel((Number * joint.Length) + place, indicators.Length, length);
                var fit = model.Fit(columns, em);
                if (draw.IsOn)
                    model.FillWithDraws(em, filled, draw.Random, number);
                else
                    model.FillWithExpectations(filled);
                if (workspace.Recorder is { } recorder)
                    Report(fit, section, recorder);
            }
            else
            {
                var neighbors = (NearestNeighborImputation)method;
                if (draw.IsOn)
                    NearestNeighbors.FillWithDraws(columns, neighbors, filled, draw.Random, number);
                else
                    NearestNeighbors.Fill(columns, neighbors, filled);
            }

            for (var c = 0; c < indicators.Length; c++)
            {
                var column = workspace.Node(indicators[c]).Slice(start, length);
                for (var r = 0; r < length; r++)
                {
                    if (double.IsNaN(column[r]))
                        column[r] = filled[(c * length) + r];
                }
            }
        }
    }

    private void Report(ExpectationMaximizationFit fit, int section, IndexRecorder recorder)
    {
        if (fit.Converged)
        {
            recorder.Note(FormattableString.Invariant($"EM{In(section)} converged after {fit.Iterations} iterations."));
            return;
        }

        var message = FormattableString.Invariant($"EM{In(section)} did not converge in {fit.Iterations} iterations; the last changed a parameter by {fit.Change:G3}.");
        recorder.Note(message);
        recorder.Report(IndexDiagnostics.DoubtfulImputation, Step.Location, message);
    }

    private void Record(IndexWorkspace workspace, IndexRecorder recorder)
    {
        for (var i = 0; i < methods.Length; i++)
        {
            if (methods[i] is not { } method)
                continue;
            var before = workspace.BeforeImputation.AsSpan(i * workspace.Stride, workspace.RowCount);
            var column = workspace.Node(i);
            for (var r = 0; r < column.Length; r++)
            {
                if (!double.IsNaN(before[r]) || double.IsNaN(column[r]))
                    continue;
                var source = method.Donors == ImputationDonors.Time ? workspace.Sources[(i * workspace.Stride) + r] : -1;
                recorder.Change();
                recorder.Mark(i, r, CellMarks.Imputed);
                recorder.Imputation.Add(new ImputedCell(
                    Number, recorder.RowAt(r), structure.IndicatorCodes[i], column[r], method, source < 0 ? null : recorder.RowAt(source).Period));
            }
        }
    }

    private string In(int section) => data.Sections[section].Period is { } period ? $" in {period}" : "";
}
