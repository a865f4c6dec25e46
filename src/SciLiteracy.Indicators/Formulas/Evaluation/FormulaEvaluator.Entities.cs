using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <content>Functions of other entities.</content>
internal sealed partial class FormulaEvaluator
{
    private FormulaColumn Total(BoundExpression.Call call, bool[]? wanted, bool isShare)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var result = FormulaColumn.Empty(axes.Length);
        ForEachFamily(axes.Siblings, (family, start) =>
        {
            var sum = default(CompensatedSum);
            var status = ObservationStatus.Normal;
            foreach (var member in family.Members)
            {
                status = StatusPropagation.Combine(status, member < 0 ? ObservationStatus.Missing : x.Statuses[start + member]);
                sum.Add(member < 0 ? double.NaN : x.Values[start + member]);
            }

            var total = status.IsMissing() ? double.NaN : sum.Value;
            foreach (var member in family.Members.Where(m => m >= 0))
            {
                var i = start + member;
                if (!isShare)
                    Store(result, i, total, status, call.Anchor, wanted);
                else if (total == 0)
                    Undefined(result, FormulaDiagnostics.DivisionByZero, i, call.Anchor, wanted, "a share of a total of 0");
                else
                    Store(result, i, x.Values[i] / total, status, call.Anchor, wanted);
            }
        });
        return result;
    }

    private FormulaColumn Parent(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        return Gather((period, entity) => axes.Parents[entity] < 0 ? -1 : (period * axes.Keys.Length) + axes.Parents[entity], x);
    }

    private FormulaColumn Rank(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var result = FormulaColumn.Empty(axes.Length);
        ForEachFamily(axes.Siblings, (family, start) =>
        {
            var sorted = family.Members.Where(m => m >= 0 && !x.IsMissing(start + m)).Select(m => x.Values[start + m]).OrderDescending().ToArray();
            foreach (var member in family.Members.Where(m => m >= 0))
            {
                var i = start + member;
                if (x.IsMissing(i))
                    result.SetMissing(i, x.Statuses[i]);
                else
                    result.Set(i, 1 + CountAbove(sorted, x.Values[i]), x.Statuses[i]);
            }
        });
        return result;
    }

    // How many of descending values are above one.
    private static int CountAbove(double[] descending, double value)
    {
        var (low, high) = (0, descending.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (descending[middle] > value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private FormulaColumn MeanOf(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var result = FormulaColumn.Empty(axes.Length);
        ForEachFamily(axes.Children, (family, start) =>
        {
            var sum = default(CompensatedSum);
            var status = ObservationStatus.Normal;
            var count = 0;
            foreach (var member in family.Members)
            {
                if (member < 0 || x.IsMissing(start + member))
                    continue;
                sum.Add(x.Values[start + member]);
                status = StatusPropagation.Combine(status, x.Statuses[start + member]);
                count++;
            }

            if (count == 0)
                return;
            Store(result, start + family.Owner, sum.Value / count, status, call.Anchor, wanted);
            NoteCoverage(call, start + family.Owner, count, family.Members.Length, wanted);
        });
        return result;
    }

    private FormulaColumn Inequality(BoundExpression.Call call, bool[]? wanted)
    {
        var measure = MeasureOf(call);
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var hasWeight = call.Function.Parameters[^1] is { IsOptional: true } && call.Arguments.Count == call.Function.Parameters.Count;
        var w = hasWeight ? Evaluate(call.Arguments[^1], Elsewhere(wanted)) : null;
        var result = FormulaColumn.Empty(axes.Length);
        ForEachFamily(axes.Children, (family, start) =>
        {
            var values = new double[family.Members.Length];
            var weights = new double[values.Length];
            var status = ObservationStatus.Normal;
            var isBad = false;
            for (var k = 0; k < values.Length; k++)
            {
                var i = start + family.Members[k];
                var isThere = family.Members[k] >= 0 && !x.IsMissing(i) && w?.IsMissing(i) != true;
                values[k] = isThere ? x.Values[i] : double.NaN;
                weights[k] = isThere ? w?.Values[i] ?? 1 : double.NaN;
                if (!isThere)
                    continue;
                status = StatusPropagation.Combine(status, StatusPropagation.Combine(x.Statuses[i], w?.Statuses[i] ?? ObservationStatus.Normal));

                // The language speaks of amounts, the measure of amounts per head. What stands where nobody is has no amount per head.
                if (measure is Hoover && weights[k] == 0)
                    isBad |= values[k] != 0;
                else if (measure is Hoover)
                    values[k] /= weights[k];
            }

            var outcome = measure.Evaluate(values, weights);
            var owner = start + family.Owner;
            if (isBad)
                Undefined(result, FormulaDiagnostics.Undefined, owner, call.Anchor, wanted, $"{measure.Id} of an amount where the weight is 0");
            else if (outcome.Value is { } value && outcome.Count > 1)
                Store(result, owner, value, status, call.Anchor, wanted);
            else if (outcome.Count > 1 && outcome.Reason is { } reason)
                Undefined(result, FormulaDiagnostics.Undefined, owner, call.Anchor, wanted, $"{call.Function.Name} {Because(reason)}");
            if (!result.IsMissing(owner))
                NoteCoverage(call, owner, outcome.Count, values.Length, wanted);
        });
        return result;
    }

    private static InequalityMeasure MeasureOf(BoundExpression.Call call) => call.Function.Kind switch
    {
        FunctionKind.Gini => Gini.Population,
        FunctionKind.TheilT => TheilT.Instance,
        FunctionKind.TheilL => TheilL.Instance,
        FunctionKind.Atkinson => new Atkinson(Setting(call, 1)),
        FunctionKind.Hoover => Hoover.Instance,
        FunctionKind.Cv => CoefficientOfVariation.Population,
        FunctionKind.MaxMinRatio => MaximumMinimumRatio.Instance,
        FunctionKind.QuantileRatio => new QuantileRatio(Setting(call, 1), Setting(call, 2), QuantileDefinition.R2),
        _ => throw new ArgumentException($"'{call.Function.Name}' has no evaluation.", nameof(call)),
    };

    private static double Setting(BoundExpression.Call call, int argument) => ((BoundExpression.Number)call.Arguments[argument]).Value;

    private static string Because(InequalityUndefinedReason reason) => reason switch
    {
        InequalityUndefinedReason.InvalidWeight => "with a negative weight",
        InequalityUndefinedReason.NegativeValue => "of negative values",
        InequalityUndefinedReason.ZeroValue => "with a value of 0",
        InequalityUndefinedReason.MeanNotPositive => "of values whose mean is not above 0",
        _ => "of values too large or too far apart",
    };

    private void NoteCoverage(BoundExpression.Call call, int cell, int count, int members, bool[]? wanted)
    {
        if (count < members)
            Note(FormulaDiagnostics.PartialCoverage, cell, call.Anchor, wanted, $"{call.Function.Name} over {count} of {members} regions");
    }

    // Each family in each period; start is the first cell of the period.
    private void ForEachFamily(List<EntityFamily> families, Action<EntityFamily, int> action)
    {
        for (var period = 0; period < axes.Periods.Count; period++)
        {
            foreach (var family in families)
                action(family, period * axes.Keys.Length);
        }
    }
}
