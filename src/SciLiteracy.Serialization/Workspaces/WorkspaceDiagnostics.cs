using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The findings about the kinds of documents, the files of a workspace, and how they go together.</summary>
public static class WorkspaceDiagnostics
{
    /// <summary>A document whose first key is no kind.</summary>
    public static readonly DiagnosticDescriptor UnknownDocumentKind = new("SL1101", DiagnosticSeverity.Error, "Unknown kind of document");

    /// <summary>A document of a kind that a later version reads; it is passed over.</summary>
    public static readonly DiagnosticDescriptor LaterDocumentKind = new("SL1102", DiagnosticSeverity.Warning, "Kind of document not read by this version");

    /// <summary>A path or pattern of a workspace to which no file belongs.</summary>
    public static readonly DiagnosticDescriptor NoSuchFile = new("SL1103", DiagnosticSeverity.Error, "No such file in the workspace");

    /// <summary>A path that leaves the folder of the workspace, or a link in it that does.</summary>
    public static readonly DiagnosticDescriptor OutsideWorkspace = new("SL1104", DiagnosticSeverity.Error, "Path outside the workspace");

    /// <summary>A path that cannot name a file: empty, or with characters that paths do not have.</summary>
    public static readonly DiagnosticDescriptor BadPath = new("SL1105", DiagnosticSeverity.Error, "Malformed path");

    /// <summary>More files than <see cref="ReaderLimits.Files"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyFiles = new("SL1106", DiagnosticSeverity.Error, "Too many files");

    /// <summary>A file that is listed twice; it is read once.</summary>
    public static readonly DiagnosticDescriptor FileListedTwice = new("SL1107", DiagnosticSeverity.Warning, "File listed twice");

    /// <summary>A path that names a folder, a device or something else that is no file.</summary>
    public static readonly DiagnosticDescriptor NotAFile = new("SL1108", DiagnosticSeverity.Error, "Not a file");

    /// <summary>A file that is there and cannot be read.</summary>
    public static readonly DiagnosticDescriptor UnreadableFile = new("SL1109", DiagnosticSeverity.Error, "File cannot be read");

    /// <summary>A workspace with two plans.</summary>
    public static readonly DiagnosticDescriptor SecondPlan = new("SL1110", DiagnosticSeverity.Error, "Second plan in a workspace");

    /// <summary>A workspace with two schedules.</summary>
    public static readonly DiagnosticDescriptor SecondSchedule = new("SL1111", DiagnosticSeverity.Error, "Second schedule in a workspace");

    /// <summary>A workspace with a schedule and no plan.</summary>
    public static readonly DiagnosticDescriptor ScheduleWithoutPlan = new("SL1112", DiagnosticSeverity.Error, "Schedule without a plan");

    /// <summary>A workspace among the documents of a workspace.</summary>
    public static readonly DiagnosticDescriptor NestedWorkspace = new("SL1113", DiagnosticSeverity.Error, "Workspace inside a workspace");

    /// <summary>A document of another kind where a workspace or a plan is asked for.</summary>
    public static readonly DiagnosticDescriptor WrongDocumentKind = new("SL1114", DiagnosticSeverity.Error, "Document of another kind");

    /// <summary>Statistics over which the formulas would compute more cells than <see cref="ReaderLimits.ComputedCells"/>.</summary>
    public static readonly DiagnosticDescriptor TooManyCells = new("SL1115", DiagnosticSeverity.Error, "Too many cells to compute");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownDocumentKind, LaterDocumentKind, NoSuchFile, OutsideWorkspace, BadPath, TooManyFiles, FileListedTwice, NotAFile, UnreadableFile,
        SecondPlan, SecondSchedule, ScheduleWithoutPlan, NestedWorkspace, WrongDocumentKind, TooManyCells,
    ];
}
