using System.Buffers;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>
/// A bound expression over columns, computed for a block of rows at a time. A number is itself, a truth value 0 or 1, a text its position among
/// <see cref="Labels"/>; NaN is missing.
/// </summary>
internal abstract class ColumnNode(ColumnType type)
{
    public const int BlockLength = 1024;

    public ColumnType Type { get; } = type;

    /// <summary>Gets the texts of an expression that gives texts.</summary>
    public virtual IReadOnlyList<string> Labels => [];

    /// <summary>Computes rows from a first one on.</summary>
    public abstract void Evaluate(int start, Span<double> result);

    /// <summary>Rents a block, computes into it and goes on with it.</summary>
    private protected static double[] Rent() => ArrayPool<double>.Shared.Rent(BlockLength);

    private protected static void Return(double[] block) => ArrayPool<double>.Shared.Return(block);

    internal sealed class Numbers(NumberColumn column) : ColumnNode(ColumnType.Number)
    {
        public override void Evaluate(int start, Span<double> result) => column.Values.AsSpan(start, result.Length).CopyTo(result);
    }

    internal sealed class Texts(TextColumn column) : ColumnNode(ColumnType.Text)
    {
        public override IReadOnlyList<string> Labels => column.Labels;

        public override void Evaluate(int start, Span<double> result)
        {
            var codes = column.Codes.AsSpan(start, result.Length);
            for (var i = 0; i < result.Length; i++)
                result[i] = codes[i] < 0 ? double.NaN : codes[i];
        }
    }

    internal sealed class Constant(double value, ColumnType type, string? text = null) : ColumnNode(type)
    {
        private readonly string[] _labels = text is null ? [] : [text];

        public double Value => value;

        public override IReadOnlyList<string> Labels => _labels;

        public override void Evaluate(int start, Span<double> result) => result.Fill(value);
    }

    /// <summary>The texts of another expression as positions among other labels; those that are not among them get -1.</summary>
    internal sealed class Relabeled(ColumnNode texts, IReadOnlyList<string> labels, int[] positions) : ColumnNode(ColumnType.Text)
    {
        public override IReadOnlyList<string> Labels => labels;

        public override void Evaluate(int start, Span<double> result)
        {
            texts.Evaluate(start, result);
            foreach (ref var value in result)
                value = double.IsNaN(value) ? value : positions[(int)value];
        }
    }

    internal sealed class Unary(UnaryOperator sign, ColumnNode operand) : ColumnNode(operand.Type)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            operand.Evaluate(start, result);
            foreach (ref var value in result)
                value = sign == UnaryOperator.Negate ? -value : sign == UnaryOperator.Not ? 1 - value : value;
        }
    }

    internal sealed class Binary(BinaryOperator sign, ColumnNode left, ColumnNode right, ColumnType type) : ColumnNode(type)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            left.Evaluate(start, result);
            var other = Rent();
            var y = other.AsSpan(0, result.Length);
            right.Evaluate(start, y);
            for (var i = 0; i < result.Length; i++)
            {
                var (a, b) = (result[i], y[i]);
                var value = double.IsNaN(a) || double.IsNaN(b) ? double.NaN : Apply(a, b);
                // What has no value, or one too large for a double, is missing.
                result[i] = double.IsFinite(value) ? value : double.NaN;
            }

            Return(other);
        }

        private double Apply(double a, double b) => sign switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a - b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => a / b,
            BinaryOperator.Power => Math.Pow(a, b),
            BinaryOperator.Equal => a == b ? 1 : 0,
            BinaryOperator.NotEqual => a == b ? 0 : 1,
            BinaryOperator.Less => a < b ? 1 : 0,
            BinaryOperator.LessOrEqual => a <= b ? 1 : 0,
            BinaryOperator.Greater => a > b ? 1 : 0,
            BinaryOperator.GreaterOrEqual => a >= b ? 1 : 0,
            BinaryOperator.And => a * b,
            _ => Math.Max(a, b),
        };
    }

    internal sealed class If(ColumnNode condition, ColumnNode whenTrue, ColumnNode whenFalse) : ColumnNode(whenTrue.Type)
    {
        public override IReadOnlyList<string> Labels => whenTrue.Labels;

        public override void Evaluate(int start, Span<double> result)
        {
            condition.Evaluate(start, result);
            var (first, second) = (Rent(), Rent());
            whenTrue.Evaluate(start, first.AsSpan(0, result.Length));
            whenFalse.Evaluate(start, second.AsSpan(0, result.Length));
            for (var i = 0; i < result.Length; i++)
                result[i] = double.IsNaN(result[i]) ? double.NaN : result[i] == 1 ? first[i] : second[i];
            Return(first);
            Return(second);
        }
    }

    internal sealed class Coalesce(IReadOnlyList<ColumnNode> arguments) : ColumnNode(arguments[0].Type)
    {
        public override IReadOnlyList<string> Labels => arguments[0].Labels;

        public override void Evaluate(int start, Span<double> result)
        {
            arguments[0].Evaluate(start, result);
            var other = Rent();
            foreach (var argument in arguments.Skip(1))
            {
                argument.Evaluate(start, other.AsSpan(0, result.Length));
                for (var i = 0; i < result.Length; i++)
                    result[i] = double.IsNaN(result[i]) ? other[i] : result[i];
            }

            Return(other);
        }
    }

    internal sealed class IsMissing(ColumnNode operand) : ColumnNode(ColumnType.Truth)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            operand.Evaluate(start, result);
            foreach (ref var value in result)
                value = double.IsNaN(value) ? 1 : 0;
        }
    }

    internal sealed class Map(ColumnNode operand, Func<double, double> function) : ColumnNode(ColumnType.Number)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            operand.Evaluate(start, result);
            foreach (ref var value in result)
            {
                value = double.IsNaN(value) ? value : function(value);
                if (!double.IsFinite(value))
                    value = double.NaN;
            }
        }
    }

    /// <summary>The smallest or largest of the arguments; a missing one makes it missing.</summary>
    internal sealed class Extreme(IReadOnlyList<ColumnNode> arguments, bool isMinimum) : ColumnNode(ColumnType.Number)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            arguments[0].Evaluate(start, result);
            var other = Rent();
            foreach (var argument in arguments.Skip(1))
            {
                argument.Evaluate(start, other.AsSpan(0, result.Length));
                for (var i = 0; i < result.Length; i++)
                    result[i] = isMinimum ? Math.Min(result[i], other[i]) : Math.Max(result[i], other[i]);
            }

            Return(other);
        }
    }

    internal sealed class Clamp(ColumnNode x, ColumnNode low, ColumnNode high) : ColumnNode(ColumnType.Number)
    {
        public override void Evaluate(int start, Span<double> result)
        {
            x.Evaluate(start, result);
            var (first, second) = (Rent(), Rent());
            low.Evaluate(start, first.AsSpan(0, result.Length));
            high.Evaluate(start, second.AsSpan(0, result.Length));
            for (var i = 0; i < result.Length; i++)
                result[i] = first[i] <= second[i] ? Math.Clamp(result[i], first[i], second[i]) : double.NaN;
            Return(first);
            Return(second);
        }
    }
}
