using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <content>Functions of one cell.</content>
internal sealed partial class FormulaEvaluator
{
    private FormulaColumn If(BoundExpression.Call call, bool[]? wanted)
    {
        var condition = Evaluate(call.Arguments[0], wanted);
        var whenTrue = Evaluate(call.Arguments[1], Where(wanted, i => condition.Values[i] == 1));
        var whenFalse = Evaluate(call.Arguments[2], Where(wanted, i => condition.Values[i] == 0));
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            if (condition.IsMissing(i))
            {
                result.SetMissing(i, condition.Statuses[i]);
                continue;
            }

            var chosen = condition.Values[i] == 1 ? whenTrue : whenFalse;
            result.Set(i, chosen.Values[i], StatusCaution.Combine(condition.Statuses[i], chosen.Statuses[i]));
        }

        return result;
    }

    private FormulaColumn Coalesce(BoundExpression.Call call, bool[]? wanted)
    {
        var result = FormulaColumn.Empty(axes.Length);
        foreach (var argument in call.Arguments)
        {
            var column = Evaluate(argument, Where(wanted, result.IsMissing));
            for (var i = 0; i < axes.Length; i++)
            {
                if (result.IsMissing(i))
                    result.Set(i, column.Values[i], column.IsMissing(i) ? StatusCaution.Combine(result.Statuses[i], column.Statuses[i]) : column.Statuses[i]);
            }
        }

        return result;
    }

    private FormulaColumn IsMissing(BoundExpression.Call call)
    {
        // Nothing is wanted of the values: that they cannot be computed is what is asked.
        var x = Evaluate(call.Arguments[0], new bool[axes.Length]);
        var result = FormulaColumn.Constant(0, axes.Length);
        for (var i = 0; i < axes.Length; i++)
            result.Values[i] = x.IsMissing(i) ? 1 : 0;
        return result;
    }

    private FormulaColumn Extreme(BoundExpression.Call call, bool[]? wanted)
    {
        var result = Evaluate(call.Arguments[0], wanted);
        foreach (var argument in call.Arguments.Skip(1))
        {
            var other = Evaluate(argument, wanted);
            var next = FormulaColumn.Empty(axes.Length);
            for (var i = 0; i < axes.Length; i++)
            {
                // Both keep a NaN.
                var value = call.Function.Kind == FunctionKind.Min ? Math.Min(result.Values[i], other.Values[i]) : Math.Max(result.Values[i], other.Values[i]);
                next.Set(i, value, StatusCaution.Combine(result.Statuses[i], other.Statuses[i]));
            }

            result = next;
        }

        return result;
    }

    private FormulaColumn Map(BoundExpression.Call call, bool[]? wanted, Func<double, double> function, Func<double, string?>? undefined = null)
    {
        var x = Evaluate(call.Arguments[0], wanted);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            if (!x.IsMissing(i) && undefined?.Invoke(x.Values[i]) is { } what)
                Undefined(result, FormulaDiagnostics.Undefined, i, call.Anchor, wanted, what);
            else
                Store(result, i, function(x.Values[i]), x.Statuses[i], call.Anchor, wanted);
        }

        return result;
    }

    private FormulaColumn Round(BoundExpression.Call call, bool[]? wanted)
    {
        var digits = Count(call, 1, 0);
        return Map(call, wanted, x => Math.Round(x, digits, MidpointRounding.AwayFromZero));
    }

    private FormulaColumn Clamp(BoundExpression.Call call, bool[]? wanted)
    {
        var x = Evaluate(call.Arguments[0], wanted);
        var low = Evaluate(call.Arguments[1], wanted);
        var high = Evaluate(call.Arguments[2], wanted);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            var status = StatusCaution.Combine(StatusCaution.Combine(x.Statuses[i], low.Statuses[i]), high.Statuses[i]);
            if (x.IsMissing(i) || low.IsMissing(i) || high.IsMissing(i))
                result.SetMissing(i, status);
            else if (low.Values[i] > high.Values[i])
                Undefined(result, FormulaDiagnostics.Undefined, i, call.Anchor, wanted, "a clamp whose low is above its high");
            else
                result.Set(i, Math.Clamp(x.Values[i], low.Values[i], high.Values[i]), status);
        }

        return result;
    }

    private bool[] Where(bool[]? wanted, Func<int, bool> condition)
    {
        var both = new bool[axes.Length];
        for (var i = 0; i < both.Length; i++)
            both[i] = (wanted is null || wanted[i]) && condition(i);
        return both;
    }
}
