using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Syntax;

/// <summary>Takes the findings about one formula: places by position in the text, and no more than a reader can use.</summary>
internal sealed class FormulaFindings(SourceText formula, SourceLocation around, DiagnosticBuilder diagnostics)
{
    public const int Maximum = 32;

    private int _count;

    /// <summary>Gets whether an error was found, shown or not.</summary>
    public bool HasErrors { get; private set; }

    public void Add(DiagnosticDescriptor kind, TextSpan span, string message)
    {
        HasErrors |= kind.Severity == DiagnosticSeverity.Error;
        if (++_count <= Maximum)
            diagnostics.Add(kind, LocationOf(span), message);
    }

    public SourceLocation LocationOf(TextSpan span) => formula.Location.IsKnown ? formula.LocationOf(span.Start) : around;

    /// <summary>Returns a piece of a text for a message; long ones are cut.</summary>
    public static string Shown(string text) => text.Length <= 40 ? text : $"{text.AsSpan(0, 39)}…";
}
