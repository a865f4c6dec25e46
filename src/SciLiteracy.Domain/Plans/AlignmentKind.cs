namespace SciLiteracy.Domain;

/// <summary>How a local plan takes up an element of the national plan.</summary>
public enum AlignmentKind
{
    /// <summary>A local element says that it takes it up.</summary>
    Declared,

    /// <summary>Nothing says so, but a local element of the same kind has the same id.</summary>
    SameId,

    /// <summary>A project that nothing takes up as such, but something takes up one of its tasks or measures.</summary>
    ByParts,

    /// <summary>Nothing takes it up.</summary>
    Gap,
}
