using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Computes one cell on a stack, from columns. Every operation does to a cell what <see cref="FormulaEvaluator"/> does to all of them, in the same order of
/// the same roundings.
/// </summary>
/// <param name="instructions">The instructions; together they leave one value on the stack.</param>
/// <param name="depth">The most values that the stack has at once.</param>
/// <param name="entities">The number of entities.</param>
internal sealed class CellProgram(Instruction[] instructions, int depth, int entities)
{
    private readonly LiveColumn[] _operands = [.. instructions.Where(i => i.Operation == Operation.Load).Select(i => i.Column!).Distinct()];

    public int Depth => depth;

    /// <summary>Begins to bring the operands of a cell that stand in the same cell into the caches.</summary>
    public void Prefetch(int cell)
    {
        foreach (var operand in _operands)
            operand.Prefetch(cell);
    }

    /// <summary>Computes a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="values">The stack; the result is at 0.</param>
    /// <param name="statuses">The stack; the result is at 0.</param>
    public void Run(int cell, double[] values, ObservationStatus[] statuses)
    {
        var (period, entity) = Math.DivRem(cell, entities);
        var top = -1;
        foreach (ref readonly var instruction in instructions.AsSpan())
        {
            switch (instruction.Operation)
            {
                case Operation.Constant:
                    top++;
                    values[top] = instruction.Number;
                    statuses[top] = double.IsNaN(instruction.Number) ? ObservationStatus.Missing : ObservationStatus.Normal;
                    break;
                case Operation.Load:
                    top++;
                    Load(instruction.Column!, cell, out values[top], out statuses[top]);
                    break;
                case Operation.LoadEntity:
                    top++;
                    var there = instruction.Table![entity];
                    Load(instruction.Column!, there < 0 ? -1 : (period * entities) + there, out values[top], out statuses[top]);
                    break;
                case Operation.LoadPeriod:
                    top++;
                    var then = instruction.Table![period];
                    Load(instruction.Column!, then < 0 ? -1 : (then * entities) + entity, out values[top], out statuses[top]);
                    break;
                case Operation.LoadAt:
                    top++;
                    Load(instruction.Column!, (instruction.Count * entities) + entity, out values[top], out statuses[top]);
                    break;
                case Operation.Change or Operation.Growth or Operation.Cagr:
                    top++;
                    Compare(in instruction, cell, period, entity, out values[top], out statuses[top]);
                    break;
                case Operation.RollingMean or Operation.RollingSum:
                    top++;
                    Rolling(in instruction, period, entity, out values[top], out statuses[top]);
                    break;
                case Operation.Store:
                    Store(ref values[top], ref statuses[top]);
                    break;
                case Operation.Share:
                    top--;
                    if (values[top + 1] == 0)
                    {
                        Undefined(ref values[top], ref statuses[top]);
                        break;
                    }

                    values[top] /= values[top + 1];
                    statuses[top] = statuses[top + 1];
                    Store(ref values[top], ref statuses[top]);
                    break;
                case Operation.Convert:
                    values[top] = instruction.Conversion.Apply(values[top]);
                    Store(ref values[top], ref statuses[top]);
                    break;
                case Operation.Negate:
                    values[top] = 0 - values[top];
                    break;
                case Operation.Not:
                    values[top] = 1 - values[top];
                    break;
                case Operation.Binary:
                    top--;
                    Binary(instruction.Operator, ref values[top], values[top + 1], ref statuses[top], statuses[top + 1]);
                    break;
                case Operation.If:
                    top -= 2;
                    if (!double.IsNaN(values[top]))
                    {
                        var chosen = values[top] == 1 ? top + 1 : top + 2;
                        values[top] = values[chosen];
                        statuses[top] = StatusCaution.Combine(statuses[top], statuses[chosen]);
                    }

                    break;
                case Operation.Coalesce:
                    top--;
                    if (double.IsNaN(values[top]))
                    {
                        values[top] = values[top + 1];
                        statuses[top] = double.IsNaN(values[top]) ? StatusCaution.Combine(statuses[top], statuses[top + 1]) : statuses[top + 1];
                    }

                    break;
                case Operation.IsMissing:
                    values[top] = double.IsNaN(values[top]) ? 1 : 0;
                    statuses[top] = ObservationStatus.Normal;
                    break;
                case Operation.Min:
                    top--;
                    values[top] = Math.Min(values[top], values[top + 1]);
                    statuses[top] = StatusCaution.Combine(statuses[top], statuses[top + 1]);
                    break;
                case Operation.Max:
                    top--;
                    values[top] = Math.Max(values[top], values[top + 1]);
                    statuses[top] = StatusCaution.Combine(statuses[top], statuses[top + 1]);
                    break;
                case Operation.Clamp:
                    top -= 2;
                    Clamp(values.AsSpan(top, 3), statuses.AsSpan(top, 3));
                    break;
                default:
                    Map(in instruction, ref values[top], ref statuses[top]);
                    break;
            }
        }
    }

    /// <summary>Returns a cell; without a reason missing if it is -1.</summary>
    public static void Load(LiveColumn column, int cell, out double value, out ObservationStatus status)
    {
        if (cell < 0)
        {
            value = double.NaN;
            status = ObservationStatus.Missing;
            return;
        }

        value = column.Values[cell];
        status = LiveColumn.Plain(column.Statuses[cell]);
    }

