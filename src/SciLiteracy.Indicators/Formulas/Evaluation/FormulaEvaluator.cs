using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>
/// Evaluates one formula, every expression over all cells at once. <c>wanted</c> says in which cells a value counts (null: in all); values elsewhere
/// are computed too, but make no finding. It keeps <c>if(y = 0, 0, x / y)</c> quiet.
/// </summary>
internal sealed partial class FormulaEvaluator(
    FormulaAxes axes, IReadOnlyDictionary<string, FormulaColumn> columns, CellFindings findings, CancellationToken cancellationToken)
{
    public FormulaColumn Evaluate(BoundExpression expression, bool[]? wanted)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return expression switch
        {
            BoundExpression.Number number => FormulaColumn.Constant(number.Value, axes.Length),
            BoundExpression.Truth truth => FormulaColumn.Constant(truth.Value ? 1 : 0, axes.Length),
            BoundExpression.Column column => columns[column.Indicator],
            BoundExpression.Part part => Part(part),
            BoundExpression.Convert convert => Convert(convert, wanted),
            BoundExpression.Unary unary => Unary(unary, wanted),
            BoundExpression.Binary binary => Binary(binary, wanted),
            BoundExpression.Call call => Call(call, wanted),
            _ => throw new ArgumentException($"An expression of the type {expression.GetType().Name} has no values.", nameof(expression)),
        };
    }

    private FormulaColumn Call(BoundExpression.Call call, bool[]? wanted) => call.Function.Kind switch
    {
        FunctionKind.If => If(call, wanted),
        FunctionKind.Coalesce => Coalesce(call, wanted),
        FunctionKind.IsMissing => IsMissing(call),
        FunctionKind.Min or FunctionKind.Max => Extreme(call, wanted),
        FunctionKind.Abs => Map(call, wanted, Math.Abs),
        FunctionKind.Sqrt => Map(call, wanted, Math.Sqrt, x => x < 0 ? "the square root of a negative number" : null),
        FunctionKind.Ln => Map(call, wanted, NaturalLogarithm.Of, x => x <= 0 ? "the logarithm of a number that is not above 0" : null),
        FunctionKind.Exp => Map(call, wanted, NaturalExponential.Of),
        FunctionKind.Round => Round(call, wanted),
        FunctionKind.Clamp => Clamp(call, wanted),
        FunctionKind.Lag => Lag(call, wanted),
        FunctionKind.Change or FunctionKind.Growth or FunctionKind.Cagr => Compare(call, wanted),
        FunctionKind.RollingMean or FunctionKind.RollingSum => Rolling(call, wanted),
        FunctionKind.Cumulative => Cumulative(call, wanted),
        FunctionKind.At => At(call, wanted),
        FunctionKind.Interpolate => Interpolate(call, wanted),
        FunctionKind.Latest => Latest(call, wanted),
        FunctionKind.Total => Total(call, wanted, isShare: false),
        FunctionKind.Share => Total(call, wanted, isShare: true),
        FunctionKind.Parent => Parent(call, wanted),
        FunctionKind.Rank => Rank(call, wanted),
        FunctionKind.MeanOf => MeanOf(call, wanted),
        _ => Inequality(call, wanted),
    };

    private FormulaColumn Part(BoundExpression.Part part)
    {
        var whole = columns[part.Indicator];
        var parts = axes.Parts(part.Breakdown);
        return Gather((period, entity) => parts[entity] < 0 ? -1 : (period * axes.Keys.Length) + parts[entity], whole);
    }

    private FormulaColumn Convert(BoundExpression.Convert convert, bool[]? wanted)
    {
        var operand = Evaluate(convert.Operand, wanted);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
            Store(result, i, convert.Conversion.Apply(operand.Values[i]), operand.Statuses[i], convert.Anchor, wanted);
        return result;
    }

    private FormulaColumn Unary(BoundExpression.Unary unary, bool[]? wanted)
    {
        var operand = Evaluate(unary.Operand, wanted);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            var x = operand.Values[i];
            var value = unary.Operator switch { UnaryOperator.Negate => 0 - x, UnaryOperator.Not => 1 - x, _ => x };
            result.Set(i, value, operand.Statuses[i]);
        }

        return result;
    }

    private FormulaColumn Binary(BoundExpression.Binary binary, bool[]? wanted)
    {
        var left = Evaluate(binary.Left, wanted);
        var right = Evaluate(binary.Right, wanted);
        var result = FormulaColumn.Empty(axes.Length);
        for (var i = 0; i < axes.Length; i++)
        {
            var a = left.Values[i];
            var b = right.Values[i];
            var status = StatusCaution.Combine(left.Statuses[i], right.Statuses[i]);
            if (double.IsNaN(a) || double.IsNaN(b))
            {
                result.SetMissing(i, status);
            }
            else if ((binary.Operator == BinaryOperator.Divide && b == 0) || (binary.Operator == BinaryOperator.Power && a == 0 && b < 0))
            {
                Undefined(result, FormulaDiagnostics.DivisionByZero, i, binary.Anchor, wanted, "division by zero");
            }
            else if (binary.Operator == BinaryOperator.Power && a < 0 && !double.IsInteger(b))
            {
                Undefined(result, FormulaDiagnostics.Undefined, i, binary.Anchor, wanted, "a power that is not whole of a negative number");
            }
            else
            {
                Store(result, i, Apply(binary.Operator, a, b), status, binary.Anchor, wanted);
            }
        }

        return result;
    }

    private static double Apply(BinaryOperator value, double a, double b) => value switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Power => Math.Pow(a, b),
        BinaryOperator.And => a * b,
        BinaryOperator.Or => Math.Max(a, b),
        BinaryOperator.Equal => a == b ? 1 : 0,
        BinaryOperator.NotEqual => a != b ? 1 : 0,
        BinaryOperator.Less => a < b ? 1 : 0,
        BinaryOperator.LessOrEqual => a <= b ? 1 : 0,
        BinaryOperator.Greater => a > b ? 1 : 0,
        _ => a >= b ? 1 : 0,
    };

    // A value from another cell for each cell; -1 where there is none.
    private FormulaColumn Gather(Func<int, int, int> from, FormulaColumn operand)
    {
        var result = FormulaColumn.Empty(axes.Length);
        for (var period = 0; period < axes.Periods.Count; period++)
        {
            for (var entity = 0; entity < axes.Keys.Length; entity++)
            {
                var other = from(period, entity);
                if (other >= 0)
                    result.Set((period * axes.Keys.Length) + entity, operand.Values[other], operand.Statuses[other]);
            }
        }

        return result;
    }

    // NaN stays with the status of what was missing; what left the range of doubles is missing and noted.
    private void Store(FormulaColumn result, int cell, double value, ObservationStatus status, TextSpan anchor, bool[]? wanted)
    {
        if (double.IsInfinity(value) || (double.IsNaN(value) && !status.IsMissing()))
            Undefined(result, FormulaDiagnostics.Overflow, cell, anchor, wanted, "a result too large for a number");
        else
            result.Set(cell, value + 0.0, status); // -0 becomes 0: no reader of a table expects it
    }

    private void Undefined(FormulaColumn result, DiagnosticDescriptor kind, int cell, TextSpan anchor, bool[]? wanted, string what)
    {
        result.SetMissing(cell, ObservationStatus.CannotExist);
        Note(kind, cell, anchor, wanted, what);
    }

    private void Note(DiagnosticDescriptor kind, int cell, TextSpan anchor, bool[]? wanted, string what)
    {
        if (wanted is null || wanted[cell])
            findings.Add(kind, anchor, cell, what);
    }

    // A function of other cells wants all of its operand, unless nothing of it is wanted at all.
    private static bool[]? Elsewhere(bool[]? wanted) => wanted is not null && !wanted.AsSpan().Contains(true) ? wanted : null;

    internal static int Count(BoundExpression.Call call, int argument, int otherwise) =>
        argument < call.Arguments.Count ? (int)((BoundExpression.Number)call.Arguments[argument]).Value : otherwise;
}
