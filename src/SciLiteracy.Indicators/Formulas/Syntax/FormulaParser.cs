using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>Reads formulas, with all their faults; docs/formula-language.md has the grammar.</summary>
public static class FormulaParser
{
    /// <summary>The longest formula, in characters.</summary>
    public const int MaximumLength = FormulaText.MaximumLength;

    /// <summary>The deepest nesting of brackets, signs and powers.</summary>
    public const int MaximumDepth = FormulaText.MaximumDepth;

    /// <summary>The most operations of which each takes the result of the one before, as in <c>a + b + c + …</c>.</summary>
    public const int MaximumHeight = 512;

    /// <summary>Reads a formula.</summary>
    /// <param name="formula">The formula. A string converts to it by itself.</param>
    /// <returns>The expression, or every finding at its place in the text; of a formula with more than 32 the first ones.</returns>
    public static Result<FormulaExpression> Parse(SourceText formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var diagnostics = new DiagnosticBuilder();
        var expression = Parse(formula.Text, new FormulaFindings(formula, SourceLocation.None, diagnostics));
        return diagnostics.ToResult(() => expression!);
    }

    internal static FormulaExpression? Parse(string text, FormulaFindings findings)
    {
        if (text.Length > MaximumLength)
        {
            findings.Add(FormulaDiagnostics.TooLarge, default, $"The formula has {text.Length} characters; expected at most {MaximumLength}.");
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Add(FormulaDiagnostics.Syntax, default, "The formula is empty; expected an expression such as 'a / b'.");
            return null;
        }

        var whole = new PrecedenceParser(text, findings).Parse();
        return findings.HasErrors ? null : whole;
    }
}