    /// <summary>NaN stays with the status of what was missing; what left the range of doubles is missing; -0 becomes 0.</summary>
    public static void Store(ref double value, ref ObservationStatus status)
    {
        if (double.IsInfinity(value) || (double.IsNaN(value) && !status.IsMissing()))
            Undefined(ref value, ref status);
        else
            value += 0.0;
    }

    public static void Undefined(ref double value, ref ObservationStatus status)
    {
        value = double.NaN;
        status = ObservationStatus.CannotExist;
    }

    private static void Binary(BinaryOperator sign, ref double a, double b, ref ObservationStatus status, ObservationStatus other)
    {
        status = StatusCaution.Combine(status, other);
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            a = double.NaN;
            return;
        }

        switch (sign)
        {
            case BinaryOperator.Add:
                a += b;
                break;
            case BinaryOperator.Subtract:
                a -= b;
                break;
            case BinaryOperator.Multiply or BinaryOperator.And:
                a *= b;
                break;
            case BinaryOperator.Divide when b == 0:
            case BinaryOperator.Power when (a == 0 && b < 0) || (a < 0 && !double.IsInteger(b)):
                Undefined(ref a, ref status);
                return;
            case BinaryOperator.Divide:
                a /= b;
                break;
            case BinaryOperator.Power:
                a = Math.Pow(a, b);
                break;
            case BinaryOperator.Or:
                a = Math.Max(a, b);
                break;
            case BinaryOperator.Equal:
                a = a == b ? 1 : 0;
                break;
            case BinaryOperator.NotEqual:
                a = a != b ? 1 : 0;
                break;
            case BinaryOperator.Less:
                a = a < b ? 1 : 0;
                break;
            case BinaryOperator.LessOrEqual:
                a = a <= b ? 1 : 0;
                break;
            case BinaryOperator.Greater:
                a = a > b ? 1 : 0;
                break;
            default:
                a = a >= b ? 1 : 0;
                break;
        }

        Store(ref a, ref status);
    }

    private static void Map(in Instruction instruction, ref double x, ref ObservationStatus status)
    {
        switch (instruction.Operation)
        {
            case Operation.Sqrt when x < 0:
            case Operation.Ln when x <= 0:
                Undefined(ref x, ref status);
                return;
            case Operation.Abs:
                x = Math.Abs(x);
                break;
            case Operation.Sqrt:
                x = Math.Sqrt(x);
                break;
            case Operation.Ln:
                x = NaturalLogarithm.Of(x);
                break;
            case Operation.Exp:
                x = NaturalExponential.Of(x);
                break;
            case Operation.Round:
                x = Math.Round(x, instruction.Count, MidpointRounding.AwayFromZero);
                break;
            default:
                throw new ArgumentException($"{instruction.Operation} is no operation of one operand.", nameof(instruction));
        }

        Store(ref x, ref status);
    }

    private static void Clamp(Span<double> values, Span<ObservationStatus> statuses)
    {
        statuses[0] = StatusCaution.Combine(StatusCaution.Combine(statuses[0], statuses[1]), statuses[2]);
        if (double.IsNaN(values[0]) || double.IsNaN(values[1]) || double.IsNaN(values[2]))
            values[0] = double.NaN;
        else if (values[1] > values[2])
            Undefined(ref values[0], ref statuses[0]);
        else
            values[0] = Math.Clamp(values[0], values[1], values[2]);
    }

    private void Compare(in Instruction instruction, int cell, int period, int entity, out double value, out ObservationStatus status)
    {
        Load(instruction.Column!, cell, out value, out status);
        var earlier = instruction.Table![period];
        if (earlier < 0)
        {
            // Nothing is known of the earlier period, and of this one only why it may be missing.
            if (!double.IsNaN(value))
                status = ObservationStatus.Missing;
            value = double.NaN;
            return;
        }

        Load(instruction.Column!, (earlier * entities) + entity, out var before, out var statusBefore);
        status = StatusCaution.Combine(status, statusBefore);
        if (double.IsNaN(value) || double.IsNaN(before))
        {
            value = double.NaN;
            return;
        }

        var isUndefined = instruction.Operation != Operation.Change && (before <= 0 || (instruction.Operation == Operation.Cagr && value < 0));
        if (isUndefined)
        {
            Undefined(ref value, ref status);
            return;
        }

        value = instruction.Operation switch
        {
            Operation.Change => value - before,
            Operation.Growth => (value / before) - 1,
            _ => Math.Pow(value / before, 1.0 / instruction.Count) - 1,
        };
        Store(ref value, ref status);
    }

    private void Rolling(in Instruction instruction, int period, int entity, out double value, out ObservationStatus status)
    {
        var sum = default(CompensatedSum);
        status = ObservationStatus.Normal;
        foreach (var window in instruction.Tables!)
        {
            Load(instruction.Column!, window[period] < 0 ? -1 : (window[period] * entities) + entity, out var x, out var other);
            status = StatusCaution.Combine(status, other);
            sum.Add(x);
        }

        value = status.IsMissing() ? double.NaN : instruction.Operation == Operation.RollingSum ? sum.Value : sum.Value / instruction.Count;
        Store(ref value, ref status);
    }
}
