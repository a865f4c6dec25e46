namespace SciLiteracy.Domain;

/// <summary>A kind of finding: its stable code, its severity and what it means. docs/diagnostics.md lists all of them.</summary>
/// <param name="Code">The stable code, <c>SL</c> and four digits.</param>
/// <param name="Severity">The severity of every finding of this kind.</param>
/// <param name="Title">What is wrong, in a few words.</param>
public sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title)
{
    /// <summary>Makes a finding of this kind.</summary>
    /// <param name="location">Where it was found.</param>
    /// <param name="message">One sentence: what was found and what was expected, with the offending text in single quotes.</param>
    public Diagnostic At(SourceLocation location, string message) => new(Code, Severity, message, location);
}
