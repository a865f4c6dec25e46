namespace SciLiteracy.Domain;

/// <summary>What changed of a project's division of labour, apart from the agencies in it.</summary>
public enum DivisionAspect
{
    /// <summary>Whether the plan has one for the project.</summary>
    Presence,

    /// <summary>Whether it is stated or inferred.</summary>
    Evidence,

    /// <summary>Whether the source breaks off within it.</summary>
    Truncation,

    /// <summary>Where in the source document it stands.</summary>
    Source,
}
