namespace SciLiteracy.Domain;

/// <summary>The agencies of a project, leads first, as the plan lists them.</summary>
public sealed record DivisionOfLabour : Located
{
    /// <summary>Gets the agencies that lead, in the order of the list.</summary>
    public ValueList<Reference> Lead { get; init; } = [];

    /// <summary>Gets the agencies that take part, in the order of the list.</summary>
    public ValueList<Reference> Participant { get; init; } = [];

    /// <summary>Gets whether the source states the roles or they were concluded from it.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>Gets whether the source breaks off before the list ends.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Gets where in the source document the list stands.</summary>
    public SourceLocator? Source { get; init; }
}
