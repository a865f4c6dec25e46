using System.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>Writes expressions as formulas, with no more brackets than needed; what is written reads back to an equal expression.</summary>
public static class FormulaPrinter
{
    /// <summary>Returns the text of an expression.</summary>
    public static string Print(FormulaExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var text = new StringBuilder();
        Append(text, expression, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, FormulaExpression expression, int minimumPower)
    {
        if (PowerOf(expression) < minimumPower)
        {
            text.Append('(');
            Append(text, expression, 0);
            text.Append(')');
            return;
        }

        switch (expression)
        {
            case FormulaExpression.Number number:
                text.Append(FormulaExpression.Format(number.Digits)).Append(number.IsPercent ? " %" : "");
                break;
            case FormulaExpression.Text literal:
                text.Append('"').Append(literal.Value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case FormulaExpression.Truth truth:
                text.Append(truth.Value ? "true" : "false");
                break;
            case FormulaExpression.Name name:
                text.Append(name.Code);
                break;
            case FormulaExpression.Selection selection:
                text.Append(selection.Of.Code).Append('[');
                text.AppendJoin("; ", selection.Conditions.Select(c => $"{c.Dimension} = {(Identifier.IsCode(c.Value) ? c.Value : $"\"{c.Value}\"")}"));
                text.Append(']');
                break;
            case FormulaExpression.Unary { Operator: UnaryOperator.Not } not:
                text.Append("not ");
                Append(text, not.Operand, OperatorExtensions.NotPower);
                break;
            case FormulaExpression.Unary sign:
                text.Append(sign.Operator.ToSign());
                Append(text, sign.Operand, OperatorExtensions.SignPower);
                break;
            case FormulaExpression.Binary binary:
                var power = binary.Operator.BindingPower();
                var (left, right) = binary.Operator == BinaryOperator.Power
                    ? (OperatorExtensions.PrimaryPower, OperatorExtensions.SignPower)
                    : (binary.Operator.IsComparison() ? power + 1 : power, power + 1);
                Append(text, binary.Left, left);
                text.Append(' ').Append(binary.Operator.ToSign()).Append(' ');
                Append(text, binary.Right, right);
                break;
            case FormulaExpression.Call call:
                text.Append(call.Function).Append('(');
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Append(text, call.Arguments[i], 0);
                }

                text.Append(')');
                break;
            default:
                throw new ArgumentException($"An expression of the type {expression.GetType().Name} has no text.", nameof(expression));
        }
    }

    private static int PowerOf(FormulaExpression expression) => expression switch
    {
        FormulaExpression.Binary binary => binary.Operator.BindingPower(),
        FormulaExpression.Unary { Operator: UnaryOperator.Not } => OperatorExtensions.NotPower,
        FormulaExpression.Unary => OperatorExtensions.SignPower,
        _ => OperatorExtensions.PrimaryPower,
    };
}
