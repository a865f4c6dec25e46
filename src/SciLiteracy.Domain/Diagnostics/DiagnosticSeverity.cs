namespace SciLiteracy.Domain;

/// <summary>How grave a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>Probably not meant; the document is used all the same.</summary>
    Warning,

    /// <summary>The document cannot be used as it is.</summary>
    Error,
}
