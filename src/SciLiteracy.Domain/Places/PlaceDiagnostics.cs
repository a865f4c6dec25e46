namespace SciLiteracy.Domain;

/// <summary>The kinds of findings about regions; SL4401 to SL4449.</summary>
public static class PlaceDiagnostics
{
    /// <summary>A code is not made of letters, digits, '_', '.' and '-', beginning with a letter or digit.</summary>
    public static readonly DiagnosticDescriptor BadRegionCode = new("SL4401", DiagnosticSeverity.Error, "Bad code of a region");

    /// <summary>Two regions have the same code.</summary>
    public static readonly DiagnosticDescriptor DuplicateRegion = new("SL4402", DiagnosticSeverity.Error, "Region defined twice");

    /// <summary>The parent of a region is not among the regions.</summary>
    public static readonly DiagnosticDescriptor UnknownParent = new("SL4403", DiagnosticSeverity.Error, "Unknown parent of a region");

    /// <summary>A grouping of a region is not among the regions.</summary>
    public static readonly DiagnosticDescriptor UnknownGroup = new("SL4404", DiagnosticSeverity.Error, "Unknown grouping of a region");

    /// <summary>Going from parent to parent leads back to the same region.</summary>
    public static readonly DiagnosticDescriptor RegionCycle = new("SL4405", DiagnosticSeverity.Error, "Region inside itself");

    /// <summary>A region to which others belong as to a grouping has a parent or children; groupings are outside the tree.</summary>
    public static readonly DiagnosticDescriptor GroupInTree = new("SL4406", DiagnosticSeverity.Error, "Grouping inside the tree of regions");

    /// <summary>A region names the same grouping twice; once is enough.</summary>
    public static readonly DiagnosticDescriptor RepeatedGroup = new("SL4407", DiagnosticSeverity.Warning, "Grouping named twice");

    /// <summary>A region names itself as its grouping.</summary>
    public static readonly DiagnosticDescriptor GroupOfItself = new("SL4408", DiagnosticSeverity.Error, "Grouping of itself");

    /// <summary>Something is said of a region that is not defined.</summary>
    public static readonly DiagnosticDescriptor UnknownRegion = new("SL4409", DiagnosticSeverity.Error, "Region not defined");

    /// <summary>A region is said to consist of fewer regions than name it as their parent or grouping.</summary>
    public static readonly DiagnosticDescriptor TooFewParts = new("SL4410", DiagnosticSeverity.Error, "Fewer parts than regions");

    /// <summary>Gets all kinds of this class, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [BadRegionCode, DuplicateRegion, UnknownParent, UnknownGroup, RegionCycle, GroupInTree, RepeatedGroup, GroupOfItself, UnknownRegion, TooFewParts];
}
