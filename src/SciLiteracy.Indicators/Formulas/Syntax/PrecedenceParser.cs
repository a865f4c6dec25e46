using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>Reads one formula.</summary>
/// <remarks>
/// Operator precedence parsing: Pratt (1973), Top down operator precedence, POPL. After a fault the parser goes on as if the faulty piece were
/// an operand, and reports at most one fault per token. Work and depth are bounded by the limits.
/// </remarks>
internal sealed class PrecedenceParser
{
    private readonly string _text;
    private readonly FormulaFindings _findings;
    private readonly List<FormulaToken> _tokens;
    private int _position;
    private int _reportedAt = -1;
    private bool _stopped;

    public PrecedenceParser(string text, FormulaFindings findings)
    {
        _text = text;
        _findings = findings;
        _tokens = FormulaLexer.Tokenize(text, findings);
    }

    private FormulaToken Current => _tokens[_position];

    /// <summary>Reads the whole text; what comes of it counts only if there is no finding.</summary>
    public FormulaExpression Parse()
    {
        var parsed = Expression(0, 0);
        while (Current.Kind != FormulaTokenKind.End)
        {
            if (Current.Kind is FormulaTokenKind.CloseParenthesis or FormulaTokenKind.CloseBracket)
                Report(FormulaDiagnostics.Unbalanced, Current, $"The bracket '{Current.Text}' closes nothing.");
            else
                Report(FormulaDiagnostics.Syntax, Current, $"Unexpected '{Current.Text}' outside of brackets; expected an operator or the end of the formula.");
            _position++;
            parsed = Current.BeginsOperand ? Expression(0, 0) : Infix(Error(Current.Span), 0, 0);
        }

        return parsed.Expression;
    }

    private Parsed Expression(int minimumPower, int depth) => Infix(Prefix(depth), minimumPower, depth);

    private Parsed Infix(Parsed left, int minimumPower, int depth)
    {
        while (true)
        {
            var token = Current;
            if (token.Kind == FormulaTokenKind.Operator)
            {
                var power = token.Operator.BindingPower();
                if (power < minimumPower)
                    return left;
                _position++;

                // To the right of '^' stands another '^'; all other operators take the operand to their right first.
                var right = token.Operator == BinaryOperator.Power ? Expression(power, depth + 1) : Expression(power + 1, depth);
                left = Combine(token, left, right);
                if (token.Operator.IsComparison() && Current.Kind == FormulaTokenKind.Operator && Current.Operator.IsComparison())
                    Report(FormulaDiagnostics.Syntax, Current, $"Comparisons do not follow each other; join two with 'and' instead of a second '{Current.Text}'.");
            }
            else if (token.Kind == FormulaTokenKind.Bad)
            {
                // Already reported; taken for an operator.
                _position++;
                left = Current.BeginsOperand ? Error(Prefix(depth).Expression.Span) : Error(token.Span);
            }
            else if (token.BeginsOperand)
            {
                Report(FormulaDiagnostics.Syntax, token, $"Unexpected '{Shown(token)}'; expected an operator before it.");
                left = Error(Prefix(depth).Expression.Span);
            }
            else if (token.Kind == FormulaTokenKind.Percent)
            {
                Report(FormulaDiagnostics.Syntax, token, "'%' stands only right behind a number, as in '10 %'.");
                _position++;
                left = Error(token.Span);
            }
            else if (token.Kind == FormulaTokenKind.OpenBracket)
            {
                Report(FormulaDiagnostics.BadSelection, token, "A part is selected right behind the name of an indicator, once: 'x[sex = female; residence = rural]'.");
                Conditions();
                left = Error(token.Span);
            }
            else
            {
                return left;
            }
        }
    }

