using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Holds formulas to limits that are narrower than those of the formula language, which its own checks see to.</summary>
internal static class FormulaSize
{
    /// <summary>Reports the formulas that are longer or deeper than the limits.</summary>
    public static void Check(IndicatorsDocument document, ReaderLimits limits, DiagnosticBuilder findings)
    {
        foreach (var formula in document.Indicators.Select(i => i.Formula).OfType<SourceText>())
        {
            var length = formula.Text.Length;
            if (length > FormulaText.MaximumLength)
                continue;
            if (length > limits.FormulaLength)
            {
                findings.Add(
                    IndicatorDiagnostics.FormulaTooLarge, formula.Location, $"The formula has {length} characters; expected at most {limits.FormulaLength}.");
            }
            else if (limits.FormulaDepth < FormulaText.MaximumDepth && FirstBracketDeeperThan(limits.FormulaDepth, formula.Text) is { } offset)
            {
                findings.Add(IndicatorDiagnostics.FormulaTooLarge, formula.LocationOf(offset), $"Brackets are nested deeper than {limits.FormulaDepth}.");
            }
        }
    }

    private static int? FirstBracketDeeperThan(int limit, string text)
    {
        var depth = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (isQuoted)
                continue;
            if (text[i] is '(' or '[' && ++depth > limit)
                return i;
            if (text[i] is ')' or ']')
                depth--;
        }

        return null;
    }
}
