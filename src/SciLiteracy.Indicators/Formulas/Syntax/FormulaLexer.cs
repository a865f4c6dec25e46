using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>Cuts a formula into tokens. What is wrong is reported and stands for an operand or operator, so that the parser can go on.</summary>
internal static class FormulaLexer
{
    public static List<FormulaToken> Tokenize(string text, FormulaFindings findings)
    {
        List<FormulaToken> tokens = [];
        var i = 0;
        while (true)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            if (i == text.Length)
                break;
            var token = Next(text, i, findings);
            tokens.Add(token);
            i = token.Span.End;
        }

        tokens.Add(new(FormulaTokenKind.End, new(text.Length, 0), ""));
        return tokens;
    }

    private static FormulaToken Next(string text, int i, FormulaFindings findings)
    {
        var c = text[i];
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        switch (c)
        {
            case '(':
                return Make(FormulaTokenKind.OpenParenthesis, 1);
            case ')':
                return Make(FormulaTokenKind.CloseParenthesis, 1);
            case '[':
                return Make(FormulaTokenKind.OpenBracket, 1);
            case ']':
                return Make(FormulaTokenKind.CloseBracket, 1);
            case ',':
                return Make(FormulaTokenKind.Comma, 1);
            case ';':
                return Make(FormulaTokenKind.Semicolon, 1);
            case '%':
                return Make(FormulaTokenKind.Percent, 1);
            case '+':
                return Sign(BinaryOperator.Add, 1);
            case '-':
                return Sign(BinaryOperator.Subtract, 1);
            case '*' when next == '*':
                return Wrong(BinaryOperator.Power, 2, "^");
            case '*':
                return Sign(BinaryOperator.Multiply, 1);
            case '/':
                return Sign(BinaryOperator.Divide, 1);
            case '^':
                return Sign(BinaryOperator.Power, 1);
            case '=':
                return Sign(BinaryOperator.Equal, next == '=' ? 2 : 1);
            case '!' when next == '=':
                return Sign(BinaryOperator.NotEqual, 2);
            case '<' when next == '>':
                return Wrong(BinaryOperator.NotEqual, 2, "!=");
            case '<':
                return next == '=' ? Sign(BinaryOperator.LessOrEqual, 2) : Sign(BinaryOperator.Less, 1);
            case '>':
                return next == '=' ? Sign(BinaryOperator.GreaterOrEqual, 2) : Sign(BinaryOperator.Greater, 1);
            case '!':
                findings.Add(FormulaDiagnostics.BadCharacter, new(i, 1), "'!' is no operator; did you mean 'not'?");
                return Make(FormulaTokenKind.Not, 1);
            case '&':
                return Wrong(BinaryOperator.And, next == '&' ? 2 : 1, "and");
            case '|':
                return Wrong(BinaryOperator.Or, next == '|' ? 2 : 1, "or");
            case '\u2212' or '\u2013':
                return Wrong(BinaryOperator.Subtract, 1, "-");
            case '\u00D7' or '\u00B7':
                return Wrong(BinaryOperator.Multiply, 1, "*");
            case '\u00F7':
                return Wrong(BinaryOperator.Divide, 1, "/");
            case '\u2264':
                return Wrong(BinaryOperator.LessOrEqual, 1, "<=");
            case '\u2265':
                return Wrong(BinaryOperator.GreaterOrEqual, 1, ">=");
            case '\u2260':
                return Wrong(BinaryOperator.NotEqual, 1, "!=");
            case '"':
                return QuotedText(text, i, findings);
            case '\'' or '\u2018' or '\u2019' or '\u201C' or '\u201D':
                return OtherQuotes(text, i, findings);
            default:
                return char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(next)) ? Number(text, i, findings) : Word(text, i, findings);
        }

        FormulaToken Make(FormulaTokenKind kind, int length) => new(kind, new(i, length), text.Substring(i, length));

        FormulaToken Sign(BinaryOperator value, int length) => Make(FormulaTokenKind.Operator, length) with { Operator = value };

        FormulaToken Wrong(BinaryOperator value, int length, string meant)
        {
            findings.Add(FormulaDiagnostics.BadCharacter, new(i, length), $"'{text.AsSpan(i, length)}' is no operator; did you mean '{meant}'?");
            return Sign(value, length);
        }
    }

    // Digits, perhaps a point with digits, perhaps an exponent; what hangs on to it belongs to the same, then bad, number.
    private static FormulaToken Number(string text, int start, FormulaFindings findings)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' || (text[end] is '+' or '-' && IsExponentSign(text, start, end))))
            end++;
        var span = new TextSpan(start, end - start);
        var written = text[start..end];
        if (!IsNumber(written))
        {
            findings.Add(
                FormulaDiagnostics.BadNumber, span,
                $"'{FormulaFindings.Shown(written)}' is no number; expected one such as 12, 0.5 or 1e6, without thousands separators or a unit.");
            return new(FormulaTokenKind.Bad, span, written);
        }

        var value = double.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
            return new(FormulaTokenKind.Number, span, written) { Number = value };
        findings.Add(FormulaDiagnostics.BadNumber, span, $"The number '{FormulaFindings.Shown(written)}' is too large; expected one below 1.8e308.");
        return new(FormulaTokenKind.Bad, span, written);
    }

    private static bool IsExponentSign(string text, int start, int at) =>
        at > start + 1 && text[at - 1] is 'e' or 'E' && at - 1 > start && char.IsAsciiDigit(text[at - 2])
        && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && IsMantissa(text.AsSpan(start, at - 1 - start));

    private static bool IsMantissa(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c != '.')
                return false;
        }

        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        var mantissa = e < 0 ? text : text[..e];
        if (e >= 0)
        {
            var exponent = text[(e + 1)..];
            if (exponent is ['+' or '-', ..])
                exponent = exponent[1..];
            if (exponent.IsEmpty || exponent.IndexOfAnyExceptInRange('0', '9') >= 0)
                return false;
        }

        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? "0" : mantissa[(point + 1)..];
        return !fraction.IsEmpty && (point >= 0 || !whole.IsEmpty)
            && whole.IndexOfAnyExceptInRange('0', '9') < 0 && fraction.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static FormulaToken Word(string text, int start, FormulaFindings findings)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' || char.IsSurrogate(text[end]) || IsMark(text[end])))
            end++;
        if (end == start)
        {
            end++;
            findings.Add(FormulaDiagnostics.BadCharacter, new(start, 1), $"The character '{Visible(text[start])}' means nothing in a formula.");
            return new(FormulaTokenKind.Bad, new(start, 1), text[start..end]);
        }

        var span = new TextSpan(start, end - start);
        var word = text[start..end];
        if (!Identifier.IsCode(word))
        {
            findings.Add(
                FormulaDiagnostics.BadCharacter, span,
                $"'{FormulaFindings.Shown(word)}' is no name; expected a letter from a to z, then letters, digits, '_' or '.', at most {Identifier.MaximumLength}.");
            return new(FormulaTokenKind.Bad, span, word);
        }

        return word switch
        {
            "if" => new(FormulaTokenKind.If, span, word),
            "true" => new(FormulaTokenKind.True, span, word),
            "false" => new(FormulaTokenKind.False, span, word),
            "not" => new(FormulaTokenKind.Not, span, word),
            "and" => new(FormulaTokenKind.Operator, span, word) { Operator = BinaryOperator.And },
            "or" => new(FormulaTokenKind.Operator, span, word) { Operator = BinaryOperator.Or },
            _ => new(FormulaTokenKind.Word, span, word),
        };
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Visible(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format
        ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")
        : c.ToString();

    // Between double quotes; two of them inside stand for one.
    private static FormulaToken QuotedText(string text, int start, FormulaFindings findings)
    {
        var end = start + 1;
        while (true)
        {
            end = text.IndexOf('"', end);
            if (end < 0)
            {
                findings.Add(FormulaDiagnostics.Unbalanced, new(start, 1), "The quotation mark '\"' is not closed.");
                return new(FormulaTokenKind.Bad, new(start, text.Length - start), text[start..]);
            }

            end++;
            if (end == text.Length || text[end] != '"')
                break;
            end++;
        }

        var value = text[(start + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
        return new(FormulaTokenKind.Text, new(start, end - start), value);
    }

    private static FormulaToken OtherQuotes(string text, int start, FormulaFindings findings)
    {
        var close = text[start] switch { '\u2018' => "\u2019", '\u201C' => "\u201D", _ => text[start].ToString() };
        var end = text.IndexOf(close, start + 1, StringComparison.Ordinal);
        findings.Add(FormulaDiagnostics.BadCharacter, new(start, 1), $"A text stands in double quotes '\"', not in '{text[start]}'.");
        return end < 0
            ? new(FormulaTokenKind.Bad, new(start, 1), text[start].ToString())
            : new(FormulaTokenKind.Text, new(start, end + 1 - start), text[(start + 1)..end]);
    }
}
