using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>The pieces of a formula as text, found by the place at which each is anchored.</summary>
internal sealed class FormulaTexts
{
    private readonly Dictionary<TextSpan, FormulaExpression> _pieces = [];

    public FormulaTexts(FormulaExpression formula)
    {
        var open = new Stack<FormulaExpression>([formula]);
        while (open.TryPop(out var next))
        {
            _pieces[next.Anchor] = next;
            switch (next)
            {
                case FormulaExpression.Unary unary:
                    open.Push(unary.Operand);
                    break;
                case FormulaExpression.Binary binary:
                    open.Push(binary.Left);
                    open.Push(binary.Right);
                    break;
                case FormulaExpression.Call call:
                    foreach (var argument in call.Arguments)
                        open.Push(argument);
                    break;
            }
        }
    }

    /// <summary>Returns the text of the piece that an expression was bound from.</summary>
    public string Of(BoundExpression expression) => _pieces[expression.Anchor].ToString();
}
