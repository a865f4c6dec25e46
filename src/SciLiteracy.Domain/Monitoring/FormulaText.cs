namespace SciLiteracy.Domain;

/// <summary>What can be said of a formula before it is parsed: its size, its brackets, and the indicators it names.</summary>
public static class FormulaText
{
    /// <summary>The longest formula, in characters.</summary>
    public const int MaximumLength = 4096;

    /// <summary>The deepest nesting of brackets.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Gets the words of the formula language; no indicator may be called like one of them.</summary>
    public static ValueList<string> Keywords { get; } = ["and", "false", "if", "not", "or", "true"];

    /// <summary>
    /// Returns the indicators that a formula names, each with its place, in the order of the text: every code that is not a keyword, not the name of a
    /// function (a bracket follows) and not inside the square brackets of a breakdown.
    /// </summary>
    /// <param name="formula">The formula.</param>
    /// <param name="findings">Receives what is wrong with the text.</param>
    public static ValueList<Reference> References(SourceText formula, DiagnosticBuilder findings)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(findings);
        var text = formula.Text;
        if (text.Length > MaximumLength)
        {
            findings.Add(
                IndicatorDiagnostics.FormulaTooLarge, formula.Location, $"The formula has {text.Length} characters; expected at most {MaximumLength}.");
            return [];
        }

        var references = new List<Reference>();
        var open = new Stack<(char Bracket, int At)>();
        var inBreakdown = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                var end = text.IndexOf('"', i + 1);
                if (end < 0)
                {
                    findings.Add(IndicatorDiagnostics.FormulaUnbalanced, At(i), "The quotation mark '\"' is not closed.");
                    break;
                }

                i = end;
            }
            else if (c is '(' or '[')
            {
                open.Push((c, i));
                inBreakdown += c == '[' ? 1 : 0;
                if (open.Count > MaximumDepth)
                {
                    findings.Add(IndicatorDiagnostics.FormulaTooLarge, At(i), $"Brackets are nested deeper than {MaximumDepth}.");
                    return references.ToValueList();
                }
            }
            else if (c is ')' or ']')
            {
                var opening = c == ')' ? '(' : '[';
                if (open.TryPeek(out var last) && last.Bracket == opening)
                    open.Pop();
                else
                    findings.Add(IndicatorDiagnostics.FormulaUnbalanced, At(i), $"The bracket '{c}' closes nothing.");
                inBreakdown -= c == ']' && inBreakdown > 0 ? 1 : 0;
            }
            else if (char.IsAsciiLetter(c))
            {
                var end = i + 1;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.'))
                    end++;
                var word = text[i..end];
                var isCall = text.AsSpan(end).TrimStart() is ['(', ..];
                if (!isCall && inBreakdown == 0 && !Keywords.Contains(word))
                    references.Add(new Reference(word) { Location = At(i) });
                i = end - 1;
            }
            else if (char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                i = EndOfNumber(text, i) - 1;
            }
            else if (!char.IsWhiteSpace(c) && !"+-*/^<>=!,%_".Contains(c, StringComparison.Ordinal) && !(c == ';' && inBreakdown > 0))
            {
                findings.Add(IndicatorDiagnostics.FormulaCharacter, At(i), $"The character '{c}' means nothing in a formula.");
            }
        }

        foreach (var (bracket, at) in open.Reverse())
            findings.Add(IndicatorDiagnostics.FormulaUnbalanced, At(at), $"The bracket '{bracket}' is not closed.");
        return references.ToValueList();

        SourceLocation At(int offset) => formula.LocationOf(offset);
    }

    private static int EndOfNumber(string text, int start)
    {
        var i = start;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.'))
            i++;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            var exponent = i + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
                exponent++;
            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                i = exponent;
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
            }
        }

        return i;
    }
}
