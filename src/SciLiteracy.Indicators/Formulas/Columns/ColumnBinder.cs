using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>Binds the names of a formula to columns and checks the types of its parts. Null stands for a part that is wrong; the finding is made.</summary>
internal sealed class ColumnBinder(IReadOnlyDictionary<string, TableColumn> columns, FormulaFindings findings)
{
    private readonly List<string> _named = [];

    public ImmutableArray<string> Columns => [.. _named];

    public ColumnNode? Bind(FormulaExpression expression) => expression switch
    {
        FormulaExpression.Number number => new ColumnNode.Constant(number.Value, ColumnType.Number),
        FormulaExpression.Text text => new ColumnNode.Constant(0, ColumnType.Text, text.Value),
        FormulaExpression.Truth truth => new ColumnNode.Constant(truth.Value ? 1 : 0, ColumnType.Truth),
        FormulaExpression.Name name => BindName(name),
        FormulaExpression.Selection selection => Wrong(
            FormulaDiagnostics.BadSelection, selection, "A formula over columns selects no part of an entity; compare a column with a text, as in 'sex == \"F\"'."),
        FormulaExpression.Unary unary => BindUnary(unary),
        FormulaExpression.Binary binary => BindBinary(binary),
        FormulaExpression.Call call => BindCall(call),
        _ => null,
    };

    private static string Describe(ColumnType type) => type switch
    {
        ColumnType.Number => "a number",
        ColumnType.Truth => "a truth value",
        _ => "a text",
    };

    private ColumnNode? BindName(FormulaExpression.Name name)
    {
        if (!columns.TryGetValue(name.Code, out var column))
        {
            return Wrong(
                FormulaDiagnostics.UnknownColumn, name,
                $"Unknown column '{FormulaFindings.Shown(name.Code)}'{(NearestName.Hint(name.Code, columns.Keys) is { Length: > 0 } hint ? hint : "; there is none of this name in the table.")}");
        }

        if (!_named.Contains(name.Code))
            _named.Add(name.Code);
        return column is NumberColumn numbers ? new ColumnNode.Numbers(numbers) : new ColumnNode.Texts((TextColumn)column);
    }

    private ColumnNode.Unary? BindUnary(FormulaExpression.Unary unary)
    {
        var wanted = unary.Operator == UnaryOperator.Not ? ColumnType.Truth : ColumnType.Number;
        return Operand(unary.Operand, wanted, unary, $"'{unary.Operator.ToSign()}'") is { } operand ? new ColumnNode.Unary(unary.Operator, operand) : null;
    }

    private ColumnNode? BindBinary(FormulaExpression.Binary binary)
    {
        var sign = $"'{binary.Operator.ToSign()}'";
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            var (first, second) = (Operand(binary.Left, ColumnType.Truth, binary, sign), Operand(binary.Right, ColumnType.Truth, binary, sign));
            return first is null || second is null ? null : new ColumnNode.Binary(binary.Operator, first, second, ColumnType.Truth);
        }

        if (binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual)
        {
            var (left, right) = (Bind(binary.Left), Bind(binary.Right));
            if (left is null || right is null)
                return null;
            if (left.Type != right.Type)
            {
                return Wrong(
                    FormulaDiagnostics.OperandType, binary,
                    $"{sign} compares {Describe(left.Type)} with {Describe(right.Type)}; expected two of a kind.{Quoting(left, right)}");
            }

            if (left.Type == ColumnType.Text)
                (left, right) = Together(left, right);
            return new ColumnNode.Binary(binary.Operator, left, right, ColumnType.Truth);
        }

