namespace SciLiteracy.Domain;

/// <summary>Cuts a unit expression into tokens. It finds no faults itself: what is neither number, code nor sign is a bad word.</summary>
internal static class UnitLexer
{
    public static List<UnitToken> Tokenize(string text)
    {
        List<UnitToken> tokens = [];
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            switch (text[i])
            {
                case '*':
                    tokens.Add(new(UnitTokenKind.Times, i++, "*"));
                    break;
                case '/':
                    tokens.Add(new(UnitTokenKind.Divide, i++, "/"));
                    break;
                case '(':
                    tokens.Add(new(UnitTokenKind.Open, i++, "("));
                    break;
                case ')':
                    tokens.Add(new(UnitTokenKind.Close, i++, ")"));
                    break;
                case '%':
                    tokens.Add(new(UnitTokenKind.Percent, i++, "%"));
                    break;
                case '‰':
                    tokens.Add(new(UnitTokenKind.PerMille, i++, "‰"));
                    break;
                case '^':
                    i = SkipWhiteSpace(text, i + 1);
                    var digits = i;
                    i = EndOfWord(text, i);
                    tokens.Add(new(UnitTokenKind.Power, start, text[digits..i]));
                    break;
                case >= '0' and <= '9':
                    i = EndOfNumber(text, i);
                    tokens.Add(new(UnitTokenKind.Number, start, text[start..i]));
                    break;
                default:
                    i = EndOfWord(text, i);
                    var word = text[start..i];
                    tokens.Add(new(Identifier.IsCode(word) ? UnitTokenKind.Word : UnitTokenKind.BadWord, start, word));
                    break;
            }
        }

        tokens.Add(new(UnitTokenKind.End, text.Length, ""));
        return tokens;
    }

    // Digits, a point with perhaps no digits after it (the parser says so), and an exponent only if it has digits: in "2 each" and "2each" the e is a letter.
    private static int EndOfNumber(string text, int i)
    {
        i = SkipDigits(text, i);
        if (i < text.Length && text[i] == '.')
            i = SkipDigits(text, i + 1);
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var exponent = i + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            var end = SkipDigits(text, exponent);
            if (end > exponent)
                i = end;
        }

        return i;
    }

    private static int SkipDigits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    private static int SkipWhiteSpace(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('*' or '/' or '(' or ')' or '%' or '‰' or '^'))
            i++;
        return i;
    }
}
