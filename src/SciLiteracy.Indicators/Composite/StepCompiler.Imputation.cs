using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Imputation;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Steps of imputation.</summary>
internal sealed partial class StepCompiler
{
    private ImputeKernel Impute(ImputeStep step, int number, DiagnosticBuilder findings)
    {
        var methods = MethodsOf(step.Method, step, findings);
        var groups = new Dictionary<string, ImputationGroups>(StringComparer.Ordinal);
        var predictors = new int[]?[methods.Length];
        foreach (var method in methods.OfType<ImputationMethod>().Distinct())
        {
            if (method.Problem is { } problem)
                BadSetting(step, problem, findings);
            if (method.Donors == ImputationDonors.Time && !Data.IsPanel)
                findings.Add(IndexDiagnostics.NoRows, step.Location, $"'{method.Id}' takes values of other periods, but the data have no periods.");
            var group = (method as GroupMeanImputation)?.Group ?? (method as GroupMedianImputation)?.Group;
            if (group is not null && GroupsOf(group, step, findings) is { } numbers)
                groups[group.Id] = numbers;
        }

        for (var i = 0; i < methods.Length; i++)
        {
            if (methods[i] is RegressionImputation regression)
            {
                predictors[i] = PredictorsOf(i, regression, step, findings);
                // What predicts the others has nothing to be predicted by, and is left alone.
                if (predictors[i] is [] && regression.Predictors.Count > 0)
                    (methods, predictors[i]) = (methods.SetItem(i, null), null);
            }
        }

        var joint = methods
            .Select((m, i) => (Method: m, Indicator: i))
            .Where(m => m.Method is ExpectationMaximizationImputation or NearestNeighborImputation)
            .GroupBy(m => m.Method!)
            .Select(g => new JointImputation(g.Key, [.. g.Select(m => m.Indicator)]))
            .ToImmutableArray();
        var widest = Math.Max(joint.Select(j => j.Indicators.Length).DefaultIfEmpty().Max(), predictors.Select(p => p?.Length ?? 0).DefaultIfEmpty().Max());
        ScratchLength = Math.Max(ScratchLength, widest * Data.Rows.Length);
        ImputesAnything = true;
        var entities = Data.Rows.Select((r, i) => (r.Entity, Row: i)).GroupBy(r => r.Entity, StringComparer.Ordinal).Select(g => g.Select(r => r.Row).ToArray());
        return new ImputeKernel(
            step,
            number,
            methods,
            joint,
            predictors.Any(p => p is not null) ? [.. predictors] : [],
            groups,
            FrozenImputations(step, number, methods, groups, findings),
            methods.Any(m => m?.Donors == ImputationDonors.Time) ? [.. entities] : [],
            Structure,
            Data);
    }

    // For each indicator and period, the frozen value of each group (of all rows, without groups); null where there is none.
    private ImmutableArray<double?[]> FrozenImputations(
        ImputeStep step, int number, ImmutableArray<ImputationMethod?> methods, Dictionary<string, ImputationGroups> groups, DiagnosticBuilder findings)
    {
        if (_frozen is null || findings.HasErrors)
            return [];
        var known = _frozen.Imputations.Where(p => p.Step == number).ToLookup(p => (p.Indicator, p.Method, p.Group));

        var frozen = ImmutableArray.CreateBuilder<double?[]>();
        for (var i = 0; i < methods.Length; i++)
        {
            foreach (var section in Data.Sections)
            {
                if (methods[i] is not { Donors: ImputationDonors.CrossSection } method)
                {
                    frozen.Add([]);
                    continue;
                }

                var by = (method as GroupMeanImputation)?.Group ?? (method as GroupMedianImputation)?.Group;
                var column = by is null ? null : groups[by.Id];
                var there = column?.Among(section.Start, section.Length) ?? [true];
                var values = new double?[there.Length];
                for (var g = 0; g < values.Length; g++)
                {
                    if (!there[g])
                        continue;
                    var (code, group) = (Structure.IndicatorCodes[i], column?.Names[g]);
                    values[g] = ValueFor(section.Period, known[(code, method.Id, group)]);
                    if (values[g] is null)
                        NotFrozen(code, section.Period, step, findings, group);
                }

                frozen.Add(values);
            }
        }

        return frozen.ToImmutable();
    }

    // The value of a period: its own; that of data without periods, a single cross-section, which is for all periods; that of the latest period before it that has one; that of the first
    // after it.
    private static double? ValueFor(ReferencePeriod? period, IEnumerable<ImputationParameters> known)
    {
        double? before = null;
        double? after = null;
        (ReferencePeriod? Before, ReferencePeriod? After) nearest = default;
        foreach (var parameters in known)
        {
            if (parameters.Period == period || parameters.Period is null)
                return parameters.Value;
            if (period is not { } own || parameters.Period is not { } other || other.Frequency != own.Frequency || double.IsNaN(parameters.Value))
                continue;
            if (other.CompareTo(own) < 0)
            {
                if (nearest.Before is not { } b || other.CompareTo(b) > 0)
                    (before, nearest.Before) = (parameters.Value, other);
            }
            else if (nearest.After is not { } a || other.CompareTo(a) < 0)
            {
                (after, nearest.After) = (parameters.Value, other);
            }
        }

        return before ?? after;
    }

    private ImputationGroups? GroupsOf(Reference group, IndexStep step, DiagnosticBuilder findings)
    {
        if (Data.TryGetLabels(group.Id, out var labels))
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            int[] rows = [.. labels.Select(l => l is null ? -1 : numbers.TryGetValue(l, out var known) ? known : numbers[l] = numbers.Count)];
            return new(rows, [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)]);
        }

        if (Data.TryGetColumn(group.Id, out var values))
        {
            // Groups may be called by numbers.
            var numbers = new Dictionary<double, int>();
            var column = new int[values.Length];
            for (var r = 0; r < column.Length; r++)
                column[r] = double.IsNaN(values[r]) ? -1 : numbers.TryGetValue(values[r], out var known) ? known : numbers[values[r]] = numbers.Count;
            return new(column, [.. numbers.OrderBy(n => n.Value).Select(n => IndexChecks.Number(n.Key))]);
        }

        var hint = NearestName.Hint(group.Id, Data.LabelColumns);
        findings.Add(
            IndexDiagnostics.UnknownColumn,
            IndexChecks.Place(group, step),
            $"The data have no column '{Excerpt.Of(group.Id)}' of groups{(hint.Length == 0 ? "." : hint)}");
        return null;
    }

    private int[] PredictorsOf(int indicator, RegressionImputation regression, ImputeStep step, DiagnosticBuilder findings)
    {
        var columns = new List<int>();
        foreach (var predictor in regression.Predictors)
        {
            var column = Columns.IndexOf(predictor.Id, StringComparer.Ordinal);
            if (column < 0)
            {
                var hint = NearestName.Hint(predictor.Id, Columns);
                findings.Add(
                    IndexDiagnostics.UnknownColumn,
                    IndexChecks.Place(predictor, step),
                    $"The data have no column '{Excerpt.Of(predictor.Id)}' of numbers{(hint.Length == 0 ? "." : hint)}");
            }
            else if (column == indicator && step.Method.Overrides.Any(o => o.Indicator.Id == predictor.Id))
            {
                BadSetting(predictor.Location.IsKnown ? predictor : step, $"'{predictor.Id}' is to predict itself; expected other columns.", findings);
            }
            else if (column != indicator)
            {
                columns.Add(column);
            }
        }

        return [.. columns];
    }
}