        var (a, b) = (Operand(binary.Left, ColumnType.Number, binary, sign), Operand(binary.Right, ColumnType.Number, binary, sign));
        return a is null || b is null ? null : new ColumnNode.Binary(binary.Operator, a, b, binary.Operator.IsComparison() ? ColumnType.Truth : ColumnType.Number);
    }

    private ColumnNode? BindCall(FormulaExpression.Call call)
    {
        if (FormulaFunctions.Find(call.Function) is not { Group: FunctionGroup.Scalar } function)
        {
            var known = FormulaFunctions.All.Where(f => f.Group == FunctionGroup.Scalar).Select(f => f.Name);
            return Wrong(
                FormulaDiagnostics.UnknownFunction, call,
                FormulaFunctions.Find(call.Function) is null
                    ? $"Unknown function '{FormulaFindings.Shown(call.Function)}'{(NearestName.Hint(call.Function, known) is { Length: > 0 } hint ? hint : $"; expected one of {string.Join(", ", known)}.")}"
                    : $"The function '{call.Function}' looks at other cells, which a formula over columns cannot; expected one of {string.Join(", ", known)}.");
        }

        var (least, most) = function.Kind switch
        {
            FunctionKind.If or FunctionKind.Clamp => (3, 3),
            FunctionKind.Coalesce or FunctionKind.Min or FunctionKind.Max => (1, int.MaxValue),
            FunctionKind.Round => (1, 2),
            _ => (1, 1),
        };
        var count = call.Arguments.Count;
        if (count < least || count > most)
        {
            var expected = least == most ? $"{least}" : most == int.MaxValue ? $"at least {least}" : $"{least} or {most}";
            return Wrong(FormulaDiagnostics.ArgumentCount, call, $"The function '{call.Function}' takes {expected} {(expected == "1" ? "argument" : "arguments")}, not {count}.");
        }

        switch (function.Kind)
        {
            case FunctionKind.If:
                var condition = Operand(call.Arguments[0], ColumnType.Truth, call, "the condition of 'if'");
                return Alike(call, call.Arguments.Skip(1)) is [var whenTrue, var whenFalse] && condition is not null
                    ? new ColumnNode.If(condition, whenTrue, whenFalse)
                    : null;
            case FunctionKind.Coalesce:
                return Alike(call, call.Arguments) is { } alternatives ? new ColumnNode.Coalesce(alternatives) : null;
            case FunctionKind.IsMissing:
                return Bind(call.Arguments[0]) is { } asked ? new ColumnNode.IsMissing(asked) : null;
            default:
                var arguments = call.Arguments.Select(a => Operand(a, ColumnType.Number, call, $"'{call.Function}'")).ToList();
                return arguments.Contains(null) ? null : BindNumeric(call, function.Kind, arguments!);
        }
    }

    private ColumnNode? BindNumeric(FormulaExpression.Call call, FunctionKind kind, List<ColumnNode> arguments)
    {
        switch (kind)
        {
            case FunctionKind.Min or FunctionKind.Max:
                return new ColumnNode.Extreme(arguments, kind == FunctionKind.Min);
            case FunctionKind.Clamp:
                return new ColumnNode.Clamp(arguments[0], arguments[1], arguments[2]);
            case FunctionKind.Round:
                var digits = 0;
                if (arguments.Count == 2)
                {
                    if (arguments[1] is not ColumnNode.Constant { Value: >= 0 and <= 15 and var written } || written != Math.Floor(written))
                        return Wrong(FormulaDiagnostics.BadArgument, call, "The digits of 'round' are a whole number from 0 to 15, written out.");
                    digits = (int)written;
                }

                return new ColumnNode.Map(arguments[0], x => Math.Round(x, digits, MidpointRounding.AwayFromZero));
            case FunctionKind.Abs:
                return new ColumnNode.Map(arguments[0], Math.Abs);
            case FunctionKind.Sqrt:
                return new ColumnNode.Map(arguments[0], Math.Sqrt);
            case FunctionKind.Ln:
                return new ColumnNode.Map(arguments[0], x => x > 0 ? Math.Log(x) : double.NaN);
            default:
                return new ColumnNode.Map(arguments[0], Math.Exp);
        }
    }

    // Arguments one of which is chosen: of one type, texts with one list of labels.
    private List<ColumnNode>? Alike(FormulaExpression.Call call, IEnumerable<FormulaExpression> arguments)
    {
        var bound = arguments.Select(Bind).ToList();
        if (bound.Contains(null))
            return null;
        var type = bound[0]!.Type;
        if (bound.Find(b => b!.Type != type) is { } other)
        {
            Wrong(FormulaDiagnostics.OperandType, call, $"'{call.Function}' chooses between {Describe(type)} and {Describe(other.Type)}; expected values of one kind.");
            return null;
        }

        if (type != ColumnType.Text)
            return bound!;
        var labels = bound.SelectMany(b => b!.Labels).Distinct(StringComparer.Ordinal).ToList();
        return bound.ConvertAll<ColumnNode>(b => Relabel(b!, labels));
    }

    private static (ColumnNode Left, ColumnNode Right) Together(ColumnNode left, ColumnNode right)
    {
        var labels = left.Labels.Concat(right.Labels).Distinct(StringComparer.Ordinal).ToList();
        return (Relabel(left, labels), Relabel(right, labels));
    }

    private static ColumnNode.Relabeled Relabel(ColumnNode node, List<string> labels)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
            positions.TryAdd(labels[i], i);
        return new ColumnNode.Relabeled(node, labels, [.. node.Labels.Select(l => positions[l])]);
    }

    private static string Quoting(ColumnNode left, ColumnNode right) =>
        left.Type == ColumnType.Text && right.Type == ColumnType.Number ? " A number that is meant as a text stands in double quotes." : "";

    private ColumnNode? Operand(FormulaExpression expression, ColumnType wanted, FormulaExpression of, string sign)
    {
        if (Bind(expression) is not { } bound)
            return null;
        return bound.Type == wanted ? bound : Wrong(FormulaDiagnostics.OperandType, of, $"{char.ToUpperInvariant(sign[0])}{sign.AsSpan(1)} takes {Describe(wanted)}, not {Describe(bound.Type)}.");
    }

    private ColumnNode? Wrong(DiagnosticDescriptor kind, FormulaExpression at, string message)
    {
        findings.Add(kind, at.Anchor, message);
        return null;
    }
}