    private Parsed Combine(FormulaToken token, Parsed left, Parsed right)
    {
        var height = Math.Max(left.Height, right.Height) + 1;
        if (height > FormulaParser.MaximumHeight)
        {
            Stop(token.Span, $"More than {FormulaParser.MaximumHeight} operations follow each other; split the formula into several indicators.");
            return Error(token.Span);
        }

        return new(
            new FormulaExpression.Binary(token.Operator, left.Expression, right.Expression)
            {
                Span = TextSpan.Between(left.Expression.Span, right.Expression.Span),
                OperatorSpan = token.Span,
            },
            height);
    }

    private Parsed Prefix(int depth)
    {
        var token = Current;
        if (depth > FormulaParser.MaximumDepth)
        {
            Stop(token.Span, $"The formula is nested deeper than {FormulaParser.MaximumDepth}; split it into several indicators.");
            return Error(token.Span);
        }

        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                _position++;
                var isPercent = Current.Kind == FormulaTokenKind.Percent;
                var span = isPercent ? TextSpan.Between(token.Span, Current.Span) : token.Span;
                _position += isPercent ? 1 : 0;
                return new(new FormulaExpression.Number(token.Number, isPercent) { Span = span }, 1);
            case FormulaTokenKind.Text:
                _position++;
                return new(new FormulaExpression.Text(token.Text) { Span = token.Span }, 1);
            case FormulaTokenKind.True or FormulaTokenKind.False:
                _position++;
                return new(new FormulaExpression.Truth(token.Kind == FormulaTokenKind.True) { Span = token.Span }, 1);
            case FormulaTokenKind.Word or FormulaTokenKind.If:
                _position++;
                return Named(token, depth);
            case FormulaTokenKind.OpenParenthesis:
                _position++;
                return Parenthesis(token, depth);
            case FormulaTokenKind.Not:
                _position++;
                return Unary(token, UnaryOperator.Not, Expression(OperatorExtensions.NotPower, depth + 1));
            case FormulaTokenKind.Operator when token.Operator is BinaryOperator.Subtract or BinaryOperator.Add:
                _position++;
                return Unary(
                    token, token.Operator == BinaryOperator.Add ? UnaryOperator.Plus : UnaryOperator.Negate,
                    Expression(OperatorExtensions.SignPower, depth + 1));
            case FormulaTokenKind.Bad:
                _position++;
                return Error(token.Span);
            case FormulaTokenKind.OpenBracket:
                Report(FormulaDiagnostics.BadSelection, token, "Unexpected '['; expected the name of an indicator before it.");
                Conditions();
                return Error(token.Span);
            case FormulaTokenKind.Percent:
                Report(FormulaDiagnostics.Syntax, token, "'%' stands only right behind a number, as in '10 %'.");
                _position++;
                return Error(token.Span);
            case FormulaTokenKind.End:
                // At the operator or bracket that wants a value: the place after the end is nowhere in the file.
                var last = _tokens[Math.Max(0, _position - 1)];
                Report(FormulaDiagnostics.Syntax, last, $"The formula ends after '{Shown(last)}'; expected a value.");
                return Error(token.Span);
            default:
                Report(FormulaDiagnostics.Syntax, token, $"Unexpected '{Shown(token)}'; expected a value before it.");
                return Error(token.Span);
        }
    }

    private static Parsed Unary(FormulaToken token, UnaryOperator value, Parsed operand) => new(
        new FormulaExpression.Unary(value, operand.Expression)
        {
            Span = TextSpan.Between(token.Span, operand.Expression.Span),
            OperatorSpan = token.Span,
        },
        operand.Height + 1);

    private Parsed Parenthesis(FormulaToken open, int depth)
    {
        var inner = Expression(0, depth + 1);
        while (Current.Kind is not (FormulaTokenKind.CloseParenthesis or FormulaTokenKind.End))
        {
            if (Current.Kind == FormulaTokenKind.CloseBracket)
                Report(FormulaDiagnostics.Unbalanced, Current, "The bracket ']' closes nothing; expected ')'.");
            else
                Report(FormulaDiagnostics.Syntax, Current, $"Unexpected '{Current.Text}'; only the arguments of a function are separated.");
            _position++;
            inner = Current.BeginsOperand ? Expression(0, depth + 1) : Infix(Error(Current.Span), 0, depth + 1);
        }

        Close(open);
        return inner;
    }

    private void Close(FormulaToken open)
    {
        if (Current.Kind == FormulaTokenKind.End)
            Report(FormulaDiagnostics.Unbalanced, open, $"The bracket '{open.Text}' is not closed.");
        else
            _position++;
    }

    private Parsed Named(FormulaToken name, int depth)
    {
        if (Current.Kind == FormulaTokenKind.OpenParenthesis)
            return Call(name, depth);
        if (name.Kind == FormulaTokenKind.If)
        {
            Report(FormulaDiagnostics.Syntax, name, "'if' is a function; expected 'if(condition, then, else)'.");
            return Error(name.Span);
        }

        var reference = new FormulaExpression.Name(name.Text) { Span = name.Span };
        if (Current.Kind != FormulaTokenKind.OpenBracket)
            return new(reference, 1);
        var conditions = Conditions();
        return new(
            new FormulaExpression.Selection(reference, conditions) { Span = TextSpan.Between(name.Span, _tokens[_position - 1].Span) }, 2);
    }

    private Parsed Call(FormulaToken name, int depth)
    {
        var open = Current;
        _position++;
        var arguments = new List<FormulaExpression>();
        var height = 0;
        if (Current.Kind != FormulaTokenKind.CloseParenthesis)
        {
            while (true)
            {
                var argument = Expression(0, depth + 1);
                while (Current.Kind == FormulaTokenKind.CloseBracket)
                {
                    Report(FormulaDiagnostics.Unbalanced, Current, "The bracket ']' closes nothing; expected ')'.");
                    _position++;
                    argument = Infix(Error(Current.Span), 0, depth + 1);
                }

                arguments.Add(argument.Expression);
                height = Math.Max(height, argument.Height);
                if (Current.Kind == FormulaTokenKind.Semicolon)
                    Report(FormulaDiagnostics.Syntax, Current, "Unexpected ';'; the arguments of a function are separated by ','.");
                else if (Current.Kind != FormulaTokenKind.Comma)
                    break;
                _position++;
            }
        }

        Close(open);
        return new(
            new FormulaExpression.Call(name.Text, arguments.ToValueList())
            {
                Span = TextSpan.Between(name.Span, _tokens[_position - 1].Span),
                NameSpan = name.Span,
            },
            height + 1);
    }

    // From '[' to ']'.
    private ValueList<BreakdownCondition> Conditions()
    {
        var open = Current;
        _position++;
        var conditions = new List<BreakdownCondition>();
        if (Current.Kind == FormulaTokenKind.CloseBracket)
            Report(FormulaDiagnostics.BadSelection, open, "The selection is empty; expected a condition such as 'sex = female'.");
        while (Current.Kind is not (FormulaTokenKind.CloseBracket or FormulaTokenKind.End))
        {
            if (Condition() is { } condition)
            {
                if (conditions.Exists(c => c.Dimension == condition.Dimension))
                    ReportAt(FormulaDiagnostics.BadSelection, condition.Span, $"The dimension '{condition.Dimension}' is selected twice; expected each once.");
                conditions.Add(condition);
            }

            if (Current.Kind is FormulaTokenKind.Semicolon or FormulaTokenKind.Comma)
            {
                if (Current.Kind == FormulaTokenKind.Comma)
                    Report(FormulaDiagnostics.BadSelection, Current, "Unexpected ','; the conditions of a selection are separated by ';'.");
                _position++;
                if (Current.Kind == FormulaTokenKind.CloseBracket)
                    Report(FormulaDiagnostics.BadSelection, Current, "Unexpected ']'; expected a condition such as 'sex = female' before it.");
            }
        }

        Close(open);
        return conditions.ToValueList();
    }

    // dimension = value. Afterwards the current token is one that can follow a condition.
    private BreakdownCondition? Condition()
    {
        var dimension = Current;
        if (dimension.Kind is not (FormulaTokenKind.Word or FormulaTokenKind.Bad))
        {
            Report(FormulaDiagnostics.BadSelection, dimension, $"Unexpected '{Shown(dimension)}'; expected a condition such as 'sex = female'.");
            SkipCondition();
            return null;
        }

        _position++;
        if (Current is not { Kind: FormulaTokenKind.Operator, Operator: BinaryOperator.Equal })
        {
            ReportAt(FormulaDiagnostics.BadSelection, dimension.Span, $"Expected '=' and a value after '{Shown(dimension)}', as in 'sex = female'.");
            SkipCondition();
            return null;
        }

        _position++;
        var value = Current;
        if (IsConditionEnd(value))
        {
            ReportAt(FormulaDiagnostics.BadSelection, dimension.Span, $"Expected a value after '{Shown(dimension)} =', as in 'sex = female'.");
            return null;
        }

        _position++;
        if (!IsConditionEnd(Current))
        {
            SkipCondition();
            var written = _text[value.Span.Start.._tokens[_position - 1].Span.End];
            ReportAt(
                FormulaDiagnostics.BadSelection, value.Span, $"The value '{FormulaFindings.Shown(written)}' is not a single word; write it in double quotes.");
            return null;
        }

        if (dimension.Kind == FormulaTokenKind.Bad || value.Kind == FormulaTokenKind.Bad)
            return null;
        if (value.Kind is not (FormulaTokenKind.Text or FormulaTokenKind.Number) && !Identifier.IsCode(value.Text))
        {
            Report(FormulaDiagnostics.BadSelection, value, $"Unexpected '{Shown(value)}'; expected a value such as 'female' or '\"18-29\"'.");
            return null;
        }

        if (!Breakdown.TryParse($"{dimension.Text}={value.Text}", out var single) || single.Dimensions.Length != 1)
        {
            Report(
                FormulaDiagnostics.BadSelection, value,
                $"'{Shown(value)}' is no value of a breakdown; expected letters, digits, '_', '.', '-' and '+'.");
            return null;
        }

        return new BreakdownCondition(dimension.Text, value.Text) { Span = TextSpan.Between(dimension.Span, value.Span) };
    }

    private static bool IsConditionEnd(FormulaToken token) =>
        token.Kind is FormulaTokenKind.Semicolon or FormulaTokenKind.Comma or FormulaTokenKind.CloseBracket or FormulaTokenKind.End;

    private void SkipCondition()
    {
        while (!IsConditionEnd(Current))
            _position++;
    }

    private static Parsed Error(TextSpan span) => new(new FormulaExpression.Error { Span = span }, 1);

    private static string Shown(FormulaToken token) =>
        token.Kind == FormulaTokenKind.Text ? $"\"{FormulaFindings.Shown(token.Text)}\"" : FormulaFindings.Shown(token.Text);

    // What was said of a token is not said again in other words.
    private void Report(DiagnosticDescriptor kind, FormulaToken token, string message)
    {
        if (token.Span.Start == _reportedAt && kind != FormulaDiagnostics.Unbalanced)
            return;
        _reportedAt = token.Span.Start;
        ReportAt(kind, token.Span, message);
    }

    private void ReportAt(DiagnosticDescriptor kind, TextSpan span, string message)
    {
        if (!_stopped)
            _findings.Add(kind, span, message);
    }

    // Past a limit the rest of the text is not looked at.
    private void Stop(TextSpan span, string message)
    {
        ReportAt(FormulaDiagnostics.TooLarge, span, message);
        _stopped = true;
        _position = _tokens.Count - 1;
    }

    private readonly record struct Parsed(FormulaExpression Expression, int Height);
}
