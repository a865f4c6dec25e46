using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <content>Functions of other periods. All go by the calendar: a period without data is a gap, not a step to the row before.</content>
internal sealed partial class FormulaEvaluator
{
    private FormulaColumn Lag(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var earlier = axes.Earlier(Count(call, 1, 1));
        return Gather((period, entity) => earlier[period] < 0 ? -1 : (earlier[period] * axes.Keys.Length) + entity, x);
    }

    private FormulaColumn At(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var at = axes.Periods.IndexOf(((BoundExpression.Period)call.Arguments[1]).Value);
        return Gather((_, entity) => at < 0 ? -1 : (at * axes.Keys.Length) + entity, x);
    }

    // change, growth and cagr: this period beside an earlier one.
    private FormulaColumn Compare(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var n = Count(call, 1, 1);
        var earlier = axes.Earlier(n);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            var period = earlier[i / axes.Keys.Length];
            if (period < 0)
            {
                // Nothing is known of the earlier period, and of this one only why it may be missing.
                result.SetMissing(i, x.IsMissing(i) ? x.Statuses[i] : ObservationStatus.Missing);
                continue;
            }

            var other = (period * axes.Keys.Length) + (i % axes.Keys.Length);
            var (now, before) = (x.Values[i], x.Values[other]);
            var status = StatusCaution.Combine(x.Statuses[i], x.Statuses[other]);
            if (double.IsNaN(now) || double.IsNaN(before))
                result.SetMissing(i, status);
            else if (call.Function.Kind == FunctionKind.Change)
                Store(result, i, now - before, status, call.Anchor, wanted);
            else if (before == 0)
                Undefined(result, FormulaDiagnostics.DivisionByZero, i, call.Anchor, wanted, "growth from 0");
            else if (before < 0)
                Undefined(result, FormulaDiagnostics.Undefined, i, call.Anchor, wanted, "growth from a negative number");
            else if (call.Function.Kind == FunctionKind.Growth)
                Store(result, i, (now / before) - 1, status, call.Anchor, wanted);
            else if (now < 0)
                Undefined(result, FormulaDiagnostics.Undefined, i, call.Anchor, wanted, "compound growth to a negative number");
            else
                Store(result, i, Math.Pow(now / before, 1.0 / n) - 1, status, call.Anchor, wanted);
        }

        return result;
    }

    private FormulaColumn Rolling(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var n = Count(call, 1, 1);
        var windows = new int[n][];
        for (var back = 0; back < n; back++)
            windows[back] = axes.Earlier(back);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            var sum = default(CompensatedSum);
            var status = ObservationStatus.Normal;
            for (var back = 0; back < n; back++)
            {
                var period = windows[back][i / axes.Keys.Length];
                var other = (period * axes.Keys.Length) + (i % axes.Keys.Length);
                status = StatusCaution.Combine(status, period < 0 ? ObservationStatus.Missing : x.Statuses[other]);
                sum.Add(period < 0 ? double.NaN : x.Values[other]);
            }

            var value = status.IsMissing() ? double.NaN : call.Function.Kind == FunctionKind.RollingSum ? sum.Value : sum.Value / n;
            Store(result, i, value, status, call.Anchor, wanted);
        }

        return result;
    }

    private FormulaColumn Cumulative(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var result = FormulaColumn.Empty(axes.Length);
        ForEachSeries((cells, ordinals) =>
        {
            var sum = default(CompensatedSum);
            var status = ObservationStatus.Normal;
            var last = -1;
            for (var k = 0; k < cells.Length; k++)
            {
                var i = cells[k];
                if (last < 0 && x.IsMissing(i))
                {
                    result.SetMissing(i, x.Statuses[i]);
                    continue;
                }

                // A period that is not on the axis is a gap too.
                if (last >= 0 && ordinals[k] != last + 1)
                    status = StatusCaution.Combine(status, ObservationStatus.Missing);
                status = StatusCaution.Combine(status, x.Statuses[i]);
                sum.Add(x.IsMissing(i) ? 0 : x.Values[i]);
                last = ordinals[k];
                Store(result, i, status.IsMissing() ? double.NaN : sum.Value, status, call.Anchor, wanted);
            }
        });
        return result;
    }

    private FormulaColumn Interpolate(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var result = FormulaColumn.Empty(axes.Length);
        ForEachSeries((cells, ordinals) =>
        {
            var before = -1;
            var after = 0;
            for (var k = 0; k < cells.Length; k++)
            {
                var i = cells[k];
                if (!x.IsMissing(i))
                {
                    before = k;
                    result.Set(i, x.Values[i], x.Statuses[i]);
                    continue;
                }

                after = Math.Max(after, k + 1);
                while (after < cells.Length && x.IsMissing(cells[after]))
                    after++;
                if (before < 0 || after == cells.Length)
                {
                    result.SetMissing(i, x.Statuses[i]);
                    continue;
                }

                var (a, b) = (x.Values[cells[before]], x.Values[cells[after]]);
                var way = (double)(ordinals[k] - ordinals[before]) / (ordinals[after] - ordinals[before]);
                var status = StatusCaution.Combine(x.Statuses[cells[before]], x.Statuses[cells[after]]);
                Store(result, i, a + ((b - a) * way), StatusCaution.Combine(status, ObservationStatus.Estimated), call.Anchor, wanted);
            }
        });
        return result;
    }

    private FormulaColumn Latest(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], Elsewhere(wanted));
        var maximumAge = Count(call, 1, 0);
        var result = FormulaColumn.Empty(axes.Length);
        ForEachSeries((cells, ordinals) =>
        {
            var latest = -1;
            for (var k = 0; k < cells.Length; k++)
            {
                var i = cells[k];
                if (!x.IsMissing(i))
                {
                    latest = k;
                    result.Set(i, x.Values[i], x.Statuses[i]);
                }
                else if (latest >= 0 && ordinals[k] - ordinals[latest] <= maximumAge)
                {
                    result.Set(i, x.Values[cells[latest]], StatusCaution.Combine(x.Statuses[cells[latest]], ObservationStatus.Estimated));
                }
                else
                {
                    result.SetMissing(i, x.Statuses[i]);
                }
            }
        });
        return result;
    }

    // The cells of one entity and frequency in the order of time, with the numbers of their periods.
    private void ForEachSeries(Action<int[], int[]> series)
    {
        foreach (var sequence in axes.Sequences)
        {
            var ordinals = sequence.Select(p => axes.Periods[p].Ordinal).ToArray();
            for (var entity = 0; entity < axes.Keys.Length; entity++)
                series([.. sequence.Select(p => (p * axes.Keys.Length) + entity)], ordinals);
        }
    }
}
