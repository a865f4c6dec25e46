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

    /// <summary>An indicator or denominator of an index that the workspace does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownIndicator = new("SL6204", DiagnosticSeverity.Error, "Indicator of an index not in the workspace");

    /// <summary>Groups that a workspace does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownGroups = new("SL6205", DiagnosticSeverity.Error, "Groups not in the workspace");

    /// <summary>A region or a level of regions that the workspace does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownRegion = new("SL6206", DiagnosticSeverity.Error, "Region of an index not in the workspace");

    /// <summary>A selection of cells in which the workspace has no value.</summary>
    public static readonly DiagnosticDescriptor NoCells = new("SL6207", DiagnosticSeverity.Error, "No values for an index");

    /// <summary>Two indices of one id in a workspace.</summary>
    public static readonly DiagnosticDescriptor DuplicateIndex = new("SL6208", DiagnosticSeverity.Error, "Index defined twice");

    /// <summary>A file with standard errors or replicates that is not there, outside the folder of the index, or of no form that is read.</summary>
    public static readonly DiagnosticDescriptor BadErrorFile = new("SL6209", DiagnosticSeverity.Error, "File with errors of the data not usable");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [OutOfRange, BadStep, Contradiction, WrongCount, UnknownIndicator, UnknownGroups, UnknownRegion, NoCells, DuplicateIndex, BadErrorFile];
}
