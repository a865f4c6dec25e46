using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about index documents that no other kind of document has; SL6200 to SL6219.</summary>
public static class IndexDocumentDiagnostics
{
    /// <summary>A number that is readable but not allowed there: a share above 1, a negative weight, goalposts that span no range.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new("SL6200", DiagnosticSeverity.Error, "Number out of range");

    /// <summary>A step that is not one key with its settings.</summary>
    public static readonly DiagnosticDescriptor BadStep = new("SL6201", DiagnosticSeverity.Error, "Malformed step");

    /// <summary>Two keys that exclude each other.</summary>
    public static readonly DiagnosticDescriptor Contradiction = new("SL6202", DiagnosticSeverity.Error, "Keys that exclude each other");

    /// <summary>A list that needs entries and has none, or not as many as it must have.</summary>
    public static readonly DiagnosticDescriptor WrongCount = new("SL6203", DiagnosticSeverity.Error, "Wrong number of entries");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [OutOfRange, BadStep, Contradiction, WrongCount];
}
