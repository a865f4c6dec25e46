using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Inequality;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

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
            var status = ObservationStatus.Normal;
            foreach (var member in family.Members)
                status = StatusCaution.Combine(status, member < 0 ? ObservationStatus.Missing : x.Statuses[start + member]);
            var total = status.IsMissing() ? double.NaN : Summation.Compensated([.. family.Members.Select(m => x.Values[start + m])]);
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
    internal static int CountAbove(ReadOnlySpan<double> descending, double value)
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
                status = StatusCaution.Combine(status, x.Statuses[start + member]);
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
            var (value, status, undefined, count) = InequalityOf(
                call, measure, family.Members,
                member => x.IsMissing(start + member) || w?.IsMissing(start + member) == true
                    ? null
                    : (x.Values[start + member], w?.Values[start + member] ?? 1, Combine(x, w, start + member)));
            var owner = start + family.Owner;
            if (undefined is not null)
                Undefined(result, FormulaDiagnostics.Undefined, owner, call.Anchor, wanted, undefined);
            else if (value is { } number)
                Store(result, owner, number, status, call.Anchor, wanted);
            if (!result.IsMissing(owner))
                NoteCoverage(call, owner, count, family.Members.Length, wanted);
        });
        return result;

        static ObservationStatus Combine(FormulaColumn x, FormulaColumn? w, int cell) =>
            StatusCaution.Combine(x.Statuses[cell], w?.Statuses[cell] ?? ObservationStatus.Normal);
    }

    /// <summary>Computes a measure over the entities of a family.</summary>
    /// <param name="call">The call.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="members">Positions of the entities; -1 for one that is nowhere.</param>
    /// <param name="amount">The amount, the weight and the status of an entity; null if one of them is missing.</param>
    /// <returns>The value, if there is one; why it is not defined, if there would be one else; and over how many entities.</returns>
    internal static (double? Value, ObservationStatus Status, string? Undefined, int Count) InequalityOf(
        BoundExpression.Call call, InequalityMeasure measure, int[] members, Func<int, (double Value, double Weight, ObservationStatus Status)?> amount)
    {
        var values = new double[members.Length];
        var weights = new double[values.Length];
        var status = ObservationStatus.Normal;
        var isBad = false;
        for (var k = 0; k < values.Length; k++)
        {
            if (members[k] < 0 || amount(members[k]) is not { } there)
            {
                (values[k], weights[k]) = (double.NaN, double.NaN);
                continue;
            }

            (values[k], weights[k]) = (there.Value, there.Weight);
            status = StatusCaution.Combine(status, there.Status);

            // The language speaks of amounts, the measure of amounts per head. What stands where nobody is has no amount per head.
            if (measure is Hoover && weights[k] == 0)
                isBad |= values[k] != 0;
            else if (measure is Hoover)
                values[k] /= weights[k];
        }

        var outcome = measure.Evaluate(values, weights);
        var undefined = isBad ? $"{measure.Id} of an amount where the weight is 0"
            : outcome is { Value: null, Count: > 1, Reason: { } reason } ? $"{call.Function.Name} {Because(reason)}"
            : null;
        return (outcome.Count > 1 ? outcome.Value : null, status, undefined, outcome.Count);
    }

    internal static InequalityMeasure MeasureOf(BoundExpression.Call call) => call.Function.Kind switch
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
