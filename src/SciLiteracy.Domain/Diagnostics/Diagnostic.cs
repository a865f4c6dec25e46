namespace SciLiteracy.Domain;

/// <summary>A finding about a document, at a place in it.</summary>
/// <param name="Code">Stable code such as SL2003; docs/diagnostics.md has the cause and the remedy.</param>
/// <param name="Severity">Only <see cref="DiagnosticSeverity.Error"/> keeps a result from having a value.</param>
/// <param name="Message">One sentence: what was found and what was expected, with the offending text in single quotes.</param>
/// <param name="Location">Path, line and column; both count from 1.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Message, SourceLocation Location)
{
    /// <summary>For instance <c>plans/kenya.yaml:12:7: error SL2003: Unknown indicator 'LIT-14'; did you mean 'LIT-15'?</c></summary>
    public override string ToString()
    {
        var severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{Location}: {severity} {Code}: {Message}";
    }
}
